"""The student's exercise comes from the worked solution, and nothing of the solution comes with it."""

from __future__ import annotations

import ast
import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from twoviews.authoring import exercises, notebooks
from twoviews.errors import ContentError
from worked import worked_in

WORKED = """\
table = load()
### BEGIN SOLUTION
before = table.max()
fall = 100 * before
### END SOLUTION
exercise.check("task-1", fall)"""

STUDENTS = """\
table = load()
# Your work: replace each ...
fall = ...
exercise.check("task-1", fall)"""


def solution(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    return v4.new_notebook(cells=list(cells), metadata={"twoviews": {"exercise": "07"}})


def code(source: str, name: str = "c1") -> nbformat.NotebookNode:
    output = v4.new_output("execute_result", {"text/plain": "61"}, execution_count=3)
    return v4.new_code_cell(source, id=name, outputs=[output], execution_count=3)


def test_a_region_becomes_a_blank_for_the_names_that_are_read_outside() -> None:
    (cell,) = exercises.derive(solution(code(WORKED))).cells
    assert cell.source == STUDENTS
    assert (cell.id, cell.outputs, cell.execution_count) == ("c1", [], None)


def test_a_name_read_only_in_another_region_is_not_given_away() -> None:
    first = code("### BEGIN SOLUTION\nsecret = 1\n### END SOLUTION\n", "c1")
    second = code("### BEGIN SOLUTION\nfall = secret\n### END SOLUTION\ncheck(fall)", "c2")
    blank, _ = exercises.derive(solution(first, second)).cells
    assert blank.source == "# Your work: one or more lines of your own"


def test_remarks_in_prose_are_left_out_and_empty_cells_go() -> None:
    whole = v4.new_markdown_cell("<!-- BEGIN SOLUTION -->The worked one.<!-- END SOLUTION -->", id="m1")
    part = v4.new_markdown_cell(
        "*My answer:*\n\n<!-- BEGIN SOLUTION -->\nLong.\n\nText.\n<!-- END SOLUTION -->", id="m2"
    )
    (cell,) = exercises.derive(solution(whole, part)).cells
    assert cell.source == "*My answer:*"


def test_the_solution_itself_is_not_touched() -> None:
    worked = solution(code(WORKED))
    exercises.derive(worked)
    assert worked.cells[0].source == WORKED
    assert worked.cells[0].outputs


@pytest.mark.parametrize(
    "source", ["### BEGIN SOLUTION\nx = 1", "x = 1\n### END SOLUTION", "x = 1  ### BEGIN SOLUTION"]
)
def test_a_mark_without_partner_is_an_error(source: str) -> None:
    with pytest.raises(ContentError, match=r"cell c1: ### (BEGIN|END) SOLUTION has no partner"):
        exercises.derive(solution(code(source)))


def test_a_solution_that_is_no_python_is_named_with_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "exercises" / "solutions"
    folder.mkdir(parents=True)
    (folder / "07-a.ipynb").write_text(notebooks.text(solution(code("x ="))), encoding="utf-8")
    with pytest.raises(ContentError, match=r"07-a\.ipynb: its code cannot be read"):
        exercises.derive_all(tmp_path)


# ── the committed ones ───────────────────────────────────────────────────────


def committed(root: Path) -> list[Path]:
    return sorted((root / "exercises" / "solutions").glob("*.ipynb"))


def blanks(root: Path) -> list[Path]:
    """The solutions of the exercises in which nobody has worked."""
    return [path for path in committed(root) if f"exercises/{path.name}" not in worked_in(root)]


def test_what_was_saved_into_an_exercise_is_its_learners_and_what_was_committed_is_the_courses(
    root: Path, tmp_path: Path
) -> None:
    name = "exercises/07-oil.ipynb"
    for path in ("exercises/01-the-puzzle.ipynb", name):
        for each in (path, path.replace("/", "/solutions/")):
            (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / each, tmp_path / each)
    assert worked_in(tmp_path) == frozenset()
    git = ["git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    made = notebooks.read(tmp_path / name)
    exercises.code_cells(made)[1].source += "\nmine = 42"
    nbformat.write(made, tmp_path / name)
    assert worked_in(tmp_path) == {name}
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "stale"], check=True)
    assert worked_in(tmp_path) == frozenset()


def test_committed_exercises_are_in_step_with_their_solutions(root: Path) -> None:
    assert committed(root)
    for path in blanks(root):
        derived = notebooks.text(exercises.derive(notebooks.read(path)))
        assert (root / "exercises" / path.name).read_text(encoding="utf-8") == derived


def test_every_solution_is_executed_and_shows_no_error(root: Path) -> None:
    for path in committed(root):
        for cell in exercises.code_cells(notebooks.read(path)):
            assert cell.execution_count
            assert not [output for output in cell.outputs if output.output_type == "error"]
            assert "✗" not in str(cell.outputs)


def test_students_are_given_no_line_of_a_solution(root: Path) -> None:
    for path in blanks(root):
        student = (root / "exercises" / path.name).read_text(encoding="utf-8")
        for cell in exercises.code_cells(notebooks.read(path)):
            for region in exercises.REGION.finditer(cell.source):
                lines = [ast.unparse(statement) for statement in ast.parse(region["work"]).body]
                assert not [line for line in lines if len(line) > 20 and line in student]
