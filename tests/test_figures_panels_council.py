"""The panel `council` shows what the model says, in the picture and in words."""

from __future__ import annotations

import pytest

from pictures import opened, starts
from twoviews.bank import library
from twoviews.models.council import bargain, win_set

BELIEFS = {preset.label: preset.values for preset in library.lesson("06").explorers[0].presets}


def outcome(values: dict[str, float]) -> float:
    now = {**starts("council"), **values}
    ideals = [now["russia"], now["china"]]
    sunset = now["sunset"] >= 0.5
    end = bargain(now["setter"], ideals, now["status_quo"], sunset=sunset, outside=now["outside"])
    return float(end.outcome)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {},
            "(0.15) stays. Russia accepts 0.15 to 0.65, China 0.15 to 0.75; the US gets a text of 0.65",
        ),
        ({"status_quo": 0.65}, "nothing that the US likes better passes, and 0.65 remains"),
        ({"setter": 0.15}, "the US wants no change, and 0.15 remains"),
        ({"russia": 0, "sunset": 1}, "what is in force lapses. Russia accepts only 0"),
        ({"russia": 0.3, "outside": 0.7}, "brings about 0.7, although that costs it 0.1"),
        ({"russia": 0.3, "outside": 0.7}, "a text of 0.7 passes, since a veto would not prevent it"),
    ],
)
def test_the_sentence_says_what_happens(values: dict[str, float], words: str) -> None:
    assert words in opened("council", values).sentence


@pytest.mark.parametrize(
    ("belief", "end"),
    [
        ("September 2017, as Washington sees it", 0.7),
        ("September 2017, as Moscow sees it", 0.65),
        ("May 2022, as Washington sees it", 0.65),
        ("May 2022, as Moscow sees it", 0.65),
        ("March 2024, as Washington sees it", 0.0),
        ("March 2024, as Moscow sees it", 0.6),
    ],
)
def test_both_capitals_stories_end_as_the_lesson_says(belief: str, end: float) -> None:
    assert outcome(BELIEFS[belief]) == pytest.approx(end)
    assert opened("council", BELIEFS[belief])._ends_at.get_text() == f"outcome {end:g}"


@pytest.mark.parametrize(
    ("belief", "moved", "end"),
    [
        ("September 2017, as Moscow sees it", {"status_quo": 0.65}, 0.65),
        ("September 2017, as Washington sees it", {"outside": 0}, 0.45),
        ("March 2024, as Moscow sees it", {"russia": 0.35}, 0.65),
        ("March 2024, as Moscow sees it", {"russia": 0}, 0.0),
    ],
)
def test_what_the_task_and_the_quiz_ask_to_move_ends_as_they_say(
    belief: str, moved: dict[str, float], end: float
) -> None:
    assert outcome({**BELIEFS[belief], **moved}) == pytest.approx(end)


def test_the_pictured_sets_and_outcome_are_the_model_s() -> None:
    values = {"status_quo": 0.3, "russia": 0.5, "china": 0.6}
    panel = opened("council", values)
    both = win_set([0.5, 0.6], 0.3)
    assert tuple(panel._both.get_xdata()) == pytest.approx(tuple(map(float, both)))
    assert tuple(panel._bands["china"].get_xdata()) == pytest.approx((0.3, 0.9))
    assert panel._end.get_xdata()[0] == pytest.approx(outcome(values))
    assert panel._said["russia"].get_text() == "accepts 0.3 to 0.7"


def test_the_outside_option_is_drawn_only_if_there_is_one() -> None:
    panel = opened("council")
    assert len(panel._alone.get_xdata()) == 0
    panel.update({"outside": 0.7})
    assert list(panel._alone.get_xdata()) == [0.7]
