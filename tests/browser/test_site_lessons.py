"""The static edition as the third host: what a student does at the bare page (`test_lessons`), done there.

One lesson by default, by both hands in turn, with a question of each kind; TWOVIEWS_SITE=all goes through
every lesson by each. That every question can be answered in a browser alone is in `test_worker`, on a page of
its own.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta

import pytest
from hands import HANDS, Mouse
from living import LESSONS, SENTENCE, asked, assert_nothing_is_lost, drawn, move, one_of_each_kind, sentences
from msgspec.structs import replace
from phone import SiteStudent
from playwright.sync_api import expect
from test_council import Play
from worker import answer_these

import learner
from twoviews.bank import library
from twoviews.record import transfer
from twoviews.returning import coming_back

ALL = os.environ.get("TWOVIEWS_SITE") == "all"
PLAYED = [(name, hand) for name in LESSONS for hand in HANDS] if ALL else [(LESSONS[0], "both in turn")]

RESTING = 1.6
"""Seconds of rest after which the place of the sliders is in the record."""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("name", "hand"), PLAYED)
def test_nothing_is_lost(phone: SiteStudent, name: str, hand: str) -> None:
    def leave() -> None:
        phone.new_tab()
        phone.arrive(name)

    phone.arrive(name)
    expect(phone.page.locator(".tv-discussion", has_text="Saved at")).to_have_count(0)
    ways = (
        (leave,) if hand == "keyboard" else (phone.reload, leave)
    )  # what a reload brings back needs one hand
    assert_nothing_is_lost(phone, name, hand, *ways, asks=asked if ALL else one_of_each_kind)


def test_what_is_due_comes_back_and_a_game_goes_on(phone: SiteStudent) -> None:
    """The quizzes of three lessons were answered a month ago, on another machine."""
    told = [done for done in learner.everything(library.course()) if done.item[2:4] == "-q"]
    shift = datetime.now(UTC) - timedelta(days=30) - told[0].timestamp
    mine = [
        replace(done, timestamp=done.timestamp + shift) for done in told if done.lesson in ("00", "01", "02")
    ]
    phone.arrive("my-work")
    names_the_buttons_that_are_there(phone)
    phone.take_in(b"".join(transfer.lines(mine)))
    phone.arrive("review")
    questions = phone.page.locator(".tv-review form[data-question]")
    due = questions.evaluate_all("forms => forms.map(form => form.dataset.question)")
    known = {each.id: each for lesson in library.course().lessons.values() for each in coming_back(lesson)}
    assert len(due) == 5
    assert set(due) <= known.keys()
    answer_these(phone, [drawn(phone.page, known[key], ".tv-review") for key in due], ".tv-review")
    phone.arrive(LESSONS[12])
    move(phone, Mouse(phone.page))
    rested = time.monotonic() + RESTING
    said = sentences(phone)
    play = Play(phone)
    play.choose("2017-09", ("us",))
    play.go_on("draft")
    phone.page.wait_for_timeout(max(0, 1000 * (rested - time.monotonic())))
    phone.reload()
    Play(phone).is_at("draft")
    expect(phone.page.locator(SENTENCE)).to_have_text(said)


def names_the_buttons_that_are_there(phone: SiteStudent) -> None:
    text = phone.page.locator("main").inner_text()
    for command in ("twoviews ", "record export", "record import", "this computer"):
        assert command not in text, command
    for button in ("Save my record as a file", "Open a record file"):
        assert f"“{button}”" in text
        expect(phone.page.locator(".tv-keeper .tv-button", has_text=button)).to_be_visible()
