"""A lesson in JupyterLab is a page: no workshop around it, and a course bar.

The tests share one lesson (the fixture `lesson`); each leaves it as the next one needs it.
"""

from __future__ import annotations

import time

import pytest
from classroom import CELL_COUNT, DIRTY, SHARED, SIZE, TOP, LabStudent
from playwright.sync_api import Page, expect

from twoviews.bank.outline import outline

pytestmark = pytest.mark.browser

SECTIONS = [each for each in outline(SHARED[:2]) if each.level > 1]
SIZES = ((1280, 800), (1440, 900), (1920, 1080), (800, 900), (390, 800), (640, 400), (320, 256))
"""The last two are 1280 x 800 and 1280 x 1024 at 200 and 400 per cent."""

CONTROLS = "button, a[href], input, select, [role=tab], [role=menuitem], jp-button"
AROUND = f"""() => [...document.querySelectorAll('{CONTROLS}')].filter(each =>
        !each.closest('.jp-OutputArea-output, .jp-MarkdownOutput, .tv-bar') && each.checkVisibility()
        && (box => box.width > 2 && box.right > 0 && box.bottom > 0)(each.getBoundingClientRect()))
    .map(each => each.outerHTML.slice(0, 120))"""
LONGEST_LINE = """() => Math.max(...[...document.querySelectorAll('.jp-MarkdownOutput > p')].map(each => {
    const range = document.createRange();
    const lines = new Map();
    const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let at = 0; at < node.length; at += 1) {
            range.setStart(node, at); range.setEnd(node, at + 1);
            const box = range.getBoundingClientRect();
            const line = Math.round(box.bottom / 8);
            lines.set(line, (lines.get(line) ?? 0) + 1);
        }
    }
    return Math.max(0, ...lines.values());
}))"""
STARTS = (
    ".jp-MarkdownOutput > p, .jp-MarkdownOutput > h2, .jp-OutputArea-output > .tv-card,"
    " .jp-OutputArea-output .tv-quiz"
)
LEFT_EDGES = f"""() => [...new Set([...document.querySelectorAll('{STARTS}')]
    .filter(each => each.checkVisibility()).map(each => Math.round(each.getBoundingClientRect().left)))]"""
TEXT_WIDTH = "() => document.querySelector('.jp-MarkdownOutput > p').getBoundingClientRect().width"
WIDER = "() => document.documentElement.scrollWidth - innerWidth"
BAR_HEIGHT = "() => document.querySelector('.tv-bar').getBoundingClientRect().height"
SMALL = """() => [...document.querySelectorAll('.tv-bar button')].filter(each => each.checkVisibility())
    .map(each => each.getBoundingClientRect())
    .filter(box => box.width && (box.width < 24 || box.height < 24)).length"""
SCROLLED = "() => document.querySelector('.jp-WindowedPanel-outer').scrollTop"
PANELS = ("Contents", "Search", "More")
IN_BAR = "() => Boolean(document.activeElement.closest('.tv-bar'))"
IN_PANEL = "() => Boolean(document.activeElement.closest('.tv-bar-panel'))"
STOPS = """() => [...document.querySelectorAll('.tv-bar button')]
    .filter(each => each.checkVisibility() && !each.disabled && !each.closest('.tv-bar-panel')).length"""
BELOW = """() => {
    const scroller = document.querySelector('.jp-WindowedPanel-outer');
    scroller.scrollTop = scroller.scrollHeight;
    const last = [...document.querySelectorAll('.jp-Notebook-cell')].at(-1);
    return scroller.getBoundingClientRect().bottom - last.getBoundingClientRect().bottom;
}"""
TO_THE_TOP = "() => { document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0; }"
PLACE = "async lesson => (await (await fetch(`/twoviews/bar/${lesson}`)).json()).state.place"
"""Where the record has the lesson."""


def panel(page: Page, name: str) -> None:
    page.locator(".tv-bar").get_by_role("button", name=name, exact=True).click()


def test_nothing_stands_around_the_lesson_but_the_bar(lesson: LabStudent) -> None:
    assert lesson.page.evaluate(AROUND) == []
    assert (
        lesson.page.locator(".jp-InputPlaceholder:visible, .jp-CodeCell .jp-InputArea:visible").count() == 0
    )
    title = next(each.title for each in outline(SHARED[:2]) if each.level == 1)
    assert lesson.page.title() == f"{title} · Two Views"


def test_text_is_large_and_its_lines_are_short_with_one_left_edge(lesson: LabStudent) -> None:
    size = lesson.page.locator(".jp-MarkdownOutput > p").first.evaluate(
        "node => getComputedStyle(node).fontSize"
    )
    assert size in ("17px", "18px")
    assert 40 < lesson.page.evaluate(LONGEST_LINE) <= 70
    assert len(lesson.page.evaluate(LEFT_EDGES)) == 1


def test_it_fits_every_window(lesson: LabStudent) -> None:
    try:
        for width, height in SIZES:
            lesson.page.set_viewport_size({"width": width, "height": height})
            lesson.page.wait_for_function("width => innerWidth === width", arg=width)
            assert lesson.page.evaluate(WIDER) <= 0, width
            assert lesson.page.evaluate(TEXT_WIDTH) > min(500, width * 0.8), width
            assert lesson.page.evaluate(BAR_HEIGHT) < (100 if width > 640 else 60), width
            assert lesson.page.evaluate(SMALL) == 0, width
    finally:
        lesson.page.set_viewport_size(SIZE)


