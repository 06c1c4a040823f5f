"""What a student does in front of JupyterLab: open a lesson, reload it, restart the kernel.

JupyterLab is the dearest thing in the suite, by far. All its tests run in one worker (see `ByFile`) and share
one window, whose profile keeps JupyterLab's scripts as they were fetched and compiled.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import TimeoutError as Late
from student import ROOT, Student

LAB = [sys.executable, "-m", "twoviews", "lab", "00", "--no-browser", "--LabApp.expose_app_in_browser=True"]
SERVER = [
    sys.executable, "-m", "jupyterlab", "--no-browser", "--LabApp.expose_app_in_browser=True",
    "--JupyterNotebookApp.expose_app_in_browser=True",
]  # fmt: skip
NAMES = (
    "chromium-headless-shell", "chromium", "chromium-browser",
    "google-chrome", "google-chrome-stable", "chrome",
)  # fmt: skip
"""Programs by name; the one that has no window comes first: it shows the same with a fifth less work."""
FLAGS = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP *.test 127.0.0.1",
]  # fmt: skip
SHARED = "01-the-puzzle"
"""The lesson to which `test_lab` leads, and at which one test after another looks (the fixture `lesson`)."""
SIZE = {"width": 1280, "height": 900}
KEPT = "cookies,file_systems,indexeddb,local_storage,service_workers"
"""What a browser keeps for a page, apart from the page's own scripts."""
EVERY = 200
"""Milliseconds between two looks at a whole lesson; at each picture, as usual, they would cost too much."""
OFTEN = 50
"""The same for a look that is cheap."""
HASTY = [
    f"--AsyncIOLoopKernelRestarter.{each}"
    for each in ("restart_limit=1", "stable_start_time=600", "time_to_dead=0.3")
]
"""A server that notices soon that a kernel has died, and gives it up at its second death."""
OTHER_PYTHON = """import sys
sys.path = [place for place in sys.path if not place.endswith("src")]
from ipykernel import kernelapp
kernelapp.launch_new_instance()
"""
FORKED = b"zygote.py"
"""In the command of the process that warm kernels are forked from, and so of each."""
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


def in_notebook(body: str) -> str:
    """JavaScript that knows the notebook on the page as `panel`, and gives what `body` returns.

    JupyterLab's own `currentWidget` will not do: now and then it is null although the notebook is there.
    """
    find = (
        "[...(window.jupyterapp?.shell.widgets('main') ?? [])].find(each => each.isVisible && each.context)"
    )
    return f"() => {{ const panel = {find}; {body} }}"


IDLE = in_notebook("return panel?.context.isReady && panel.sessionContext.session?.kernel?.status === 'idle'")
RESTART = in_notebook("void panel.sessionContext.restartKernel()")
"""Nobody waits for the promise: whether the lesson is back shows on the page, and that wait has an end."""
REVERT = in_notebook("return panel.context.revert()")
CLEAR = "() => window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')"
OPENED = "[...(window.jupyterapp?.shell.widgets('main') ?? [])].find(each => each.context?.path === name)"
JUDGED = f"name => ({OPENED})?.node.dataset.tvOpened"
OPEN = "path => { void window.jupyterapp.commands.execute('docmanager:open', { path }); }"
CLOSE = "() => { for (const each of [...(window.jupyterapp?.shell.widgets('main') ?? [])]) each.dispose(); }"
DIRTY = in_notebook("return panel.context.model.dirty")
TOP = """text => [...document.querySelectorAll('.jp-MarkdownOutput h2')]
    .find(each => each.textContent.startsWith(text)).getBoundingClientRect().top"""
CELL_COUNT = in_notebook("return panel.content.widgets.length")
RAN = in_notebook("""
    if (!panel?.context.isReady || !panel.sessionContext.isReady) return false;
    const code = panel.content.widgets.filter(cell => cell.model.type === 'code');
    return code.length > 0 && panel.sessionContext.session?.kernel?.status === 'idle'
        && code.every(cell => cell.model.executionState !== 'running' && cell.outputArea.model.length > 0
                             || !cell.model.sharedModel.source.includes('lesson.'));
""")

