"""What is more: folded on the page, opened by mouse and keyboard, by a jump into it, and on paper."""

from __future__ import annotations

from typing import Any

import pytest
from desk import DeskStudent
from msgspec.structs import replace
from playwright.sync_api import Browser, expect

from test_hosts_paper import page as nbconverted
from twoviews import course, figures
from twoviews.bank import library
from twoviews.parts.progress.live import Progress
from twoviews.parts.progress.wire import Row

pytestmark = pytest.mark.browser

LINE = "How *three* surveys differ"
EDGES = """all => all.map(each =>
    getComputedStyle(each).borderLeft + getComputedStyle(each.firstChild).color)"""
PRINT = "name => window.dispatchEvent(new Event(name))"


def opened() -> course.OpenLesson:
    """Lesson 07 in which a guess, a prompt, a model, a figure, an occasion and a claim are more."""
    lesson = library.lesson("07")
    changed: dict[str, Any] = {
        section: tuple(
            replace(each, more="" if place else LINE) for place, each in enumerate(getattr(lesson, section))
        )
        for section in ("predictions", "prompts", "explorers", "figures", "occasions")
    }
    return course.OpenLesson(replace(lesson, more_claims={"c20": LINE}, **changed))


def test_a_live_part_that_is_more_is_folded_and_works(desk: DeskStudent) -> None:
    lesson = opened()
    desk.show(*lesson.predict(), lesson.explore("leakage"), lesson.claim("c20"))
    folds = desk.page.locator("details.tv-more")
    assert folds.count() == 3
    guess = folds.first
    expect(guess.locator(".tv-live")).to_be_hidden()
    summary = guess.locator("> summary")
    expect(summary).to_have_text("How three surveys differ")
    expect(summary.locator("em")).to_have_text("three")
    summary.focus()
    desk.page.keyboard.press("Enter")
    guess.get_by_label("The cheaper fuel").check()
    guess.get_by_role("button", name="Commit").click()
    expect(guess.locator(".tv-record")).to_contain_text("The cheaper fuel, by three weeks")
    desk.page.keyboard.press("Shift+Tab")
    folds.nth(1).locator("summary").first.click()
    slider = folds.nth(1).locator("input[type=range]").first
    before = folds.nth(1).locator(".tv-sentence").inner_text()
    slider.press("ArrowRight")
    expect(folds.nth(1).locator(".tv-sentence")).not_to_have_text(before)
    assert desk.violations() == []


def test_folds_look_alike_and_can_be_read(desk: DeskStudent) -> None:
    lesson = opened()
    prose, output = (f"jp-{place} jp-RenderedHTMLCommon" for place in ("MarkdownOutput", "OutputArea-output"))
    desk.lay([
        (prose, f"<details><summary>{LINE}</summary><p>Text</p></details>"),
        (output, figures.draw(lesson._content.figures[0]).html),
        (output, str(lesson.both_sides().html)),
        ("", lesson.discuss()[0]),
    ])  # fmt: skip
    folds = desk.page.locator("details.tv-more, .jp-MarkdownOutput > details")
    for theme in ("dark", "light"):
        desk.theme_now(theme)
        assert len(set(folds.evaluate_all(EDGES))) == 1, theme
    assert desk.violations_in_both_themes() == []
    desk.show_everything()
    assert desk.violations_in_both_themes() == []
    desk.page.set_viewport_size({"width": 390, "height": 800})
    assert desk.cut_off() == []


def test_all_folds_are_open_on_paper_and_shut_after_it(desk: DeskStudent) -> None:
    lesson = opened()
    desk.lay([
        ("jp-MarkdownOutput jp-RenderedHTMLCommon", "<details><summary>A</summary><p>Text</p></details>"),
        ("jp-OutputArea-output jp-RenderedHTMLCommon", str(lesson.claim("c20").folded())),
        ("", lesson.explore("leakage")),
    ])  # fmt: skip
    outer = "details:not(.tv-live details, .tv-print details)"
    desk.page.evaluate(PRINT, "beforeprint")
    assert desk.page.locator(f"{outer}[open]").count() == 3
    assert desk.page.locator(".tv-print details[open], .tv-live details[open]").count() == 0
    desk.page.evaluate(PRINT, "afterprint")
    assert desk.page.locator("details[open]").count() == 0


def test_a_page_by_nbconvert_prints_its_folds_open(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(nbconverted("nbconvert.json", twoviews={"lesson": "07"}))
    page.evaluate("() => addEventListener('beforeprint', () => { window.said = document.body.innerText; })")
    assert "Text" not in page.locator("body").inner_text()
    page.pdf()
    assert "Text" in page.evaluate("window.said")
    assert "Text" not in page.locator("body").inner_text()
    page.close()


def test_progress_tells_apart_what_is_more(desk: DeskStudent) -> None:
    rows = [
        Row("Quiz", 8, 8, 0),
        Row("Predictions", 1, 2, 3),
        Row("Claims", 3, 3, 2),
        Row("Explorers", 0, 0, 1),
    ]
    desk.show(Progress("Lesson 07", lambda: rows))
    told = ["8 of 8, done", "1 of 2, 3 more done", "3 of 3, done, 2 more done", "1 more done"]
    assert desk.page.locator(".tv-part-count").all_inner_texts() == told
    assert desk.violations() == []
    assert desk.cut_off() == []
