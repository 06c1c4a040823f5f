"""The static edition at 390 px and wider: what goes on to the side says so, pictures stay beside sliders.

Each lesson is opened once; its tests leave it as the next one can use it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from living import LESSONS
from phone import PHONE, SiteStudent, holding
from playwright.sync_api import Browser, Locator, expect

import learner
from twoviews.bank import library
from twoviews.record import transfer

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

WIDTHS = (390, 800, 1280)
OUTWARDS = "ARTICLE site-lesson"
"""What is wider than its place because parts stand out of the text to both sides."""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""By how much the page itself moves to the side; a wide figure does so in its own place."""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest, browser: Browser, site_address: str) -> Iterator[SiteStudent]:
    """A lesson on a phone, opened once, with every question and every fold shown."""
    with holding(browser, site_address) as found:
        found.arrive(request.param)
        found.show_everything()
        yield found


@pytest.fixture
def phone(opened: SiteStudent) -> SiteStudent:
    """The student in front of it, the phone upright whatever was done before."""
    opened.page.set_viewport_size(PHONE)
    return opened


@pytest.mark.parametrize("opened", LESSONS if ALL else [LESSONS[5], OIL], indirect=True)
def test_whatever_moves_sideways_says_so_and_the_tables_of_questions_fit(phone: SiteStudent) -> None:
    expect(phone.page.locator("[data-tv-more]").first).to_be_attached()
    assert phone.page.evaluate(UNMARKED) == []
    assert phone.page.evaluate(WIDE_TABLES) == []


@pytest.mark.parametrize("opened", [OIL], indirect=True)
def test_the_sign_goes_where_it_ends_and_the_keyboard_moves_it(phone: SiteStudent) -> None:
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


@pytest.mark.parametrize("opened", SLIDERS, indirect=True)
def test_the_picture_is_in_sight_beside_every_slider(phone: SiteStudent) -> None:
    for explorer in phone.page.locator(".tv-explorer").all():
        for knob in explorer.locator(".tv-knob").all():
            seen: dict[str, Any] = knob.evaluate(COVERED)
            assert max(seen["above"], seen["below"], seen["under"]) <= 1, (knob.inner_text(), seen)


@pytest.mark.parametrize("opened", LESSONS if ALL else [OIL], indirect=True)
def test_all_of_it_can_be_read(phone: SiteStudent) -> None:
    """At every width before all of it is done and after; then in both themes too.

    Each part in each theme before anything is done: `test_every_lesson`, at the bare page.
    """
    fits(phone)
    phone.page.set_viewport_size(PHONE)
    phone.take_in(b"".join(transfer.lines(learner.everything(library.course()))))
    phone.reload()
    phone.show_everything()
    fits(phone)
    for theme in ("dark", "light"):
        phone.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        assert phone.violations("body", colours_only=theme == "dark") == [], theme


def fits(phone: SiteStudent) -> None:
    """Nothing is wider than its place, or moves the page to the side, at any width."""
    for width in WIDTHS:
        phone.page.set_viewport_size({"width": width, "height": 900})
        cut_off = [each for each in phone.cut_off() if not each.startswith(OUTWARDS)]
        assert cut_off == [], width
        assert phone.page.evaluate(SIDEWAYS) == 0, width


def slide(explorer: Locator, label: str, value: float) -> None:
    """Put a slider somewhere, as a hand does."""
    explorer.get_by_label(label, exact=False).and_(explorer.locator("[type=range]")).evaluate(
        "(node, value) => { node.value = value; node.dispatchEvent(new Event('input', { bubbles: true })); }",
        str(value),
    )


@pytest.mark.parametrize("opened", [OIL], indirect=True)
def test_the_task_of_the_leak_can_be_done_and_what_goes_back_is_told(phone: SiteStudent) -> None:
    """Pictures drawn beforehand: one slider leaves a setting at a time, and the task's own stop is one."""
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
