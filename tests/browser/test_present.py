"""A lesson on the projector: each step whole on the screen and large, by keys and clicker, and alive."""

from __future__ import annotations

import pytest
from desk import DeskStudent
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BEGIN = """async () => {
    const style = document.querySelector('link[href*="twoviews.css"]').href;
    const { present } = await import(new URL('page/present.js', style));
    present(document.querySelector('main'));
}"""
LARGEST_TEXT = 24  # px at 1280
STEP = """() => {
    const step = document.querySelector('.tv-on');
    const small = [];
    const texts = document.createTreeWalker(step, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const { parentElement: node, textContent } = texts.currentNode;
        if (!textContent.trim() || !node.getClientRects().length) continue;
        if (node.closest('svg, option, .tv-unseen')) continue;
        const size = parseFloat(getComputedStyle(node).fontSize) * node.currentCSSZoom;
        if (size > 0) small.push([size, node.tagName, node.className]);
    }
    small.sort(([one], [other]) => one - other);
    const box = step.getBoundingClientRect();
    const bar = document.querySelector('.tv-present-bar').getBoundingClientRect();
    return {
        place: document.querySelector('.tv-present-place').textContent,
        scrolled: Math.round(step.scrollTop),
        room: bar.top - box.bottom,
        wide: box.right - innerWidth,
        smallest: small[0] ?? [99],
        lonely: step.textContent.trim().length === 0,
    };
}"""


@pytest.fixture(scope="module")
def oil(kept_desk: DeskStudent) -> DeskStudent:
    """A student in front of lesson 07; each test begins to present it, and ends."""
    kept_desk.open("07-oil")
    return kept_desk


def test_keys_turn_and_parts_stay_alive(oil: DeskStudent) -> None:
    page = oil.page
    page.evaluate("() => scrollTo(0, 0)")
    page.evaluate(BEGIN)
    place = page.locator(".tv-present-place")
    expect(place).to_contain_text("1 of ")
    for key, then in (
        ("ArrowRight", 2),
        ("PageDown", 3),
        (" ", 4),
        ("ArrowLeft", 3),
        ("PageUp", 2),
        ("Home", 1),
    ):
        page.keyboard.press(key)
        expect(place).to_contain_text(f"{then} of ")
    while not page.locator(".tv-on .tv-prediction").count():
        page.keyboard.press("PageDown")
    now = place.inner_text()
    option = page.locator(".tv-on input[type=radio]").first
    option.focus()
    page.keyboard.press("ArrowDown")
    expect(place).to_have_text(now)
    page.locator(".tv-on").get_by_role("button", name="Commit").click()
    expect(page.locator(".tv-on .tv-record")).to_be_visible()
    assert page.evaluate(STEP)["room"] >= -0.5
    assert oil.violations(".tv-present-bar") == []
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("Escape")
    expect(page.locator(".tv-present-bar")).to_have_count(0)
    assert page.locator(".tv-off, .tv-on").count() == 0
    expect(page.locator(".tv-prediction").first).to_be_in_viewport()


def test_words_that_are_folded_are_shown_to_a_class_and_folded_again(oil: DeskStudent) -> None:
    page = oil.page
    table = page.locator(".tv-words table")
    expect(table).to_be_hidden()
    page.evaluate(BEGIN)
    while not page.locator(".tv-on.tv-words, .tv-on .tv-words").count():
        page.keyboard.press("PageDown")
    expect(table.locator("tbody tr").first).to_be_visible()
    expect(page.locator(".tv-words summary")).to_be_hidden()
    page.get_by_role("button", name="End").click()
    expect(table).to_be_hidden()


def test_the_speaker_has_notes_in_a_second_window(oil: DeskStudent) -> None:
    page = oil.page
    page.evaluate(BEGIN)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Notes").click()
    notes = opened.value
    page.evaluate("() => document.dispatchEvent(new Event('fullscreenchange'))")  # a browser leaves it then
    before = page.locator(".tv-present-place").inner_text()
    expect(notes.locator("h1")).to_contain_text(before)
    notes.keyboard.press("PageDown")
    expect(page.locator(".tv-present-place")).not_to_have_text(before)
    while not page.locator(".tv-on .tv-figure").count():
        page.evaluate("() => document.activeElement.blur()")
        page.keyboard.press("PageDown")
    caption = page.locator(".tv-on figcaption").inner_text().split(".")[0]
    expect(notes.locator("body")).to_contain_text(caption)
    page.get_by_role("button", name="End").click()
    assert notes.is_closed()
