"""The static edition on a phone, where no script runs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from living import LESSONS
from playwright.sync_api import Browser, expect

import sites
from twoviews.teaching.site.pages import POLICY
from twoviews.teaching.site.serving import Quiet

PHONE: Any = {"width": 390, "height": 844}
OIL = LESSONS[7]

pytestmark = pytest.mark.browser


class Strict(Quiet):
    """Sends the pages' own policy as a header too, so that it binds the worker as well."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


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
