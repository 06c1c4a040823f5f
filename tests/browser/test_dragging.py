"""A mark on a map can be dragged; the sliders follow, and so do keys by the sliders."""

from __future__ import annotations

import pytest
from desk import DeskStudent
from playwright.sync_api import Locator, expect

import twoviews

pytestmark = pytest.mark.browser


def middle(part: Locator) -> tuple[float, float]:
    """The middle of an element, in the window."""
    box = part.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def assert_at(sliders: Locator, *values: int) -> None:
    """The sliders of the two capitals, which stand before the learner's own."""
    for place, value in enumerate(values):
        expect(sliders.nth(place)).to_have_value(str(value))


def test_a_mark_is_dragged_and_its_sliders_follow(desk: DeskStudent) -> None:
    desk.show(twoviews.lesson("05").explore("belief-map"))
    part = desk.page.locator(".tv-explorer").first
    mark, sliders = part.locator('[id="belief-map-washington"]'), part.locator(".tv-range")
    mark.hover()
    (x, y), (other, level) = middle(mark), middle(part.locator('[id="belief-map-moscow"]'))
    desk.page.mouse.down()
    desk.page.mouse.move((x + other) / 2, y, steps=8)
    desk.page.mouse.move(other, level, steps=8)
    desk.page.mouse.up()
    desk.wait_for_text(part.locator(".tv-sentence"), "costs 0.0 points")
    assert_at(sliders, 8, 5, 8, 5)
    assert middle(mark) == pytest.approx((other, level), abs=2)


def test_a_drag_beyond_the_edge_stops_there(desk: DeskStudent) -> None:
    desk.show(twoviews.lesson("05").explore("belief-map"))
    part = desk.page.locator(".tv-explorer").first
    mark = part.locator('[id="belief-map-moscow"]')
    mark.hover()
    _, y = middle(mark)
    desk.page.mouse.down()
    desk.page.mouse.move(5, y, steps=8)
    desk.page.mouse.up()
    desk.wait_for_text(part.locator(".tv-sentence"), "(V 0, w 5)")
    assert_at(part.locator(".tv-range"), 0, 5, 4, 8)
