"""An explorer is whole in one view: settings, picture and sliders, in a lesson's own column and letters."""

from __future__ import annotations

import pytest
from desk import DeskStudent
from living import LESSONS
from playwright.sync_api import expect

from twoviews.bank import library

BAR = 52  # px that the course bar takes at this width
PARTS = ".tv-presets, .tv-stage, .tv-knobs"
SPAN = f"""node => {{
    const boxes = [...node.querySelectorAll('{PARTS}')].filter(each => each.children.length)
        .map(each => each.getBoundingClientRect());
    return Math.max(...boxes.map(box => box.bottom)) - Math.min(...boxes.map(box => box.top));
}}"""
COVERED = f"""node => [...node.querySelectorAll('{PARTS}')].filter(each => each.children.length)
    .flatMap((each, at, all) => all.slice(at + 1).filter(other => {{
        const [one, two] = [each.getBoundingClientRect(), other.getBoundingClientRect()];
        return Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1
            && Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 1;
    }}).map(other => `${{each.className}} and ${{other.className}}`))"""
SMALLEST = """node => Math.min(...[...node.querySelectorAll('.tv-stage svg text')]
    .filter(each => each.textContent.trim() && each.checkVisibility())
    .map(each => parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a))"""
WITH_EXPLORERS = [name for name in LESSONS if library.lesson(name[:2]).explorers]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", WITH_EXPLORERS)
def test_an_explorer_is_whole_in_one_view(desk: DeskStudent, name: str) -> None:
    """Nothing of it sticks while the page moves, and nothing covers a slider."""
    desk.page.set_viewport_size({"width": 1280, "height": 800})
    desk.open(name)
    desk.dress_as_lab()
    desk.show_everything()
    for part in desk.page.locator(".tv-explorer").all():
        expect(part.locator(".tv-stage svg").first).to_be_visible()
        assert part.evaluate(SPAN) <= 800 - BAR
        assert part.evaluate(COVERED) == []
        assert part.evaluate(SMALLEST) >= 14
