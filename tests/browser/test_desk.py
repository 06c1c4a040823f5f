"""Who sits down at the desk after another finds nothing of theirs."""

from __future__ import annotations

import pytest
from desk import WINDOW, DeskStudent
from playwright.sync_api import expect

import twoviews

KEPT = """() => {
    document.title = 'somebody';
    window.somebody = window.name = sessionStorage.somebody = localStorage.somebody = 'was here';
    location.hash = 'somebody';
    const late = { do: 'write', n: 1, with: { text: 'the last of it' } };
    addEventListener('pagehide', () => window.kernel(0, late));
}"""
FOUND = """() => [window.somebody, window.name, sessionStorage.length, localStorage.length, location.hash,
    document.querySelectorAll(':hover').length, innerWidth, innerHeight]"""

pytestmark = pytest.mark.browser


def test_nothing_of_one_reaches_the_next(desk: DeskStudent) -> None:
    first, second = twoviews.lesson("00").discuss()[:1], twoviews.lesson("01").discuss()[:1]
    desk.show(*first)
    desk.page.set_viewport_size({"width": 390, "height": 700})
    desk.page.mouse.move(200, 200)
    desk.page.evaluate(KEPT)
    desk.leave()
    other = DeskStudent(desk.page)
    other.show(*second)
    assert desk.page.evaluate(FOUND) == [None, "", 0, 0, "", 0, WINDOW["width"], WINDOW["height"]]
    expect(other.page.locator("textarea").first).to_have_value("")
    assert (other.page.title(), second[0].text) == ("A lesson on a bare page", "")
    other.page.evaluate("void console.error('a fault')")
    assert (desk.faults, other.faults) == ([], ["a fault"])
