"""The teacher's edition and its key in a real browser: read by axe, narrow and wide, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import Keyboard
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, expect
from student import Student

from twoviews.bank import library
from twoviews.teaching.edition import book
from twoviews.teaching.edition.page import page
from twoviews.teaching.edition.wall import wall

pytestmark = pytest.mark.browser
NARROW, WIDE = 390, 1280
BROKEN = """() => [...document.querySelectorAll('th, td')].filter(each => {
    if (/\\s/.test(each.textContent)) return false;
    const range = document.createRange();
    range.selectNodeContents(each);
    return range.getClientRects().length > 1;
}).map(each => each.textContent)"""
"""The cells of one word that stand on two lines."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of the course with two lessons, and the key to one: axe takes its time."""
    place, course = tmp_path_factory.mktemp("teacher"), library.course()
    whole = book.edition((), course)
    apart = {f"lesson-{number}" for number in list(course.files)[2:]}
    chapters = tuple(each for each in whole.chapters if each.id not in apart)
    (place / "edition.html").write_text(page(replace(whole, chapters=chapters)), "utf-8")
    (place / "key.html").write_text(page(book.key(list(course.files)[:1], course)), "utf-8")
    (place / "wall.html").write_text(wall(list(course.files)[:2], course), "utf-8")
    return place


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A window without a network in which nothing may be asked for or said."""
    context = browser.new_context(viewport={"width": WIDE, "height": 900}, offline=True, bypass_csp=True)
    opened, said = context.new_page(), []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("request", lambda request: said.append(request.url) if "file:" not in request.url else None)
    yield opened
    context.close()
    assert said == []


@pytest.mark.parametrize("name", ["edition", "key", "wall"])
def test_axe_finds_nothing_and_nothing_is_cut_off(window: Page, folder: Path, name: str) -> None:
    window.goto((folder / f"{name}.html").as_uri())
    assert Student(window).violations("html") == []
    window.emulate_media(color_scheme="dark")
    assert Student(window).violations("html", colours_only=True) == []
    for width in (NARROW, WIDE):
        window.set_viewport_size({"width": width, "height": 900})
        assert window.evaluate("document.documentElement.scrollWidth") <= width


def test_no_word_is_broken_on_a_phone_and_the_board_scrolls_by_key(window: Page, folder: Path) -> None:
    window.set_viewport_size({"width": NARROW, "height": 900})
    window.goto((folder / "edition.html").as_uri())
    assert window.evaluate(BROKEN) == []
    board = window.get_by_role("group", name="The board").first
    board.focus()
    assert board.evaluate("each => each.scrollWidth > each.clientWidth")
    window.keyboard.press("ArrowRight")
    window.wait_for_function("() => document.activeElement.scrollLeft > 0")


def test_the_contents_lead_to_a_lesson_by_keyboard(window: Page, folder: Path) -> None:
    window.goto((folder / "edition.html").as_uri())
    link = window.locator("nav a").nth(5)
    title = link.inner_text()
    Keyboard(window).press(link)
    expect(window.locator("h2:focus")).to_have_text(title)


def test_hands_are_counted_twice_and_the_answer_waits(browser: Browser, folder: Path) -> None:
    """Under the page's own policy, which lets only its own script run."""
    context = browser.new_context(viewport={"width": WIDE, "height": 900}, offline=True)
    page_, faults = context.new_page(), list[str]()
    page_.on("pageerror", lambda error: faults.append(str(error)))
    page_.on("console", lambda message: faults.append(message.text))
    page_.goto((folder / "wall.html").as_uri())
    poll = page_.locator(".poll:visible")
    expect(poll).to_have_count(1)
    right = poll.get_attribute("data-right")
    for number, row in enumerate(poll.locator("[data-letter]").all()):
        hit = row.get_attribute("data-letter") == right
        row.locator("[data-round=first]").fill("10")
        row.locator("[data-round=again]").fill("20" if hit else str(number % 2))
    status = poll.get_by_role("status")
    expect(status).to_contain_text("First: 30 hands")
    expect(status).not_to_contain_text("right")
    Keyboard(page_).press(poll.locator(".answer"))
    expect(status).to_contain_text(f"Right is {right}.")
    expect(status).to_contain_text("33 % right")
    expect(poll.locator(f"[data-letter={right}] .text")).to_be_visible()
    page_.locator("h1").click()
    page_.keyboard.press("ArrowRight")
    expect(page_.locator(".poll:visible")).not_to_have_attribute("id", poll_id := "poll-00-1")
    page_.locator("nav a").first.click()
    expect(page_.locator(".poll:visible")).to_have_attribute("id", poll_id)
    assert page_.locator(".poll:visible").get_by_role("status").inner_text().startswith("Right is")
    context.close()
    assert faults == []