def test_the_page_ends_where_the_lesson_ends(lesson: LabStudent) -> None:
    assert 0 <= lesson.page.evaluate(BELOW) < 120
    lesson.page.evaluate(TO_THE_TOP)


def test_answering_leaves_the_lesson_as_it_is(lesson: LabStudent) -> None:
    """What a lesson does to its file comes within a second: see the last test. An explorer: `test_lab`."""
    box = lesson.page.locator(".jp-OutputArea-output .tv-quiz input:visible").first
    box.scroll_into_view_if_needed()
    box.click()
    assert lesson.page.evaluate(DIRTY) is False


def test_contents_lead_to_a_section_and_back_leads_back(lesson: LabStudent) -> None:
    page, place = lesson.page, len(SECTIONS) // 2
    page.evaluate(TO_THE_TOP)
    panel(page, "Contents")
    headings = page.locator(".tv-bar-headings button")
    assert headings.all_inner_texts() == [each.title for each in SECTIONS]
    headings.nth(place).click()
    page.wait_for_function(f"text => ({TOP})(text) < 140", arg=SECTIONS[place].title)
    page.go_back()
    page.wait_for_function(f"() => ({SCROLLED})() < 40")


def test_search_finds_and_leads_on(lesson: LabStudent) -> None:
    page, wanted = lesson.page, SECTIONS[len(SECTIONS) // 2]
    panel(page, "Search")
    page.get_by_role("textbox", name="Search in the course").fill(wanted.title)
    hit = page.locator(".tv-bar-hits button", has_text=wanted.title).filter(has_text=SHARED[:2]).first
    hit.click(timeout=60_000)
    page.wait_for_function(f"text => ({TOP})(text) < 140", arg=wanted.title)


def test_the_portfolio_is_a_page_of_its_own(lesson: LabStudent) -> None:
    panel(lesson.page, "More")
    with lesson.page.context.expect_page() as opened:
        lesson.page.locator(".tv-bar-panel").get_by_role("button", name="My portfolio").click()
    page = opened.value
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("() => getComputedStyle(document.body).maxWidth") != "none"
    page.close()


def test_a_note_is_kept_and_leaves_the_lesson_as_it_is(lesson: LabStudent) -> None:
    page = lesson.page
    panel(page, "More")
    page.get_by_role("button", name="Add a note here").click()
    page.keyboard.type("Two beliefs, one cliff. ddxx")
    expect(page.locator(".tv-bar-note [role=status]")).to_have_text("Saved in your record.", timeout=30_000)
    page.get_by_role("button", name="Close").click()
    assert page.evaluate(DIRTY) is False


def test_the_bar_has_no_fault_with_each_of_its_panels_open(lesson: LabStudent) -> None:
    """With none open: `test_lab`."""
    for name in PANELS:
        panel(lesson.page, name)
        expect(lesson.page.locator(".tv-bar-panel:popover-open")).to_be_visible()
        assert lesson.violations(".tv-bar") == [], name
        lesson.page.keyboard.press("Escape")


def test_the_bar_is_worked_by_keys_alone(lesson: LabStudent) -> None:
    page, bar = lesson.page, lesson.page.locator(".tv-bar")
    cells = page.evaluate(CELL_COUNT)
    for name in PANELS:
        button = bar.get_by_role("button", name=name, exact=True)
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        if not page.evaluate(IN_PANEL):  # the search is ready to be typed in
            page.keyboard.press("Tab")
        assert page.evaluate(IN_PANEL), name
        page.keyboard.press("Escape")
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(button).to_be_focused()
    bar.get_by_role("button", name=PANELS[0], exact=True).focus()
    reached = 1
    while page.keyboard.press("Tab") is None and page.evaluate(IN_BAR):
        page.keyboard.press("d")  # in JupyterLab's command mode two of them delete a cell
        reached += 1
    assert reached == page.evaluate(STOPS)
    assert page.evaluate(CELL_COUNT) == cells
    assert page.evaluate(DIRTY) is False


def test_where_one_stays_is_in_the_record(lesson: LabStudent) -> None:
    wanted = SECTIONS[len(SECTIONS) // 2]
    until = time.monotonic() + 30
    while (place := lesson.page.evaluate(PLACE, SHARED[:2])) != wanted.id and time.monotonic() < until:
        lesson.page.wait_for_timeout(100)
    assert place == wanted.id


def test_the_workshop_comes_and_goes(lesson: LabStudent) -> None:
    page = lesson.page
    panel(page, "More")
    page.get_by_role("button", name="Show the workshop").click()
    expect(page.locator(".jp-NotebookPanel-toolbar")).to_be_visible()
    expect(page.locator("#jp-MainMenu")).to_be_visible()
    panel(page, "More")
    page.get_by_role("button", name="Hide the workshop").click()
    expect(page.locator(".jp-NotebookPanel-toolbar")).to_be_hidden()
    assert page.evaluate(AROUND) == []
    assert page.evaluate(DIRTY) is False, "nor has anything else changed the lesson"
