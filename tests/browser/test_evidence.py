"""Evidence on a phone: lists and narrow pictures keep letters that can be read, and stay in their column."""

from __future__ import annotations

import pytest
from desk import DeskStudent
from living import LESSONS

LEAST = 11
"""Pixels on a screen of 390."""
SMALLEST = """id => {
    const figure = document.getElementById(id);
    const svg = figure.querySelector('svg');
    const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    const texts = figure.querySelectorAll('svg text, .tv-listing *');
    return Math.min(...[...texts].map(each => scale * parseFloat(getComputedStyle(each).fontSize)));
}"""
OUTSIDE = """id => {
    const figure = document.getElementById(id), edge = figure.getBoundingClientRect().right + 1;
    return [...figure.querySelectorAll('*:not(.tv-scroll *)')]
        .filter(each => each.getBoundingClientRect().right > edge).length;
}"""


@pytest.mark.parametrize(
    ("lesson", "figures"),
    [
        ("03-the-us-view", ("denial", "relief-offers")),
        ("04-the-russian-view", ("harm", "law-of-the-council")),
    ],
)
def test_a_phone_shows_it_in_letters_that_can_be_read(
    desk: DeskStudent, lesson: str, figures: tuple[str, ...]
) -> None:
    desk.open(lesson)
    desk.page.set_viewport_size({"width": 390, "height": 844})
    desk.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    for name in figures:
        assert desk.page.evaluate(SMALLEST, f"figure-{name}") >= LEAST, name
        assert desk.page.evaluate(OUTSIDE, f"figure-{name}") == 0, name


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_wide_picture_moves_sideways_and_the_page_does_not(desk: DeskStudent, lesson: str) -> None:
    desk.page.set_viewport_size({"width": 390, "height": 844})
    desk.open(lesson)
    desk.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    drawn = desk.page.locator(".tv-figure:has(> svg)")
    names = [each.get_attribute("id") or "" for each in drawn.all()]
    small = {name: desk.page.evaluate(SMALLEST, name) for name in names}
    assert {name: size for name, size in small.items() if size < LEAST} == {}
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 390
