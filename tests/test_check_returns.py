"""What comes back: questions that can be asked away from their page, three at the end of a later quiz."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from msgspec import structs
from msgspec.structs import replace as changed

from twoviews.authoring.rules import quiz, returns
from twoviews.authoring.rules.subject import Subject
from twoviews.bank import library
from twoviews.bank.content import Lesson

COURSE = library.course()


def bare(lesson: Lesson) -> Lesson:
    """The lesson with no entry that is more, and with nothing that comes back."""
    cleared = {
        field.name: tuple(changed(each, more="") if hasattr(each, "more") else each for each in section)
        for field in structs.fields(lesson)
        if isinstance(section := getattr(lesson, field.name), tuple)
    }
    return changed(lesson, **cleared | {"more_claims": {}, "returns": ()})


def subject(number: str, **fields: Any) -> Subject:
    lesson = changed(bare(COURSE.lessons[number]), **fields)
    file = f"assets/lessons/{COURSE.files[number].name}"
    return Subject(lesson, file, COURSE.files[number].read_text("utf-8"), None, COURSE, {}, frozenset())


def said(problems: Any) -> str:
    return "\n".join(f"{each.id}: {each.what}" for each in problems)


def apart(number: str, count: int) -> tuple[str, ...]:
    """Ids of questions that can come back."""
    return tuple(each.id for each in COURSE.lessons[number].questions if not each.on_page)[:count]


def told(*named: str, number: str = "04", pool: bool = False) -> str:
    """What is said of a lesson that brings these questions back."""
    first = subject("01")
    asked = first.lesson.questions
    page = changed(asked[0], id="01-page", on_page=True)
    first = replace(first, lesson=changed(first.lesson, questions=(*asked, page)))
    if pool:
        questions = first.lesson.questions
        first = replace(first, lesson=changed(first.lesson, questions=questions[:6], pool=questions[6:]))
    return said(returns.returns([subject("00"), first, subject("02"), subject(number, returns=named)]))


def test_three_of_earlier_lessons_come_back_from_quiz_or_pool() -> None:
    named = (*apart("00", 1), *apart("01", 12)[-1:], *apart("02", 1))
    assert told(*named) == "" == told(*named, pool=True)


@pytest.mark.parametrize(
    ("named", "word"),
    [
        (apart("01", 2), "2 questions of earlier lessons come back"),
        ((*apart("01", 2), "02-q99"), "no question '02-q99'"),
        ((*apart("01", 2), *apart("04", 1)), "is of lesson 04"),
        ((*apart("00", 1), *apart("02", 1), "01-page"), "only on the page of lesson 01"),
        (apart("01", 3), "All three come from one lesson"),
    ],
)
def test_what_cannot_come_back_is_named(named: tuple[str, ...], word: str) -> None:
    assert word in told(*named)


def has_core(lesson: Lesson) -> Lesson:
    """The lesson with one entry that is more."""
    first, *others = lesson.minds
    return changed(lesson, minds=(changed(first, more="What else would count."), *others))


def test_only_a_lesson_with_a_core_must_bring_back_and_may_ask_eight() -> None:
    for number, word in (("01", ""), ("02", "0 questions of earlier lessons come back")):
        lesson = subject(number)
        assert said(returns.returns([lesson])) == ""
        core = replace(lesson, lesson=has_core(lesson.lesson))
        assert word in said(returns.returns([core]))
        eight = has_core(changed(core.lesson, questions=core.lesson.questions[:8]))
        assert "sound questions" not in said(quiz.enough(replace(core, lesson=eight)))
        assert "needs 10" in said(
            quiz.enough(replace(core, lesson=changed(eight, minds=lesson.lesson.minds)))
        )


def test_a_question_that_needs_its_page_says_so_and_stays_there() -> None:
    needs = changed(COURSE.lessons["07"].questions[0], on_page=True, prompt="Move the slider.")
    unsaid = subject("07", questions=(changed(needs, on_page=False),))
    assert "nobody sees where the question comes back" in said(returns.on_page(unsaid))
    pooled = subject("07", pool=(needs,), questions=())
    assert "away from its lesson's page" in said(returns.on_page(pooled))
    assert said(returns.on_page(subject("07"))) == ""


def test_objectives_with_one_form_are_counted() -> None:
    first = COURSE.lessons["01"].questions[0]
    one = subject("01", questions=(first,), pool=())
    assert returns.alone([one]) == (first.objective,)
    assert returns.alone([subject("01", questions=(first,), pool=(changed(first, id="01-q98"),))]) == ()
