"""The three real texts of the Council game: its players vote as the states did."""

from __future__ import annotations

import pytest

from twoviews import tables
from twoviews.figures.real_texts import Voted, voted
from twoviews.game import voting

R2375, IN_2022, IN_2024 = voted()


def test_three_texts_were_voted_on_and_the_game_votes_as_they_did() -> None:
    assert [text.title for text in voted()] == [
        "Resolution 2375, 11 September 2017",
        "US draft, vetoed, 26 May 2022",
        "US draft, vetoed, 28 March 2024",
    ]
    for text in voted():
        assert voting.votes(text.table, text.draft) == text.real.votes


@pytest.mark.parametrize("text", [R2375, IN_2022])
@pytest.mark.parametrize(("key", "issue"), [("refined", "refined petroleum"), ("crude", "crude oil")])
def test_oil_agrees_with_the_record_of_bargains(text: Voted, key: str, issue: str) -> None:
    record = tables.load("russia_at_the_council").astype({"date": str})
    (row,) = record[(record["date"] == text.real.date) & (record["issue"] == issue)].to_dict("records")
    held = text.draft if text.real.adopted else text.table.reversion
    asked = text.table.asked if text.real.adopted else text.draft
    assert text.table.level(key, held).value == row["outcome_value"]
    assert text.table.level(key, asked).value == row["us_proposal_value"]
