"""The exercises as a course of nbgrader: handed out, collected, marked by their own checks, handed back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

from twoviews import home
from twoviews.errors import TwoViewsError
from twoviews.teaching.writing import writing

CONFIG = Path(__file__).parent / "nbgrader_config.txt"
WORK, TEXT = "# Your work", "*My answer:*"
ROWS, BEST = 4, 2
"""The rubric of a text has four rows; a row is worth up to two points."""
SCHEMA = 3
"""Of nbgrader's metadata."""
SAID = f"""**This copy is marked.** A task is worth one point if its check says *Right*; the text at the end
is worth {ROWS * BEST}, two for each row that is *done* and one for *on the way*. Leave the cells that begin
with `# One point` as they are."""
ALIKE = """# Everybody's copy starts from the same: no game or answers of one's own are read here
import os

os.environ["TWOVIEWS_RECORD"] = os.path.abspath("no-record.sqlite")"""


class AlreadyThere(TwoViewsError):
    """A course of nbgrader lies in the folder, perhaps with students' work."""

    def __init__(self, there: Path) -> None:
        super().__init__(f"{there.parent} has a {there.name} already. Name another folder.")


def write(folder: Path) -> list[Path]:
    """Write `nbgrader_config.py` and a `source/NN-slug/NN-slug.ipynb` for each exercise; returns those.

    Raises `AlreadyThere` rather than write into a course that is in use, `TeachingError` if it cannot write.
    """
    for there in (folder / "nbgrader_config.py", folder / "source"):
        if there.exists():
            raise AlreadyThere(there)
    made = {
        folder / "source" / path.stem / path.name: marked(nbformat.read(path, 4))
        for path in sorted((home.course() / "exercises").glob("[0-9][0-9]-*.ipynb"))
    }
    with writing(folder):
        for place, notebook in made.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            nbformat.write(notebook, place)
        (folder / "nbgrader_config.py").write_text(CONFIG.read_text("utf-8"), "utf-8")
    return list(made)


def marked(exercise: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A student's exercise with nbgrader's marks: work to do, a test behind each check, the text to mark."""
    made: nbformat.NotebookNode = nbformat.from_dict(exercise)
    made.cells = [cell for given in made.cells for cell in _marked(given)]
    first, opens = made.cells[0], [cell.cell_type for cell in made.cells].index("code")
    made.cells.insert(opens, _locked(nbformat.v4.new_code_cell(ALIKE), f"{first.id}-alike"))
    made.cells.insert(1, _locked(nbformat.v4.new_markdown_cell(SAID), f"{first.id}-said"))
    return made


def _marked(cell: nbformat.NotebookNode) -> Iterator[nbformat.NotebookNode]:
    """The cell, and behind it a test for each check that it makes."""
    if cell.cell_type == "markdown" and cell.source.startswith(TEXT):
        _mark(cell, cell.id, solution=True, grade=True, points=ROWS * BEST)
    elif cell.cell_type == "code" and WORK in cell.source:
        _mark(cell, cell.id, solution=True)
    yield cell
    for check in checks(cell.source) if cell.cell_type == "code" else ():
        source = f"# One point\nassert (said := {check}).right, said"
        name = f"{cell.id}-test"
        yield _locked(nbformat.v4.new_code_cell(source), name, grade=True, points=1)


def checks(code: str) -> list[str]:
    """The calls of `exercise.check` that stand in a cell as lines of their own, as they are written."""
    lines = [node.value for node in ast.parse(code).body if isinstance(node, ast.Expr)]
    calls = [
        line for line in lines if isinstance(line, ast.Call) and ast.unparse(line.func) == "exercise.check"
    ]
    return [ast.unparse(call) for call in calls]


def _locked(cell: nbformat.NotebookNode, name: str, **more: Any) -> nbformat.NotebookNode:
    cell["id"] = name
    _mark(cell, name, locked=True, **more)
    return cell


def _mark(cell: nbformat.NotebookNode, name: str, **given: Any) -> None:
    mark = {"grade": False, "solution": False, "locked": False, "task": False}
    cell.metadata["nbgrader"] = {**mark, **given, "grade_id": name, "schema_version": SCHEMA}
