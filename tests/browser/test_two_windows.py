"""Two windows of one learner: the newer one wins and shows in the older, and nothing typed is overwritten."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk import DeskStudent
from playwright.sync_api import Locator, expect

import twoviews
from twoviews.course import keeping
from twoviews.game.play import Choose, GoOn, Propose

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


def test_two_windows_with_long_texts_lose_no_letter(desk: DeskStudent, other: DeskStudent) -> None:
    for window in (desk, other):
        window.show(*twoviews.lesson("07").discuss("07-d1"))
        box(window).wait_for()
    theirs, mine = ("theirs " * 1_800).strip(), ("mine " * 4_800).strip()

    box(other).fill(theirs)
    expect(told(other)).to_contain_text("Saved at")
    box(desk).focus()
    desk.page.keyboard.insert_text(mine)  # as a paste, which a box with a limit would cut
    both = f"{theirs}\n\n{mine}"
    expect(box(desk)).to_have_value(both)
    expect(told(desk)).to_contain_text("Saved at")
    (kept,) = keeping.record().latest("07", "wrote", ("07-d1",))
    assert kept.response == both

    box(desk).fill("word " * 25_000)
    expect(told(desk)).to_contain_text("more than 100,000 letters")
    assert keeping.record().latest("07", "wrote", ("07-d1",))[0].response == both
    desk.reload()
    expect(box(desk)).to_have_value("word " * 25_000)


def test_two_windows_on_one_speech_lose_no_word(desk: DeskStudent, other: DeskStudent) -> None:
    """Neither the other window's words nor those that were typed when it went on to the vote."""
    game = twoviews.lesson("12").council()
    for move in (Choose("2017-09", ("us",)), GoOn(), Propose(), GoOn()):
        game.move(move)
    for window in (desk, other):
        window.show(twoviews.lesson("12").council())
    speech, line = ".tv-speech textarea", ".tv-speech .tv-told"

    other.page.locator(speech).first.fill("Theirs.")
    expect(other.page.locator(line).first).to_contain_text("Saved at")
    desk.page.locator(speech).first.fill("Mine.")
    expect(desk.page.locator(speech).first).to_have_value("Theirs.\n\nMine.")
    expect(desk.page.locator(line).first).to_contain_text("Saved at")
    other.page.evaluate(COMES_BACK)
    expect(other.page.locator(speech).first).to_have_value("Theirs.\n\nMine.")

    other.page.get_by_role("button", name="To the vote").click()
    expect(other.page.locator('[data-phase="vote"]')).to_be_visible()
    desk.page.locator(speech).first.fill("Theirs.\n\nMine, too late.")
    expect(desk.page.locator('[data-phase="vote"]')).to_be_visible()
    expect(desk.page.locator(".tv-unsaid")).to_contain_text("Mine, too late.")
