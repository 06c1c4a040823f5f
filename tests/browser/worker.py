"""The course in a browser with nothing but a folder of files: a server for them, and a student in front."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import Any

from hands import Mouse
from living import halves
from playwright.sync_api import BrowserContext, Locator, Page
from student import ROOT, Student

import sites
import twoviews
from twoviews import page
from twoviews.bank import library
from twoviews.bank.questions import Key, Question
from twoviews.hosts.worker import CALLS

SHELL = Path(__file__).with_name("worker.html")
QUICK = Path(__file__).with_name("quick.js").read_text("utf-8")
START = 60_000  # ms in which Python has to be there


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served(place: Path) -> Iterator[str]:
    """The address of a server for a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(place)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def lay_out(place: Path) -> None:
    """All files of the course in the browser: shell, page half, the site's Python, and lessons as printed."""
    built = sites.built()
    (core,) = built.glob("pyodide-*")
    (place / "pyodide").symlink_to(core, target_is_directory=True)
    (place / "python").symlink_to(built / "python", target_is_directory=True)
    (library_file,), (packed,) = built.glob("python/library-*"), built.glob("python/course-*")
    found = page.served(files("twoviews"))
    for path, text in found.items():
        target = place / "twoviews" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    setup = {
        "edition": page.version(found),
        "library": f"/python/{library_file.name}",
        "packages": [f"/python/{packed.name}"],
    }
    (place / "setup.json").write_text(json.dumps(setup), "utf-8")
    (place / "index.html").write_bytes(SHELL.read_bytes())
    (place / "lessons").mkdir()
    for path in library.lesson_files(library.home.assets()):
        (place / "lessons" / f"{path.stem}.html").write_text(_printed(path.stem), "utf-8")


def _printed(name: str) -> str:
    """A lesson as it can be read without Python; what can come alive says which part it is."""
    shown = [escape(f"Lesson {name}").join(("<h1>", "</h1>"))]
    for call in CALLS:
        if call == "explore":  # moves among pictures, which only the site has: test_site.py
            continue
        for keys in _asked(call, name):
            given = getattr(twoviews.lesson(name[:2]), call)(*keys)
            for place, part in enumerate(given if isinstance(given, list) else [given]):
                called = json.dumps({"lesson": name[:2], "call": call, "with": keys, "place": place})
                shown.append(
                    f'<div class="jp-OutputArea-output" data-twoviews="{escape(called)}">'
                    f"{part.printed()}</div>"
                )
    return "\n".join(shown)


def _asked(call: str, name: str) -> list[list[str]]:
    """With which keys the lesson's notebook calls this, which may be none; nothing if it does not."""
    source = (ROOT / "notebooks" / f"{name}.ipynb").read_text("utf-8")
    written = "figure" if call == "recall" else call
    return [
        re.findall(r'\\"([^"\\]+)', keys) for keys in re.findall(rf"lesson\.{written}\(([^)]*)\)", source)
    ]


class Straight(Mouse):
    """Quick fingers: what a click or a typed text does, without the way there."""

    def press(self, button: Locator) -> None:
        button.evaluate("node => node.click()")

    choose = tick = press

    def write(self, field: Locator, text: str) -> None:
        field.fill(text)


def answer_all(student: Student, name: str) -> None:
    """Answer a lesson's quiz rightly with quick fingers, which a call for each control would hold up."""
    answer_these(student, halves(name, student.page))


def answer_these(student: Student, questions: list[tuple[Question, Key]], part: str = ".tv-quiz") -> None:
    """Answer these, which are all that a part asks, in their order."""
    student.page.evaluate(QUICK, [part, [[question.id, key.right] for question, key in questions]])
    score = student.page.locator(f"{part} .tv-score")
    student.wait_for_text(score, f"{len(questions)} of {len(questions)} answered")


class KeepingStudent(Student):
    """A student whose browser keeps the record; faults and requests elsewhere are noted."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address, self.context = address, context
        self.faults: list[str] = []
        self.elsewhere: list[str] = []
        context.on("request", self._asked)
        super().__init__(self._window())

    def amiss(self) -> tuple[list[str], list[str]]:
        """What was fetched elsewhere and what went wrong since this was last asked."""
        found = self.elsewhere.copy(), self.faults.copy()
        self.elsewhere.clear()
        self.faults.clear()
        return found

    def new_tab(self) -> None:
        """Leave the old tab for a new one, which has none of its memory."""
        self.page.close()
        self.page = self._window()

    def exported(self, place: Path) -> Path:
        """The record as the page gives it out."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name="Save my record as a file").click()
        waiting.value.save_as(place)
        return place

    def _window(self) -> Page:
        window = self.context.new_page()
        window.set_default_timeout(START)
        window.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        return window

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(request.url)


class WorkerStudent(KeepingStudent):
    """A student in front of that page."""

    def open(self, name: str) -> None:
        """Show a lesson, alive."""
        self.page.evaluate("name => window.lesson(name)", name)

    def start(self) -> None:
        """Load the page, and wait for Python."""
        self.page.goto(self.address)
        self.page.wait_for_function("window.course")
        self.page.evaluate("window.course.started")

    def _window(self) -> Page:
        window = super()._window()
        window.on("pageerror", lambda error: self.faults.append(f"{error.name}: {error.message}"))
        return window
