"""The aim of one billion and what came of it: trade of Russia and the DPRK, 2009 to 2021."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.evidence.russia_trade import FAMILIES, totals
from twoviews.figures.rows import tell
from twoviews.figures.style import INK, PAPER, QUIET, RUSSIA, canvas, place, say

FIRST, LAST = 2009, 2021
TOLD = ("year", "total_usd_million", "series")
BREAK = 2015
ARTICLE_BASE = 2010
# Where the number of a year stands beside its mark, if not below it: right and up.
BESIDE = {
    2009: (0, 16),
    2011: (30, 0),
    2012: (0, -26),
    2013: (32, 10),
    2017: (0, 16),
    2020: (0, 16),
    2021: (-36, 10),
}


def draw() -> Figure:
    """Above, the way to the aim from its base year; below, the same trade large enough to read."""
    trade = [row for row in totals() if FIRST <= row["year"] <= LAST]
    chosen, others = ([row for row in trade if row["preferred"] is which] for which in (True, False))
    figure = canvas(640)
    above, below = place(figure, 62, 34, 700, 262), place(figure, 62, 330, 700, 540)
    _frame(above, 1100, range(0, 1001, 250))
    _frame(below, 150, range(0, 151, 50))
    say(above, FIRST - 0.5, 1100, "million US dollars a year", dx=-54, dy=18)
    say(below, FIRST - 0.5, 150, "the same trade, drawn larger", dx=-54, dy=22, weight="bold")
    for axes in (above, below):
        _outcome(axes, chosen)
    _aims(above)
    _others(below, others)
    _values(below, chosen)
    _bases(below)
    _key(below)
    return figure


def _frame(axes: Axes, top: float, ticks: range) -> None:
    axes.set(xlim=(FIRST - 0.5, LAST + 0.5), ylim=(0, top), yticks=ticks)
    axes.set_xticks(range(FIRST, LAST + 1, 2))
    axes.set_xticks(range(FIRST, LAST + 1), minor=True)
    axes.set_yticks(ticks, labels=[f"{tick:,}" for tick in ticks])
    axes.grid(axis="y")
    axes.axvline(BREAK - 0.5, color=QUIET, lw=1.2, ls=(0, (2, 3)), ymax=0.92)


def _outcome(axes: Axes, rows: Sequence[tables.Row]) -> None:
    """A line only between neighbouring years of one source."""
    for before, after in pairwise(rows):
        if _marker(before["series"]) == _marker(after["series"]):
            ends = [(row["year"], row["total_usd_million"]) for row in (before, after)]
            axes.plot(*zip(*ends, strict=True), color=RUSSIA.colour, lw=2)
    for row in rows:
        at = row["year"], row["total_usd_million"]
        look: dict[str, Any] = {"color": RUSSIA.colour, "ms": 8, "mec": PAPER, "mew": 0.5, "clip_on": False}
        tell(axes.plot(*at, _marker(row["series"]), **look), row, *TOLD)


def _aims(axes: Axes) -> None:
    for aim in tables.rows("russia_trade_targets"):
        if aim["base_usd_million"] is None:
            continue
        start = aim["base_year"], aim["base_usd_million"]
        end = aim["target_year"], aim["target_usd_million"]
        axes.plot(*zip(start, end, strict=True), color=INK, lw=1.6, ls=(0, (1, 3)))
        axes.plot(*start, "o", color=INK, ms=6)
        spot = axes.plot(*end, "*", color=INK, ms=16, mfc="none", mew=1.4, clip_on=False)
        tell(spot, aim, "announced", "announced_by", "target_year", "target_usd_million", "multiple")
        words = f"{end[1]:,.0f} by {end[0]:.0f}: {aim['multiple']:g} times {start[0]:.0f}"
        side = "right" if end[0] > BREAK else "left"
        say(axes, *end, words, dx=-14 if side == "right" else 14, dy=-12, ha=side)
    say(axes, BREAK - 0.5, 1100, "another source from 2015", dx=-6, dy=-52, ha="right", color=QUIET)


def _others(axes: Axes, rows: Sequence[tables.Row]) -> None:
    for row in rows:
        at = row["year"], row["total_usd_million"]
        tell(axes.plot(*at, _marker(row["series"]), ms=6, mfc="none", mec=QUIET, mew=1), row, *TOLD)


def _marker(series: str) -> str:
    """The sign of the source; two series with one sign count alike."""
    return next(marker for words, marker, _ in FAMILIES if words in series.lower())


def _values(axes: Axes, rows: Sequence[tables.Row]) -> None:
    for row in rows:
        total = row["total_usd_million"]
        words = f"{total:.2f}" if total < 1 else f"{total:.1f}".removesuffix(".0")
        right, up = BESIDE.get(row["year"], (0, -16))
        say(axes, row["year"], total, words, dx=right, dy=up, ha="center")


def _bases(axes: Axes) -> None:
    say(axes, ARTICLE_BASE, 150, "the article’s base", dy=-6, ha="center", color=QUIET)
    say(axes, 2013, 150, "the minister’s base", dy=-6, ha="center", color=QUIET)


def _key(axes: Axes) -> None:
    handles = [
        axes.plot([], [], marker, color=RUSSIA.colour, ms=7, ls="-", label=name)[0]
        for _, marker, name in FAMILIES
    ]
    hollow = "hollow: what another source printed"
    handles.append(axes.plot([], [], "o", mfc="none", mec=QUIET, ms=6, label=hollow)[0])
    axes.legend(handles=handles, loc="upper left", bbox_to_anchor=(-0.09, -0.14), columnspacing=1.2, ncols=2)
