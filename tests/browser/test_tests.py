"""The test before the course, by mouse and by keyboard: one question at a time, no mark, closed by a quiz."""

from __future__ import annotations

from itertools import cycle

import pytest
from desk import DeskStudent
from hands import HANDS, answer
from playwright.sync_api import expect

import twoviews
from twoviews.bank import library
from twoviews.bank.questions import split
from twoviews.bank.scoring import UNKNOWN
from twoviews.course import keeping

HALVES = [split(question) for question in library.lesson("00").pretest]

pytestmark = pytest.mark.browser


def shown(student: DeskStudent) -> str:
    """The question that is asked now."""
    forms = student.page.locator(".tv-test form:visible")
    assert forms.count() == 1
    return str(forms.get_attribute("data-question"))


def test_it_is_taken_by_two_hands_in_turn_without_a_mark(desk: DeskStudent) -> None:
    desk.show(twoviews.lesson("00").pretest())
    hands = cycle(make(desk.page) for make in HANDS.values())
    part = desk.page.locator(".tv-test")
    for number, ((question, key), fingers) in enumerate(zip(HALVES, hands, strict=False)):
        assert shown(desk) == question.id
        form = part.locator(f'[data-question="{question.id}"]')
        if number % 3 == 2:
            fingers.press(form.locator(".tv-unknown"))
        else:
            answer(fingers, form, key.right)
            fingers.press(form.locator("button[type=submit]"))
        expect(part.locator(".tv-count")).to_have_text(f"{number + 1} of {len(HALVES)} answered")
    expect(part.locator(".tv-after")).to_contain_text("Done, and kept.")
    assert part.locator(".tv-feedback, .tv-right, .tv-wrong").count() == 0
    told = keeping.record().statements("00", "answered")
    assert [done.item for done in told] == [question.id for question, _ in HALVES]
    assert [done.response == UNKNOWN for done in told] == [number % 3 == 2 for number in range(len(HALVES))]
    assert desk.violations() == []


def test_what_was_given_is_over_and_what_was_begun_is_there(desk: DeskStudent) -> None:
    desk.show(twoviews.lesson("00").pretest())
    fingers = HANDS["mouse"](desk.page)
    fingers.press(desk.page.locator("form:visible .tv-unknown"))
    second, key = HALVES[1]
    form = desk.page.locator(f'[data-question="{second.id}"]')
    answer(fingers, form, key.right)
    desk.reload()
    assert shown(desk) == second.id
    fingers.press(form.locator("button[type=submit]"))
    expect(desk.page.locator(".tv-count")).to_have_text(f"2 of {len(HALVES)} answered")
    assert keeping.record().statements("00", "answered")[-1].points == 1


def test_an_empty_answer_is_asked_for_and_a_quiz_closes_it(desk: DeskStudent) -> None:
    lesson = twoviews.lesson("00")
    test, quiz = lesson.pretest(), lesson.quiz()
    desk.show(test)
    desk.page.locator("form:visible button[type=submit]").click()
    expect(desk.page.locator("form:visible .tv-told")).not_to_be_empty()
    authored = library.lesson("00").questions[1]
    quiz.answer(authored.id, split(authored)[1].right)
    desk.page.locator("form:visible .tv-unknown").click()
    expect(desk.page.locator(".tv-after")).to_contain_text("You have answered a quiz of the course already")
    assert desk.page.locator("form:visible").count() == 0
