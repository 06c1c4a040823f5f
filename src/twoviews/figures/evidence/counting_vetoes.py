"""Council votes on North Korea in order, and what counting the past would have said of the next one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import INK, PETROL, QUIET, canvas, place, say
from twoviews.models.forecasts import run_continues

LEFT, RIGHT = 76.0, 560.0
ASKED = date(2018, 4, 19)
UNANIMOUS: dict[str, Any] = {"marker": "o", "ms": 8, "ls": "", "color": INK, "mfc": "none", "mew": 1.8}
VETOED: dict[str, Any] = {"marker": "X", "ms": 12, "ls": "", "color": PETROL.colour}


def draw() -> Figure:
    """Above, each vote as it ended; below, the chance of a veto that a count of all votes before it gives."""
    cast = [row for row in tables.rows("unsc_votes") if row["votes_yes"] is not None]
    votes = sorted(cast, key=itemgetter("date"))
    days, vetoed = [vote["date"] for vote in votes], [vote["votes_yes"] < 15 for vote in votes]
    figure = canvas(400)
    above, below = place(figure, LEFT, 56, RIGHT, 116), place(figure, LEFT, 190, RIGHT, 340)
    for axes in (above, below):
        axes.set(xlim=(date(2006, 1, 1).toordinal(), date(2025, 1, 1).toordinal()))
        axes.set_xticks([date(year, 1, 1).toordinal() for year in range(2006, 2026, 3)])
        axes.set_xticklabels([str(year) for year in range(2006, 2026, 3)])
    _votes(above, vetoed, votes)
    _chance(below, days, vetoed)
    return figure


def _votes(axes: Axes, vetoed: Sequence[bool], votes: Sequence[tables.Row]) -> None:
    axes.set(ylim=(0, 1), yticks=[])
    axes.spines["left"].set_visible(False)
    axes.set_xticklabels([])
    for failed, row in zip(vetoed, votes, strict=True):
        spot = axes.plot(row["date"].toordinal(), 0.5, **(VETOED if failed else UNANIMOUS))
        tell(spot, row, "date", "decision", "votes_yes", "votes_no", "votes_abstain")
    say(axes, axes.get_xlim()[0], 1, "how each vote ended", dx=-68, dy=30, weight="bold")
    for y, look, words in ((0.85, UNANIMOUS, "15 to 0"), (0.2, VETOED, "vetoed")):
        axes.plot([axes.get_xlim()[1] + 250], [y], clip_on=False, **look)
        say(axes, axes.get_xlim()[1] + 250, y, words, dx=16)


def _chance(axes: Axes, days: Sequence[date], vetoed: Sequence[bool]) -> None:
    """Laplace's rule: (vetoes so far + 1) / (votes so far + 2), which stays until the next vote."""
    first = vetoed.index(True)
    chances = [
        100 * (1 - run_continues(n, 1)) if n <= first else 100 * (sum(vetoed[:n]) + 1) / (n + 2)
        for n in range(1, len(days) + 1)
    ]
    edge = axes.get_xlim()[1]
    at = [*(day.toordinal() for day in days), edge]
    axes.step(at, [*chances, chances[-1]], where="post", color=INK)
    axes.set(ylim=(0, 36))
    axes.set_yticks([0, 10, 20, 30], labels=["0 %", "10 %", "20 %", "30 %"])
    axes.grid(axis="y")
    start = axes.get_xlim()[0]
    say(axes, start, 36, "chance of a veto at the next vote, by counting alone", dx=-68, dy=22, weight="bold")
    asked = sum(day <= ASKED for day in days)
    axes.axvline(ASKED.toordinal(), color=QUIET, lw=1.2, ls=(0, (4, 3)))
    say(axes, ASKED.toordinal(), 27, f"April 2018: {asked} votes,", dx=-10, dy=9, ha="right")
    say(axes, ASKED.toordinal(), 27, f"{chances[asked - 1]:.0f} %", dx=-10, dy=-9, ha="right", weight="bold")
    say(axes, edge, chances[-1], f"{chances[-1]:.0f} % after", dx=8, dy=9)
    say(axes, edge, chances[-1], f"{len(days)} votes", dx=8, dy=-9)
