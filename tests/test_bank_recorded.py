"""The table of the parts whose answers are recorded: it names what is there, and misses nothing."""

from __future__ import annotations

from inspect import signature

import msgspec
import pytest

from twoviews.bank import library, twins
from twoviews.bank.content import Lesson
from twoviews.bank.recorded import ON_PAGE, RECORDED, Recorded
from twoviews.course import OpenLesson
from twoviews.record.statements import VERBS

COURSE = library.course()


@pytest.mark.parametrize("part", RECORDED, ids=[part.section for part in RECORDED])
def test_each_line_names_a_section_a_verb_and_a_call_that_are_there(part: Recorded) -> None:
    assert part.section in {field.name for field in msgspec.structs.fields(Lesson)}
    assert part.verb in VERBS
    assert part.call == "" or callable(getattr(OpenLesson, part.call))
    assert (part in ON_PAGE) == bool(part.call)
    assert any(part.entries(lesson, COURSE) for lesson in COURSE.lessons.values())


@pytest.mark.parametrize("part", ON_PAGE, ids=[part.section for part in ON_PAGE])
def test_a_call_that_shows_one_entry_asks_for_its_id(part: Recorded) -> None:
    (_, *asked) = signature(getattr(OpenLesson, part.call)).parameters.values()
    assert part.singly == any(each.default is each.empty for each in asked)


def test_no_line_stands_for_another() -> None:
    for names in zip(*((part.section, part.name, part.call) for part in RECORDED), strict=True):
        assert len(set(names)) == len(names)


def test_the_lessons_of_tests_and_game_are_declared_and_not_counted() -> None:
    """A lesson more before the game, or a shorter course, changes no line of code."""
    assert twins.tests(COURSE.lessons) == ("00", "12")
    moved = {"07": msgspec.structs.replace(COURSE.lessons["12"], id="07", repeats="01")}
    assert twins.tests(moved) == ("01", "07")
    assert twins.tests({"03": COURSE.lessons["03"]}) == ("", "")
    assert [lesson.id for lesson in COURSE.lessons.values() if lesson.council] == ["12"]
