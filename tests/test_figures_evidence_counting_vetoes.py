"""The figure `counting-vetoes`: true to its table, and to what that can show."""

from __future__ import annotations

from collections import Counter

import pytest

from looking import figure_of, printed
from twoviews import tables


def test_every_counted_vote_is_a_mark() -> None:
    votes = tables.load("unsc_votes").dropna(subset=["votes_yes"])
    above = figure_of("counting-vetoes").axes[0]
    edge = above.get_xlim()[1]  # beyond it stands the legend
    marks = Counter(line.get_marker() for line in above.lines if line.get_xdata()[0] <= edge)
    assert marks == {"o": (votes["votes_yes"] == 15).sum(), "X": (votes["votes_yes"] < 15).sum()}


def test_the_line_of_chances_is_laplace_s() -> None:
    (line, *_) = figure_of("counting-vetoes").axes[1].lines
    chances = list(line.get_ydata())
    assert chances[0] == pytest.approx(100 / 3)
    assert chances[16] == pytest.approx(100 / 19)
    assert chances[-1] == pytest.approx(100 * 3 / 26)
    assert {"April 2018: 17 votes,", "5 %", "12 % after", "24 votes"} <= set(printed("counting-vetoes"))
