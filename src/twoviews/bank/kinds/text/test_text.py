"""A word or short phrase."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from twoviews.bank.kinds.base import Scored, Unanswered
from twoviews.bank.kinds.text import Text, faults, normal, score, split

EXAMPLE = Text(
    id="q", objective="o", prompt="Word?", sources=("s",), accept=("a prediction", "прогноз"),
    feedback_right="yes", feedback_wrong="no",
)  # fmt: skip


@pytest.mark.parametrize(
    "typed", ["A Prediction.", " aprediction ", "“a prediction”", "ПРОГНО́З", "a\u200bprediction…"]
)
def test_case_accents_spaces_and_final_dots_do_not_matter(typed: str) -> None:
    result = score(split(EXAMPLE)[1], typed)
    assert isinstance(result, Scored)
    assert result.right


@pytest.mark.parametrize("typed", ["x" * 10_000, "🙂", "...", 5, ["a prediction"], "\u202e"])
def test_no_word_is_unanswered(typed: object) -> None:
    assert isinstance(score(split(EXAMPLE)[1], typed), Unanswered)


def test_a_text_that_holds_markup_is_just_wrong() -> None:
    result = score(split(EXAMPLE)[1], "<script>alert(1)</script>")
    assert isinstance(result, Scored)
    assert not result.right
    assert normal("Ё й ö.") == "еиo"


def test_an_accepted_form_holds_a_letter() -> None:
    (fault,) = faults(replace(EXAMPLE, accept=("fine", "...")))
    assert fault.path == ("accept", 1)
