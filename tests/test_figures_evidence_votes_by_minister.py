"""The figure `votes-by-minister`: true to its table, and to what that can show."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from looking import drawn_by
from twoviews import tables
from twoviews.figures.evidence import votes_by_minister


def test_every_vote_is_one_mark_and_a_key_explains_each_kind() -> None:
    votes = votes_by_minister._votes()
    assert len(votes) == 19 + 13
    assert {vote["target"] for vote in votes} == set(votes_by_minister.TARGETS)
    axes = drawn_by(votes_by_minister).axes[0]
    marks = [line for line in axes.lines if line.get_marker() in ("D", "X")]
    assert len(marks) == len(votes) + len(votes_by_minister.KEY)


def test_recalled_votes_are_not_drawn() -> None:
    assert "S/RES/883 (1993)" in set(tables.load("un_other_votes", recalled=True)["decision"])
    assert not any("883" in vote["decision"] for vote in votes_by_minister._votes())


def test_votes_under_kozyrev_are_three_kinds() -> None:
    his = [vote for vote in votes_by_minister._votes() if "1991-12" < vote["date"] < "1996-01-05"]
    assert Counter(vote["russia_vote"] for vote in his) == {"yes": 2, "abstain": 1, "no": 1}


@pytest.mark.parametrize(
    ("date", "year"), [("1990-08-06", 1990.6), ("1994-12", 1994.96), ("2011-03-17", 2011.2)]
)
def test_a_date_is_a_year_with_a_fraction(date: str, year: float) -> None:
    assert votes_by_minister._year(date) == pytest.approx(year, abs=0.02)


def test_marks_that_stand_close_do_not_cover_each_other() -> None:
    votes = votes_by_minister._votes()
    for target in votes_by_minister.TARGETS:
        own = [vote for vote in votes if vote["target"] == target]
        places = [(year, level) for year, level, _ in votes_by_minister._spread(own)]
        for (year, level), (after, other) in itertools.pairwise(places):
            assert after - year >= votes_by_minister.NEAR or level != other


def test_terms_of_one_office_follow_each_other() -> None:
    table = tables.load("russian_leadership")
    for office in ("president", "minister"):
        terms = table[table["office"] == office].to_dict("records")
        for one, other in itertools.pairwise(terms):
            assert str(one["end"])[:7] == str(other["start"])[:7]
