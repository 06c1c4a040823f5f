"""Trade of the DPRK with Russia, 1992 to 2024: what each source printed, and the aim of one billion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from operator import itemgetter
from statistics import fmean
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import INK, PAPER, QUIET, RUSSIA, canvas, offer, place, say

# Sources that count alike: words that a series name holds, marker, name in the key. The first match counts.
FAMILIES: tuple[tuple[str, str, str], ...] = (
    ("direction of trade", "o", "IMF data, in a research file"),
    ("kotra", "s", "KOTRA, the South's trade agency"),
    ("itc", "^", "ITC Trade Map"),
    ("customs", "D", "Russian customs"),
    ("", "P", "officials or trade bodies"),
)
BREAK = 2015
TOLD = ("year", "total_usd_million", "series")
LABELLED = (1992, 2005, 2014, 2018, 2020, 2024)


def draw() -> Figure:
    """One mark a year; lines only between neighbouring years of one source, none across the break."""
    trade = totals()
    figure = canvas(500)
    axes = place(figure, 62, 44, 700, 386)
    _frame(axes)
    _others(axes, [row for row in trade if not row["preferred"]])
    _chosen(axes, [row for row in trade if row["preferred"]])
    _break(axes)
    _resolutions(axes)
    _aim(axes)
    _key(axes)
    return figure


def totals() -> list[tables.Row]:
    """The trade with Russia, year by year, wherever a total was printed."""
    rows = [row for row in tables.rows("dprk_trade") if row["partner"] == "Russia"]
    return sorted((row for row in rows if row["total_usd_million"] is not None), key=itemgetter("year"))


def _frame(axes: Axes) -> None:
    axes.set(xlim=(1991.5, 2025), ylim=(0, 1060), xticks=range(1995, 2026, 5), yticks=range(0, 1001, 200))
    axes.set_yticks(range(0, 1001, 100), minor=True)
    axes.grid(axis="y")
    offer(axes, "2018", "y", (2016.9, 2019.1))
    say(axes, 1991.5, 1060, "Million US dollars a year", dx=-58, dy=20)


def _family(series: str) -> int:
    return next(n for n, (words, _, _) in enumerate(FAMILIES) if words in series.lower())


def _others(axes: Axes, rows: Sequence[tables.Row]) -> None:
    for row in rows:
        marker = FAMILIES[_family(row["series"])][1]
        spot = axes.plot(row["year"], row["total_usd_million"], marker, ms=5, mfc="none", mec=QUIET, mew=1)
        tell(spot, row, *TOLD)
    odd = max(rows, key=itemgetter("total_usd_million"))
    say(axes, odd["year"], odd["total_usd_million"], f"{odd['total_usd_million']:.0f}: an outlier,", dx=9)
    say(axes, odd["year"], odd["total_usd_million"], "its own compilers drop it", dx=9, dy=-16)


def _chosen(axes: Axes, rows: Sequence[tables.Row]) -> None:
    for before, after in pairwise(rows):
        if after["year"] == before["year"] + 1 and _family(after["series"]) == _family(before["series"]):
            ends = [(row["year"], row["total_usd_million"]) for row in (before, after)]
            axes.plot(*zip(*ends, strict=True), color=RUSSIA.colour, lw=2)
    look: dict[str, Any] = {"color": RUSSIA.colour, "ms": 7, "mec": PAPER, "mew": 0.5, "clip_on": False}
    for row in rows:
        year, total, marker = row["year"], row["total_usd_million"], FAMILIES[_family(row["series"])][1]
        tell(axes.plot(year, total, marker, **look), row, *TOLD)
        if year in LABELLED:
            say(axes, year, total, f"{total:.2g}" if total < 1 else f"{total:.0f}", dy=14, ha="center")


def _break(axes: Axes) -> None:
    axes.axvline(BREAK - 0.5, color=QUIET, lw=1.2, ls=(0, (2, 3)), ymax=0.4)
    say(axes, BREAK - 0.5, 410, "another source from here", dx=-4, ha="right", color=QUIET)


def _resolutions(axes: Axes) -> None:
    days = [vote["date"] for vote in tables.rows("unsc_votes") if vote["kind"] == "sanctions"]
    years = [
        1970 + (day - date(1970, 1, 1)).days / 365.2425 - 0.5 for day in days if day.year in (2016, 2017)
    ]
    axes.axvspan(min(years), max(years), color=QUIET, alpha=0.16, lw=0)
    say(axes, fmean(years), 1060, f"{len(years)} UN resolutions", dy=26, ha="center")
    say(axes, fmean(years), 1060, "2016–17", dy=10, ha="center")


def _aim(axes: Axes) -> None:
    aims = tables.rows("russia_trade_targets")
    billion = [row for row in aims if row["target_usd_million"] == 1000]
    aim = next(row for row in billion if row["base_usd_million"] is not None)
    start, end = (aim["base_year"], aim["base_usd_million"]), (aim["target_year"], aim["target_usd_million"])
    axes.plot(*zip(start, end, strict=True), color=INK, lw=1.4, ls=(0, (1, 3)))
    axes.plot(*end, "*", color=INK, ms=15, mfc="none", mew=1.4)
    say(axes, BREAK, end[1], f"the aim announced in {aim['announced'].year}:", ha="right", dy=-4)
    say(axes, BREAK, end[1], f"1 billion by {end[0]:.0f}", ha="right", dy=-20)


def _key(axes: Axes) -> None:
    handles = [
        axes.plot([], [], marker, color=RUSSIA.colour, ms=6, ls="-", label=name)
        for _, marker, name in FAMILIES
    ]
    handles.append(
        axes.plot([], [], "o", mfc="none", mec=QUIET, ms=5, label="hollow: what another source printed")
    )
    axes.legend(
        handles=[h[0] for h in handles],
        loc="upper left",
        bbox_to_anchor=(-0.09, -0.09),
        columnspacing=1.2,
        ncols=2,
    )
