"""All of a lesson by a finger, on a phone: taps, a slider, and a mark that is dragged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import DeskStudent, drawn_once
from hands import Mouse
from living import SENTENCE, TEXT, TEXTS, assert_all_is_back, met, move, sentences, use_everything, write
from phone import PHONE
from playwright.sync_api import Browser, Locator, Page, expect

import twoviews
from twoviews.bank import library
from twoviews.figures import evidence

pytestmark = pytest.mark.browser

LESSON = "00-start-here"


class Finger(Mouse):
    """Taps, and nothing else."""

    def press(self, button: Locator) -> None:
        button.tap()

    def choose(self, radio: Locator) -> None:
        radio.tap()

    def tick(self, box: Locator) -> None:
        box.tap()

    def write(self, field: Locator, text: str) -> None:
        field.tap()
        self.page.keyboard.insert_text(text)

    def slide(self, slider: Locator) -> None:
        slider.scroll_into_view_if_needed()
        before = slider.input_value()
        box = slider.bounding_box()
        assert box is not None
        for share in (0.7, 0.3):
            slider.tap(position={"x": box["width"] * share, "y": box["height"] / 2})
            if slider.input_value() != before:
                return
        raise AssertionError("the slider does not go where it is tapped")


@pytest.fixture
def touch(browser: Browser, own_record: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskStudent]:
    """A student at the bare page with a phone that has no mouse."""
    monkeypatch.chdir(own_record.parent)
    monkeypatch.setattr(evidence, "_picture", drawn_once)
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    student = DeskStudent(context.new_page())
    yield student
    context.close()
    assert student.faults == []


def test_a_whole_lesson_is_worked_by_touch(touch: DeskStudent) -> None:
    touch.open(LESSON)
    use_everything(touch, Finger(touch.page), LESSON)
    touch.reload()
    assert_all_is_back(touch, LESSON, [])


def test_what_that_lesson_has_not_is_worked_by_touch(touch: DeskStudent) -> None:
    others = {"an explorer", "a text written again"}
    assert met("07-oil") <= met(LESSON) | others
    lesson = twoviews.lesson("07")
    (twice,) = (each.id for each in library.lesson("07").prompts if each.rubric)
    touch.show(lesson.explore("leakage"), *lesson.discuss(twice))
    hand = Finger(touch.page)
    move(touch, hand)
    write(touch, hand)
    said = sentences(touch)
    touch.reload()
    expect(touch.page.locator(SENTENCE)).to_have_text(said)
    for text in touch.page.locator(TEXTS).all():
        expect(text).to_have_value(TEXT)


def test_a_mark_is_dragged_by_a_finger(touch: DeskStudent) -> None:
    touch.page.set_viewport_size({"width": 800, "height": 900})
    touch.show(twoviews.lesson("05").explore("belief-map"))
    part = touch.page.locator(".tv-explorer").first
    mark, slider = part.locator('[id="belief-map-washington"]'), part.locator(".tv-range").nth(2)
    mark.scroll_into_view_if_needed()
    before = slider.input_value()
    drag(touch.page, mark, (60, -20))
    expect(slider).not_to_have_value(before)


def drag(page: Page, mark: Locator, by: tuple[int, int]) -> None:
    """A finger goes down on a mark, moves and is lifted."""
    box = mark.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    steps = [(x + by[0] * part / 6, y + by[1] * part / 6) for part in range(7)]
    line = page.context.new_cdp_session(page)
    for kind, at in [
        ("touchStart", steps[0]),
        *(("touchMove", each) for each in steps[1:]),
        ("touchEnd", None),
    ]:
        points = [{"x": at[0], "y": at[1]}] if at else []
        line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
