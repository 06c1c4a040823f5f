"""Each lesson as a student lives it, by mouse or by keyboard, and no word lost.

Every kind of part and of question is met by both hands; TWOVIEWS_HANDS=all walks every lesson by both.
Here on the bare page of `desk`; what only JupyterLab can spoil is in `test_lab`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from desk import DeskStudent
from hands import HANDS
from living import LESSONS, assert_nothing_is_lost, met, walks
from playwright.sync_api import expect

import learner
from twoviews.bank import library
from twoviews.record import Record

EVERY = [(name, hand) for name in LESSONS for hand in HANDS]
WALKS = EVERY if os.environ.get("TWOVIEWS_HANDS") == "all" else walks(LESSONS)
WIDTHS = (320, 390, 800, 1280)  # 320: a page of 1280 at 400 per cent
BESIDE = """() => [...document.querySelectorAll('body *')]
    .filter(node => !node.closest('table, .tv-unseen, :is(.tv-stage, .tv-figure, .tv-inside) svg')
        && node.checkVisibility() && node.getBoundingClientRect().right > window.innerWidth + 1)
    .map(node => `${node.tagName} ${node.className}`)"""
PAGE = "document.documentElement.scrollWidth"
SMALL = """() => {
    const isInText = ':is(p, li, td, th, dd, figcaption, span) a';
    const spots = [...document.querySelectorAll('button, input, select, textarea, summary, a[href]')]
        .filter(node => node.checkVisibility({ opacityProperty: true }) && !node.matches(isInText))
        .map(node => [node, node.matches('[type=radio], [type=checkbox]') ? node.closest('label') : null])
        .map(([node, label]) => [node, (label ?? node).getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && box.height > 1);
    const middle = box => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const isSmall = box => box.width < 23.5 || box.height < 23.5;
    const apart = ([x, y], [left, top]) => Math.hypot(x - left, y - top);
    const far = ([x, y], box) => Math.hypot(
        Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const crowds = (box, its) => far(middle(box), its) < 12
        || isSmall(its) && apart(middle(box), middle(its)) < 24;
    return spots
        .filter(([node, box]) => isSmall(box)
            && spots.some(([other, its]) => other !== node && crowds(box, its)))
        .map(([node, box]) => `${node.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`);
}"""
"""Targets below 24 pixels with another one nearer than WCAG 2.5.8 allows; links in a text are excepted."""
SPACED = """:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
:not(svg *) { word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""How far a reader may space a text out, by WCAG 1.4.12."""
TARGETS = """() => [...document.querySelectorAll('a[href^="#source-"]')]
    .map(link => link.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"""

pytestmark = pytest.mark.browser


def test_no_lesson_is_left_out_and_each_hand_meets_every_kind_of_thing() -> None:
    assert {name for name, _ in WALKS} == set(LESSONS)
    for hand in HANDS:
        its = {kind for name, by in WALKS if by == hand for kind in met(name)}
        assert {(name, kind) for name in LESSONS for kind in met(name) - its} == set(), hand


@pytest.mark.parametrize(("name", "hand"), WALKS)
def test_nothing_is_lost(desk: DeskStudent, name: str, hand: str) -> None:
    def leave() -> None:
        desk.new_tab()
        desk.open(name)

    desk.open(name)
    assert_nothing_is_lost(desk, name, hand, desk.reload, leave)
    opened = desk.page.locator(".tv-considerations:not([hidden])")
    expect(opened).to_have_count(len(library.lesson(name[:2]).prompts))


@pytest.fixture(params=["untouched", "answered"])
def stage(request: pytest.FixtureRequest, own_record: Path) -> None:
    """How far the learner is: nothing done yet, or all of it."""
    if request.param == "answered":
        record = Record(own_record)
        record.merge(learner.everything(library.course()))
        record.close()


@pytest.mark.parametrize("name", LESSONS)
@pytest.mark.usefixtures("stage")
def test_all_of_it_can_be_read(desk: DeskStudent, name: str) -> None:
    """With every question shown and every fold open: in both themes for everybody, at every width."""
    desk.open(name)
    desk.show_everything()
    assert desk.page.evaluate(TARGETS) == []
    assert desk.violations_in_both_themes() == []
    for width in WIDTHS:
        desk.page.set_viewport_size({"width": width, "height": 900})
        assert desk.cut_off() == [], width
        assert desk.page.evaluate(BESIDE) == [], width
        assert desk.page.evaluate(PAGE) <= width
        assert desk.page.evaluate(SMALL) == [], width
    desk.page.add_style_tag(content=SPACED)
    for width in WIDTHS[-2:]:
        desk.page.set_viewport_size({"width": width, "height": 900})
        assert desk.cut_off() == [], f"spaced out, {width}"
        assert desk.page.evaluate(BESIDE) == [], f"spaced out, {width}"
