"""Refined petroleum for the DPRK, 2018 to 2024: what is allowed, what was reported, what others estimated."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import CHINA, INK, PETROL, QUIET, RUSSIA, Mark, canvas, place, say
from twoviews.wording import dated

YEARS = range(2018, 2025)
SIZES = ("barrels", "barrels_low", "barrels_high")
TOLD = (
    "period_start", "period_end", "supplier", "kind", "tonnes", *SIZES, "reporter",
)  # fmt: skip
LINE, GAP, HEAD, FOOT = 20.0, 12.0, 62.0, 44.0
LEFT, RIGHT = 60.0, 700.0
BESIDE = 8.0  # SVG units from the foot of a bar to the mark of its supplier, which would cover a short one
TOP, CROWDED, OPEN, AFTER_CAP = 4.6e6, 2.6e6, 3e5, 0.55e6
REPORT, ESTIMATE = "reported to the 1718 Committee", "estimate of deliveries outside the reports"


def draw() -> Figure:
    """For each year: bars for reports, ranges for estimates, one line for the cap; nothing is added up."""
    rows = tables.rows("petroleum_deliveries")
    table = [row for row in rows if row["product"] == "refined petroleum products"]
    years = {year: [*_reports(table, year), *_estimates(table, year)] for year in YEARS}
    height = HEAD + sum(LINE * len(rows) + GAP for rows in years.values()) + FOOT
    figure = canvas(height)
    axes = place(figure, LEFT, HEAD, RIGHT, height - FOOT)
    axes.set(xlim=(0, TOP), ylim=(height - FOOT - HEAD, 0), yticks=[])
    axes.xaxis.set_major_formatter(lambda value, _: f"{value / 1e6:g}")
    axes.set_xlabel("million barrels")
    axes.grid(axis="x")
    _cap(axes, table)
    _key(axes)
    _years(axes, years)
    return figure


def _of(table: Sequence[tables.Row], year: int, kind: str) -> list[tables.Row]:
    return [row for row in table if row["period_start"].year == year and row["kind"] == kind]


def _reports(table: Sequence[tables.Row], year: int) -> list[tables.Row]:
    """The longest reported period of each supplier in a year; of equal ones that in barrels."""
    rows = _of(table, year, REPORT)
    chosen: list[tables.Row] = []
    for supplier in ("Russia", "China"):
        own = [row for row in rows if row["supplier"] == supplier]
        *others, main = sorted(own, key=lambda row: (_days(row), row["barrels"] is not None))
        chosen.append({**main, "rest": _rest(main, others)})
    return chosen


def _rest(main: tables.Row, others: Sequence[tables.Row]) -> str:
    """Reports of the same year after the main period, in words: they are not added to it."""
    later = [row for row in others if row["period_start"] > main["period_end"]]
    last = [row for row in later if row["period_end"].year == main["period_start"].year]
    return "".join(f"; {_span(*_barrels(row))}{_part(row)}" for row in last)


def _estimates(table: Sequence[tables.Row], year: int) -> list[tables.Row]:
    rows = _of(table, year, ESTIMATE)
    sized = [row for row in rows if any(row[size] is not None for size in SIZES)]
    none: tables.Row = {"kind": ESTIMATE, **dict.fromkeys(SIZES)}
    return sorted(sized, key=itemgetter("period_end")) or [none]


def _days(row: tables.Row) -> int:
    return int((row["period_end"] - row["period_start"]).days) + 1


def _cap(axes: Axes, table: Sequence[tables.Row]) -> None:
    cap = _of(table, 2018, "cap")[0]["barrels"]
    axes.axvline(cap, color=INK, lw=1.6)
    say(axes, cap, 0, f"cap: {cap:,.0f} barrels a year (resolution 2397)", dx=-4, dy=10)


def _key(axes: Axes) -> None:
    for x, mark in ((0.0, RUSSIA), (0.1e6, CHINA)):
        axes.plot(x, -46, mark.marker, color=mark.colour, ms=8, clip_on=False)
    say(axes, 0.1e6, -46, "reported to the 1718 Committee", dx=10)
    axes.plot(
        [2.26e6, 2.5e6], [-46, -46], PETROL.marker, color=PETROL.colour, ls="-", lw=4, ms=7, clip_on=False
    )
    say(axes, 2.5e6, -46, "estimated by others, outside the reports", dx=10)


def _years(axes: Axes, years: Mapping[int, Sequence[tables.Row]]) -> None:
    y = GAP / 2
    for year, rows in years.items():
        say(axes, 0, y + LINE / 2, str(year), dx=-20, ha="right", weight="bold")
        for row in rows:
            (_report if row["kind"] == REPORT else _estimate)(axes, row, y + LINE / 2)
            y += LINE
        y += GAP
        axes.axhline(y - GAP / 2, color=QUIET, lw=0.6, xmin=-0.09, clip_on=False)


def _report(axes: Axes, row: tables.Row, y: float) -> None:
    """The supplier's mark and a bar; of tonnes up to the lowest conversion, with a whisker to the highest."""
    mark: Mark = RUSSIA if row["supplier"] == "Russia" else CHINA
    low, high = _barrels(row)
    tell(axes.barh(y, low, 10, color=mark.colour), row, *TOLD)
    axes.hlines(y, low, high, color=mark.colour, lw=2)
    (sign,) = axes.plot(0, y, mark.marker, color=mark.colour, ms=8, clip_on=False)
    sign.set_transform(axes.transData + Affine2D().translate(-BESIDE, 0))
    say(axes, AFTER_CAP, y, f"{mark.name} {_span(low, high)}{_part(row)}{row['rest']}")


