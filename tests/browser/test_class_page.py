"""The class report in a real browser, opened from a folder without a network, with a simulated class."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from hands import Keyboard
from playwright.sync_api import Browser, Page, expect
from student import Student

from twoviews.bank import library
from twoviews.teaching.classes import rehearsal, report
from twoviews.teaching.classes.roster import Roster

pytestmark = pytest.mark.browser
NARROW, WIDE, SIZE = 390, 1280, 12
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
ONE_OF_EACH = """() => {
  for (const chapter of document.querySelectorAll('section')) {
    let each = chapter;
    while ((each = each.querySelector('details'))) each.open = true;
  }
}"""
"""Opens the first fold of each chapter and what is in it."""
FOLDED = """() => {
  for (const fold of document.querySelectorAll('details:not([open])')) {
    for (const each of [...fold.children].slice(1)) each.remove();
  }
}"""
"""Takes away what is folded: axe passes over it, and reads it through each time."""
REPEATED = """() => {
  const all = [...document.querySelectorAll('[id]')].map(each => each.id);
  return all.filter((each, at) => all.indexOf(each) < at);
}"""
OUT = """node => {
  for (let at = node; at; at = at.parentElement) if (at.localName === 'details') at.open = true;
}"""
"""Opens the folds in which something lies."""
NASTY = '<img src=x onerror=alert(1)> "Ito"'


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of twelve students who have done up to six lessons, beside one file that is none."""
    folder, course = tmp_path_factory.mktemp("handed"), library.course()
    asked = rehearsal.moulds(course)
    for number in range(SIZE):
        name = rehearsal.name_of(number) if number else NASTY
        export = rehearsal.with_name(rehearsal.learner(number, asked, 1 + number % 6), number, name)
        (folder / f"{number:02}.jsonl").write_bytes(export)
    (folder / "spoilt.jsonl").write_text("{")
    to = tmp_path_factory.mktemp("report") / "class.html"
    return report.make(folder, to, course, Roster(), {}, lambda what, done, of: None).page


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A window without a network, and all that is asked for elsewhere, said or goes wrong in it."""
    context = browser.new_context(offline=True)
    opened, said = context.new_page(), list[str]()
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("dialog", lambda dialog: said.append(dialog.message))
    opened.on("request", lambda request: said.append(request.url) if "file:" not in request.url else None)
    yield opened, said
    context.close()


@pytest.fixture
def page(window: tuple[Page, list[str]], written: Path) -> Iterator[Page]:
    """The page, opened anew and with no marks, in which nothing may be asked for elsewhere or go wrong."""
    opened, said = window
    opened.set_viewport_size({"width": WIDE, "height": 900})
    opened.emulate_media(color_scheme="light")
    opened.goto(written.as_uri())
    yield opened
    opened.evaluate("localStorage.clear()")
    assert said == []


def test_axe_finds_nothing_and_nothing_is_cut_off(page: Page) -> None:
    assert page.evaluate(REPEATED) == []
    page.evaluate(ONE_OF_EACH)
    page.evaluate(FOLDED)
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found = Student(page).violations("html", colours_only=scheme == "dark")
            assert found == [], (width, scheme)


def test_students_are_put_in_order_by_the_head_of_a_column(page: Page) -> None:
    table, hand = page.locator("table.students"), Keyboard(page)
    names = table.locator("tbody th").all_inner_texts()

    def column(at: int) -> list[str]:
        return table.locator(f"tbody tr > :nth-child({at})").all_inner_texts()

    heads = table.locator("thead th")
    work = heads.count() - 1
    hand.press(heads.nth(work - 1).get_by_role("button"))
    counts = [int(text.replace(",", "")) for text in column(work)]
    assert counts == sorted(counts) and len(set(counts)) > 5
    expect(heads.nth(work - 1)).to_have_attribute("aria-sort", "ascending")
    hand.press(heads.nth(work - 1).get_by_role("button"))
    assert column(work) == [f"{count:,}" for count in sorted(counts, reverse=True)]
    hand.press(heads.nth(work).get_by_role("button"))
    days = table.locator("td.date").evaluate_all("all => all.map(each => Number(each.dataset.value))")
    assert days == sorted(days)
    hand.press(heads.first.get_by_role("button"))
    assert column(1) == names
    assert table.locator("[aria-sort]").count() == 1


def test_a_question_is_reached_and_unfolded_by_keyboard(page: Page) -> None:
    link = page.locator("a[href^='#q-'], table a[href^='#']").first
    goal = page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")
    expect(goal).to_be_hidden()
    Keyboard(page).press(link)
    expect(goal).to_be_visible()
    expect(goal.locator("table").first).to_be_visible()


def test_every_chapter_is_reached_by_keyboard(page: Page) -> None:
    for number, link in enumerate(page.locator("nav a").all()):
        if number > 1:  # the way back up from a chapter is gone once
            page.locator("nav a").nth(number - 1).focus()
        Keyboard(page).press(link)
        heading = page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")
        expect(heading).to_be_focused()
        expect(heading).to_be_in_viewport()


def test_a_wide_table_is_moved_by_keyboard_on_a_narrow_page(page: Page) -> None:
    page.set_viewport_size({"width": NARROW, "height": 900})
    board = page.locator(".wide:has(table.students)")
    board.focus()
    assert board.evaluate("each => each.scrollWidth > each.clientWidth")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.wide:has(table.students)').scrollLeft > 0")


def test_marks_are_kept_counted_and_taken_along(page: Page) -> None:
    sheet, told = page.locator(".sheet:has(input)").first, page.locator("#marks-told")
    sheet.evaluate(OUT)
    choice = sheet.locator("input[type=radio]").first
    choice.focus()
    page.keyboard.press("Space")
    expect(choice).to_be_checked()
    sheet.locator("textarea").fill('=cmd() said "so", and left')
    expect(told).to_contain_text("1 of ")
    page.reload()
    expect(page.locator(".sheet:has(input) textarea").first).to_have_value('=cmd() said "so", and left')
    with page.expect_download() as coming:
        Keyboard(page).press(page.locator("#marks-save"))
    saved = coming.value.path().read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(saved, newline=""))
    assert row["remark"] == '\'=cmd() said "so", and left'
    assert row["text"] == sheet.get_attribute("data-sign")


def test_two_windows_keep_the_marks_of_both(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    for window, place in ((page, 0), (other, 1)):
        box = window.locator(".sheet textarea").nth(place)
        box.evaluate(OUT)
        box.fill(f"Said in window {place}")
    page.reload()
    for place in (0, 1):
        expect(page.locator(".sheet textarea").nth(place)).to_have_value(f"Said in window {place}")
    other.close()


def test_marks_come_back_from_the_file_as_they_were_written(page: Page) -> None:
    said = ['"Works" is your word, not "helps"', '"', "'Helps' = works", "one\ntwo, three", "=so"]
    boxes = page.locator(".sheet textarea")
    for place, remark in enumerate(said):
        boxes.nth(place).evaluate(OUT)
        boxes.nth(place).fill(remark)
    with page.expect_download() as coming:
        Keyboard(page).press(page.locator("#marks-save"))
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(boxes.first).to_have_value("")
    page.locator("#marks-file").set_input_files(coming.value.path())
    for place, remark in enumerate(said):
        expect(boxes.nth(place)).to_have_value(remark)


def test_what_a_student_typed_stays_text(page: Page) -> None:
    expect(page.locator("table.students tbody th", has_text="onerror")).to_have_text(NASTY)
    assert page.locator("img").count() == 0


def test_it_prints_with_its_questions_open(page: Page) -> None:
    assert page.pdf(format="A4").startswith(b"%PDF")
    assert page.locator("details.lesson:not([open])").count() == 0
