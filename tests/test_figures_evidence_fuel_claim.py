"""The figure `fuel-claim`: true to its table, and to what that can show."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree

from twoviews import figures, tables
from twoviews.bank.content import EvidenceFigure


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


def test_fuel_claim_has_one_row_for_each_event() -> None:
    svg = drawn("fuel-claim").svg
    events = tables.load("fuel_claim_timeline")
    text = " ".join(words(svg))
    assert all(str(event).split()[0] in text for event in events["event"])
    assert svg.count("#7b8a1e") >= events["diesel_won_per_kg"].notna().sum()