ALIVE = in_notebook("""
    const view = 'application/vnd.jupyter.widget-view+json';
    const shown = panel.content.widgets.flatMap(cell => cell.outputArea?.model.toJSON() ?? []);
    const parts = shown.filter(output => String(output.data?.['text/html'] ?? '').includes('tv-print'));
    return parts.length > 0 && parts.every(output => output.data[view])
        && panel.node.querySelectorAll('.jp-OutputArea-output .tv-live').length >= parts.length
        && Boolean(panel.node.querySelector('.tv-sources'))
        && !panel.node.querySelector('.tv-starting, .tv-former');
""")

REMEMBER = "() => { window.formerly = [...document.querySelectorAll('.jp-OutputArea-output .tv-live')]; }"
GONE = "() => window.formerly.every(root => !root.isConnected)"


def chromium() -> str | None:
    """Path of the system's Chromium, if it has one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def launch(program: str, *more: str) -> Iterator[Browser]:
    """A running Chromium without a screen; `more` are further flags."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*flags(), *more])
        yield browser
        browser.close()


def flags() -> list[str]:
    """How Chromium is started."""
    return [*FLAGS, *([] if os.geteuid() else ["--no-sandbox"])]


@contextmanager
def profile(browser: Browser, place: Path) -> Iterator[BrowserContext]:
    """A second Chromium, with a profile in the empty folder `place`: it keeps scripts from page to page."""
    window = browser.browser_type.launch_persistent_context(
        place, executable_path=chromium(), args=flags(), viewport=SIZE, reduced_motion="reduce"
    )
    yield window
    window.close()


def seated(window: BrowserContext, room: Classroom, theme: str = "light") -> LabStudent:
    """Another student: every page is shut, the browser remembers nobody, the record is empty."""
    for page in window.pages[1:]:
        page.close()
    room.forget()
    page = window.new_page()
    line = window.new_cdp_session(page)
    line.send("Storage.clearDataForOrigin", {"origin": room.origin, "storageTypes": KEPT})
    line.detach()
    return LabStudent(page, room, theme)


def far(place: Path) -> Path:
    """A folder below that one, with spaces and letters of other scripts, on a path of 200 characters."""
    while len(str(place)) < 200:
        place /= "Мой курс № 7 – 制裁 (осень) عقوبات"
    place.mkdir(parents=True)
    return place


def other_python(place: Path) -> None:
    """A learner's own kernel in the folder `place`, whose Python does not have the course in it."""
    place.mkdir(parents=True)
    program = place / "other.py"
    program.write_text(OTHER_PYTHON)
    argv = [sys.executable, str(program), "-f", "{connection_file}"]
    (place / "kernel.json").write_text(
        json.dumps({"argv": argv, "display_name": "Mine", "language": "python"})
    )


@contextmanager
def opened(place: Path, *options: str) -> Iterator[Classroom]:
    """`twoviews lab` on a copy of the course in the empty folder `place`, until the block ends."""
    for name in ("src", "assets", "pyproject.toml"):
        (place / name).symlink_to(ROOT / name)
    for name in ("notebooks", "exercises"):
        shutil.copytree(ROOT / name, place / name)
    (place / "home").mkdir()
    with serving([*LAB, *options], place) as room:
        yield room


@contextmanager
def jupyter(place: Path, *options: str, **variables: str) -> Iterator[Classroom]:
    """A plain Jupyter server, as a hub starts it, on the folder `place`, until the block ends.

    `variables` are added to its environment.
    """
    (place / "home").mkdir(exist_ok=True)
    allow_root = [] if os.geteuid() else ["--allow-root"]
    token = secrets.token_hex(24)
    own = [f"--ServerApp.root_dir={place}", f"--IdentityProvider.token={token}"]
    with serving([*SERVER, *own, *allow_root, *options], place, token, **variables) as room:
        yield room


