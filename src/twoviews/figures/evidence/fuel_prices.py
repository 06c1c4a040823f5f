"""Market prices of diesel and petrol in the north of the DPRK, October 2017 to May 2018."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.dates import DateFormatter, MonthLocator, date2num
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.style import DIESEL, INK, PAPER, PETROL, QUIET, Mark, canvas, place, say

if TYPE_CHECKING:
    import pandas as pd

START, END = date(2017, 10, 1), date(2018, 5, 16)
PEAK, TROUGH = date(2017, 11, 7), date(2017, 12, 1)
RESOLUTION = "S/RES/2397 (2017)"
LABELLED = {"2017-11-07", "2017-12-01", "2018-01", "2018-05-08"}
BESIDE: dict[str, dict[str, Any]] = {
    "2017-11-07": {"dx": 9, "dy": 11},
    "2018-05-08": {"dx": -8, "dy": -9, "ha": "right"},
}
TOP = 31_000


def draw() -> Figure:
    """Two frames of one survey: diesel above, petrol below, on one scale of won a kilogram."""
    prices = tables.load("fuel_prices")
    figure = canvas(600)
    for mark, product, top in ((DIESEL, "diesel", 54), (PETROL, "gasoline", 314)):
        axes = place(figure, 66, top, 706, top + 200)
        _frame(axes, mark)
        _surveys(axes, mark, _asked(prices, product))
    _key(figure.axes[1])
    return figure


def _asked(prices: pd.DataFrame, product: str) -> pd.DataFrame:
    """Rows of the one collector that asked all through the period, in won a kilogram, by day."""
    rows = prices[(prices["product"] == product) & prices["collector"].str.startswith("Asia Press")]
    rows = rows[rows["price_won_per_kg"].notna()]
    rows = rows.assign(day=[_day(str(printed)) for printed in rows["date"]]).sort_values("day")
    return rows[(rows["day"] >= START) & (rows["day"] <= END)]


def _day(printed: str) -> date:
    """A day as printed; a month without a day becomes its last day, and its mark gets a whisker."""
    if len(printed) == len("2018-01"):
        return date(int(printed[:4]), int(printed[5:]), monthrange(int(printed[:4]), int(printed[5:]))[1])
    return date.fromisoformat(printed[:10])


def _number(day: date) -> float:
    """matplotlib's number of a day."""
    return float(date2num(day))  # type: ignore[no-untyped-call]


def _frame(axes: Axes, mark: Mark) -> None:
    axes.set(xlim=(_number(START), _number(END)), ylim=(0, TOP), yticks=range(0, 30_001, 10_000))
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.xaxis.set_major_locator(MonthLocator())  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(DateFormatter("%b %Y"))  # type: ignore[no-untyped-call]
    axes.grid(axis="y")
    say(
        axes,
        _number(START),
        TOP,
        mark.name.capitalize(),
        dx=-58,
        dy=22,
        weight="bold",
        color=mark.colour,
        fontsize=14,
    )
    say(axes, _number(START), TOP, "won per kilogram", dx=4, dy=22, color=QUIET)
    votes = tables.load("unsc_votes")
    adopted = _day(str(votes.loc[votes["decision"] == RESOLUTION, "date"].iloc[0]))
    axes.axvline(_number(adopted), color=INK, lw=1.4, ls=(0, (4, 3)))
    say(axes, _number(adopted), TOP, f"resolution 2397, {adopted.day} {adopted:%B %Y}", dx=-4, dy=9)


def _surveys(axes: Axes, mark: Mark, rows: pd.DataFrame) -> None:
    """A line only joins neighbouring surveys of the same places by the same collector."""
    days, won = rows["day"].to_numpy(), rows["price_won_per_kg"].to_numpy(float)
    where = list(zip(rows["place"], rows["collector"], strict=True))
    for n in range(len(days) - 1):
        if where[n] == where[n + 1]:
            axes.plot(days[n : n + 2], won[n : n + 2], color=mark.colour)
    for printed, day, price, by in zip(rows["date"].astype(str), days, won, rows["collector"], strict=True):
        if len(printed) == len("2018-01"):
            axes.hlines(price, _number(day.replace(day=1)), _number(day), color=mark.colour, lw=1)
        fill = mark.colour if by == "Asia Press" else PAPER
        axes.plot(day, price, mark.marker, color=mark.colour, mfc=fill, ms=8, mew=2, clip_on=False)
        if printed in LABELLED:
            how = BESIDE.get(printed, {"dx": 10})
            say(axes, _number(day), price, f"{price:,.0f}", **how)
    _fall(axes, rows)


def _fall(axes: Axes, rows: pd.DataFrame) -> None:
    """An arrow from the survey of 7 November to that of 1 December, with places and change in per cent."""
    high, low = (rows[rows["day"] == day].iloc[0] for day in (PEAK, TROUGH))
    top, bottom, x = high["price_won_per_kg"], low["price_won_per_kg"], _number(TROUGH)
    arrow = {"arrowstyle": "->", "color": INK, "lw": 1.4, "shrinkA": 0, "shrinkB": 5}
    axes.annotate("", (x, bottom), (x, top), arrowprops=arrow)
    axes.hlines(top, _number(PEAK), x, color=INK, lw=1, ls=(0, (1, 2)))
    say(axes, x, top, f"−{100 * (1 - bottom / top):.0f} %", dx=5, dy=-10, weight="bold")
    say(axes, _number(PEAK), top, high["place"], dx=4, dy=28, ha="center", color=QUIET)
    say(axes, x, bottom, low["place"], dx=4, dy=-16, ha="right", color=QUIET)


def _key(axes: Axes) -> None:
    text = "Filled: Asia Press. Hollow: Asia Press as quoted by Radio Free Asia (a bar: day not given)."
    say(axes, _number(START), 0, text, dx=-58, dy=-46, color=QUIET)
    say(axes, _number(START), 0, "Lines join surveys of the same places only.", dx=-58, dy=-64, color=QUIET)
