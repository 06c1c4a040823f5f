"""The figure `counting-vetoes`: true to its table, and to what that can show."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures import svg
from twoviews.figures.evidence import drawing
from twoviews.figures.style import styled


def drawn(name: str) -> Figure:
    with styled(name):
        return drawing(name)()


def texts(markup: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(markup).iter() if node.tag.endswith("text")]


def words(name: str) -> list[str]:
    with styled(name):
        figure = drawing(name)()
        return texts(svg.root(figure, svg.inner(figure, name)))


def test_every_counted_vote_is_a_mark() -> None:
    votes = tables.load("unsc_votes").dropna(subset=["votes_yes"])
    above = drawn("counting-vetoes").axes[0]
    marks = {line.get_marker(): len(line.get_xdata()) for line in reversed(above.lines)}
    assert marks == {"o": (votes["votes_yes"] == 15).sum(), "X": (votes["votes_yes"] < 15).sum()}


def test_the_line_of_chances_is_laplace_s() -> None:
    (line, *_) = drawn("counting-vetoes").axes[1].lines
    chances = list(line.get_ydata())
    assert chances[0] == pytest.approx(100 / 3)
    assert chances[16] == pytest.approx(100 / 19)
    assert chances[-1] == pytest.approx(100 * 3 / 26)
    assert {"April 2018: 17 votes,", "5 %", "12 % after", "24 votes"} <= set(words("counting-vetoes"))
