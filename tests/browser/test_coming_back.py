"""A lesson comes back: under a hub, changed on purpose, with a new kernel or document, and when it is gone.

The hub gives a kernel up at its second death, as after a break. Where it does not matter what stands in a
lesson, it is a short one, of which only the calls that are looked at are left.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from classroom import CLEAR, IDLE, RESTART, REVERT, ROOT, LabLearner, in_notebook
from nbformat.v4 import new_code_cell, new_markdown_cell
from playwright.sync_api import Locator, expect

from twoviews.authoring import notebooks

pytestmark = pytest.mark.browser

LESSON = "02-what-counts-as-effective"
FOLDER = "two views – 制裁 (осень)/notebooks"
LIVE = ".jp-OutputArea-output textarea.tv-area"
TYPED = "The first report came from one market, and it was repeated."
KERNEL = in_notebook("return panel.sessionContext.session?.kernel?.name")
RUN_ALL = "() => void window.jupyterapp.commands.execute('notebook:run-all-cells').catch(() => null)"
LOOK = """() => Promise.all(['kernels', 'sessions'].map(
    each => window.jupyterapp.serviceManager[each].refreshRunning())).then(() => true)"""
"""JupyterLab looks what runs on the server: by itself it does so every ten seconds."""
HEAR = in_notebook("""window.fell = false; panel.sessionContext.statusChanged.connect(
    (_, status) => { window.fell ||= status === 'autorestarting'; })""")
GONE = in_notebook(
    "const kernel = panel.sessionContext.session?.kernel; return !kernel || kernel.status === 'dead'"
)
ALL_RAN = in_notebook("""return panel.content.widgets.filter(cell => cell.model.type === 'code')
    .every(cell => cell.model.executionCount > 0)""")


@pytest.fixture
def learner(at_the_hub: LabLearner) -> Learner:
    """A student on the hub with an empty record; the course lies in a folder of its own there."""
    at_the_hub.classroom.forget()
    return Learner(at_the_hub.page, at_the_hub.classroom)


class Learner(LabLearner):
    """A student on a hub, and the files before them."""

    def lay(self, made: nbformat.NotebookNode, name: str = LESSON) -> str:
        """Put a notebook into the course's folder; return its path under the hub's root."""
        path = f"{FOLDER}/{name}.ipynb"
        self.file(path).parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(made, self.file(path))
        return path

    def file(self, path: str) -> Path:
        """Where a file of the hub lies."""
        return self.classroom.place / path

    def runs(self) -> None:
        """The lesson starts, and its first box is there."""
        self.judged("started")
        self.page.locator(LIVE).first.wait_for(timeout=90_000)

    def comes_to(self, flag: Path) -> None:
        """The run reaches the cell, maybe the last one, that lays this file."""
        end = time.monotonic() + 60
        while not flag.exists():
            assert time.monotonic() < end, "The cell was not run."
            self.page.wait_for_timeout(100)

    def sees_it_anew_after(self, act: str) -> None:
        """All that is there goes with `act`, and comes again."""
        with self.coming_anew():
            self.page.evaluate(act)
        self.judged("started")

    @property
    def bar(self) -> Locator:
        return self.page.locator(".tv-opening:visible")

    def runs_unremarked(self) -> None:
        self.runs()
        expect(self.bar).to_have_count(0)

    def type(self) -> None:
        self.page.locator(LIVE).first.fill(TYPED)

    def still_reads(self) -> None:
        expect(self.page.locator(LIVE).first).to_have_value(TYPED, timeout=60_000)

    def sleeps(self) -> None:
        """The kernel is shut down, as a hub does with those that sleep, and the page looks and knows."""
        self.classroom.end_kernels()
        self.page.evaluate(LOOK)
        self.page.wait_for_function(GONE, timeout=60_000)


def lesson() -> nbformat.NotebookNode:
    return notebooks.read(ROOT / "notebooks" / f"{LESSON}.ipynb")


def short() -> nbformat.NotebookNode:
    """The lesson with a box to write in, its progress and its sources."""
    made, calls = lesson(), ("lesson(", "discuss(", "progress(", "sources(")
    made.cells = [
        cell for cell in made.cells if cell.cell_type == "code" and any(map(cell.source.__contains__, calls))
    ]
    return made


# ── what comes anew ──────────────────────────────────────────────────────────


def test_it_runs_below_the_root_and_comes_again_with_what_was_typed(learner: Learner) -> None:
    """With a note of one's own in it; cleared and restarted from the menu; changed on disk.

    A changed word is told, and the original is one press away.
    """
    made = lesson()
    made.cells.insert(3, new_markdown_cell("I doubt it."))
    path = learner.lay(made)
    learner.visit(path)
    learner.runs_unremarked()
    assert learner.page.evaluate(KERNEL) == "twoviews", "the one that has the course"
    learner._settle()
    learner.type()
    learner.page.evaluate(CLEAR)
    learner.sees_it_anew_after(RESTART)
    learner.still_reads()
    changed = notebooks.read(learner.file(path))
    changed.cells[0].source += "\n\nPulled."
    nbformat.write(changed, learner.file(path))
    learner.sees_it_anew_after(REVERT)
    learner.still_reads()
    expect(learner.bar).to_contain_text("words differ from the course’s")
    learner.page.get_by_role("button", name="Open the original lesson").click()
    learner.name = f"{FOLDER}/{LESSON}-original-Copy1.ipynb"
    learner.judged("started")
    opened = notebooks.read(learner.file(learner.name))
    assert opened.cells[0].source == lesson().cells[0].source


# ── the kernel is gone while the page is open: one press brings the lesson back ──


def test_a_lesson_once_allowed_runs_whenever_it_is_woken_or_opened(learner: Learner) -> None:
    """Its code is not the course's. Woken by a press, by "run all", and after its Python died twice."""
    flag, made = learner.classroom.place / "ran", short()
    made.cells.append(new_code_cell(f"open({str(flag)!r}, 'w').close()"))
    path = learner.lay(made)
    assert learner.visit(path) == "waits"
    assert not flag.exists()
    learner.page.get_by_role("button", name="Run it as it is").click()
    learner.runs()
    learner.comes_to(flag)
    learner._settle()
    expect(learner.bar).to_have_count(0)
    learner.type()
    learner.sleeps()
    with coming_back(learner):
        learner.page.get_by_role("button", name="Wake it").click(timeout=60_000)
    learner.sleeps()
    with coming_back(learner):  # JupyterLab takes a kernel that was changed to once for one that is there
        learner.page.evaluate(RUN_ALL)
    learner.page.evaluate(HEAR)
    learner.classroom.kill_kernels()
    learner.page.wait_for_function("() => window.fell", timeout=60_000)
    learner.classroom.strike()  # the second death: the server gives the kernel up
    wake = learner.page.get_by_role("button", name="Wake it")
    wake.wait_for(timeout=60_000)
    expect(learner.bar).to_contain_text("its Python has ended. What you entered is kept.")
    with coming_back(learner):
        wake.click()
    learner.classroom.forget()
    flag.unlink()
    learner.visit(path)
    learner.runs_unremarked()
    learner.comes_to(flag)
    assert str(flag) in learner.file(path).read_text()
    assert not list(learner.file(path).parent.glob("twoviews-allowed*"))


@contextmanager
def coming_back(learner: Learner) -> Iterator[None]:
    """After what the block does the lesson is alive again, with the text, and nothing is said any more."""
    with learner.coming_anew():
        yield
    learner.still_reads()
    expect(learner.bar).to_have_count(0)


def test_an_exercise_gets_the_python_of_the_course_and_runs_what_was_asked(learner: Learner) -> None:
    """The hub's own `python3` has no course in it. What is asked while no kernel is there runs as well."""
    exercise = notebooks.read(ROOT / "exercises" / "01-the-puzzle.ipynb")
    assert learner.visit(learner.lay(exercise, "exercise")) == "none"
    learner.page.wait_for_function(f"() => ({KERNEL})() === 'twoviews'", timeout=60_000)
    learner.page.wait_for_function(IDLE, timeout=60_000)
    learner.sleeps()
    learner.page.evaluate(RUN_ALL)
    learner.page.wait_for_function(ALL_RAN, timeout=60_000)
    assert learner.page.evaluate(KERNEL) == "twoviews"
    learner.page.evaluate(CLEAR)
    assert not learner.page.evaluate(ALL_RAN)
    learner.page.evaluate(RUN_ALL)
    learner.page.wait_for_function(ALL_RAN, timeout=60_000)
