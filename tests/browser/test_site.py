"""The static edition on a phone: readable without a script, without a network, and where nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from living import LESSONS
from playwright.sync_api import Browser, BrowserContext, expect
from student import Student
from test_worker import DENIED
from worker import START

import sites
from twoviews.teaching.site.pages import POLICY
from twoviews.teaching.site.serving import Quiet

PHONE: Any = {"width": 390, "height": 844}
AWAKE = """async () => {
    while (!window.alive) await new Promise(resolve => setTimeout(resolve, 20));
    await window.alive;
}"""
OIL = LESSONS[7]

pytestmark = pytest.mark.browser


class Strict(Quiet):
    """Sends the pages' own policy as a header too, so that it binds the worker as well."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


class SiteStudent(Student):
    """A student with a phone; whatever goes wrong or is fetched elsewhere is noted."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.faults: list[str] = []
        self.elsewhere: list[str] = []
        context.on("request", self._asked)
        context.on("weberror", lambda told: self.faults.append(str(told.error)))
        super().__init__(context.new_page())
        self.page.set_default_timeout(START)
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)

    def open(self, name: str) -> None:
        self.page.goto(f"{self.address}{name}.html")

    def wake(self) -> None:
        """Wait for Python, and until every part is as the record has it."""
        self.page.evaluate(AWAKE)

    def exported(self, place: Path) -> Path:
        """The record as the page gives it out."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name="Save my record as a file").click()
        waiting.value.save_as(place)
        return place

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(request.url)


@pytest.fixture(scope="module")
def site() -> Path:
    return sites.built()


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served: below some path, as on a shared host."""
    place = tmp_path_factory.mktemp("host")
    (place / "some").mkdir()
    (place / "some" / "course").symlink_to(site, target_is_directory=True)
    with server(place) as found:
        yield f"{found}some/course/"


class server:
    """A server of a folder, for the time of a block."""

    def __init__(self, place: Path, handler: type[Quiet] = Strict) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(place)))
        self._thread = Thread(target=self._server.serve_forever)

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def student(browser: Browser, address: str) -> Iterator[SiteStudent]:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    found = SiteStudent(context, address)
    yield found
    context.close()
    assert found.elsewhere == []
    assert found.faults == []


def test_without_javascript_a_lesson_is_a_worksheet(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{OIL}.html")
    for place in (".tv-print-quiz", ".tv-print-explorer svg", ".tv-print-discussion", ".site-steps"):
        expect(page.locator(place).first).to_be_visible()
    expect(page.get_by_text("This page is a worksheet")).to_be_visible()
    page.locator(".site-menu summary").click()
    expect(page.get_by_role("navigation", name="The course")).to_be_visible()
    context.close()


def test_from_a_folder_a_lesson_is_a_worksheet_and_says_how_it_comes_alive(
    browser: Browser, site: Path
) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto((site / f"{OIL}.html").as_uri())
    expect(page.get_by_text("python3 -m http.server")).to_be_visible()
    expect(page.locator(".tv-print-explorer svg").first).to_be_visible()
    expect(page.locator(".site-bar")).to_have_css("position", "sticky")
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_text("python3 -m http.server")).to_be_visible()
    page.close()


def test_the_second_visit_needs_no_network(student: SiteStudent) -> None:
    student.open("index")
    student.open(LESSONS[1])
    student.wake()
    assert "activ" in student.page.evaluate("navigator.serviceWorker.ready.then(found => found.active.state)")
    student.context.set_offline(True)
    for name in ("search", "review", LESSONS[0]):
        student.open(name)
        expect(student.page.locator("h1")).to_be_visible()
    student.wake()
    expect(student.page.locator(".tv-quiz .tv-question").first).to_be_attached()


def test_denied_storage_is_told_above_the_text(student: SiteStudent) -> None:
    student.context.route(
        "**/page/storage.js",
        lambda route: route.fulfill(response=(found := route.fetch()), body=DENIED + found.text()),
    )
    student.open(OIL)
    expect(student.page.locator(".site-told")).to_contain_text("keeps nothing for this page")
