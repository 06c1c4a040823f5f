"""The forecasting game in a real browser: silent before the lock, locked for good after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from classroom import Classroom, Student
from hands import Hand, Keyboard, Mouse

from twoviews.bank import library

HANDS = {"mouse": Mouse, "keyboard": Keyboard}
FORECASTS = library.lesson("11").forecasts
NAME = library.course().files["11"].stem
SAID = [str(7 * number % 101) for number in range(len(FORECASTS))]
LATER = [text for each in FORECASTS for text in (each.record, each.base_rule, each.article_reason) if text]
WIDE = """() => [...document.querySelectorAll('.tv-forecast, .tv-forecast *')].filter(node =>
    node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1
    && getComputedStyle(node).display !== 'inline' && getComputedStyle(node).overflowX === 'visible'
).map(node => node.className)"""

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def new_student(classroom: Classroom) -> Iterator[None]:
    """Nobody has forecast anything yet."""
    classroom.forget()
    yield


def set_all(student: Student, hand: Hand) -> None:
    for field, number in zip(student.page.locator(".tv-foretold .tv-typed input").all(), SAID, strict=True):
        hand.write(field, number)


def told(student: Student) -> str:
    """All that the game shows or hides in the page."""
    return " ".join(student.page.locator(".tv-forecast").text_content().split())


def assert_locked(student: Student) -> None:
    page = student.page
    student.wait_for_text(page.locator(".tv-score-card"), "Your Brier score over 10 questions")
    results = page.locator(".tv-outcome .tv-guess").all_inner_texts()
    assert [text.split(" %")[0].removeprefix("You said ") for text in results] == SAID
    assert page.locator(".tv-foretold input:visible").count() == 0
    assert page.locator(".tv-forecast button[type=submit]:visible").count() == 0
    assert page.locator(".tv-score-card svg[role=img]").get_attribute("aria-label")


@pytest.mark.parametrize("hand", HANDS)
def test_forecasts_are_locked_and_come_back(student: Student, classroom: Classroom, hand: str) -> None:
    student.open(NAME)
    page, lock = student.page, student.page.locator(".tv-forecast button[type=submit]")
    assert [text for text in LATER if text[:40] in told(student)] == []
    set_all(student, HANDS[hand](page))
    student.wait_for_text(page.locator(".tv-forecast .tv-actions"), "All are set")
    HANDS[hand](page).press(lock)
    assert_locked(student)
    assert page.evaluate("() => document.activeElement.classList.contains('tv-score-card')")
    for again in (student.reload, student.restart):
        again()
        assert_locked(student)
    classroom.kill_kernels()
    student.reload()
    assert_locked(student)


def test_nothing_is_locked_before_all_are_set_and_drafts_survive(student: Student) -> None:
    student.open(NAME)
    page = student.page
    fields = page.locator(".tv-foretold .tv-typed input")
    first, second = fields.nth(0), fields.nth(1)
    first.fill("140")
    second.fill("30")
    lock = page.locator(".tv-forecast button[type=submit]")
    assert lock.get_attribute("aria-disabled") == "true"
    lock.click(force=True)
    assert first.evaluate("node => node === document.activeElement")
    first.fill("40")
    first.press("Enter")
    assert second.evaluate("node => node === document.activeElement"), "Enter goes on and locks nothing"
    assert page.locator(".tv-outcome:visible").count() == 0
    student.reload()
    assert [field.input_value() for field in fields.all()[:3]] == ["40", "30", ""]
    student.wait_for_text(page.locator(".tv-forecast .tv-actions"), "2 of 10 set. Still open: 3, 4")


def test_the_slider_sets_the_number(student: Student) -> None:
    student.open(NAME)
    row = student.page.locator(".tv-foretold").nth(2)
    row.locator("input[type=range]").focus()
    student.page.keyboard.press("ArrowRight")
    assert row.locator(".tv-typed input").input_value() == "51"
    assert row.locator("input[type=range]").get_attribute("aria-valuetext") == "51 per cent"


@pytest.mark.parametrize("student", ["light", "dark"], indirect=True)
def test_axe_and_a_narrow_screen(student: Student) -> None:
    student.page.set_viewport_size({"width": 800, "height": 900})
    student.open(NAME)
    assert student.page.evaluate(WIDE) == []
    set_all(student, Mouse(student.page))
    student.page.locator(".tv-forecast button[type=submit]").click()
    assert_locked(student)
    assert student.page.evaluate(WIDE) == []
    assert student.violations() == []
