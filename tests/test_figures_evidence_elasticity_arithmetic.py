"""The figure `elasticity-arithmetic`: true to its table, and to what that can show."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree

import pytest

from twoviews import figures
from twoviews.bank.content import EvidenceFigure
from twoviews.figures.evidence import elasticity_arithmetic


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


def test_elasticity_arithmetic_is_that_of_the_model_and_of_read_studies() -> None:
    shown = " | ".join(words(drawn("elasticity-arithmetic").svg))
    assert "+15 %" in shown and "+66 %" in shown and "Dahl" in shown
    assert "Espey" not in shown and "Havranek" not in shown, "recalled studies are never plotted"
    assert elasticity_arithmetic._extra(-0.3) == pytest.approx(31.6, abs=0.05)
