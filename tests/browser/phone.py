"""A student with a phone in front of the static edition, and a server of its folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext
from worker import KeepingStudent

from twoviews.teaching.site.pages import POLICY
from twoviews.teaching.site.serving import Quiet

PHONE: Any = {"width": 390, "height": 844}
AWAKE = """async () => {
    while (!window.alive) await new Promise(resolve => setTimeout(resolve, 20));
    await window.alive;
}"""


class Strict(Quiet):
    """Sends the pages' own policy as a header too, so that it binds the worker as well."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


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


@contextmanager
def holding(browser: Browser, address: str, *, offline: bool = False) -> Iterator[SiteStudent]:
    """A student with a phone and an empty record; at the end nothing was fetched elsewhere or went wrong.

    Only where it is asked for, `offline`, the whole course is fetched for when there is no network.
    """
    kept: Literal["allow", "block"] = "allow" if offline else "block"
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce", service_workers=kept)
    found = SiteStudent(context, address)
    yield found
    context.close()
    assert found.elsewhere == []
    assert found.faults == []


class SiteStudent(KeepingStudent):
    """A student with a phone, in front of the site."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        super().__init__(context, address)
        context.on("weberror", lambda told: self.faults.append(str(told.error)))

    def open(self, name: str) -> None:
        """Show a page, which is alive after a while."""
        self.page.goto(f"{self.address}{name}.html")

    def arrive(self, name: str) -> None:
        """Show a page and wait until it is alive."""
        self.open(name)
        self.wake()

    def reload(self) -> None:
        """Show the same page again, alive."""
        self.page.reload()
        self.wake()

    def wake(self) -> None:
        """Wait for Python, and until every part is as the record has it."""
        self.page.evaluate(AWAKE)

    def take_in(self, record: bytes) -> None:
        """Open a record file, and wait until it is taken in."""
        self.choose_record(record)
        self.taken_in()

    def choose_record(self, record: bytes) -> None:
        """Choose a record file."""
        field = self.page.locator('input[type="file"][accept=".jsonl"]')
        field.set_input_files({"name": "record.jsonl", "mimeType": "application/jsonl", "buffer": record})

    def taken_in(self) -> None:
        """Wait until it is taken in."""
        self.page.locator(".tv-keeper .tv-told").filter(has_text="Imported: ").wait_for()
