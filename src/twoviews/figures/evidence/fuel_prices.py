"""Market prices of diesel and petrol in the north of the DPRK, October 2017 to May 2018."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.dates import MonthLocator, date2num
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import DIESEL, INK, PAPER, PETROL, QUIET, SIZE, Mark, canvas, place, say
from twoviews.wording import dated

if TYPE_CHECKING:
    import pandas as pd


def _at(day: str) -> float:
    """matplotlib's number of a day."""
    return float(date2num(np.datetime64(day)))  # type: ignore[no-untyped-call]


START, END = _at("2017-10-01"), _at("2018-05-16")
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
    prices = tables.load("fuel_prices")
    figure = canvas(600)
    for mark, product, top in ((DIESEL, "diesel", 54), (PETROL, "gasoline", 314)):
        axes = place(figure, 66, top, 706, top + 200)
        rows = _asked(prices, product)
        _frame(axes, mark)
        _surveys(axes, mark, rows)
        _fall(axes, rows)
    _key(figure.axes[1])
    return figure


def _asked(prices: pd.DataFrame, product: str) -> pd.DataFrame:
    """Rows of the one collector that asked all through the period, in won a kilogram, by day."""
    rows = prices[(prices["product"] == product) & prices["collector"].str.startswith("Asia Press")]
    rows = rows[rows["price_won_per_kg"].notna()]
    rows = rows.assign(since=_days(rows, "first"), x=_days(rows, "last")).sort_values("x")
    return rows[rows["x"].between(START, END)]


def _days(rows: pd.DataFrame, which: Literal["first", "last"]) -> Any:
    """First or last day that a printed date may mean: they differ where only a month was printed."""
    return date2num(tables.when(rows["date"], at=which)["day"])  # type: ignore[no-untyped-call]


def _frame(axes: Axes, mark: Mark) -> None:
    axes.set(xlim=(START, END), ylim=(0, TOP), yticks=range(0, 30_001, 10_000))
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.xaxis.set_major_locator(MonthLocator())  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(lambda day, _: dated(str(np.datetime64(round(day), "D"))[:7], short=True))
    axes.grid(axis="y")
    title: dict[str, Any] = {"weight": "bold", "color": mark.colour, "fontsize": SIZE}
    say(axes, START, TOP, mark.name.capitalize(), dx=-58, dy=22, **title)
    say(axes, START, TOP, "won per kilogram", dx=4, dy=22, color=QUIET)
    votes = tables.load("unsc_votes")
    adopted = votes.loc[votes["decision"] == RESOLUTION, "date"].iloc[0]
    axes.axvline(_at(adopted), color=INK, lw=1.4, ls=(0, (4, 3)))
    say(axes, _at(adopted), TOP, f"resolution 2397, {dated(str(adopted)[:10])}", dx=-4, dy=9)


def _surveys(axes: Axes, mark: Mark, rows: pd.DataFrame) -> None:
    """A line only joins neighbouring surveys of the same places by the same collector."""
    surveys = rows.to_dict("records")
    for one, next_one in pairwise(surveys):
        if (one["place"], one["collector"]) == (next_one["place"], next_one["collector"]):
            prices = [one["price_won_per_kg"], next_one["price_won_per_kg"]]
            axes.plot([one["x"], next_one["x"]], prices, color=mark.colour)
    for survey in surveys:
        _survey(axes, mark, survey)


def _survey(axes: Axes, mark: Mark, survey: Mapping[Hashable, Any]) -> None:
    """One point, hollow if it is known at second hand, with a bar over the month where no day was printed."""
    x, price = survey["x"], survey["price_won_per_kg"]
    if survey["since"] < x:
        axes.hlines(price, survey["since"], x, color=mark.colour, lw=1)
    fill = mark.colour if survey["collector"] == "Asia Press" else PAPER
    spot = axes.plot(x, price, mark.marker, color=mark.colour, mfc=fill, ms=8, mew=2, clip_on=False)
    tell(spot, survey, "date", "place", "product", "price_won_per_kg", "collector")
    if survey["date"] in BESIDE:
        say(axes, x, price, f"{price:,.0f}", **BESIDE[survey["date"]])


def _fall(axes: Axes, rows: pd.DataFrame) -> None:
    """An arrow from the survey of 7 November to that of 1 December, with places and change in per cent."""
    high, low = (rows[rows["date"] == day].iloc[0] for day in (PEAK, TROUGH))
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
