"""A guess in a real browser: drawn beside the record at once, and again on the figure that answers it."""

from __future__ import annotations

import pytest
from desk import DeskStudent, displayed
from hands import Mouse
from playwright.sync_api import expect

import twoviews
from twoviews.bank import library

PICKED = next(
    each
    for lesson in library.course().lessons.values()
    for each in lesson.predictions
    if len(each.options) == 4 and each.record in each.options[:3] and not each.more
)

pytestmark = pytest.mark.browser


def open_both(desk: DeskStudent) -> None:
    lesson = twoviews.lesson("03")
    shown = [*displayed(lesson.predict("03-p1")), *displayed(lesson.figure("threat-outcomes"))]
    desk.lay([("jp-OutputArea-output jp-RenderedHTMLCommon", each) for each in shown])


def commit(desk: DeskStudent, guess: str) -> None:
    hand = Mouse(desk.page)
    hand.write(desk.page.locator(".tv-prediction .tv-typed input"), guess)
    hand.press(desk.page.locator(".tv-prediction button[type=submit]"))


def test_a_guess_stands_beside_the_record_and_on_the_figure(desk: DeskStudent) -> None:
    open_both(desk)
    page = desk.page
    assert page.locator(".tv-your-guess").count() == 0
    assert page.locator(".tv-numberline").count() == 0
    commit(desk, "40")
    said = "On a line from 0 to 100 of every 100 threats: you 40, the record 23."
    expect(page.get_by_role("img", name=said)).to_be_visible()
    expect(page.locator(".tv-recall p").last).to_have_text(
        "Your guess was 40, the record is 23 (of every 100 threats)."
    )
    mark = page.locator("#figure-threat-outcomes .tv-your-guess line").last
    assert float(mark.get_attribute("x1") or 0) == pytest.approx(170 + 520 * 0.4, abs=0.5)
    desk.new_tab()
    open_both(desk)
    expect(page := desk.page.locator(".tv-recall p").last).to_contain_text("Your guess was 40")
    expect(desk.page.locator("#figure-threat-outcomes .tv-your-guess")).to_have_count(1)
    assert page.is_visible()


def test_a_picked_option_stands_among_the_others(desk: DeskStudent) -> None:
    desk.show(*twoviews.lesson(PICKED.id[:2]).predict(PICKED.id))
    Mouse(desk.page).choose(desk.page.locator(".tv-options input").nth(3))
    Mouse(desk.page).press(desk.page.locator("button[type=submit]"))
    row = desk.page.locator(".tv-option-row li")
    marks = {PICKED.record: "the record", PICKED.options[3]: "you"}
    expect(row).to_have_text([option + marks.get(option, "") for option in PICKED.options])


@pytest.mark.parametrize("guess", ["0", "23", "100"])
def test_it_is_readable_for_all(desk: DeskStudent, guess: str) -> None:
    desk.page.set_viewport_size({"width": 390, "height": 900})
    open_both(desk)
    commit(desk, guess)
    desk.page.locator(".tv-numberline").wait_for()
    assert desk.violations_in_both_themes() == []
    for width in (390, 1280):
        desk.page.set_viewport_size({"width": width, "height": 900})
        assert desk.cut_off() == []
        assert_words_stay_on_the_line(desk)


def assert_words_stay_on_the_line(desk: DeskStudent) -> None:
    line = desk.page.locator(".tv-numberline").bounding_box()
    assert line is not None
    for word in desk.page.locator(".tv-spot-word").all():
        box = word.bounding_box()
        assert box is not None
        assert box["x"] >= line["x"] - 3 and box["x"] + box["width"] <= line["x"] + line["width"] + 3
