"""The static edition at 390 px: what goes on to the side says so, and pictures stay beside their sliders."""

from __future__ import annotations

import os
from typing import Any

import pytest
from living import LESSONS
from phone import SiteStudent
from playwright.sync_api import Locator, expect

from twoviews.bank import library

ALL = os.environ.get("TWOVIEWS_SITE") == "all"
OIL = LESSONS[7]
EXPLORED = [name for name in LESSONS if library.lesson(name[:2]).explorers]
SLIDERS = EXPLORED if ALL else [LESSONS[5], OIL]
UNMARKED = """() => [...document.querySelectorAll('main *')].filter(node => node.checkVisibility()
    && /auto|scroll/.test(getComputedStyle(node).overflowX) && node.scrollWidth > node.clientWidth + 1
    && !(/left|right/.test(node.dataset.tvMore) && node.tabIndex === 0))
    .map(node => `${node.tagName} ${node.className}`)"""
WIDE_TABLES = """() => [...document.querySelectorAll('.tv-question table.tv-rows')]
    .filter(table => table.scrollWidth > table.clientWidth + 1)
    .map(table => table.closest('form').dataset.question)"""
COVERED = """knob => {
    const place = knob.querySelector('input').closest('.tv-desk').querySelector('.tv-stage svg');
    knob.querySelector('.tv-range, .tv-chips').scrollIntoView({ block: 'nearest' });
    const picture = place.getBoundingClientRect();
    const slider = knob.querySelector('.tv-range, .tv-chips').getBoundingClientRect();
    const bar = document.querySelector('.site-bar').getBoundingClientRect().bottom;
    return { above: Math.round(bar - picture.top), below: Math.round(slider.bottom - innerHeight),
        under: Math.round(picture.bottom - slider.top) };
}"""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", LESSONS if ALL else [LESSONS[1], OIL])
def test_whatever_moves_sideways_says_so_and_the_tables_of_questions_fit(
    phone: SiteStudent, name: str
) -> None:
    phone.open(name)
    phone.wake()
    phone.show_everything()
    expect(phone.page.locator("[data-tv-more]").first).to_be_attached()
    assert phone.page.evaluate(UNMARKED) == []
    assert phone.page.evaluate(WIDE_TABLES) == []


def test_the_sign_goes_where_it_ends_and_the_keyboard_moves_it(phone: SiteStudent) -> None:
    phone.open(OIL)
    phone.wake()
    name = phone.page.locator(".tv-figure[data-tv-more]").first.get_attribute("id")
    figure = phone.page.locator(f'[id="{name}"]')
    expect(figure).to_have_attribute("data-tv-more", "right")
    figure.focus()
    phone.page.keyboard.press("ArrowRight")
    expect(figure).to_have_attribute("data-tv-more", "left right")
    figure.evaluate("node => node.scrollTo({ left: node.scrollWidth })")
    expect(figure).to_have_attribute("data-tv-more", "left")
    phone.page.set_viewport_size({"width": 1280, "height": 800})
    expect(phone.page.locator(".tv-figure[data-tv-more]")).to_have_count(0)
    assert figure.get_attribute("tabindex") is None


@pytest.mark.parametrize("name", SLIDERS)
def test_the_picture_is_in_sight_beside_every_slider(phone: SiteStudent, name: str) -> None:
    phone.open(name)
    phone.wake()
    phone.show_everything()
    for explorer in phone.page.locator(".tv-explorer").all():
        for knob in explorer.locator(".tv-knob").all():
            seen: dict[str, Any] = knob.evaluate(COVERED)
            assert max(seen["above"], seen["below"], seen["under"]) <= 1, (knob.inner_text(), seen)


def slide(explorer: Locator, label: str, value: float) -> None:
    """Put a slider somewhere, as a hand does."""
    explorer.get_by_label(label, exact=False).and_(explorer.locator("[type=range]")).evaluate(
        "(node, value) => { node.value = value; node.dispatchEvent(new Event('input', { bubbles: true })); }",
        str(value),
    )


def test_the_task_of_the_leak_can_be_done_and_what_goes_back_is_told(phone: SiteStudent) -> None:
    """Pictures drawn beforehand: one slider leaves a setting at a time, and the task's own stop is one."""
    phone.open(OIL)
    phone.wake()
    explorer = phone.page.locator(".tv-explorer").first
    elasticity, leak = "How strongly buyers react", "Part of the cut that arrives"
    explorer.locator(".tv-preset").first.click()
    slide(explorer, elasticity, -0.15)
    expect(explorer.locator(".tv-sentence")).to_contain_text("nothing coming back")
    slide(explorer, leak, 0.5)
    expect(explorer.locator(".tv-sentence")).to_contain_text("15 points of it coming back")
    told = explorer.locator(".tv-put-back")
    expect(told).to_be_empty()
    expect(explorer.locator("[type=range]").first).to_have_value("-0.15")
    explorer.locator(".tv-preset").last.click()
    slide(explorer, elasticity, -0.5)
    slide(explorer, leak, 0.5)
    expect(told).to_contain_text("“How strongly buyers react to the price”")
    expect(explorer.locator("[type=range]").first).to_have_value("-0.3")
    expect(explorer.locator(".tv-is-back")).to_have_count(1)
    explorer.locator(".tv-preset").first.click()
    expect(told).to_be_empty()


def test_my_work_names_the_buttons_that_are_there(phone: SiteStudent) -> None:
    phone.open("my-work")
    phone.wake()
    text = phone.page.locator("main").inner_text()
    for command in ("twoviews ", "record export", "record import", "this computer"):
        assert command not in text, command
    for button in ("Save my record as a file", "Open a record file"):
        assert f"“{button}”" in text
        expect(phone.page.locator(".tv-keeper .tv-button", has_text=button)).to_be_visible()
