"""A course brought up to date in mid-term, as nbgitpuller does it: commit what is there, merge, prefer it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from twoviews.authoring import exercises, notebooks, originals
from twoviews.cli.server import keep_form

ROOT = Path(__file__).resolve().parents[1]
FILES = ("notebooks/01-the-puzzle.ipynb", "notebooks/02-what-counts-as-effective.ipynb",
         "notebooks/03-the-us-view.ipynb", "exercises/01-the-puzzle.ipynb")  # fmt: skip
NEW, NOTE = "A sentence that came later.", "I doubt it."
MADE = ("notebooks/two-views-portfolio-20261129.html", "notebooks/07-oil-original-Copy1.ipynb",
        "notebooks/.ipynb_checkpoints/07-oil-checkpoint.ipynb")  # fmt: skip

Change = Callable[[nbformat.NotebookNode], object]

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="no git on this machine")


def git(place: Path, *words: str) -> str:
    named = ["git", "-c", "user.email=a@example.org", "-c", "user.name=A", *words]
    return subprocess.run(named, cwd=place, check=True, capture_output=True, text=True).stdout


def save(file: Path, change: Change) -> None:
    """Change a notebook and save it as JupyterLab does, by way of the course's hook."""
    made = notebooks.read(file)
    change(made)
    model = {"type": "notebook", "content": nbformat.from_dict(json.loads(nbformat.writes(made)))}
    keep_form(model)
    nbformat.write(nbformat.from_dict(model["content"]), file)


def more_words(made: nbformat.NotebookNode) -> None:
    [cell for cell in made.cells if cell.cell_type == "markdown"][1].source += f"\n\n{NEW}"


def answered(made: nbformat.NotebookNode) -> None:
    cell = next(cell for cell in made.cells if cell.cell_type == "code" and "= ..." in cell.source)
    cell.source = cell.source.replace("= ...", "= 42")


@pytest.fixture
def student(tmp_path: Path) -> Path:
    """A student's copy in mid-term, merged with a course that has gone on."""
    course, own = tmp_path / "course", tmp_path / "own"
    for name in FILES:
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, course / name)
    blank = exercises.derive(notebooks.read(ROOT / FILES[3].replace("/", "/solutions/")))
    (course / FILES[3]).write_text(
        notebooks.text(blank), encoding="utf-8"
    )  # somebody may have worked in ours
    git(course, "init", "-q", "-b", "main")
    git(course, "add", ".")
    git(course, "commit", "-qm", "first")
    git(tmp_path, "clone", "-q", str(course), str(own))
    changes: tuple[Change, ...] = (
        lambda made: None,
        lambda made: made.cells.insert(3, new_markdown_cell(NOTE)),
        lambda made: made.cells.append(new_code_cell("1 + 1")),
        answered,
    )
    for name, change in zip(FILES, changes, strict=True):
        save(own / name, change)
        save(course / name, more_words)
    assert FILES[0] not in git(own, "status", "--short")  # what was only read is as it was
    git(course, "commit", "-qam", "second")
    git(own, "commit", "-qam", "Automatic commit")
    git(own, "fetch", "-q")
    git(own, "merge", "-q", "-Xours", "origin/main")
    return own


def test_new_words_arrive_and_what_a_student_wrote_stays(student: Path) -> None:
    books = [notebooks.read(student / name) for name in FILES]
    for made in books:
        nbformat.validate(made)
        assert any(NEW in cell.source for cell in made.cells)
    assert any(cell.source == NOTE for cell in books[1].cells)
    assert any("= 42" in cell.source for cell in books[3].cells)


def test_a_lesson_with_new_words_runs_and_one_with_code_of_ones_own_asks(student: Path) -> None:
    found = []
    for name in FILES[:3]:
        made = notebooks.read(student / name)
        cells = [originals.Cell(cell.id, cell.cell_type, cell.source) for cell in made.cells]
        found.append(originals.judge(cells, Path(name).stem).starts)
    assert found == [True, True, False]


def test_reading_and_saving_every_lesson_changes_no_byte(tmp_path: Path) -> None:
    for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"):
        copy = tmp_path / path.name
        shutil.copy(path, copy)
        save(copy, lambda made: None)
        assert copy.read_bytes() == path.read_bytes(), path.name


@pytest.mark.parametrize("name", MADE)
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no working copy")
def test_git_passes_over_what_a_lesson_makes_beside_it(name: str) -> None:
    assert git(ROOT, "check-ignore", name).strip() == name
