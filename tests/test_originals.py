"""Which code is the course's: judged by what the package carries, never by what lies beside the notebook."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import v4
from nbformat.sign import NotebookNotary

from twoviews import home
from twoviews.authoring import notebooks, originals
from twoviews.authoring.originals import Cell, NoOriginal, judge
from worked import worked_in

TEXT, CODE, QUIZ = (
    Cell("07-text-1", "markdown", "# Oil"),
    Cell("07-text-2", "code", "import twoviews"),
    Cell("07-quiz", "code", "lesson.quiz()"),
)
EVIL = Cell("x", "code", "open('ran', 'w')")


def written(path: Path, *cells: Cell) -> None:
    kinds = {"code": v4.new_code_cell, "markdown": v4.new_markdown_cell}
    made = [kinds[cell.kind](cell.source, id=cell.id) for cell in cells]
    notebook = v4.new_notebook(cells=made, metadata={notebooks.MARK: {"lesson": path.name[:2]}})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(notebooks.text(notebooks.canonical(notebook)), encoding="utf-8")


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed course of two lessons and an exercise, and a learner who has allowed nothing."""
    root = tmp_path / "course"
    (root / "assets").mkdir(parents=True)
    written(root / "notebooks" / "07-oil.ipynb", TEXT, CODE, QUIZ)
    written(root / "notebooks" / "08-ports.ipynb", Cell("08-text-2", "code", "import nothing"))
    written(root / "exercises" / "07-oil.ipynb", CODE)
    (root / notebooks.MANIFEST).write_text(originals.manifest(root), encoding="utf-8")
    monkeypatch.setattr(home, "assets", lambda: root / "assets")
    monkeypatch.setattr(home, "course", lambda: root)
    monkeypatch.setattr(home, "project", lambda: None)
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "learner"))
    return root


@pytest.mark.usefixtures("course")
def test_the_courses_own_lesson_starts_and_nothing_is_told() -> None:
    assert judge([TEXT, CODE, QUIZ], "07") == originals.Verdict(
        lesson="07-oil", starts=True, sound=True, whole=True, known=False
    )


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    "cells",
    [
        [TEXT, CODE, QUIZ, EVIL],
        [EVIL, TEXT, CODE, QUIZ],
        [TEXT, QUIZ, CODE],
        [TEXT, CODE],
        [TEXT, Cell("07-text-2", "code", "import twoviews\rimport os"), QUIZ],
        [TEXT, Cell("07-text-2", "code", "import twoviews "), QUIZ],
        [Cell("07-text-1", "code", "# Oil"), CODE, QUIZ],
        [TEXT],
        [EVIL],
        [],
    ],
)
def test_other_code_does_not_start(cells: list[Cell]) -> None:
    verdict = judge(cells, "07")
    assert (verdict.lesson, verdict.starts, verdict.sound) == ("07-oil", False, False)


@pytest.mark.usefixtures("course")
@given(st.text(), st.integers(0, 3))
def test_no_pasted_cell_starts(source: str, place: int) -> None:
    cells = [TEXT, CODE, QUIZ]
    cells.insert(place, Cell("x", "code", source))
    assert not judge(cells, "07").starts


@pytest.mark.usefixtures("course")
def test_a_notebook_with_a_strange_mark_is_no_lesson() -> None:
    assert judge([EVIL], "99").lesson == ""
    assert judge([EVIL], "").lesson == ""


@pytest.mark.usefixtures("course")
def test_changed_words_are_told_and_do_not_stop_the_start() -> None:
    verdict = judge([Cell("07-text-1", "markdown", "# Coal"), CODE, QUIZ], "07")
    assert (verdict.starts, verdict.sound, verdict.whole) == (True, True, False)
    assert not judge([CODE, QUIZ], "07").whole


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize("id", ["a1b2c3d4", "12345678", "07a1b2c3"])
def test_a_learners_own_note_is_no_difference(id: str) -> None:
    note = Cell(id, "markdown", "I doubt it.")
    assert judge([TEXT, note, CODE, QUIZ], "07").whole


