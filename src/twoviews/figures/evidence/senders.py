"""Russia and the United States as senders: the same three definitions in two data sets."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.outcomes import gsdb, ties
from twoviews.figures.rows import tell
from twoviews.figures.style import QUIET, RUSSIA, US, canvas, place, say
from twoviews.models.success import Least, Tally, judged

GSDB_ROWS = ("reached in full", "... or in part", "... or settled")
TIES_ROWS = ("gave way completely", "... or in part", "... or settled")
SENDERS = ((RUSSIA, "Russia/USSR", "primary sender RUS"), (US, "United States", "primary sender USA"))
APART = 0.17


def draw() -> Figure:
    """Two panels, three rows each; one mark a sender, with the count of its cases."""
    pairs, impositions = tables.rows("gsdb_r4_outcome_summary"), tables.rows("ties_impositions_summary")
    senders = {row["category"]: row for row in pairs if row["dimension"] == "sender"}
    groups = {row["group"]: row for row in impositions}
    figure = canvas(470)
    upper, lower = place(figure, 190, 66, 690, 196), place(figure, 190, 300, 690, 430)
    _panel(
        upper,
        "GSDB 4, 1950–2023: aims of cases that have ended",
        GSDB_ROWS,
        [(gsdb(senders[s]), senders[s]["source"]) for _, s, _ in SENDERS],
    )
    _panel(
        lower,
        "TIES 4, 1945–2005: impositions with a known outcome",
        TIES_ROWS,
        [(ties(groups[t]), groups[t]["source"]) for *_, t in SENDERS],
    )
    return figure


def _panel(axes: Axes, title: str, rows: tuple[str, ...], tallies: list[tuple[Tally, str]]) -> None:
    axes.set(xlim=(0, 80), ylim=(2.5, -0.5), xticks=range(0, 81, 20))
    axes.set_yticks(range(3), labels=rows)
    axes.tick_params(axis="y", length=0)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f} %")
    axes.grid(axis="x")
    say(axes, 0, -0.5, title, dx=-182, dy=38, weight="bold")
    for number, (tally, source) in enumerate(tallies):
        _sender(axes, title, rows, tally, number, source)


def _sender(axes: Axes, title: str, rows: tuple[str, ...], tally: Tally, number: int, source: str) -> None:
    mark = SENDERS[number][0]
    rates = [judged(tally, least) for least in Least]
    percent = np.array([float(rate.percent) for rate in rates])
    y = np.arange(3) + (APART if number else -APART)
    for x, at, least, rate in zip(percent, y, rows, rates, strict=True):
        told = {"data set": title.split(":")[0], "sender": SENDERS[number][1], "result": least}
        numbers = {"per cent": round(float(x), 1), "successes": int(rate.successes), "cases": int(rate.cases)}
        tell(axes.plot(x, at, mark.marker, color=mark.colour, ms=10), told | numbers | {"source": source})
        say(axes, x, at, f"{x:.1f} %", dx=11)
    left = 1.0 + 34 * number
    axes.plot(left, -0.92, mark.marker, color=mark.colour, ms=10, clip_on=False)
    say(axes, left, -0.92, f"{mark.name}, {rates[0].cases:.0f}", dx=11, color=QUIET)
