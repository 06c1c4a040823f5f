"""Two windows of one learner: the newer one wins and shows in the older, and nothing typed is overwritten."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk import DeskStudent
from playwright.sync_api import Locator, expect

import twoviews
from twoviews.course import keeping

COMES_BACK = "() => window.dispatchEvent(new Event('focus'))"
"""Chromium without a screen holds every window to be in front."""

pytestmark = pytest.mark.browser


@pytest.fixture
def other(desk: DeskStudent) -> Iterator[DeskStudent]:
    """The same learner in a second window, whose lesson has a kernel of its own."""
    yield (other := DeskStudent(desk.page.context.new_page()))
    assert other.faults == []


def box(student: DeskStudent) -> Locator:
    return student.page.locator(".tv-discussion textarea")


def told(student: DeskStudent) -> Locator:
    return student.page.locator(".tv-discussion .tv-actions .tv-told").first


def test_two_windows_of_one_learner(desk: DeskStudent, other: DeskStudent) -> None:
    for window in (desk, other):
        lesson = twoviews.lesson("07")
        window.show(*lesson.predict("07-p1"), *lesson.discuss("07-d1"))
        box(window).wait_for()

    box(other).fill("Written in the second window.")
    expect(told(other)).to_contain_text("Saved at")
    expect(box(desk)).to_have_value("")
    desk.page.evaluate(COMES_BACK)
    expect(box(desk)).to_have_value("Written in the second window.")

    box(other).fill("Newer, in the second window.")
    expect(told(other)).to_contain_text("Saved at")
    box(desk).fill("Mine, in the first.")
    desk.page.evaluate("() => dispatchEvent(new Event('pagehide'))")
    desk.reload()
    both = "Newer, in the second window.\n\nMine, in the first."
    expect(box(desk)).to_have_value(both)

    for window, option in ((other, "The cheaper fuel"), (desk, "The Council's cut")):
        window.page.get_by_label(option, exact=True).check()
        window.page.get_by_role("button", name="Commit to this guess").click()
        expect(window.page.locator(".tv-prediction .tv-guess")).to_have_text("The cheaper fuel")
    assert len(keeping.record().statements("07", "predicted", ("07-p1",))) == 1

    other.page.evaluate(COMES_BACK)
    expect(box(other)).to_have_value(both)