@contextmanager
def serving(command: list[str], place: Path, token: str = "", **variables: str) -> Iterator[Classroom]:
    """The server that `command` starts in `place`, with a home and a record there, until the block ends.

    Jupyter itself does not print its `token`.
    """
    hidden = ("JUPYTER", "IPYTHON", "XDG")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    own = {"HOME": str(place / "home"), "TWOVIEWS_RECORD": str(place / "record.sqlite")}
    log = place / "lab.log"
    with log.open("w") as told:
        server = subprocess.Popen(
            command, cwd=place, env=inherited | own | variables, stdout=told, stderr=subprocess.STDOUT
        )
        try:
            room = Classroom(place, address_of(log, server).replace("...", token), server.pid)
            room.wait_until_it_answers()
            yield room
        finally:
            server.terminate()
            server.wait(20)


def address_of(log: Path, server: subprocess.Popen[bytes]) -> str:
    """The address that `server` prints once it is open; fails with its log if it ends or in three minutes."""
    end = time.monotonic() + 180
    while server.poll() is None and time.monotonic() < end:
        if found := re.search(r"http://\S+", log.read_text()):
            return found.group()
        time.sleep(0.1)
    raise AssertionError(log.read_text())


@dataclass(frozen=True)
class Classroom:
    """Where the running course is: its folder, the address that it printed, its process."""

    place: Path
    printed: str
    pid: int

    def address(self, notebook: str) -> str:
        """Where a notebook of the lessons' folder opens, with the key that lets the student in."""
        return self.at(f"doc/tree/notebooks/{notebook}") + "&reset"

    @property
    def origin(self) -> str:
        """What the browser goes by when it keeps something for a page of this server."""
        parts = urlsplit(self.printed)
        return f"{parts.scheme}://{parts.netloc}"

    def at(self, path: str) -> str:
        """The address of a page of this server, with the key that lets the student in."""
        parts = urlsplit(self.printed)
        base = re.split(r"(?<=/)(?:lab|doc|tree)\b", parts.path)[0]
        return f"{self.origin}{base}{path}?{parts.query}"

    def wait_until_it_answers(self) -> None:
        """The address is printed a moment before anybody listens there."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            with suppress(urllib.error.URLError):
                self._ask("GET", "api/status")
                return
            time.sleep(0.1)
        raise AssertionError(f"Nobody answers at {self.printed}")

    def forget(self) -> None:
        """Shut down all kernels and begin an empty record, as for another student."""
        self.end_kernels()
        for file in self.place.glob("record.sqlite*"):
            file.unlink()

    def end_kernels(self) -> None:
        """Shut down all kernels, as a hub does with those that sleep."""
        for kernel in json.loads(self._ask("GET", "api/kernels")):
            self._ask("DELETE", f"api/kernels/{kernel['id']}")

    def keep_setting(self, plugin: str, **values: object) -> None:
        """Keep settings of an extension, as JupyterLab does for its user."""
        self._ask("PUT", f"lab/api/settings/{plugin}", json.dumps({"raw": json.dumps(values)}).encode())

    def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        request = urllib.request.Request(self.at(path), method=method, data=body)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return bytes(answer.read())

    def kernels(self) -> list[int]:
        """Process ids of the running kernels."""
        forked = [children(pid) for pid, words in children(self.pid).items() if FORKED in words]
        return self.cold() + [pid for each in forked for pid, words in each.items() if words]

    def cold(self) -> list[int]:
        """Process ids of those among them that are no forks."""
        mine = children(self.pid).items()
        return [pid for pid, words in mine if b"ipykernel" in words and FORKED not in words]

    def strike(self) -> list[int]:
        """`kill -9` every kernel; return their process ids at once."""
        struck = self.kernels()
        for pid in struck:
            os.kill(pid, signal.SIGKILL)
        return struck

    def kill_kernels(self) -> None:
        """`kill -9` every kernel, and return once the server has started their successors."""
        killed = self.strike()
        end = time.monotonic() + 30
        while not set(self.kernels()) - set(killed) and time.monotonic() < end:
            time.sleep(0.2)


def children(pid: int) -> dict[int, bytes]:
    """The command lines of a process's children; that of one that has ended is empty, or is not there."""
    found = dict[int, bytes]()
    gone = suppress(FileNotFoundError, ProcessLookupError)
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        with gone:
            for child in thread.read_text().split():
                with gone:
                    found[int(child)] = Path(f"/proc/{child}/cmdline").read_bytes()
    return found


