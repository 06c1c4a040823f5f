"""The figure `fuel-prices`: a line joins only surveys of the same places."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree

import numpy as np
from matplotlib.axes import Axes

from twoviews import figures, tables
from twoviews.bank.content import EvidenceFigure
from twoviews.figures import style
from twoviews.figures.evidence import fuel_prices


def spec(key: str) -> EvidenceFigure:
    return EvidenceFigure(
        id=key, title="A title", caption="A <caption>", alt='Shows "this" & that', unit="won", period="2017",
        tables=("t",), sources=("nosuchkey",),
    )  # fmt: skip


@cache
def drawn(key: str) -> figures.Evidence:
    return figures.draw(spec(key))


def words(svg: str) -> set[str]:
    return {text.text or "" for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}


def segments(axes: Axes) -> list[np.ndarray]:
    return [line.get_xydata() for line in axes.lines if len(line.get_xydata()) == 2]


def test_fuel_prices_joins_only_surveys_of_the_same_places() -> None:
    with style.styled("x"):
        diesel, petrol = fuel_prices.draw().axes
    prices = tables.load("fuel_prices")
    for axes, product in ((diesel, "diesel"), (petrol, "gasoline")):
        rows = fuel_prices._asked(prices, product)
        where = dict(zip(rows["x"], zip(rows["place"], rows["collector"], strict=True), strict=True))
        joined = [line[:, 0] for line in segments(axes) if line[0, 0] in where and line[1, 0] in where]
        assert joined and all(where[start] == where[end] for start, end in joined)


def test_fuel_prices_tells_diesel_from_petrol() -> None:
    shown = words(drawn("fuel-prices").svg)
    assert {"−61 %", "−25 %", "17,500", "6,765", "resolution 2397, 22 December 2017"} <= shown
