"""A lesson on a bare page: its real parts in this process, its real page half in Chromium, no JupyterLab.

The cells of the lesson's notebook are run here one by one, and what they give is shown: printed forms as
they are, live parts through `hosts.desk`. JupyterLab's own colours are there, and the course's style.
"""

from __future__ import annotations

import ast
import atexit
import mimetypes
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any
from weakref import WeakKeyDictionary

from markdown_it import MarkdownIt
from playwright.sync_api import Page, ViewportSize
from student import ROOT, Student

from twoviews import course, page
from twoviews.authoring import notebooks
from twoviews.course import keeping
from twoviews.figures import evidence
from twoviews.hosts.desk import Desk
from twoviews.parts.base import Live

HOST = "desk.test"
LEFT = (
    "<link rel='icon' href='data:,'><script>sessionStorage.clear(); localStorage.clear(); name = '';</script>"
)
WINDOW: ViewportSize = {"width": 1280, "height": 900}
PACKAGE = ROOT / "src" / "twoviews"
LAB = Path(sys.prefix) / "share" / "jupyter" / "lab"
SHELL = Path(__file__).with_name("desk.html")
OUTPUT_RULE = re.compile(r"^\.jp-RenderedHTMLCommon[^{}`]*\{[^}`]*\}", re.MULTILINE)
STYLED = """() => document.querySelector('link[href*="twoviews.css"]')?.sheet"""
SET_THEME = """theme => new Promise(done => {
    document.body.dataset.jpThemeLight = String(theme === 'light');
    const link = document.getElementById('theme');
    const next = link.cloneNode();
    next.onload = () => { link.remove(); done(); };
    next.href = `/themes/theme-${theme}-extension/index.css`;
    link.after(next);
})"""

IS_LIGHT = "() => document.body.dataset.jpThemeLight === 'true'"

LESSON_STYLE = PACKAGE / "labextension" / "static" / "lab.css"
DRESS = """() => {
    document.body.className = 'tv-lesson';
    const main = document.querySelector('main');
    main.style.cssText = 'width: min(100% - 2 * var(--tv-gutter), var(--tv-page)); margin: 0 auto;';
}"""

SOURCE = 'id="source-'

Shown = str | Live
"""HTML, or a part that is alive."""
drawn_once = cache(evidence._picture)
"""Draws an evidence figure; a lesson that is opened again has the same ones, and to draw takes its time."""


class DeskStudent(Student):
    """A student in front of the bare page; the record is the one of TWOVIEWS_RECORD."""

    def __init__(self, window: Page, theme: str = "light") -> None:
        super().__init__(window, theme)
        self._context, self._desk = window.context, Desk([])
        self._shown: list[tuple[str, Shown]] = []
        self.faults: list[str] = []
        self._attend(window)

    def open(self, name: str) -> None:
        """Open a lesson by its file's stem, as a new kernel would: all comes from the record."""
        self.lay(lesson(name))

    def open_what_may_differ(self, name: str) -> None:
        """Open the lesson shown last, without what is to the letter as it was, but with its sources."""
        before = {each for each in self._shown if isinstance(each[1], str) and SOURCE not in each[1]}
        self.lay([each for each in lesson(name) if each not in before])

    def show(self, *parts: Live) -> None:
        """Open these parts alone."""
        self.lay([("", part) for part in parts])

    def reload(self) -> None:
        """Reload the page; the parts live on, as a kernel does."""
        self._lay_out()

    def new_tab(self) -> None:
        """Take a new tab, which has none of the old one's memory."""
        self.page.close()
        self.page = self._context.new_page()
        self._attend(self.page)

    def leave(self) -> None:
        """Stand up, and leave the tab as a new one is for whoever sits down next."""
        self.page.goto(f"{address()}left")
        self.page.mouse.move(0, 0)
        if self.page.viewport_size != WINDOW:
            self.page.set_viewport_size(WINDOW)
        session = self._context.new_cdp_session(self.page)
        session.send("Page.resetNavigationHistory")
        session.detach()

    def forget(self) -> None:
        """Begin an empty record, as for another student."""
        keeping.record().reset()

    def dress_as_lab(self) -> None:
        """Give the page the column and the letters that a lesson has in JupyterLab."""
        self.page.add_style_tag(content=LESSON_STYLE.read_text("utf-8"))
        self.page.evaluate(DRESS)

    def theme_now(self, theme: str) -> None:
        """Change JupyterLab's theme under the open page."""
        self.page.evaluate(SET_THEME, theme)

    def violations_in_both_themes(self) -> list[str]:
        """What axe-core finds in the theme of the page, and what of colours in the other one, which stays."""
        light = self.page.evaluate(IS_LIGHT)
        here, there = ("light", "dark") if light else ("dark", "light")
        found = [f"{here}: {each}" for each in self.violations()]
        self.theme_now(there)
        return [*found, *(f"{there}: {each}" for each in self.violations(colours_only=True))]

    def lay(self, shown: list[tuple[str, Shown]]) -> None:
        """Open this HTML and these parts, each with the class of its place."""
        self._shown = shown
        self._desk = Desk(each for _, each in shown if isinstance(each, Live))
        self._lay_out()

    def _lay_out(self) -> None:
        self.page.goto(address())
        self.page.wait_for_function("window.ready")
        if self.theme != "light":
            self.theme_now(self.theme)
        numbers = count()
        laid: list[tuple[str | int, object]] = []
        for kind, each in self._shown:
            if isinstance(each, Live):
                number = next(numbers)
                laid.append((number, self._desk.opened(number)))
            else:
                laid.append((kind, each))
        self.page.evaluate("shown => lay(shown)", laid)
        if any(isinstance(each, Live) for _, each in self._shown):
            self.page.wait_for_function(STYLED)

    # ── the other end of the page ────────────────────────────────────────────

    def _attend(self, window: Page) -> None:
        if window not in sitting:
            window.set_default_timeout(20_000)
            window.on("pageerror", lambda error: sitting[window]._fault(f"{error.name}: {error.message}"))
            window.on("console", lambda said: said.type == "error" and sitting[window]._fault(said.text))
            window.expose_function("kernel", lambda *said: sitting[window]._desk.hear(*said))
        sitting[window] = self

    def _fault(self, fault: str) -> None:
        self.faults.append(fault)


