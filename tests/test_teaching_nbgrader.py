"""The exercises as a course of nbgrader. `tests/bench/grading.py` takes them through nbgrader itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from typer.testing import CliRunner

import twoviews
from twoviews.cli import app
from twoviews.exercises.exercise import modules
from twoviews.teaching import nbgrader

PLAIN = """"Your work"
# Your work: replace each ...
fall = ...
exercise.check("task-1", {"a": fall})"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> dict[str, nbformat.NotebookNode]:
    folder = tmp_path_factory.mktemp("nbgrader")
    return {path.stem: nbformat.read(path, 4) for path in nbgrader.write(folder)}


def marks(notebook: nbformat.NotebookNode) -> list[Any]:
    return [cell.metadata.nbgrader for cell in notebook.cells if "nbgrader" in cell.metadata]


def test_every_exercise_is_there_with_a_point_for_each_task(course: dict[str, nbformat.NotebookNode]) -> None:
    assert [name[:2] for name in course] == list(modules())
    for name, notebook in course.items():
        nbformat.validate(notebook)
        tests = [mark for mark in marks(notebook) if mark.grade and not mark.solution]
        assert len(tests) == len(twoviews.exercise(name[:2]).tasks), name
        assert all(mark.points == 1 and mark.locked for mark in tests)


def test_each_text_waits_for_the_teacher(course: dict[str, nbformat.NotebookNode]) -> None:
    for name, notebook in course.items():
        (text,) = [mark for mark in marks(notebook) if mark.grade and mark.solution]
        assert text.points == 8 and not text.locked, name


def test_names_of_cells_are_as_nbgrader_wants_them(course: dict[str, nbformat.NotebookNode]) -> None:
    for notebook in course.values():
        names = [mark.grade_id for mark in marks(notebook)]
        assert len(set(names)) == len(names)
        assert all(name.replace("-", "").isalnum() for name in names)
        assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


def test_all_work_can_be_done_and_nothing_else_is_changed(
    course: dict[str, nbformat.NotebookNode], root: Path
) -> None:
    for name, notebook in course.items():
        given = nbformat.read(root / "exercises" / f"{name}.ipynb", 4)
        kept = [cell for cell in notebook.cells if not cell.metadata.get("nbgrader", {}).get("locked")]
        assert [(cell.id, cell.source) for cell in kept] == [(cell.id, cell.source) for cell in given.cells]
        for cell in kept:
            wanted = cell.cell_type == "code" and nbgrader.WORK in cell.source
            assert wanted <= cell.metadata.get("nbgrader", {}).get("solution", False)


class Exercise:
    """An exercise whose check says what it is told."""

    def __init__(self, right: bool | None) -> None:
        self._right = right

    def check(self, task: str, answer: object) -> object:
        return type("Said", (), {"right": self._right, "__str__": lambda _: f"{task}: {answer}"})()


@pytest.mark.parametrize("right", [True, False, None])
def test_a_test_gives_the_point_only_if_the_check_says_right(right: bool | None) -> None:
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# Title"), nbformat.v4.new_code_cell(PLAIN)]
    )
    *_, test = nbgrader.marked(notebook).cells
    names = {"exercise": Exercise(right), "fall": 61}
    if right:
        exec(test.source, names)
    else:
        with pytest.raises(AssertionError, match="task-1"):
            exec(test.source, names)


def test_the_command_writes_it_once(tmp_path: Path) -> None:
    words = ["class", "nbgrader", str(tmp_path / "course")]
    first = CliRunner().invoke(app, words)
    assert first.exit_code == 0, first.output
    assert (tmp_path / "course" / "nbgrader_config.py").exists()
    second = CliRunner().invoke(app, words)
    assert second.exit_code == 1
    assert "already" in second.output


def test_where_nothing_can_be_written_the_command_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    told = CliRunner().invoke(app, ["class", "nbgrader", str(tmp_path / "file" / "course")])
    assert told.exit_code == 1
    assert "cannot be written" in told.output and isinstance(told.exception, SystemExit)
