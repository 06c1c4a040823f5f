"""The portfolio in a real browser: opened offline, read by axe, and printed; in JupyterLab: `test_lab`."""

from __future__ import annotations

import errno
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import DeskStudent
from hands import Keyboard
from playwright.sync_api import Browser, Page, expect
from student import Student

import learner
import twoviews
from printed import sheets, size
from twoviews import private
from twoviews.bank import library
from twoviews.portfolio import as_html, gather
from twoviews.record import Record

PAPER = ("A4", "Letter")
MILLIMETRES = {"A4": (210, 297), "Letter": (216, 279)}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the learner who did everything, as a file."""
    course, path = library.course(), tmp_path_factory.mktemp("portfolio") / "portfolio.html"
    path.write_text(as_html(gather(learner.everything(course), course), "Anna Ångström"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def page(browser: Browser, written: Path) -> Iterator[Page]:
    """The page in a window without a network; a test that needs another width or theme sets it."""
    context = browser.new_context(offline=True)
    opened = context.new_page()
    opened.goto(written.as_uri())
    yield opened
    context.close()


def test_axe_finds_nothing_on_the_page(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 900})
    assert Student(page).violations("html") == []
    page.emulate_media(color_scheme="dark")
    assert Student(page).violations("html", colours_only=True) == []


def test_the_page_asks_for_nothing_else_and_runs_nothing(browser: Browser, written: Path) -> None:
    context = browser.new_context(offline=True)
    opened, asked, said = context.new_page(), [], []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: said.append(message.text))
    opened.on("dialog", lambda dialog: said.append(dialog.message))
    opened.goto(written.as_uri())
    assert (asked, said) == ([written.as_uri()], [])
    context.close()


@pytest.mark.parametrize("width", [360, 800])
def test_nothing_is_cut_off_on_a_narrow_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_chapter_is_reached_by_keyboard(page: Page) -> None:
    Keyboard(page).press(page.locator("a[href='#lesson-00']").first)
    expect(page).to_have_url(re.compile("#lesson-00$"))
    expect(page.locator("[id='lesson-00']")).to_be_focused()


@pytest.mark.parametrize("paper", PAPER)
def test_the_page_prints(page: Page, paper: str) -> None:
    """Every lesson is on paper to its last text, pages are numbered, no heading ends a page."""
    page.emulate_media(color_scheme="dark")
    printed = page.pdf(format=paper)
    texts = [unicodedata.normalize("NFKC", sheet) for sheet in sheets(printed)]
    whole = " ".join(" ".join(texts).split())
    for heading in page.locator("h2, h3").all_inner_texts():
        assert " ".join(heading.split()) in whole, heading
    shown = page.locator("body").inner_text()
    lasts = page.locator("section:has(blockquote) blockquote:last-of-type").all_inner_texts()
    for word in {last.split()[-1] for last in lasts}:
        assert _times(word, whole) == shown.count(word), word
    assert size(printed) == pytest.approx(MILLIMETRES[paper], abs=1)
    assert all(f"{number} / {len(texts)}" in text for number, text in enumerate(texts, 1))
    headings = {" ".join(each.split()) for each in page.locator("h2, h3, h4").all_inner_texts()}
    listed = {page.locator("nav li").last.inner_text()}  # with which the first sheet may end: no heading
    allowed = [listed, *[set[str]()] * (len(texts) - 1)]
    assert [
        text for text, also in zip(texts, allowed, strict=True) if _last_lines(text) & headings - also
    ] == []


def _times(word: str, printed: str) -> int:
    """How often a word is on paper; after a learner's right-to-left mark it stands there turned round."""
    return printed.count(word) + printed.count(word[::-1])


def _last_lines(text: str) -> set[str]:
    """The last one to three lines of a page above its number, as one line each way."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip() and " / " not in line]
    return {" ".join(lines[-count:]) for count in (1, 2, 3)}


# ── the button, wherever it is ───────────────────────────────────────────────


@pytest.fixture
def done(desk: DeskStudent, own_record: Path) -> DeskStudent:
    """The two parts alone, and a record in which everything is done."""
    record = Record(own_record)
    record.merge(learner.everything(library.course()))
    record.close()
    lesson = twoviews.lesson("00")
    desk.show(lesson.change(), lesson.portfolio())
    return desk


def test_an_earlier_file_is_untouched(done: DeskStudent, own_record: Path) -> None:
    part, hand = done.page.locator(".tv-portfolio"), Keyboard(done.page)
    hand.write(part.locator("input"), "Anna Ångström")
    hand.press(part.locator("button", has_text="Make my portfolio"))
    done.wait_for_text(part.locator(".tv-told"), "in the folder of this lesson")
    (made,) = own_record.parent.glob("two-views-portfolio-*.html")
    expect(part.locator(".tv-told")).to_contain_text(made.name)
    assert "Anna Ångström" in made.read_text(encoding="utf-8")
    before = made.read_bytes()
    hand.press(part.locator("button", has_text="Make my portfolio"))
    done.wait_for_text(part.locator(".tv-told"), "is untouched")
    assert made.read_bytes() == before
    expect(part.locator("a")).to_have_text(f"Open {made.name.replace('.html', '-2.html')}")


def test_where_the_folder_takes_no_file_the_browser_keeps_it(
    done: DeskStudent, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(private, "create", refused)
    part = done.page.locator(".tv-portfolio")
    with done.page.expect_download() as coming:
        part.locator("button", has_text="Make my portfolio").click()
    assert "both readings deserve a fair hearing" in coming.value.path().read_text(encoding="utf-8")
    done.wait_for_text(part.locator(".tv-told"), "takes no file (Read-only file system)")
    assert coming.value.suggested_filename in part.locator(".tv-told").inner_text()
    assert done.cut_off() == []


def test_axe_finds_nothing_and_nothing_is_cut_off(done: DeskStudent) -> None:
    done.wait_for_text(done.page.locator(".tv-compared"), "Of your first answers, wholly right")
    done.page.locator(".tv-portfolio button", has_text="Markdown").click()
    done.wait_for_text(done.page.locator(".tv-portfolio .tv-told"), ".md, in the folder")
    assert done.violations_in_both_themes() == []
    for width in (390, 800):
        done.page.set_viewport_size({"width": width, "height": 900})
        assert done.cut_off() == [], width
