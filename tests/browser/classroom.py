"""What a student does in front of JupyterLab, in words: open a lesson, reload, restart the kernel, press keys."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
RAN = """() => {
    const panel = window.jupyterapp?.shell.currentWidget;
    if (!panel?.context?.isReady || !panel.sessionContext?.isReady) return false;
    const code = panel.content.widgets.filter(cell => cell.model.type === 'code');
    return code.length > 0 && panel.sessionContext.session.kernel.status === 'idle'
        && code.every(cell => cell.model.executionState !== 'running' && cell.outputArea.model.length > 0
                             || !cell.model.sharedModel.source.includes('lesson.'));
}"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Classroom:
    """Where the running course is."""

    place: Path
    port: int
    pid: int

    @property
    def address(self) -> str:
        """The server's own address."""
        return f"http://127.0.0.1:{self.port}"

    def wait_until_open(self, deadline: float) -> None:
        """Return once the server answers; fail with its log otherwise."""
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"{self.address}/api?token=class", timeout=2)
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
            else:
                return
        raise TimeoutError((self.place / "lab.log").read_text())

    def kernels(self) -> list[int]:
        """Process ids of the running kernels."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [
            int(child) for child in children if b"ipykernel" in Path(f"/proc/{child}/cmdline").read_bytes()
        ]

    def kill_kernels(self) -> None:
        """`kill -9` every kernel."""
        for pid in self.kernels():
            os.kill(pid, signal.SIGKILL)

    def saved(self) -> list[dict[str, Any]]:
        """Every statement in the learner's record, oldest first."""
        with sqlite3.connect(self.place / "record.sqlite") as record:
            return [json.loads(row[0]) for row in record.execute("SELECT body FROM statement ORDER BY rowid")]


class Student:
    """One browser window of one student."""

    def __init__(self, page: Page, classroom: Classroom, theme: str = "light") -> None:
        self.page, self.classroom, self.theme = page, classroom, theme

    def open(self, name: str) -> None:
        """Open a lesson by its file's stem; nothing is pressed."""
        self.page.goto(f"{self.classroom.address}/lab/tree/notebooks/{name}.ipynb?token=class&reset")
        self._settle()

    def reload(self) -> None:
        """Reload the page, as F5 does."""
        self.page.reload()
        self._settle()

    def restart(self) -> None:
        """Restart the kernel from JupyterLab's own menu command and run the lesson again."""
        self.page.evaluate(
            "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()",
        )
        self._settle()

    def _settle(self) -> None:
        """Wait until every cell of the lesson has run and the last of its live parts is there."""
        self.page.wait_for_function("() => window.jupyterapp?.restored !== undefined", timeout=60_000)
        self.page.evaluate(
            "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})",
            THEMES[self.theme],
        )
        self.page.wait_for_function(RAN, timeout=90_000)
        self.page.wait_for_selector(".tv-sources", state="attached", timeout=60_000)

    def part(self, css: str) -> Locator:
        """The first live part of that class."""
        return self.page.locator(css).first

    def violations(self) -> list[str]:
        """What axe-core finds inside the course's parts of the page, one line each."""
        found = Axe().run(self.page, context={"include": [[".jp-OutputArea-output [class^='tv-']"]]}).response
        return [
            f"{item['id']}: {node['html'][:200]}" for item in found["violations"] for node in item["nodes"]
        ]
