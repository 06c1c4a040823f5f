"""In a real Chromium, from the link in the platform, which is another site, to a text that is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from classroom import chromium, launch
from figures import Figure
from load import on_disk
from moodle import Platform
from playwright.sync_api import Page, Response
from school import School

LESSON = "two-views/notebooks/07-oil.ipynb"
TARGET = f"hub/user-redirect/doc/tree/{LESSON}"
TEXT = "The panel counted ships, and the customs counted barrels."
BOX = ".jp-OutputArea-output .tv-discussion textarea"
LIVE = """() => document.querySelectorAll('.jp-OutputArea-output .tv-live').length > 10
    && document.querySelector('.tv-sources') && !document.querySelector('.tv-starting, .tv-former')"""


class Fetched:
    """What a page fetched from the student's own server, as paths below its address, and how many bytes."""

    def __init__(self, page: Page) -> None:
        self.paths, self.bytes = list[str](), 0
        page.on("response", self._note)

    def _note(self, response: Response) -> None:
        address = urlsplit(response.url)
        _, own, rest = address.path.partition("/user/")
        if own and response.request.method == "GET" and response.status == 200:
            self.paths.append(rest.partition("/")[2] + (f"?{address.query}" if address.query else ""))
            self.bytes += int(response.headers.get("content-length", 0))


def files(school: School, platform: Platform) -> list[str]:
    """What a browser fetches when a lesson opens for the first time; nothing without a Chromium."""
    program = chromium()
    if program is None:
        return []
    with launch(program) as browser:
        page = browser.new_context().new_page()
        fetched = Fetched(page)
        enter(page, platform, "scout")
        return fetched.paths


def browsed(school: School, platform: Platform, pictures: Path | None = None) -> Iterator[Figure]:
    """One browser, two students one after the other."""
    program = chromium()
    if program is None:
        return
    with launch(program) as browser:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        fetched = Fetched(page)
        enter(page, platform, "Dora")
        yield Figure("files that a browser fetches for a lesson", len(fetched.paths))
        yield Figure("of them, sent", fetched.bytes / 2**20, "MB")
        if pictures:
            page.screenshot(path=pictures / "hub.png")
        box = page.locator(BOX).first
        box.fill(TEXT)
        page.wait_for_timeout(3000)
        if pictures:
            box.scroll_into_view_if_needed()
            page.screenshot(path=pictures / "hub-text.png")
        records = on_disk(school)
        found = [account for account, counted in records.items() if any(TEXT in said for _, said in counted)]
        yield Figure("a text that is not in one record", 0 if len(found) == 1 else 1, most=0)
        enter(page, platform, "Emil")
        yield Figure(
            "words of the one before on the page",
            0 if page.locator(BOX).first.input_value() == "" else 1,
            most=0,
        )
        context.close()


def enter(page: Page, platform: Platform, student: str) -> None:
    """Press the link in the platform and wait until the lesson lives."""
    page.goto(platform.link(student, TARGET))
    page.wait_for_url("**/user/*/doc/tree/**", timeout=180_000)
    page.wait_for_function(LIVE, timeout=180_000)