sitting: WeakKeyDictionary[Page, DeskStudent] = WeakKeyDictionary()
"""Who sits at which tab, one after the other."""


@cache
def address() -> str:
    """Where the page is, served so that the browser keeps what it has fetched and compiled.

    Its name is one that no browser trusts more than the address of any school's server.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Serving)
    Thread(target=server.serve_forever, daemon=True).start()
    atexit.register(server.server_close)
    atexit.register(server.shutdown)
    return f"http://{HOST}:{server.server_port}/"


class _Serving(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files

    def do_GET(self) -> None:
        path = self.path.removeprefix("/").partition("?")[0]
        body, kind = found(path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body or b"")))
        self.send_header("Cache-Control", "max-age=3600" if path else "no-store")
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@cache
def found(path: str) -> tuple[bytes | None, str]:
    """What lies at that path, and what it is; None if nothing does."""
    made: dict[str, tuple[Callable[[], str], str]] = {
        "": (lambda: SHELL.read_text("utf-8"), "text/html"),
        "left": (lambda: LEFT, "text/html"),
        "outputs.css": (lab_style, "text/css"),
        "loader.js": (page.loader, "text/javascript"),
    }
    if path in made:
        make, kind = made[path]
        return make().encode(), kind
    place = next((each for each in folders() if path.startswith(each[0])), None)
    file = place[1] / path.removeprefix(place[0]) if place else SHELL.parent / "nothing"
    kind = mimetypes.guess_type(file.name)[0] or "text/plain"
    return file.read_bytes() if file.is_file() else None, kind


@cache
def folders() -> list[tuple[str, Path]]:
    """What a Jupyter server has under which address: the labextension, laid out, and the themes."""
    extension = Path(tempfile.mkdtemp(prefix="twoviews-desk-"))
    atexit.register(shutil.rmtree, extension, ignore_errors=True)
    page.lay_out(PACKAGE, extension / "twoviews")
    return [("lab/extensions/", extension), ("themes/", LAB / "themes" / "@jupyterlab")]


@cache
def lab_style() -> str:
    """JupyterLab's own rules for what a cell shows, out of the bundle in which it carries them."""
    (bundle,) = (LAB / "static").glob("jlab_core.*.js")
    rules = OUTPUT_RULE.findall(bundle.read_text(encoding="utf-8"))
    assert len(rules) > 40, "JupyterLab keeps its style elsewhere now"
    return "\n".join(rules)


# ── the cells of a notebook ──────────────────────────────────────────────────


def lesson(name: str) -> list[tuple[str, Shown]]:
    """What the cells of a lesson show, by its file's stem."""
    return [*cells(notebooks.read(ROOT / "notebooks" / f"{name}.ipynb"))]


def cells(notebook: notebooks.Notebook) -> Iterator[tuple[str, Shown]]:
    """What each cell shows, with the class that JupyterLab gives its place."""
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            yield (
                "jp-MarkdownOutput jp-RenderedHTMLCommon",
                MarkdownIt("gfm-like", {"linkify": False}).render(cell.source),
            )
        else:
            yield from (
                ("jp-OutputArea-output jp-RenderedHTMLCommon", each)
                for each in displayed(run(cell.source, names))
            )


def run(source: str, names: dict[str, Any]) -> object:
    """Run a cell; what its last line is worth."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None


def displayed(value: object) -> Iterator[Shown]:
    """What a notebook displays of a value."""
    if isinstance(value, Live):
        yield value
    elif isinstance(value, course.Parts):
        for part in value:
            yield from displayed(part)
    elif value is not None:
        bundle = value._repr_mimebundle_()  # type: ignore[attr-defined]
        yield str(bundle["text/html"])
