"""What a student does in front of JupyterLab: open a lesson, reload it, restart the kernel."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
RAN = """() => {
    const panel = window.jupyterapp?.shell.currentWidget;
    if (!panel?.context?.isReady || !panel.sessionContext?.isReady) return false;
    const code = panel.content.widgets.filter(cell => cell.model.type === 'code');
    return code.length > 0 && panel.sessionContext.session.kernel.status === 'idle'
        && code.every(cell => cell.model.executionState !== 'running' && cell.outputArea.model.length > 0
                             || !cell.model.sharedModel.source.includes('lesson.'));
}"""


@dataclass(frozen=True)
class Classroom:
    """Where the running course is: its folder, the address that it printed, its process."""

    place: Path
    printed: str
    pid: int

    def address(self, notebook: str) -> str:
        """Where a notebook of the lessons' folder opens, with the key that lets the student in."""
        parts = urlsplit(self.printed)
        return f"{parts.scheme}://{parts.netloc}/lab/tree/notebooks/{notebook}?{parts.query}&reset"

    def forget(self) -> None:
        """Stop all kernels and begin an empty record, as for another student."""
        self.kill_kernels()
        for file in self.place.glob("record.sqlite*"):
            file.unlink()

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
        self.page.goto(self.classroom.address(f"{name}.ipynb"))
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
        self.page.wait_for_function(
            "() => window.jupyterapp?.commands.hasCommand('apputils:change-theme')", timeout=60_000
        )
        self.page.evaluate(
            "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})",
            THEMES[self.theme],
        )
        self.page.wait_for_function(RAN, timeout=90_000)
        self.page.wait_for_selector(".tv-sources", state="attached", timeout=60_000)

    def wait_for_text(self, place: Locator, text: str) -> None:
        """Return once the text is there."""
        expect(place).to_contain_text(text, timeout=20_000)

    def wait_for_change(self, place: Locator, before: str) -> None:
        """Return once something else is there."""
        expect(place).not_to_have_text(before, timeout=20_000)

    def violations(self) -> list[str]:
        """What axe-core finds inside the course's parts of the page, one line each."""
        found = Axe().run(self.page, context={"include": [[".jp-OutputArea-output [class^='tv-']"]]}).response
        return [
            f"{item['id']}: {node['html'][:200]}" for item in found["violations"] for node in item["nodes"]
        ]