def _barrels(row: tables.Row) -> tuple[float, float]:
    if row["barrels"] is not None:
        return row["barrels"], row["barrels"]
    refined = [
        factor["tonnes_to_barrels"]
        for factor in tables.rows("petroleum_conversion")
        if factor["product"].startswith(("refined products", "diesel"))
    ]
    return row["tonnes"] * min(refined), row["tonnes"] * max(refined)


def _part(row: tables.Row) -> str:
    """Which part of the year a number covers, when it is not the whole."""
    start, end = row["period_start"], row["period_end"]
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return ""
    first, last = (dated(f"{day:%Y-%m}", short=True).split()[0] for day in (start, end))
    return f", {first}–{last}" if first != last else f", {first} only"


def _estimate(axes: Axes, row: tables.Row, y: float) -> None:
    """A range between two estimates, or an arrow from a bound into the open side."""
    low, high = _ends(row)
    if math.isinf(low) and math.isinf(high):
        say(axes, AFTER_CAP, y, "no estimate in the sources read", color=QUIET)
        return
    words = f"{_span(low, high)}{_part(row)}: {_who(row)}"
    before = [*axes.lines]
    left, right = _stroke(axes, low, high, y)
    tell([line for line in axes.lines if line not in before], row, *TOLD)
    if right < CROWDED:
        say(axes, right, y, words, dx=10)
    else:
        say(axes, left, y, words, dx=-10, ha="right")


def _ends(row: tables.Row) -> tuple[float, float]:
    """The lowest and the highest number of an estimate; where only a bound was printed, one end is open."""
    point, low, high = (row[size] for size in SIZES)
    if point is not None:
        return point, point
    return -math.inf if low is None else low, math.inf if high is None else high


def _stroke(axes: Axes, low: float, high: float, y: float) -> tuple[float, float]:
    """Draw the range or the bound; where it begins and ends on the axis."""
    look: dict[str, Any] = {"color": PETROL.colour, "lw": 3}
    if math.isinf(high - low):
        start, end = (low, low + OPEN) if math.isinf(high) else (high, high - OPEN)
        axes.plot(start, y, "|", color=PETROL.colour, ms=11, mew=3)
        arrow = {"arrowstyle": "-|>", "shrinkA": 0, "shrinkB": 0, **look}
        axes.annotate("", (end, y), (start, y), arrowprops=arrow)
        return min(start, end), max(start, end)
    ends = sorted({low, high})
    axes.plot(ends, [y] * len(ends), PETROL.marker, ls="-", ms=7, **look)
    return low, high


def _span(low: float, high: float) -> str:
    """One number, a range or a bound, in words."""
    if math.isinf(high):
        return f"at least {_size(low)}"
    if math.isinf(low):
        return f"at most {_size(high)}"
    if low == high:
        return _size(low)
    unit = " million" if high >= 1e6 else " thousand"
    scale = 1e6 if high >= 1e6 else 1e3
    return f"{low / scale:.{2 if scale == 1e6 else 0}f} to {high / scale:.{2 if scale == 1e6 else 0}f}{unit}"


def _size(barrels: float) -> str:
    if barrels >= 1e6:
        return f"{barrels / 1e6:.2f} million"
    return f"{barrels / 1e3:.0f} thousand" if barrels else "0"


def _who(row: tables.Row) -> str:
    """The reporter without the document, which the source list names."""
    return re.split(r", | \(| via | to the | report", str(row["reporter"]))[0]
