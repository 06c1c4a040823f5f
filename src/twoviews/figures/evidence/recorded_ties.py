"""Two gauges of isolation, 2016 to 2024: Russia's recorded trade with the DPRK, and its fuel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import INK, PETROL, QUIET, RUSSIA, canvas, place, say

if TYPE_CHECKING:
    import pandas as pd

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
    rows = tables.load("dprk_trade")
    rows = rows[(rows["partner"] == "Russia") & (rows["preferred"] == 1) & rows["year"].isin(YEARS)]
    axes.set(ylim=(0, 95))
    axes.set_yticks([0, 30, 60, 90])
    for row in rows.to_dict("records"):
        year, total, customs = row["year"], row["total_usd_million"], "estimate" not in str(row["note"])
        fill = RUSSIA.colour if customs else "none"
        bar = axes.bar(year, total, WIDE, color=fill, edgecolor=RUSSIA.colour, lw=2)
        tell(bar, row, "year", "total_usd_million", "series")
        words = f"{total:.4g}" if total >= 1 else f"{total:.2f}"
        words = f"≈ {words}" if row["derived"] and year > 2016 else words
        say(axes, year, total, words, dy=10 if customs else 26, ha="center")
        say(axes, year, total, "" if customs else "estimate", dy=10, ha="center", color=QUIET)
    say(axes, axes.get_xlim()[0], 95, "trade with Russia, million US dollars", dx=-60, dy=22, weight="bold")


def _fuel(axes: Axes) -> None:
    table = tables.load("petroleum_deliveries")
    table = table[(table["supplier"] == "Russia") & (table["product"] == "refined petroleum products")]
    axes.set(ylim=(0, 1250))
    axes.set_yticks([0, 500, 1000])
    axes.axhline(500, color=INK, lw=1.4)
    say(axes, YEARS[0] - 0.5, 500, "cap for all suppliers", dy=10)
    say(axes, 2017, 0, "no cap before", dy=10, ha="center", color=QUIET)
    reports = _longest(table[table["kind"] == REPORT])
    rate = float((reports["barrels"] / reports["tonnes"]).dropna().iloc[0])
    for row in reports.to_dict("records"):
        _report(axes, row, rate)
    seen = table[(table["kind"] == ESTIMATE) & table["deliveries"].notna()].iloc[0]
    low = float(seen["barrels_low"] if seen["barrels"] != seen["barrels"] else seen["barrels"]) / 1000
    year = int(str(seen["period_start"])[:4]) + 0.32
    spot = axes.plot([year], [low], PETROL.marker, color=PETROL.colour, ms=9)
    tell(spot, seen.to_dict(), "period_start", "period_end", "kind", "barrels_low", "reporter")
    arrow = {"arrowstyle": "-|>", "color": PETROL.colour, "lw": 3}
    axes.annotate("", (year, low + 210), (year, low), arrowprops=arrow)
    say(axes, year, low, f"over {low:,.0f}, seen from space, Mar–Nov", dx=-12, ha="right")
    words = "refined petroleum from Russia, thousand barrels: reports (bars), estimate (arrow)"
    say(axes, axes.get_xlim()[0], 1250, words, dx=-60, dy=22, weight="bold")


def _longest(rows: pd.DataFrame) -> pd.DataFrame:
    """The longest period that Russia reported in each year, the one in barrels first."""
    start, end = (rows[f"period_{which}"].astype(str).str[:10] for which in ("start", "end"))
    rows = rows.assign(year=start.str[:4].astype(int), first=start, last=end, bare=rows["barrels"].isna())
    inside = rows[(rows["last"].str[:4].astype(int) == rows["year"]) & (rows["year"] >= 2018)]
    ordered = inside.sort_values(["year", "first", "last", "bare"], ascending=[True, True, False, True])
    return ordered.drop_duplicates("year")


def _report(axes: Axes, row: dict[Any, Any], rate: float) -> None:
    known = row["barrels"] == row["barrels"]
    barrels = (row["barrels"] if known else row["tonnes"] * rate) / 1000
    bar = axes.bar(row["year"], barrels, WIDE, color=RUSSIA.colour)
    tell(bar, row, "period_start", "period_end", "kind", "barrels", "tonnes")
    span = _span(row["first"], row["last"])
    say(
        axes,
        row["year"],
        barrels,
        f"{'' if known else '≈ '}{barrels:,.0f}",
        dy=24 if span else 10,
        ha="center",
    )
    say(axes, row["year"], barrels, span, dy=9, ha="center", color=QUIET)


def _span(first: str, last: str) -> str:
    """Which months a number covers, if not the whole year."""
    months = MONTHS[int(first[5:7]) - 1], MONTHS[int(last[5:7]) - 1]
    return "" if months == ("Jan", "Dec") else months[0] if months[0] == months[1] else "–".join(months)
