"""What comes back, by mouse and by keyboard: due questions, or a sentence; and the progress says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

import pytest
from desk import DeskStudent
from hands import HANDS, answer
from msgspec.structs import replace
from playwright.sync_api import expect

import learner
import twoviews
from twoviews.bank import library
from twoviews.bank.answers import facing
from twoviews.course import keeping
from twoviews.returning import coming_back

pytestmark = pytest.mark.browser


@pytest.fixture
def answered(own_record: Path) -> None:
    """The quizzes of three lessons were answered a month ago."""
    told = [done for done in learner.everything(library.course()) if done.item[2:4] == "-q"]
    shift = datetime.now(UTC) - timedelta(days=30) - told[0].timestamp
    mine = [
        replace(done, timestamp=done.timestamp + shift) for done in told if done.lesson in ("00", "01", "02")
    ]
    keeping.record().merge(mine)


@pytest.mark.usefixtures("answered")
def test_five_due_questions_are_answered_by_two_hands_in_turn(desk: DeskStudent) -> None:
    part = twoviews.lesson("03").review()
    known = {each.id: each for lesson in library.course().lessons.values() for each in coming_back(lesson)}
    desk.show(part)
    hands = cycle(make(desk.page) for make in HANDS.values())
    box = desk.page.locator(".tv-review")
    questions = [each["id"] for each in part.sent_content()["questions"]]
    assert len(questions) == 5
    for number, (key, fingers) in enumerate(zip(questions, hands, strict=False)):
        form = box.locator(f'[data-question="{key}"]')
        expect(form).to_contain_text(f"Lesson {key[:2]}: ")
        expect(form.locator(".tv-sure")).to_be_visible()
        answer(fingers, form, facing(known[key], keeping.record().learner, [])[1].right)
        fingers.choose(form.locator(".tv-sure input").first)
        fingers.press(form.locator("button[type=submit]"))
        form.locator(".tv-feedback").first.wait_for()
        if number < 4:
            fingers.press(box.locator(".tv-next"))
    expect(box.locator(".tv-score")).to_contain_text("5 of 5 answered")
    back = [done for done in keeping.record().statements(verb="answered") if done.asked_in]
    assert [(done.item, done.confidence) for done in back] == [(key, "sure") for key in questions]
    assert desk.violations() == []


def test_where_nothing_is_due_stands_one_sentence(desk: DeskStudent) -> None:
    desk.show(twoviews.lesson("02").review(), twoviews.lesson("02").progress())
    box = desk.page.locator(".tv-review")
    expect(box).to_contain_text("Nothing comes back yet.")
    assert box.locator("form, button").count() == 0
    expect(desk.page.locator(".tv-due")).to_be_hidden()


@pytest.mark.usefixtures("answered")
def test_the_progress_says_what_is_due(desk: DeskStudent) -> None:
    desk.show(twoviews.lesson("02").progress())
    expect(desk.page.locator(".tv-due")).to_contain_text("Review: ")
