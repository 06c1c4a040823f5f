"""The static edition as the third host: what a student does at the bare page (`test_lessons`), done there.

Two lessons by default, one by each hand; TWOVIEWS_SITE=all goes through every lesson by both.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest
from hands import HANDS, answer
from living import LESSONS, assert_nothing_is_lost, drawn
from msgspec.structs import replace
from phone import SiteStudent
from playwright.sync_api import expect
from test_council import Play
from worker import Straight

import learner
from twoviews.bank import library
from twoviews.record import transfer
from twoviews.returning import coming_back

ALL = os.environ.get("TWOVIEWS_SITE") == "all"
PLAYED = [(name, hand) for name in LESSONS for hand in HANDS] if ALL else [
    (LESSONS[0], "mouse"), (LESSONS[7], "keyboard")
]  # fmt: skip
READ = LESSONS if ALL else [LESSONS[7]]
WIDTHS = (390, 800, 1280)
OUTWARDS = "ARTICLE site-lesson"
"""What is wider than its place because parts stand out of the text to both sides."""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""By how much the page itself moves to the side; a wide figure does so in its own place."""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("name", "hand"), PLAYED)
def test_nothing_is_lost(phone: SiteStudent, name: str, hand: str) -> None:
    def leave() -> None:
        phone.new_tab()
        phone.arrive(name)

    phone.arrive(name)
    expect(phone.page.locator(".tv-discussion", has_text="Saved at")).to_have_count(0)
    ways = (phone.reload, leave) if hand == "mouse" else (leave,)  # what a reload brings back needs one hand
    assert_nothing_is_lost(phone, name, hand, *ways)


@pytest.mark.parametrize("name", READ)
def test_all_of_it_can_be_read(phone: SiteStudent, name: str) -> None:
    """With every question shown and every fold open, before anything is done and after all of it."""
    phone.arrive(name)
    can_be_read(phone)
    phone.page.set_viewport_size({"width": 390, "height": 844})
    phone.take_in(b"".join(transfer.lines(learner.everything(library.course()))))
    can_be_read(phone)


def can_be_read(phone: SiteStudent) -> None:
    """In both themes for everybody, at every width."""
    phone.show_everything()
    for theme in ("dark", "light"):
        phone.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        assert phone.violations("body", colours_only=theme == "dark") == [], theme
    for width in WIDTHS:
        phone.page.set_viewport_size({"width": width, "height": 900})
        cut_off = [each for each in phone.cut_off() if not each.startswith(OUTWARDS)]
        assert cut_off == [], width
        assert phone.page.evaluate(SIDEWAYS) == 0, width


def test_what_is_due_comes_back_and_a_game_is_played(phone: SiteStudent) -> None:
    """The quizzes of three lessons were answered a month ago, on another machine."""
    told = [done for done in learner.everything(library.course()) if done.item[2:4] == "-q"]
    shift = datetime.now(UTC) - timedelta(days=30) - told[0].timestamp
    mine = [
        replace(done, timestamp=done.timestamp + shift) for done in told if done.lesson in ("00", "01", "02")
    ]
    phone.arrive("my-work")
    phone.take_in(b"".join(transfer.lines(mine)))
    phone.arrive("review")
    questions = phone.page.locator(".tv-review form[data-question]")
    due = questions.evaluate_all("forms => forms.map(form => form.dataset.question)")
    known = {each.id: each for lesson in library.course().lessons.values() for each in coming_back(lesson)}
    assert len(due) == 5
    assert set(due) <= known.keys()
    hand = Straight(phone.page)
    for number, key in enumerate(due):
        form = phone.page.locator(f'.tv-review [data-question="{key}"]')
        hand.choose(form.locator(".tv-sure input").first)
        answer(hand, form, drawn(phone.page, known[key], ".tv-review")[1].right)
        hand.press(form.locator("button[type=submit]"))
        form.locator(".tv-feedback").first.wait_for()
        if number < len(due) - 1:
            hand.press(phone.page.locator(".tv-review .tv-next"))
    expect(phone.page.locator(".tv-review .tv-score")).to_contain_text("5 of 5 answered")
    phone.arrive(LESSONS[12])
    play = Play(phone)
    play.choose("2017-09", ("us",))
    for phase in ("draft", "amendments", "explanations"):
        play.go_on(phase)
    play.to_the_end({"us": "yes"})
    phone.reload()
    Play(phone).is_at("debrief")
