"""Tests and launches of the DPRK by year, types apart, below the Council's sanctions and the talks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from operator import itemgetter
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import DIESEL, GRID, INK, PAPER, PETROL, QUIET, canvas, offer, place, say

FIRST, END = 2006, 2027
LEFT, RIGHT = 152.0, 706.0
CNS = "CNS North Korea Missile Test Database (via nk-missile-tests)"
NUCLEAR, ICBM, SPACE, OTHER = PETROL.colour, "#8f86c9", "#3f8fa6", DIESEL.colour
# Name, colour, top of the scale, upper and lower edge of the row in the figure.
ROWS = (
    ("nuclear tests", NUCLEAR, 8, 146, 208),
    ("ICBM launches", ICBM, 8, 210, 272),
    ("space launches", SPACE, 8, 274, 336),
    ("other missiles", OTHER, 76, 338, 458),
)
HEIGHT = 492.0
TOLD = ("start", "end", "name", "outcome")
# Years: talks that lasted no longer are a mark; the names of those after this do not fit.
SHORT, PAUSE = 0.3, 2018


def draw() -> Figure:
    """Six rows on one axis of years; the counts are bars with their number on top."""
    counts = _counts(tables.rows("weapons_tests_per_year"))
    figure = canvas(HEIGHT)
    _votes(_row(figure, 20, 56, "sanctions texts"), tables.rows("unsc_votes"))
    _talks(_row(figure, 70, 122, "talks with the US"), tables.rows("dprk_talks"))
    for name, colour, top, upper, lower in ROWS:
        axes = _row(figure, upper, lower, name)
        axes.set(ylim=(0, top))
        if name == "other missiles":
            offer(axes, "other missiles, 2019", "y", (2019, 2020))
        axes.texts[0].set_y(0.4 * top)
        axes.axhline(0, color=QUIET, lw=1)
        _bars(axes, name, counts[name], colour)
    axes.set_xticks(
        [year + 0.5 for year in range(FIRST, END, 2)], labels=[str(year) for year in range(FIRST, END, 2)]
    )
    axes.tick_params(axis="x", length=0, pad=8)
    return figure


def _row(figure: Figure, upper: float, lower: float, name: str) -> Axes:
    axes = place(figure, LEFT, upper, RIGHT, lower)
    axes.set(xlim=(FIRST, END), ylim=(0, 1), yticks=[])
    axes.set_xticks([])
    axes.spines[["left", "bottom"]].set_visible(False)
    for year in range(FIRST, END + 1):
        axes.axvline(year, color=GRID, lw=0.8)
    say(axes, FIRST, 0.5, name, dx=-LEFT + 8)
    return axes


def _counts(table: Iterable[tables.Row]) -> dict[str, dict[int, int]]:
    """By row of the figure, a number for each year; other missiles are neither ICBMs nor space launches."""
    shown = [row for row in table if row["counting_source"] == CNS or row["count_type"] == "nuclear_tests"]
    shown = sorted((row for row in shown if row["year"] >= FIRST), key=itemgetter("year"))
    kinds = tables.grouped(shown, "count_type").items()
    counts = {kind: {row["year"]: row["count"] for row in rows} for kind, rows in kinds}
    icbms, space = counts["icbm_launches"], counts["space_launches"]
    other = {year: count - icbms[year] - space[year] for year, count in counts["missiles_launched"].items()}
    names = (name for name, *_ in ROWS)
    return dict(zip(names, (counts["nuclear_tests"], icbms, space, other), strict=True))


def _bars(axes: Axes, name: str, counts: Mapping[int, int], colour: str) -> None:
    for year, count in counts.items():
        if count:
            partial = year == END - 1
            look: dict[str, Any] = {"fill": False, "edgecolor": colour, "lw": 1.6, "ls": (0, (3, 2))}
            bar = axes.bar(year + 0.5, count, width=0.72, **(look if partial else {"color": colour}))
            tell(bar, {"year": year, "what": name, "count": count})
            say(axes, year + 0.5, count, f"{count}", dy=9, ha="center")


def _votes(axes: Axes, votes: Iterable[tables.Row]) -> None:
    """A filled mark for each sanctions resolution, a cross for the text that was vetoed."""
    for vote in votes:
        if not vote["kind"].startswith("sanctions"):
            continue
        passed: dict[str, Any] = {"marker": "|", "ms": 20, "mew": 2.6}
        failed: dict[str, Any] = {"marker": "x", "ms": 11, "mew": 2.4}
        look = passed if vote["adopted"] else failed
        day = _years(vote["date"].isoformat())
        spot = axes.plot(day, 0.5, color=INK, **look)
        tell(spot, {"date": vote["date"], "what": vote["decision"], "source": vote["source"]})
        if not vote["adopted"]:
            say(axes, day, 0.5, "vetoed", dx=10)


def _talks(axes: Axes, talks: Iterable[tables.Row]) -> None:
    """Talks as bars, or a diamond where they lasted some days; the declared pause as an open bar below."""
    for talk in talks:
        start, end = max(FIRST, _years(talk["start"])), _years(talk["end"], last=True)
        if talk["kind"] == "pause":
            bar = axes.barh(0.18, end - start, left=start, height=0.3, fill=False, edgecolor=QUIET, lw=1.4)
            tell(bar, talk, *TOLD)
            say(axes, end, 0.18, "pause in tests declared", dx=8, color=QUIET)
        elif end - start > SHORT:
            tell(axes.barh(0.72, end - start, left=start, height=0.3, color=INK), talk, *TOLD)
            say(axes, start, 0.18, talk["name"])
        else:
            tell(axes.plot(start, 0.72, "D", ms=8, color=INK, mec=PAPER), talk, *TOLD)
        if start < PAUSE and end - start <= SHORT:
            say(axes, start, 0.18, talk["name"], ha="center")


def _years(day: str, last: bool = False) -> float:
    """A date as a decimal year; of a month its first day, or the last one."""
    year, month, *rest = map(int, day.split("-"))
    if not rest:
        return year + (month if last else month - 1) / 12
    return year + (date(year, month, rest[0]) - date(year, 1, 1)).days / 365.25
