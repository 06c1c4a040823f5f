"""Cards say what their lesson file holds."""

from __future__ import annotations

from msgspec.structs import replace

from twoviews.bank import library
from twoviews.bank.content import Minutes
from twoviews.parts import cards

LESSON = library.lesson("07")


def told(*plan: Minutes) -> str:
    return cards.objectives(replace(LESSON, minutes=plan)).html


def test_the_minutes_of_a_lesson_are_told_by_part() -> None:
    assert "12 minutes in class: evidence 9, quiz 3." in told(Minutes("evidence", 9), Minutes("quiz", 3))


def test_a_plan_of_two_sittings_is_told_one_after_the_other() -> None:
    text = told(
        Minutes("evidence", 9), Minutes("quiz", 30, 2), Minutes("explorer", 20), Minutes("sources", 1, 2)
    )
    assert "60 minutes, in two sittings." in text
    assert "The first, 29: evidence 9, trying things out 20. The second, 31: quiz 30, sources 1." in text
