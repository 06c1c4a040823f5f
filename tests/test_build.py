"""Building the course: what runs, what stops it, and how a stale file is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat import v4

from twoviews.authoring import build, notebooks
from twoviews.authoring.build import DoesNotRun, Stale, differences, stale
from worked import worked_in

ROOT = Path(__file__).parents[1]


def store(path: Path, *sources: str) -> Path:
    cells = [v4.new_code_cell(source, id=f"c{number}") for number, source in enumerate(sources)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(notebooks.text(v4.new_notebook(cells=cells)), encoding="utf-8")
    return path


def test_a_lesson_is_written_with_its_outputs(tmp_path: Path) -> None:
    path = store(tmp_path / "notebooks" / "00-a.ipynb", "6 * 7")
    build.write_all([path], ROOT)
    (cell,) = notebooks.read(path).cells
    assert cell.outputs[0].data["text/plain"] == "42"
    assert cell.metadata == {"deletable": False, "editable": False}


def test_a_run_starts_with_an_empty_record_of_its_own(tmp_path: Path) -> None:
    source = "import os, pathlib\nprint(pathlib.Path(os.environ['TWOVIEWS_RECORD']).exists())"
    path = store(tmp_path / "notebooks" / "00-a.ipynb", source)
    build.write_all([path], ROOT)
    assert notebooks.read(path).cells[0].outputs[0].text == "False\n"


def test_a_students_exercise_is_not_run(tmp_path: Path) -> None:
    path = store(tmp_path / "exercises" / "07-a.ipynb", "answer = ...\n1 / 0")
    build.write_all([path], ROOT)
    written = notebooks.read(path)
    assert written.cells[0].outputs == []
    assert written.metadata.twoviews.exercise is True


def test_a_lesson_that_fails_is_named_with_its_error(tmp_path: Path) -> None:
    path = store(tmp_path / "notebooks" / "00-a.ipynb", "1 / 0")
    with pytest.raises(DoesNotRun, match=r"00-a\.ipynb does not run: ZeroDivisionError: division by zero"):
        build.write_all([path], ROOT)


def test_the_first_difference_is_named(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for place, text in (
        (old, "same\n" + 50 * "x" + "caps of 2016"),
        (new, "same\n" + 50 * "x" + "caps of 2017"),
    ):
        place.mkdir()
        (place / "a.txt").write_text(text)
    (new / "b.txt").write_text("new")
    first, second = differences(old, new)
    assert (first.file, first.line) == ("a.txt", 2)
    assert first.committed.endswith("caps of 2016")
    assert first.built.endswith("caps of 2017")
    assert second == Stale("b.txt", 1, "", "new")


def test_a_file_that_lost_its_last_line_is_stale(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for place, text in ((old, "a\n"), (new, "a\nb\n")):
        place.mkdir()
        (place / "a.txt").write_text(text)
    assert list(differences(old, new)) == [Stale("a.txt", 2, "", "b")]


def test_a_picture_is_compared_too(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for place, last in ((old, b"\xfe"), (new, b"\xff")):
        place.mkdir()
        (place / "same.png").write_bytes(b"\x89PNG")
        (place / "other.png").write_bytes(b"\x89PNG" + last)
    assert list(differences(old, new)) == [Stale("other.png", 1, r"\x89PNG\xfe", r"\x89PNG\xff")]


def test_the_committed_course_is_up_to_date(root: Path) -> None:
    assert [each for each in stale(root) if each.file not in worked_in(root)] == []
