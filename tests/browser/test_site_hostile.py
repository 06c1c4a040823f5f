"""A bad day of the static edition: what is told as saved stays, and no page is ever empty."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

import pytest
from living import LESSONS
from phone import PHONE, SiteStudent, Strict, server
from playwright.sync_api import Browser, Error, Locator, expect
from worker import START

import sites
from twoviews.record import transfer
from twoviews.teaching.site import folder

HOSTILE = '<script>window.hacked = 1</script><img src="x" onerror="window.hacked = 1"> {{7*7}} ${7*7} number '
DROPPED = (
    "Failed to load resource: net::ERR_EMPTY_RESPONSE",
    "An unknown error occurred when fetching the script.",
)
SENT = count(1)

pytestmark = pytest.mark.browser


class Dropping(Strict):
    """A proxy that drops one file in five."""

    def do_GET(self) -> None:
        if next(SENT) % 5:
            super().do_GET()
        else:
            self.close_connection = True


class Poor(Strict):
    """A server that does not know what WebAssembly is, and breaks off each large file once."""

    extensions_map = Strict.extensions_map | {".wasm": "application/octet-stream"}
    broken: ClassVar[set[str]] = set()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if self.path.endswith((".bin", ".wasm", "asm.mjs", "worker.js")) and self.path not in self.broken:
            self.broken.add(self.path)
            outputfile.write(source.read(2000))
            self.close_connection = True
        else:
            super().copyfile(source, outputfile)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A copy of the site, to be spoilt."""
    return Path(shutil.copytree(sites.built(), tmp_path / "site"))


@pytest.fixture
def student(browser: Browser, place: Path) -> Iterator[SiteStudent]:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    with server(place, Dropping) as address:
        found = SiteStudent(context, address)
        yield found
        context.close()
    assert found.elsewhere == []
    assert [fault for fault in found.faults if fault not in DROPPED] == []


def files_in(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()
    }


def write(student: SiteStudent, number: int) -> str:
    """Write a text and wait until it is told as saved."""
    text = HOSTILE + str(number)
    part: Locator = student.page.locator(".tv-discussion").first
    told = part.locator(".tv-told").first
    part.locator("textarea").first.fill(text)
    expect(told).not_to_contain_text("Saved")
    expect(told).to_contain_text("Saved at", timeout=START)
    return text


def test_what_was_told_as_saved_outlives_a_bad_day(student: SiteStudent, place: Path, tmp_path: Path) -> None:
    student.open(LESSONS[1])
    expect(student.page.locator("h1")).to_be_visible()
    student.wake()
    told = [write(student, 1)]
    student.page.workers[-1].evaluate("() => { setTimeout(() => close()) }")
    told.append(write(student, 2))
    clear(student)
    student.page.locator(".tv-discussion textarea").first.fill("The storage is gone.")
    expect(student.page.locator(".tv-discussion").first).to_contain_text("its storage was cleared")
    told.append(write(student, 3))
    spoil_half(place)
    show(student, student.page.url)
    student.wake()
    expect(student.page.locator(".tv-discussion textarea").first).to_have_value(told[-1])
    file = student.exported(tmp_path / "record.jsonl")
    kept = {each.response for each in transfer.parse(file.read_bytes())}
    assert [text for text in told if text not in kept] == []
    show(student, f"{student.address}search.html?q={quote(HOSTILE)}")
    expect(student.page.locator("h1")).to_be_visible()
    assert student.page.evaluate("window.hacked") is None


def test_python_comes_from_a_poor_server_all_the_same(browser: Browser, place: Path) -> None:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    with server(place, Poor) as address:
        student = SiteStudent(context, address)
        student.open(LESSONS[1])
        write(student, 1)
        context.close()
    kinds = {path.rpartition(".")[2] for path in Poor.broken}
    assert kinds == {"bin", "wasm", "mjs", "js"}


def show(student: SiteStudent, address: str) -> None:
    """Load a page, and once more if it is the one in five that is dropped."""
    try:
        student.page.goto(address)
    except Error:
        student.page.goto(address)


def clear(student: SiteStudent) -> None:
    """Clear the browser's storage under the lesson's hands."""
    session = student.context.new_cdp_session(student.page)
    session.send("Storage.clearDataForOrigin", {"origin": origin(student), "storageTypes": "all"})


def origin(student: SiteStudent) -> str:
    return str(student.page.evaluate("location.origin"))


def spoil_half(place: Path) -> None:
    """Put the half of a new edition there: what its service worker lists is not what lies there."""
    found = {path: data + b"\n" for path, data in files_in(place).items() if path != "sw.js"}
    (place / "sw.js").write_bytes(folder._worker(found))
