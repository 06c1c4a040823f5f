"""A lesson comes back: under a hub, changed on purpose, when its kernel or its document comes anew."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import nbformat
import pytest
from classroom import RESTART, ROOT, Classroom, LabStudent, far, in_notebook, jupyter
from nbformat.v4 import new_code_cell, new_markdown_cell
from playwright.sync_api import Browser, Locator, expect

from twoviews.authoring import notebooks

pytestmark = pytest.mark.browser

LESSON = "07-oil"
FOLDER = "two views – 制裁 (осень)/notebooks"
LIVE = ".jp-OutputArea-output textarea.tv-area"
TYPED = "The first report came from one market, and it was repeated."
REVERT = in_notebook("return panel.context.revert()")
KERNEL = in_notebook("return panel.sessionContext.session?.kernel?.name")
OTHER_PYTHON = """import sys
sys.path = [place for place in sys.path if not place.endswith("src")]
from ipykernel import kernelapp
kernelapp.launch_new_instance()
"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    """A hub whose root is the learner's home, with a `python3` of the learner's own that lacks the course."""
    place = far(tmp_path_factory.mktemp("hub"))
    spec = place / "home" / ".local" / "share" / "jupyter" / "kernels" / "python3"
    spec.mkdir(parents=True)
    (spec / "other.py").write_text(OTHER_PYTHON)
    argv = [sys.executable, str(spec / "other.py"), "-f", "{connection_file}"]
    (spec / "kernel.json").write_text(
        json.dumps({"argv": argv, "display_name": "Mine", "language": "python"})
    )
    with jupyter(place, "--ServerApp.base_url=/user/ann/", JUPYTER_PREFER_ENV_PATH="0") as room:
        yield room


@pytest.fixture
def learner(browser: Browser, hub: Classroom) -> Iterator[Learner]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield Learner(context.new_page(), hub)
    context.close()
    hub.forget()


class Learner(LabStudent):
    """A student on a hub, where the course lies in a folder of its own."""

    def lay(self, change: object = None) -> Path:
        """The lesson in its folder, changed by `change`; the kernel that it names is the usual one."""
        made = notebooks.read(ROOT / "notebooks" / f"{LESSON}.ipynb")
        if callable(change):
            change(made)
        file = self.classroom.place / FOLDER / f"{LESSON}.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(made, file)
        return file

    def visit(self, name: str = LESSON) -> None:
        self.page.goto(self.classroom.at(f"lab/tree/{quote(FOLDER)}/{name}.ipynb") + "&reset")

    def judged(self, how: str) -> None:
        self.page.wait_for_selector(f".jp-NotebookPanel[data-tv-opened={how}]", timeout=90_000)

    def runs(self) -> None:
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


# ── where it lies, what was changed ──────────────────────────────────────────


def test_a_changed_word_is_told_and_the_original_is_one_press_away(learner: Learner) -> None:
    def change(made: nbformat.NotebookNode) -> None:
        made.cells[0].source += " Really?"

    learner.lay(change)
    learner.visit()
    learner.runs()
    expect(learner.bar).to_contain_text("words differ from the course’s")
    learner.page.get_by_role("button", name="Open the original lesson").click()
    learner.page.wait_for_function(
        """() => [...window.jupyterapp.shell.widgets('main')].some(each =>
            each.context?.path.includes('-original-') && each.node.dataset.tvOpened === 'started')""",
        timeout=90_000,
    )
    opened = notebooks.read(learner.classroom.place / FOLDER / f"{LESSON}-original-Copy1.ipynb")
    assert opened.cells[0].source == notebooks.read(ROOT / "notebooks" / f"{LESSON}.ipynb").cells[0].source


def test_code_that_was_allowed_once_runs_from_then_on(learner: Learner) -> None:
    flag = learner.classroom.place / "ran"
    file = learner.lay(lambda made: made.cells.append(new_code_cell(f"open({str(flag)!r}, 'w').close()")))
    learner.visit()
    learner.judged("waits")
    assert not flag.exists()
    learner.page.get_by_role("button", name="Run it as it is").click()
    learner.runs()
    learner.comes_to(flag)
    learner.classroom.forget()
    flag.unlink()
    learner.visit()
    learner.runs_unremarked()
    assert str(flag) in file.read_text()
    assert not list(file.parent.glob("twoviews-allowed*"))


# ── what comes anew ──────────────────────────────────────────────────────────


def test_it_runs_below_the_root_and_comes_again_with_what_was_typed(learner: Learner) -> None:
    """With a note of one's own in it; after a restart from the menu, without a kernel, changed on disk."""
    file = learner.lay(lambda made: made.cells.insert(3, new_markdown_cell("I doubt it.")))
    learner.visit()
    learner.runs_unremarked()
    assert learner.page.evaluate(KERNEL) == "twoviews", "the one that has the course"
    learner.type()
    learner.sees_it_anew_after(RESTART)
    learner.still_reads()
    learner.classroom.end_kernels()
    learner.page.get_by_role("button", name="Wake it").click(timeout=60_000)
    learner.runs_unremarked()
    learner.still_reads()
    made = notebooks.read(file)
    made.cells[0].source += "\n\nPulled."
    nbformat.write(made, file)
    learner.sees_it_anew_after(REVERT)
    learner.still_reads()
    expect(learner.bar).to_contain_text("words differ")
