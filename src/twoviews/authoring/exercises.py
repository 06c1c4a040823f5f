"""Students' exercises, derived from their worked solutions.

A solution is a whole notebook that runs. In a code cell the lines that a student is to find stand between two
comments, which are those of nbgrader:

    ### BEGIN SOLUTION
    before = diesel[PEAK]
    fall = 100 * (1 - after / before)
    ### END SOLUTION
    exercise.check("task-1", fall)

The student's version has a blank there, which runs as it is: each name that is used outside such regions is
set to `...` (here `fall`), and `check` says that it is not done yet. In a Markdown cell, what stands between
`<!-- BEGIN SOLUTION -->` and `<!-- END SOLUTION -->` is left out. Outputs are left out too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Container
from copy import deepcopy
from pathlib import Path

import nbformat

from twoviews.authoring import notebooks
from twoviews.errors import ContentError

REGION = re.compile(r"^### BEGIN SOLUTION\n(?P<work>.*?)^### END SOLUTION(?:\n|\Z)", re.MULTILINE | re.DOTALL)
REMARK = re.compile(r"<!-- BEGIN SOLUTION -->.*?<!-- END SOLUTION -->", re.DOTALL)
MARKS = ("### BEGIN SOLUTION", "### END SOLUTION", "<!-- BEGIN SOLUTION -->", "<!-- END SOLUTION -->")
INVITATION = "# Your work"


def derive_all(root: Path) -> None:
    """Write the student's version of every solution under `root`, beside the folder of solutions.

    Raises `ContentError` if a solution cannot be derived; it names the notebook and the cell.
    """
    for path in sorted((root / "exercises" / "solutions").glob("*.ipynb")):
        try:
            student = derive(notebooks.read(path))
        except ContentError as error:
            raise ContentError(f"{path.name}: {error}") from error
        (path.parents[1] / path.name).write_text(notebooks.text(student), encoding="utf-8")


def derive(solution: notebooks.Notebook) -> notebooks.Notebook:
    """The student's version of a worked notebook, without outputs. Raises `ContentError` for a bad mark."""
    student = deepcopy(solution)
    given = read_names("\n".join(REGION.sub("", cell.source) for cell in code_cells(solution)))
    for cell in student.cells:
        if cell.cell_type == "code":
            cell.source = REGION.sub(lambda region: blank(region["work"], given), cell.source).rstrip()
            cell.outputs, cell.execution_count = [], None
        else:
            cell.source = REMARK.sub("", cell.source).strip()
        if left := [mark for mark in MARKS if mark in cell.source]:
            raise ContentError(f"cell {cell.id}: {left[0]} has no partner, or stands inside a line.")
    student.cells = [cell for cell in student.cells if cell.source]
    return notebooks.canonical(student)


def code_cells(notebook: notebooks.Notebook) -> list[nbformat.NotebookNode]:
    """The cells that run."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def blank(work: str, given: Container[str]) -> str:
    """What a student sees in place of `work`: the names that `given` code will read, still to be set."""
    wanted = [name for name in set_names(work) if name in given]
    if not wanted:
        return f"{INVITATION}: one or more lines of your own\n"
    return "\n".join([f"{INVITATION}: replace each ...", *(f"{name} = ..." for name in wanted), ""])


def set_names(code: str) -> list[str]:
    """The names that `code` sets, in order, each once."""
    stored = (node for node in ast.walk(parsed(code)) if isinstance(node, ast.Name))
    return list(dict.fromkeys(node.id for node in stored if isinstance(node.ctx, ast.Store)))


def read_names(code: str) -> set[str]:
    """The names that `code` reads."""
    names = (node for node in ast.walk(parsed(code)) if isinstance(node, ast.Name))
    return {node.id for node in names if isinstance(node.ctx, ast.Load)}


def parsed(code: str) -> ast.Module:
    """The syntax tree of `code`. Raises `ContentError` if it is not Python."""
    try:
        return ast.parse(code)
    except SyntaxError as error:
        raise ContentError(f"its code cannot be read: {error}") from error