@pytest.mark.usefixtures("course")
def test_what_was_allowed_starts_and_a_further_change_does_not() -> None:
    cells = [TEXT, CODE, QUIZ, EVIL]
    originals.allow(cells)
    verdict = judge(cells, "07")
    assert (verdict.starts, verdict.sound, verdict.known) == (True, False, True)
    assert not judge([*cells, EVIL], "07").starts
    other_words = judge([Cell("07-text-1", "markdown", "# Coal"), CODE, QUIZ, EVIL], "07")
    assert (other_words.starts, other_words.known) == (True, False)


def test_without_a_list_nothing_starts(course: Path) -> None:
    (course / notebooks.MANIFEST).unlink()
    assert not judge([TEXT, CODE, QUIZ], "07").starts


def test_a_list_beside_the_notebook_has_no_say(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = tmp_path / "foreign"
    (foreign / "assets").mkdir(parents=True)
    written(foreign / "notebooks" / "07-oil.ipynb", EVIL)
    (foreign / notebooks.MANIFEST).write_text(originals.manifest(foreign))
    monkeypatch.chdir(foreign)
    assert not judge([EVIL], "07").starts
    assert originals.unchanged(foreign) == []


# ── outputs ──────────────────────────────────────────────────────────────────


def is_trusted(path: Path) -> bool:
    with NotebookNotary() as notary:
        return bool(notary.check_signature(notebooks.read(path)))


def test_what_the_course_made_is_signed_wherever_it_lies(course: Path, tmp_path: Path) -> None:
    assert [path.parent.name for path in originals.sign()] == ["notebooks", "notebooks", "exercises"]
    copy = tmp_path / "copy.ipynb"
    copy.write_bytes((course / "notebooks" / "07-oil.ipynb").read_bytes())
    assert is_trusted(copy)


def test_a_changed_file_is_not_signed(course: Path) -> None:
    changed = course / "notebooks" / "07-oil.ipynb"
    changed.write_text(changed.read_text().replace("# Oil", "# Coal"))
    assert changed not in originals.sign()
    assert not is_trusted(changed)


def test_line_ends_of_another_system_change_nothing(course: Path) -> None:
    path = course / "notebooks" / "07-oil.ipynb"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert path in originals.unchanged(course)


# ── originals ────────────────────────────────────────────────────────────────


def git(place: Path) -> Callable[..., None]:
    who = ["-c", "user.name=A", "-c", "user.email=a@b"]
    return lambda *command: subprocess.run(
        ["git", *who, *command], cwd=place, check=True, capture_output=True
    )


def test_the_original_is_the_packages_file(course: Path) -> None:
    assert originals.cells_of(originals.original("07-oil")) == [TEXT, CODE, QUIZ]


def test_the_original_of_a_changed_lesson_comes_from_git(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home, "project", lambda: course)
    run = git(course)
    run("init", "-q")
    run("add", ".")
    run("commit", "-qm", "course")
    written(course / "notebooks" / "07-oil.ipynb", EVIL)
    run("commit", "-qam", "changed")
    assert originals.cells_of(originals.original("07-oil")) == [TEXT, CODE, QUIZ]


@pytest.mark.parametrize("lesson", ["07-oil", "99-none", ""])
def test_without_an_original_one_sentence_says_so(course: Path, lesson: str) -> None:
    written(course / "notebooks" / "07-oil.ipynb", EVIL)
    with pytest.raises(NoOriginal, match="git"):
        originals.original(lesson)


def test_the_committed_list_is_that_of_the_notebooks(root: Path) -> None:
    listed, made = (root / notebooks.MANIFEST).read_text(encoding="utf-8"), originals.manifest(root)
    worked = worked_in(root)
    assert [line for line in listed.splitlines() if line.split()[1] not in worked] == [
        line for line in made.splitlines() if line.split()[1] not in worked
    ]
