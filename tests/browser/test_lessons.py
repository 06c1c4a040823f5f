"""Each lesson as a student lives it: all by mouse, all by keyboard, and no word lost.

Here on the bare page of `desk`; what only JupyterLab can spoil is in `test_lab`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import DeskStudent
from hands import HANDS
from living import LESSONS, assert_nothing_is_lost

import learner
from twoviews.bank import library
from twoviews.record import Record

WIDTHS = (320, 390, 800, 1280)  # 320: a page of 1280 at 400 per cent
BESIDE = """() => [...document.querySelectorAll('body *')]
    .filter(node => !node.closest('table, .tv-unseen, :is(.tv-stage, .tv-figure, .tv-inside) svg')
        && node.checkVisibility() && node.getBoundingClientRect().right > window.innerWidth + 1)
    .map(node => `${node.tagName} ${node.className}`)"""
PAGE = "document.documentElement.scrollWidth"
TARGETS = """() => [...document.querySelectorAll('a[href^="#source-"]')]
    .map(link => link.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", LESSONS)
@pytest.mark.parametrize("hand", HANDS)
def test_nothing_is_lost(desk: DeskStudent, name: str, hand: str) -> None:
    def leave() -> None:
        desk.new_tab()
        desk.open(name)

    desk.open(name)
    assert_nothing_is_lost(desk, name, hand, desk.reload, leave)


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
