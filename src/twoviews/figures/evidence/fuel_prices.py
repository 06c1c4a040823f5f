"""Market prices of diesel and petrol in the north of the DPRK, October 2017 to May 2018."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.dates import MonthLocator, date2num
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import DIESEL, INK, PAPER, PETROL, QUIET, SIZE, Mark, canvas, place, say
from twoviews.wording import dated


def _at(day: date) -> float:
    """matplotlib's number of a day."""
    return float(date2num(day))  # type: ignore[no-untyped-call]


START, END = _at(date(2017, 10, 1)), _at(date(2018, 5, 16))
PEAK, TROUGH = "2017-11-07", "2017-12-01"
RESOLUTION = "S/RES/2397 (2017)"
BESIDE: dict[str, dict[str, Any]] = {
    PEAK: {"dx": 9, "dy": 11},
    TROUGH: {"dx": 10},
    "2018-01": {"dx": 10},
    "2018-05-08": {"dx": -8, "dy": -9, "ha": "right"},
}
TOP = 31_000


def draw() -> Figure:
    """Two frames of one survey: diesel above, petrol below, on one scale of won a kilogram."""
    prices = tables.rows("fuel_prices")
    figure = canvas(600)
    for mark, product, top in ((DIESEL, "diesel", 54), (PETROL, "gasoline", 314)):
        axes = place(figure, 66, top, 706, top + 200)
        rows = _asked(prices, product)
        _frame(axes, mark)
        _surveys(axes, mark, rows)
        _fall(axes, rows)
    _key(figure.axes[1])
    return figure


def _asked(prices: Sequence[tables.Row], product: str) -> list[tables.Row]:
    """Rows of the one collector that asked all through the period, in won a kilogram, by day.

    Where only a month was printed, the survey may be of any of its days: `since` its first, `x` its last.
    """
    rows = [
        {
            **row,
            "since": _at(tables.day(row["date"], at="first")),
            "x": _at(tables.day(row["date"], at="last")),
        }
        for row in prices
        if row["product"] == product
        and row["collector"].startswith("Asia Press")
        and row["price_won_per_kg"] is not None
    ]
    return sorted((row for row in rows if START <= row["x"] <= END), key=itemgetter("x"))


def _frame(axes: Axes, mark: Mark) -> None:
    axes.set(xlim=(START, END), ylim=(0, TOP), yticks=range(0, 30_001, 10_000))
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.xaxis.set_major_locator(MonthLocator())  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(lambda day, _: dated(str(np.datetime64(round(day), "D"))[:7], short=True))
    axes.grid(axis="y")
    title: dict[str, Any] = {"weight": "bold", "color": mark.colour, "fontsize": SIZE}
    say(axes, START, TOP, mark.name.capitalize(), dx=-58, dy=22, **title)
    say(axes, START, TOP, "won per kilogram", dx=4, dy=22, color=QUIET)
    (adopted,) = (vote["date"] for vote in tables.rows("unsc_votes") if vote["decision"] == RESOLUTION)
    axes.axvline(_at(adopted), color=INK, lw=1.4, ls=(0, (4, 3)))
    say(axes, _at(adopted), TOP, f"resolution 2397, {dated(adopted.isoformat())}", dx=-4, dy=9)


def _surveys(axes: Axes, mark: Mark, surveys: Sequence[tables.Row]) -> None:
    """A line only joins neighbouring surveys of the same places by the same collector."""
    for one, next_one in pairwise(surveys):
        if (one["place"], one["collector"]) == (next_one["place"], next_one["collector"]):
            prices = [one["price_won_per_kg"], next_one["price_won_per_kg"]]
            axes.plot([one["x"], next_one["x"]], prices, color=mark.colour)
    for survey in surveys:
        _survey(axes, mark, survey)


def _survey(axes: Axes, mark: Mark, survey: tables.Row) -> None:
    """One point, hollow if it is known at second hand, with a bar over the month where no day was printed."""
    x, price = survey["x"], survey["price_won_per_kg"]
    if survey["since"] < x:
        axes.hlines(price, survey["since"], x, color=mark.colour, lw=1)
    fill = mark.colour if survey["collector"] == "Asia Press" else PAPER
    spot = axes.plot(x, price, mark.marker, color=mark.colour, mfc=fill, ms=8, mew=2, clip_on=False)
    tell(spot, survey, "date", "place", "product", "price_won_per_kg", "collector")
    if survey["date"] in BESIDE:
        say(axes, x, price, f"{price:,.0f}", **BESIDE[survey["date"]])


def _fall(axes: Axes, rows: Sequence[tables.Row]) -> None:
    """An arrow from the survey of 7 November to that of 1 December, with places and change in per cent."""
    high, low = (next(row for row in rows if row["date"] == day) for day in (PEAK, TROUGH))
    top, bottom = high["price_won_per_kg"], low["price_won_per_kg"]
    arrow = {"arrowstyle": "->", "color": INK, "lw": 1.4, "shrinkA": 0, "shrinkB": 5}
    axes.annotate("", (low["x"], bottom), (low["x"], top), arrowprops=arrow)
    axes.hlines(top, high["x"], low["x"], color=INK, lw=1, ls=(0, (1, 2)))
    say(axes, low["x"], top, f"−{100 * (1 - bottom / top):.0f} %", dx=5, dy=-10, weight="bold")
    say(axes, high["x"], top, high["place"], dx=4, dy=28, ha="center", color=QUIET)
    say(axes, low["x"], bottom, low["place"], dx=4, dy=-16, ha="right", color=QUIET)


def _key(axes: Axes) -> None:
    text = "Filled: Asia Press. Hollow: Asia Press as quoted by Radio Free Asia (a bar: day not given)."
    say(axes, START, 0, text, dx=-58, dy=-46, color=QUIET)
    say(axes, START, 0, "Lines join surveys of the same places only.", dx=-58, dy=-64, color=QUIET)
