"""Each lesson as a student lives it, by mouse or by keyboard, and no word lost.

Every kind of part and of question is met by both hands, in the fewest lessons (TWOVIEWS_HANDS=all walks every
lesson). Here on the bare page of `desk`; what only JupyterLab can spoil is in `test_lab`, what a lesson looks
like in `test_every_lesson`.
"""

from __future__ import annotations

import os

import pytest
from desk import DeskStudent
from fits import OUT_OF_REACH
from hands import HANDS
from living import LESSONS, asked, assert_nothing_is_lost, met, one_of_each_kind, walks
from playwright.sync_api import expect

from twoviews.bank import library

ALL = os.environ.get("TWOVIEWS_HANDS") == "all"
WALKED = LESSONS if ALL else walks(LESSONS)

pytestmark = pytest.mark.browser


def test_every_kind_of_thing_in_any_lesson_is_met_by_each_hand() -> None:
    its = {kind for name in WALKED for kind in met(name)}
    assert {(name, kind) for name in LESSONS for kind in met(name) - its} == set()


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("name", WALKED)
def test_nothing_is_lost(desk: DeskStudent, name: str, hand: str) -> None:
    """The first lesson's quiz is answered whole, of another one question of each kind."""
    asks = asked if ALL or name == WALKED[0] else one_of_each_kind

    def leave() -> None:
        desk.new_tab()
        desk.open(name)

    desk.open(name)
    assert_nothing_is_lost(desk, name, hand, desk.reload, leave, asks=asks)
    opened = desk.page.locator(".tv-considerations:not([hidden])")
    expect(opened).to_have_count(len(library.lesson(name[:2]).prompts))


def test_a_control_that_no_hand_reaches_is_found(desk: DeskStudent) -> None:
    cover = "<i style='position: absolute; inset: 0'></i>"
    under = f"<div style='position: relative'><button id=under>A</button>{cover}</div>"
    desk.lay([("", f"{under}<button id=passed tabindex=-1>B</button><button>C</button>")])
    found = desk.page.evaluate(OUT_OF_REACH)
    assert [each.split()[1][:9] for each in found] == ['id="under', 'id="passe']
