"""The figure `council-bargains`: true to the record of bargains, and silent where it says nothing."""

from __future__ import annotations

import pytest

from looking import axes_of, said, words_on
from twoviews.figures import style
from twoviews.figures.evidence import council_bargains


def test_every_bargain_with_numbers_is_a_line_with_its_stage() -> None:
    words = said("council-bargains")
    rows = council_bargains.bargains()
    assert len(rows) == 14
    for row in rows:
        assert row["issue"] in words
        assert any(text.endswith(str(row["us_proposal_stage"])) for text in words)


def test_what_each_bargain_implies_is_said_and_what_says_nothing_too() -> None:
    words = said("council-bargains")
    implied = [
        "2 or more", "2.25 to 3.25", "4.25 to 7.25", "376 or less", "0.5 to 2.5", "4.5 or less",
        "1.25 or less", "8 or more", "2 or less", "3.5 or more", "0.4375 or more",
    ]  # fmt: skip
    assert [text for text in words if text in implied] == implied
    assert words.count("says nothing") == 3
    assert words.count("no number before") == 2 and words.count("nothing moved") == 1


def test_an_interval_is_drawn_from_end_to_end_and_never_as_a_point() -> None:
    band = council_bargains.BAND
    drawn = [line for line in axes_of("council-bargains").lines if line.get_linewidth() == band["lw"]]
    assert len(drawn) == 11 + 1, "one a bargain that implies something, and one in the key"
    assert all(line.get_xdata()[1] - line.get_xdata()[0] > 0.05 for line in drawn)


def test_outcomes_lie_from_what_held_before_to_what_was_asked_for() -> None:
    for row in council_bargains.bargains():
        if row["status_quo_value"] is None:
            continue
        ends = sorted((row["status_quo_value"], row["us_proposal_value"]))
        assert ends[0] <= row["outcome_value"] <= ends[1]


@pytest.mark.parametrize("empty", ["russia_refused", "russia_voted_for"])
def test_an_answer_that_is_not_recorded_is_not_taken_for_a_no(
    empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = next(row for row in council_bargains.bargains() if council_bargains.implied(row))
    monkeypatch.setattr(council_bargains, "bargains", lambda: [{**told, empty: None}])
    assert council_bargains.implied(*council_bargains.bargains()) is None
    with style.styled("x"):
        assert "no answer recorded" in words_on(council_bargains.draw().axes[0])


@pytest.mark.parametrize("span", [None, (0.5, 2.5), (float("-inf"), 1.25), (2.0, float("inf"))])
def test_words_name_both_ends_or_none(span: tuple[float, float] | None) -> None:
    said = {None: "says nothing: nothing moved", 0.5: "0.5 to 2.5", 2.0: "2 or more"}
    assert council_bargains.words(span, "nothing moved") == said.get(
        span[0] if span else None, "1.25 or less"
    )
