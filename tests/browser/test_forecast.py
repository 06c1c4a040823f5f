"""The forecasting game in a real browser: silent before the lock, locked for good after it."""

from __future__ import annotations

import re

import pytest
from desk import DeskStudent
from hands import Hand, Keyboard, Mouse
from playwright.sync_api import expect

import twoviews
from twoviews.bank import library

FORECASTS = library.lesson("11").forecasts
SAID = [str(7 * number % 101) for number in range(len(FORECASTS))]
LATER = [text for each in FORECASTS for text in (each.record, each.base_rule, each.article_reason) if text]

pytestmark = pytest.mark.browser


def shown(desk: DeskStudent) -> None:
    desk.show(twoviews.lesson("11").forecast())


def set_all(desk: DeskStudent, hand: Hand) -> None:
    for field, number in zip(desk.page.locator(".tv-foretold .tv-typed input").all(), SAID, strict=True):
        hand.write(field, number)


def told(desk: DeskStudent) -> str:
    """All that the game shows or hides in the page."""
    return " ".join(desk.page.locator(".tv-forecast").text_content().split())


def assert_locked(desk: DeskStudent) -> None:
    page = desk.page
    desk.wait_for_text(page.locator(".tv-score-card"), "Your Brier score over 10 questions")
    said = [re.compile(rf"^You said {number} %") for number in SAID]
    expect(page.locator(".tv-outcome .tv-guess")).to_have_text(said)
    expect(page.locator(".tv-foretold input:visible")).to_have_count(0)
    expect(page.locator(".tv-forecast button[type=submit]:visible")).to_have_count(0)
    expect(page.locator(".tv-score-card svg[role=img]")).to_have_attribute("aria-label", re.compile("."))


def test_forecasts_are_locked_and_come_back(desk: DeskStudent) -> None:
    """By keyboard; by mouse they come back in `test_lessons`."""
    shown(desk)
    page, lock = desk.page, desk.page.locator(".tv-forecast button[type=submit]")
    assert [text for text in LATER if text[:40] in told(desk)] == []
    set_all(desk, Keyboard(page))
    desk.wait_for_text(page.locator(".tv-forecast .tv-actions"), "All are set")
    Keyboard(page).press(lock)
    assert_locked(desk)
    expect(page.locator(".tv-score-card")).to_be_focused()
    desk.reload()
    assert_locked(desk)
    desk.new_tab()
    shown(desk)
    assert_locked(desk)


def test_nothing_is_locked_before_all_are_set_and_drafts_survive(desk: DeskStudent) -> None:
    shown(desk)
    page = desk.page
    fields = page.locator(".tv-foretold .tv-typed input")
    first, second = fields.nth(0), fields.nth(1)
    first.fill("140")
    second.fill("30")
    lock = page.locator(".tv-forecast button[type=submit]")
    expect(lock).to_have_attribute("aria-disabled", "true")
    lock.click(force=True)
    expect(first).to_be_focused()
    first.fill("40")
    first.press("Enter")
    expect(second, "Enter goes on and locks nothing").to_be_focused()
    expect(page.locator(".tv-outcome:visible")).to_have_count(0)
    desk.reload()
    for place, value in enumerate(("40", "30", "")):
        expect(fields.nth(place)).to_have_value(value)
    desk.wait_for_text(page.locator(".tv-forecast .tv-actions"), "2 of 10 set. Still open: 3, 4")


def test_the_slider_sets_the_number(desk: DeskStudent) -> None:
    shown(desk)
    row = desk.page.locator(".tv-foretold").nth(2)
    row.locator("input[type=range]").focus()
    desk.page.keyboard.press("ArrowRight")
    expect(row.locator(".tv-typed input")).to_have_value("51")
    expect(row.locator("input[type=range]")).to_have_attribute("aria-valuetext", "51 per cent")


def test_axe_and_a_narrow_screen(desk: DeskStudent) -> None:
    desk.page.set_viewport_size({"width": 390, "height": 900})
    shown(desk)
    set_all(desk, Mouse(desk.page))
    Mouse(desk.page).press(desk.page.locator(".tv-forecast button[type=submit]"))
    assert_locked(desk)
    expect(desk.page.locator(".tv-score-card")).to_be_focused()
    assert desk.cut_off() == []
    assert desk.violations_in_both_themes() == []
