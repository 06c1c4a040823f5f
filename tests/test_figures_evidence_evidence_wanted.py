"""The figure `evidence-wanted`: true to its table, and to what that can show."""

from __future__ import annotations

from looking import drawn_by
from twoviews import tables
from twoviews.figures.evidence import evidence_wanted


def test_the_thirteen_claims_stand_under_their_verdicts_of_the_ledger() -> None:
    evidence = tables.load("home_claims_evidence")
    assert evidence["claim"].nunique() == 13
    axes = drawn_by(evidence_wanted).axes[0]
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
