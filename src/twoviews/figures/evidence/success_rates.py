"""Twenty-three rates of success, each a mark in the line of its data set; one data set is told in full."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.outcomes import WORKED
from twoviews.figures.rows import tell
from twoviews.figures.style import PAPER, QUIET, canvas, offer, place, say

TOLD_IN_FULL = "EUSANCT"
LEFT, RIGHT, HEAD, LINE, FULL, FOOT = 96.0, 690.0, 8.0, 34.0, 88.0, 62.0
WIDEST, CLOSE = 80, 5
TOLD = ("dataset", "label", "rate_percent", "numerator", "denominator")


def draw() -> Figure:
    """A line a data set: the one that is told in full with its numbers, then the others, quiet."""
    rates = [{**row, "family": family(row["dataset"])} for row in tables.rows("success_rate_by_definition")]
    families = tables.grouped(rates, "family").items()
    lines = sorted(families, key=lambda line: (line[0] != TOLD_IN_FULL, -len(line[1])))
    bottom = HEAD + FULL + LINE * (len(lines) - 1)
    figure = canvas(bottom + FOOT)
    axes = place(figure, LEFT, HEAD, RIGHT, bottom)
    axes.set(xlim=(0, WIDEST), ylim=(bottom - HEAD, 0), yticks=[], xticks=range(0, WIDEST + 1, 20))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f} %")
    axes.grid(axis="x")
    axes.spines[["left"]].set_visible(False)
    offer(axes, "rate", "x", (bottom - HEAD, 0))
    _in_full(axes, lines[0][1])
    for number, (name, line) in enumerate(lines[1:]):
        y = FULL + LINE * (number + 0.5)
        say(axes, 0, y, name, dx=-LEFT + 4)
        _marks(axes, y, line, QUIET)
    _key(axes, bottom - HEAD)
    return figure


def family(dataset: str) -> str:
    """The short name of a data set, without its edition and its years."""
    return dataset.split(" ")[0].split("-")[0]


def _in_full(axes: Axes, line: Sequence[tables.Row]) -> None:
    """The lowest and the highest rate with what counted as a success, those between as numbers."""
    y, ordered = 0.44 * FULL, sorted(line, key=itemgetter("rate_percent"))
    rates = [row["rate_percent"] for row in ordered]
    first, last = rates[0], rates[-1]
    axes.plot([first, last], [y, y], color=WORKED, lw=2)
    say(axes, 0, y, TOLD_IN_FULL, dx=-LEFT + 4, weight="bold")
    _marks(axes, y, ordered, WORKED)
    before = -WIDEST
    for rate in rates:
        up = 19 if rate - before > CLOSE else -20
        say(axes, rate, y, f"{rate:.0f} %", dy=up, ha="center", weight="bold")
        before = rate
    say(axes, first, y, ordered[0]["label"], dx=-8, dy=-20)
    say(axes, last, y, ordered[-1]["label"], dx=8, dy=-20, ha="right")


def _marks(axes: Axes, y: float, line: Sequence[tables.Row], colour: str) -> None:
    for rate in line:
        fill = colour if rate["status"] == "recomputed" else PAPER
        spot = axes.plot(rate["rate_percent"], y, "o", ms=10, color=colour, mfc=fill, mew=1.8)
        tell(spot, rate, *TOLD)


def _key(axes: Axes, bottom: float) -> None:
    """What a filled and a hollow mark mean, below the scale."""
    for at, fill, words in ((0.0, QUIET, "counted again from the cases"), (34.0, PAPER, "as published")):
        axes.plot(at + 1, bottom + 44, "o", ms=10, color=QUIET, mfc=fill, mew=1.8, clip_on=False)
        say(axes, at + 1, bottom, words, dx=12, dy=-44, color=QUIET)
