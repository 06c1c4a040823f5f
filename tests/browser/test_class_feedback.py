"""The pages to hand back in a real browser: short on paper, everything reachable on a screen."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hands import Keyboard
from playwright.sync_api import Browser, expect
from student import Student

from printed import sheets
from twoviews.bank import library
from twoviews.teaching.classes import rehearsal, report
from twoviews.teaching.classes.feedback import FIRST, TEXTS
from twoviews.teaching.classes.roster import Roster
from twoviews.teaching.classes.writings import read_marks

pytestmark = pytest.mark.browser
MOST = 3
"""Sheets of paper."""
REMARK = (
    "You say who counted it, and when, and that is more than most. Your second sentence leaps: between price "
    "and ship stands a market. Write that step down, and say what would have to be seen for it to fail."
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Of eight students who did the whole course, and whose texts have all marks and a long remark."""
    place, course = tmp_path_factory.mktemp("class"), library.course()
    handed, _ = rehearsal.write(place / "try", 8, course)
    to = place / "class.html"

    def made(marks: Path | None) -> report.Made:
        given = read_marks(marks) if marks else {}
        return report.make(handed, to, course, Roster(), given, lambda what, done, of: None)

    with (made(None).folder / "texts.csv").open(encoding="utf-8-sig", newline="") as file:
        signs = [row["text"] for row in csv.DictReader(file)]
    marks = place / "marks.csv"
    with marks.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["text", "prompt", *(f"row {place}" for place in range(1, 5)), "remark"])
        table.writerows([sign, "", "weak", "fair", "strong", "fair", REMARK] for sign in signs)
    return sorted((made(marks).folder / "feedback").glob("*.html"))


def test_nobody_gets_more_than_three_sheets(pages: list[Path], browser: Browser) -> None:
    page = browser.new_page()
    for path in pages:
        page.goto(path.as_uri())
        assert page.locator(".item").count() > 30
        printed = sheets(page.pdf(format="A4"))
        assert len(printed) <= MOST, path.name
        told = " ".join(" ".join(printed).split())
        assert 1 <= told.count("You said: ") <= FIRST
        assert told.count("Your teacher says: ") == TEXTS
    page.close()


def test_all_of_it_is_on_the_screen(pages: list[Path], browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(pages[0].as_uri())
    fold, hand = page.locator("details:has(.item)").last, Keyboard(page)
    expect(fold).to_be_hidden()
    hand.press(page.locator("summary", has_text="lesson by lesson"))
    expect(fold.locator(".item").first).to_be_hidden()
    hand.press(fold.locator(":scope > summary"))
    expect(fold.locator(".item").first).to_be_visible()
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert Student(page).violations("html") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="dark")
    assert Student(page).violations("html", colours_only=True) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.close()
