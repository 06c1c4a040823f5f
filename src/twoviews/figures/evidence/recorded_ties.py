"""Two gauges of isolation, 2016 to 2024: Russia's recorded trade with the DPRK, and its fuel."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import INK, PETROL, QUIET, RUSSIA, canvas, place, say

YEARS = range(2016, 2025)
LEFT, RIGHT, WIDE = 70.0, 700.0, 0.55
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
REPORT, ESTIMATE = "reported to the 1718 Committee", "estimate of deliveries outside the reports"


def draw() -> Figure:
    """Above, trade in million US dollars; below, thousand barrels that Russia reported or others saw."""
    figure = canvas(470)
    trade, fuel = place(figure, LEFT, 50, RIGHT, 200), place(figure, LEFT, 270, RIGHT, 420)
    for axes in (trade, fuel):
        axes.set(xlim=(YEARS[0] - 0.6, YEARS[-1] + 0.6))
        axes.set_xticks(list(YEARS))
        axes.grid(axis="y")
    _trade(trade)
    _fuel(fuel)
    return figure


def _trade(axes: Axes) -> None:
    rows = [
        row
        for row in tables.rows("dprk_trade")
        if row["partner"] == "Russia" and row["preferred"] and row["year"] in YEARS
    ]
    axes.set(ylim=(0, 95))
    axes.set_yticks([0, 30, 60, 90])
    for row in rows:
        year, total, customs = row["year"], row["total_usd_million"], "estimate" not in (row["note"] or "")
        fill = RUSSIA.colour if customs else "none"
        bar = axes.bar(year, total, WIDE, color=fill, edgecolor=RUSSIA.colour, lw=2)
        tell(bar, row, "year", "total_usd_million", "series")
        words = f"{total:.4g}" if total >= 1 else f"{total:.2f}"
        words = f"≈ {words}" if row["derived"] and year > 2016 else words
        say(axes, year, total, words, dy=10 if customs else 26, ha="center")
        say(axes, year, total, "" if customs else "estimate", dy=10, ha="center", color=QUIET)
    say(axes, axes.get_xlim()[0], 95, "trade with Russia, million US dollars", dx=-60, dy=22, weight="bold")


def _fuel(axes: Axes) -> None:
    table = [
        row
        for row in tables.rows("petroleum_deliveries")
        if row["supplier"] == "Russia" and row["product"] == "refined petroleum products"
    ]
    axes.set(ylim=(0, 1250))
    axes.set_yticks([0, 500, 1000])
    axes.axhline(500, color=INK, lw=1.4)
    say(axes, YEARS[0] - 0.5, 500, "cap for all suppliers", dy=10)
    say(axes, 2017, 0, "no cap before", dy=10, ha="center", color=QUIET)
    reports = _longest(row for row in table if row["kind"] == REPORT)
    rate = next(row["barrels"] / row["tonnes"] for row in reports if row["barrels"] and row["tonnes"])
    for row in reports:
        _report(axes, row, rate)
    seen = next(row for row in table if row["kind"] == ESTIMATE and row["deliveries"] is not None)
    low = (seen["barrels_low"] if seen["barrels"] is None else seen["barrels"]) / 1000
    year = seen["period_start"].year + 0.32
    spot = axes.plot([year], [low], PETROL.marker, color=PETROL.colour, ms=9)
    tell(spot, seen, "period_start", "period_end", "kind", "barrels_low", "reporter")
    arrow = {"arrowstyle": "-|>", "color": PETROL.colour, "lw": 3}
    axes.annotate("", (year, low + 210), (year, low), arrowprops=arrow)
    say(axes, year, low, f"over {low:,.0f}, seen from space, Mar–Nov", dx=-12, ha="right")
    words = "refined petroleum from Russia, thousand barrels: reports (bars), estimate (arrow)"
    say(axes, axes.get_xlim()[0], 1250, words, dx=-60, dy=22, weight="bold")


def _longest(rows: Iterable[tables.Row]) -> list[tables.Row]:
    """The longest period that Russia reported in each year, the one in barrels first."""
    inside = [row for row in rows if 2018 <= _year(row) == row["period_end"].year]
    inside.sort(key=lambda row: (row["period_start"], -row["period_end"].toordinal(), row["barrels"] is None))
    return [next(reports) for _, reports in groupby(inside, key=_year)]


def _year(row: tables.Row) -> int:
    return int(row["period_start"].year)


def _report(axes: Axes, row: tables.Row, rate: float) -> None:
    known, year = row["barrels"] is not None, _year(row)
    barrels = (row["barrels"] if known else row["tonnes"] * rate) / 1000
    bar = axes.bar(year, barrels, WIDE, color=RUSSIA.colour)
    tell(bar, row, "period_start", "period_end", "kind", "barrels", "tonnes")
    span = _span(row["period_start"], row["period_end"])
    words = f"{'' if known else '≈ '}{barrels:,.0f}"
    say(axes, year, barrels, words, dy=24 if span else 10, ha="center")
    say(axes, year, barrels, span, dy=9, ha="center", color=QUIET)


def _span(first: date, last: date) -> str:
    """Which months a number covers, if not the whole year."""
    months = MONTHS[first.month - 1], MONTHS[last.month - 1]
    return "" if months == ("Jan", "Dec") else months[0] if months[0] == months[1] else "–".join(months)
