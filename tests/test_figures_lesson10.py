"""The figures of lesson 10: true to their tables, and to what these can show."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import evidence_wanted, iraq_reasons, two_parliaments, votes_by_minister


def drawn(module: object) -> Figure:
    with style.sheet("x"):
        return module.draw()  # type: ignore[attr-defined,no-any-return]


# ── votes by minister ────────────────────────────────────────────────────────


def test_every_vote_is_one_mark_and_a_key_explains_each_kind() -> None:
    votes = votes_by_minister._votes()
    assert len(votes) == 19 + 13 and set(votes["target"]) == set(votes_by_minister.TARGETS)
    axes = drawn(votes_by_minister).axes[0]
    marks = [line for line in axes.lines if line.get_marker() in ("D", "X")]
    assert len(marks) == len(votes) + len(votes_by_minister.KEY)


def test_recalled_votes_are_not_drawn() -> None:
    assert "S/RES/883 (1993)" in set(tables.load("un_other_votes", recalled=True)["decision"])
    assert not votes_by_minister._votes()["decision"].str.contains("883").any()


def test_votes_under_kozyrev_are_three_kinds() -> None:
    votes = votes_by_minister._votes()
    his = votes[(votes["date"] > "1991-12") & (votes["date"] < "1996-01-05")]
    assert Counter(his["russia_vote"]) == {"yes": 2, "abstain": 1, "no": 1}


@pytest.mark.parametrize(
    ("date", "year"), [("1990-08-06", 1990.6), ("1994-12", 1994.96), ("2011-03-17", 2011.2)]
)
def test_a_date_is_a_year_with_a_fraction(date: str, year: float) -> None:
    assert votes_by_minister._year(date) == pytest.approx(year, abs=0.02)


def test_marks_that_stand_close_do_not_cover_each_other() -> None:
    votes = votes_by_minister._votes()
    for target in votes_by_minister.TARGETS:
        places = [
            (year, level) for year, level, _ in votes_by_minister._spread(votes[votes["target"] == target])
        ]
        for (year, level), (after, other) in itertools.pairwise(places):
            assert after - year >= votes_by_minister.NEAR or level != other


def test_terms_of_one_office_follow_each_other() -> None:
    table = tables.load("russian_leadership")
    for office in ("president", "minister"):
        terms = table[table["office"] == office].to_dict("records")
        for one, other in itertools.pairwise(terms):
            assert str(one["end"])[:7] == str(other["start"])[:7]


# ── two parliaments ──────────────────────────────────────────────────────────


def test_a_bar_is_the_votes_out_of_all_seats() -> None:
    axes = drawn(two_parliaments).axes[0]
    shown = {text.get_text() for text in axes.texts}
    assert {"280–2", "248", "69–29", "123–295", "408–2", "98–2"} <= shown
    calls = tables.load("roll_calls")
    filled = [bar.get_width() for bar in axes.patches if bar.get_facecolor()[3] > 0]
    assert sorted(filled) == pytest.approx(sorted(100 * calls["yes"] / calls["seats"]))


def test_votes_never_exceed_the_seats_and_both_parliaments_are_there() -> None:
    calls = tables.load("roll_calls")
    assert ((calls["yes"] + calls["no"].fillna(0)) <= calls["seats"]).all()
    assert set(calls["country"]) == {"Russia", "United States"}


# ── Iraq, and the evidence ───────────────────────────────────────────────────


def test_each_reason_is_a_mark_in_its_column_and_nobody_names_nationalists() -> None:
    axes = drawn(iraq_reasons).axes[0]
    given = tables.load("iraq_2001_reasons").drop_duplicates(["speaker", "reason"])
    assert len(axes.lines) == len(given)
    assert "nationalists" not in set(given["reason"]) and "0" in {text.get_text() for text in axes.texts}
    assert given["speaker"].nunique() == 9
    assert [(given["reason"] == reason).sum() for reason in ("business", "way out")] == [7, 4]


def test_the_thirteen_claims_stand_under_their_verdicts_of_the_ledger() -> None:
    evidence = tables.load("home_claims_evidence")
    assert evidence["claim"].nunique() == 13
    axes = drawn(evidence_wanted).axes[0]
    assert len(axes.lines) == len(evidence) + len(evidence_wanted.KEY)
    lines = [text.get_text() for text in axes.texts]
    for verdict, first in (("supported", "c40"), ("contested", "c36"), ("cannot be verified", "c35")):
        assert lines[lines.index(verdict) + 1] == first


def test_what_cannot_be_verified_wants_something_and_the_rest_has_a_vote_or_a_word() -> None:
    evidence = tables.load("home_claims_evidence")
    for claim, rows in evidence.groupby("claim"):
        if claim in ("c35", "c45", "c46", "c49"):
            assert (rows["state"] == "wanted").any()
        else:
            assert rows.loc[rows["state"] == "found", "evidence"].isin(["votes and laws", "own words"]).any()
