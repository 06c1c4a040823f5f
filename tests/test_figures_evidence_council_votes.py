"""The figure `council-votes`: recalled votes are left out."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree

from twoviews import figures, tables
from twoviews.bank.content import EvidenceFigure
from twoviews.figures import style
from twoviews.figures.evidence import council_votes


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


def test_council_votes_shows_two_vetoes_and_leaves_recalled_votes_out() -> None:
    shown = words(drawn("council-votes").svg)
    assert {"13–2–0", "13–1–1", "NO", "abst.", "2397"} <= shown
    assert not {"2050", "2345"} & shown, "recalled rows are never plotted"
    with style.styled("x"):
        sanctions = council_votes.draw().axes[0]
    table = tables.load("unsc_votes")
    cast = table[table["russia_vote"].notna() & ~table["kind"].str.startswith("panel")]
    assert sum(line.get_color() == style.RUSSIA.colour for line in sanctions.lines) == len(cast) - 1
