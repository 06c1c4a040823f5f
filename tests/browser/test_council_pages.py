"""The pages for a class at several tables in a real browser, from a folder: the report and the clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import Keyboard
from playwright.sync_api import Browser, Page, expect
from student import Student

from council_tables import COURSE, REAL, TABLE, game
from twoviews.teaching.classes.intake import Aside
from twoviews.teaching.council.clock import clock
from twoviews.teaching.council.comparing import compare
from twoviews.teaching.council.gathering import Played
from twoviews.teaching.council.page import page as tables

pytestmark = pytest.mark.browser
NARROW, WIDE = 390, 1280


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both pages as files."""
    place = tmp_path_factory.mktemp("council")
    played = [
        Played("1", game(REAL, {"russia": "<b>Peace</b> " * 40}), "x"),
        Played("2", game(TABLE.asked), "y"),
    ]
    aside = [Aside("a" * 120 + ".csv", "It is no form of results.")]
    content = COURSE.council_class
    (place / "report.html").write_text(
        tables(compare(played), content, "2026-11-29", aside, ["Look here."]), "utf-8"
    )
    (place / "clock.html").write_text(clock(TABLE.scenario.title, content), "utf-8")
    return place


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A window without a network in which nothing may be asked for or said."""
    context = browser.new_context(viewport={"width": WIDE, "height": 900}, offline=True)
    opened, said = context.new_page(), []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: said.append(request.url) if "file:" not in request.url else None)
    yield opened
    context.close()
    assert said == []


@pytest.mark.parametrize("name", ["report", "clock"])
def test_axe_finds_nothing_and_nothing_is_cut_off(window: Page, folder: Path, name: str) -> None:
    window.goto((folder / f"{name}.html").as_uri())
    for width in (WIDE, NARROW):
        window.set_viewport_size({"width": width, "height": 900})
        assert window.evaluate("document.documentElement.scrollWidth") <= width
    assert Student(window).violations("html") == []
    window.emulate_media(color_scheme="dark")
    assert Student(window).violations("html", colours_only=True) == []


def test_a_wide_table_is_read_by_keyboard_on_a_narrow_page(window: Page, folder: Path) -> None:
    window.set_viewport_size({"width": NARROW, "height": 900})
    window.goto((folder / "report.html").as_uri())
    Keyboard(window).press(window.locator("nav a").first)
    expect(window.locator("h2").nth(1)).to_be_focused()
    board = window.locator(".wide").first
    board.focus()
    assert board.evaluate("each => each.scrollWidth > each.clientWidth")
    window.keyboard.press("ArrowRight")
    window.wait_for_function("() => document.querySelector('.wide').scrollLeft > 0")


def test_the_clock_runs_pauses_and_goes_on_by_keyboard(window: Page, folder: Path) -> None:
    hour = COURSE.council_class.hour
    window.clock.install()
    window.goto((folder / "clock.html").as_uri())
    hand, left, part = Keyboard(window), window.locator("#left"), window.locator("#part")
    minutes = hour[0].minutes
    expect(left).to_have_text(f"{minutes}:00")
    hand.press(window.get_by_role("button", name="Start"))
    window.clock.run_for(60_000)
    expect(left).to_have_text(f"{minutes - 1}:00")
    hand.press(window.get_by_role("button", name="Pause"))
    window.clock.run_for(60_000)
    expect(left).to_have_text(f"{minutes - 1}:00")
    hand.press(window.get_by_role("button", name="Next"))
    expect(part).to_have_text(hour[1].title)
    expect(window.locator("tr[aria-current=step] th")).to_have_text(hour[1].title)
    hand.press(window.get_by_role("button", name="Back"))
    expect(left).to_have_text(f"{minutes - 1}:00")


def test_the_clock_says_that_time_is_over_and_takes_other_minutes(window: Page, folder: Path) -> None:
    window.clock.install()
    window.goto((folder / "clock.html").as_uri())
    field = window.locator("input").first
    window.get_by_role("button", name="50 minutes").click()
    expect(window.locator("#left")).to_have_text(f"{COURSE.council_class.hour[0].short}:00")
    given = [int(each.input_value()) for each in window.locator("input").all()]
    assert given == [part.short for part in COURSE.council_class.hour]
    window.get_by_role("button", name="60 minutes").click()
    assert field.input_value() == str(COURSE.council_class.hour[0].minutes)
    field.fill("1")
    expect(window.locator("#left")).to_have_text("1:00")
    expect(window.locator("#over")).to_be_hidden()
    window.get_by_role("button", name="Start").click()
    window.clock.run_for(65_000)
    expect(window.locator("#over")).to_be_visible()
    expect(window.locator("#left")).to_have_text("+0:05")
    field.fill("-3")
    expect(window.locator("#left")).to_have_text("+0:05")  # a minute, where the row says nothing sensible
