"""The figure `fuel-prices`: a line joins only surveys of the same places."""

from __future__ import annotations

from looking import drawn, segments, words
from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import fuel_prices


def test_fuel_prices_joins_only_surveys_of_the_same_places() -> None:
    with style.styled("x"):
        diesel, petrol = fuel_prices.draw().axes
    prices = tables.rows("fuel_prices")
    for axes, product in ((diesel, "diesel"), (petrol, "gasoline")):
        where = {row["x"]: (row["place"], row["collector"]) for row in fuel_prices._asked(prices, product)}
        joined = [line[:, 0] for line in segments(axes) if line[0, 0] in where and line[1, 0] in where]
        assert joined and all(where[start] == where[end] for start, end in joined)


def test_fuel_prices_tells_diesel_from_petrol() -> None:
    shown = words(drawn("fuel-prices").svg)
    assert {"−61 %", "−25 %", "17,500", "6,765", "resolution 2397, 22 December 2017"} <= shown