STANDS = in_notebook("""
    const session = panel?.sessionContext, kernel = session?.session?.kernel;
    const cells = panel?.content?.widgets.filter(cell => cell.model.type === 'code') ?? [];
    return {
        path: panel?.context?.path, ready: session?.isReady, kernel: kernel?.id,
        status: kernel?.status, connection: kernel?.connectionStatus,
        trusted: cells.every(cell => cell.model.trusted),
        states: cells.map(cell => `${cell.model.executionState} ${cell.outputArea.model.length}`),
        dialog: document.querySelector('.jp-Dialog')?.textContent,
    };
""")


class LabStudent(Student):
    """A student in front of JupyterLab."""

    def __init__(self, page: Page, classroom: Classroom, theme: str = "light") -> None:
        super().__init__(page, theme)
        self.classroom = classroom

    def open(self, name: str) -> None:
        """Open a lesson by its file's stem; nothing is pressed."""
        self.page.goto(self.classroom.address(f"{name}.ipynb"))
        self._settle()

    def reload(self) -> None:
        """Reload the page, as F5 does."""
        self.page.reload()
        self._settle()

    def restart(self) -> None:
        """Restart the kernel, as JupyterLab's own menu does; the lesson runs again."""
        with self.coming_anew():
            self.page.evaluate(RESTART)

    @contextmanager
    def coming_anew(self) -> Iterator[None]:
        """What is alive on the page goes with what the block does; return once the lesson is back without it.

        Until then the old parts stand there as if nothing had happened.
        """
        self.page.evaluate(REMEMBER)
        yield
        self.page.wait_for_function(GONE, timeout=90_000, polling=EVERY)
        self._settle()

    def _settle(self) -> None:
        """Wait until every cell has run and each printed form has given way to its live part."""
        self.page.wait_for_function(
            "() => window.jupyterapp?.commands.hasCommand('apputils:change-theme')",
            timeout=60_000,
            polling=EVERY,
        )
        self.theme_now()
        try:
            self.page.wait_for_function(RAN, timeout=90_000, polling=EVERY)
        except Late as late:
            raise AssertionError(f"The lesson does not run: {self.page.evaluate(STANDS)}") from late
        self.page.wait_for_function(ALIVE, timeout=60_000, polling=EVERY)

    def theme_now(self) -> None:
        """Give JupyterLab the theme of this student."""
        self.page.evaluate(
            "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})",
            THEMES[self.theme],
        )


class LabLearner(LabStudent):
    """A student in the whole of JupyterLab, who opens one notebook after another in one page of it."""

    def __init__(self, page: Page, classroom: Classroom, view: str = "lab/tree") -> None:
        super().__init__(page, classroom)
        self.view, self.name = view, ""

    def visit(self, name: str) -> str:
        """Open the notebook at this path of the server's folder; return what the extension says of it."""
        self.name = name
        if self.view in self.page.url and "lab" in self.view:
            self.page.evaluate(CLOSE)
            self.page.evaluate(OPEN, name)
        else:
            self.page.goto(self.classroom.at(f"{self.view}/{quote(name)}") + "&reset")
        return self.judged()

    def judged(self, wanted: str = "") -> str:
        """Wait until the extension has said something of the notebook, or what is wanted; return it."""
        ready = f"([name, wanted]) => (how => wanted ? how === wanted : how)(({JUDGED})(name))"
        self.page.wait_for_function(ready, arg=[self.name, wanted], timeout=90_000, polling=OFTEN)
        return str(self.page.evaluate(JUDGED, self.name))
