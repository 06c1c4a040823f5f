"""The static edition on a phone: readable at once, then alive, kept, without a network, inside a platform."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hands import answer
from living import LESSONS, TEXT, halves
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from student import Student
from test_worker import DENIED
from worker import START, Straight

import npm
import sites
from twoviews.bank import library
from twoviews.record import Record, transfer
from twoviews.teaching.site import scorm
from twoviews.teaching.site.pages import POLICY
from twoviews.teaching.site.serving import Quiet

PHONE: Any = {"width": 390, "height": 844}
HOSTILE = '"><img src=x onerror="window.hurt=1"><script>window.hurt=1</script>'
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
        self.page.evaluate("window.alive")

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
    """A server of a folder, strict, for the time of a block."""

    def __init__(self, place: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(place)))
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


def test_a_lesson_is_alive_before_python_and_kept(student: SiteStudent, tmp_path: Path) -> None:
    student.open(OIL)
    guess = student.page.locator(".tv-prediction").first
    guess.locator("input").first.check()
    guess.locator("button[type=submit]").click()
    explorer = student.page.locator(".tv-explorer")
    said = explorer.locator(".tv-sentence")
    before = said.inner_text()
    explorer.locator(".tv-preset").nth(1).click()
    expect(said).not_to_have_text(before)
    expect(explorer.locator("svg")).to_have_attribute("aria-label", said.inner_text())
    student.wake()
    expect(guess.locator(".tv-mine")).to_be_visible()
    key, form = right(student)
    answer(Straight(student.page), form, key.right)
    form.locator("button[type=submit]").evaluate("node => node.click()")
    expect(form).to_have_attribute("data-state", "right")
    box = student.page.locator(".tv-discussion").first
    box.locator("textarea").first.fill(HOSTILE)
    expect(box.locator(".tv-told").first).to_contain_text("aved", timeout=START)
    shown = said.inner_text()
    student.page.wait_for_timeout(2500)  # the sliders are recorded once they rest
    student.page.reload()
    student.wake()
    expect(student.page.locator(".tv-prediction").first.locator(".tv-mine")).to_be_visible()
    expect(right(student)[1]).to_have_attribute("data-state", "right")
    expect(box.locator("textarea").first).to_have_value(HOSTILE)
    expect(student.page.locator(".tv-explorer .tv-sentence")).to_have_text(shown)
    assert student.page.evaluate("window.hurt") is None
    assert HOSTILE in taken_along(student, tmp_path)


def right(student: SiteStudent) -> tuple[Any, Locator]:
    """The key of the quiz's first question, and its form."""
    student.page.locator(".tv-quiz .tv-question").first.wait_for()
    _, key = halves(OIL, student.page)[0]
    return key, student.page.locator(f'.tv-quiz [data-question="{key.id}"]')


def taken_along(student: SiteStudent, place: Path) -> list[Any]:
    """Every response of the record as the desktop imports it from the page's file."""
    with student.page.expect_download() as waiting:
        student.page.get_by_role("button", name="Save my record as a file").click()
    waiting.value.save_as(place / "record.jsonl")
    record = Record(place / "record.sqlite")
    transfer.import_from(place / "record.jsonl", record)
    told = [each.response for each in record.statements()]
    record.close()
    return told


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
    expect(student.page.locator(".site-alert")).to_contain_text("keeps nothing for this page")


@pytest.mark.parametrize("name", LESSONS)
def test_every_lesson_comes_alive_and_fits(student: SiteStudent, name: str) -> None:
    student.open(name)
    student.wake()
    places = student.page.locator("[data-twoviews]")
    dead = places.evaluate_all("found => found.filter(each => !each.querySelector('.tv-live')).length")
    assert (places.count() > 5, dead) == (True, 0)
    assert student.page.locator(".tv-failed").count() == 0
    assert student.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_search_finds_and_leads_to_a_section(student: SiteStudent) -> None:
    word = library.course().lessons["07"].title.split()[2]
    student.open("search")
    student.page.get_by_role("searchbox").fill(word)
    hit = student.page.locator("#hits a").first
    hit.click()
    expect(student.page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("name", ["index", "my-work", OIL])
def test_axe_finds_nothing(student: SiteStudent, name: str) -> None:
    student.open(name)
    if name != "index":
        student.wake()
    assert student.violations("body") == []


@pytest.mark.parametrize("version", ["1.2", "2004"])
def test_a_platform_keeps_answers_and_score(
    browser: Browser, site: Path, tmp_path: Path, version: scorm.Version
) -> None:
    tools = (
        npm.installed("packages for learning platforms were not played")
        / "node_modules"
        / "scorm-again"
        / "dist"
    )
    files = {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    package = dict(scorm.packages(files, library.course(), version))[OIL]
    for path, data in package.items():
        (tmp_path / "package" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "package" / path).write_bytes(data)
    shutil.copy(tools / "scorm-again" / "dist" / "scorm-again.min.js", tmp_path / "lms.js")
    (tmp_path / "index.html").write_text("<script src='lms.js'></script><main></main>")
    with server(tmp_path) as address:
        first = Platform(browser, address, version, {})
        key, form = first.question()
        answer(Straight(first.page), form, key.right)
        form.locator("button[type=submit]").evaluate("node => node.click()")
        expect(form).to_have_attribute("data-state", "right")
        box = first.frame.locator(".tv-discussion textarea").first
        box.fill(TEXT)
        kept = first.leave()
        again = Platform(browser, address, version, kept)
        expect(again.question()[1]).to_have_attribute("data-state", "right")
        expect(again.frame.locator(".tv-discussion textarea").first).to_have_value(TEXT)
        again.leave()
    told = json.dumps(kept)
    assert "incomplete" in told
    assert len(kept["suspend"]) <= 4096
    assert 0 < float(kept["score"]) < 100


class Platform:
    """A learning platform made of scorm-again, in a browser of its own, that opens the package."""

    def __init__(self, browser: Browser, address: str, version: str, kept: dict[str, str]) -> None:
        self.context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(START)
        self.page.goto(address)
        self.page.evaluate(
            """([version, kept]) => {
                const old = version === '1.2';
                const api = new (old ? Scorm12API : Scorm2004API)({ autocommit: false });
                window[old ? 'API' : 'API_1484_11'] = api;
                if (kept.suspend) api.cmi.suspend_data = kept.suspend;
                const frame = document.createElement('iframe');
                frame.src = 'package/lms.html';
                frame.style.cssText = 'width:100%;height:800px';
                document.querySelector('main').append(frame);
                window.told = () => ({
                    suspend: api.cmi.suspend_data,
                    score: old ? api.cmi.core.score.raw : api.cmi.score.raw,
                    status: old ? api.cmi.core.lesson_status : api.cmi.completion_status,
                });
            }""",
            [version, kept],
        )
        outer = self.page.frame_locator("main iframe")
        self.frame = outer.frame_locator("#course")

    def question(self) -> tuple[Any, Locator]:
        self.frame.locator(".tv-quiz .tv-question").first.wait_for()
        inner = next(frame for frame in self.page.frames if frame.url.endswith(f"{OIL}.html"))
        _, key = halves(OIL, inner)[0]
        return key, self.frame.locator(f'.tv-quiz [data-question="{key.id}"]')

    def leave(self) -> dict[str, str]:
        expect(self.frame.locator(".tv-discussion .tv-told").first).not_to_be_empty()
        self.page.wait_for_timeout(3000)  # what is written is saved and handed over once it rests
        kept: dict[str, str] = self.page.evaluate("window.told()")
        self.context.close()
        return kept
