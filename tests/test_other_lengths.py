"""A course of another length: a shorter list of lessons, and one with a lesson between others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec import structs

from test_check import edit, said
from twoviews import course
from twoviews.authoring import notebooks, originals, reviewed
from twoviews.authoring.check import Report, check
from twoviews.bank import library
from twoviews.bank.library import Course
from twoviews.course import counting, keeping
from twoviews.game.keeping import ITEM, Step
from twoviews.game.play import Choose
from twoviews.game.sharing import digest
from twoviews.record import statement

GUIDE = "assets/teach/course.yml"


@pytest.fixture
def whole(root: Path, tmp_path: Path) -> Path:
    """The whole course, to be changed."""
    for folder in ("assets", "notebooks", "exercises", "tests/data"):
        shutil.copytree(root / folder, tmp_path / folder)
    for name in ("pyproject.toml", "uv.lock"):
        shutil.copyfile(root / name, tmp_path / name)
    return tmp_path


def files(root: Path, number: str) -> list[Path]:
    """The files of a lesson."""
    return sorted(path for path in root.rglob(f"{number}-*") if path.suffix in (".yml", ".ipynb"))


def renumber(root: Path, number: str, new: str) -> None:
    """Give a lesson another number; the names of what it asks stay, for answers are kept under them."""
    for path in files(root, number):
        copy(path, number, new)
        path.unlink()


def copy(path: Path, number: str, new: str) -> None:
    """Write one of a lesson's files again, under another number."""
    text = path.read_text(encoding="utf-8")
    for mark in ('lesson(\\"{}\\")', '"lesson": "{}"', 'id: "{}"\n', '"id": "{}-'):
        text = text.replace(mark.format(number), mark.format(new))
    path.with_name(f"{new}{path.name[2:]}").write_text(text, encoding="utf-8")


def relink(root: Path, stem: str, new: str) -> None:
    """Let links to a lesson that has moved or is gone lead to another file."""
    for path in (root / "notebooks").glob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f"({stem}.ipynb", f"({new}.ipynb"), encoding="utf-8")


def said_of_lessons(report: Report, paths: str) -> list[str]:
    """What is said of anything but the paths, which are other ones now: of them it says `paths`."""
    told = said(report).splitlines()
    assert any(paths in line for line in told if GUIDE in line)
    return [line for line in told if GUIDE not in line]


def take_down(root: Path) -> None:
    """Bring up to date what is derived: the list of notebooks, and the items for a second person."""
    (root / notebooks.MANIFEST).write_text(originals.manifest(root), encoding="utf-8")
    content = Course(root / "assets")
    reviewed.write(root, reviewed.recorded(content, reviewed.read(root)))


def test_a_shorter_course_keeps_every_rule(whole: Path) -> None:
    for path in [*files(whole, "11"), *files(whole, "12")]:
        path.unlink()
        relink(whole, path.stem, "10-power-at-home")
    keys = whole / "assets/keys.yml"
    entries = keys.read_text(encoding="utf-8").split("\n- ")
    kept = [entry for entry in entries if not entry.startswith(("id: 11-", "id: 12-"))]
    keys.write_text("\n- ".join(kept), encoding="utf-8")
    take_down(whole)
    assert said_of_lessons(check(whole), "There is no lesson 11") == []


def test_a_lesson_between_others_keeps_every_rule(whole: Path) -> None:
    """Lesson 11 is there once more before the game, which moves on; a claim has its main place only once."""
    renumber(whole, "12", "13")
    relink(whole, "12-you-are-the-council", "13-you-are-the-council")
    for path in files(whole, "11"):
        copy(path, "11", "12")
    (lesson,) = (whole / "assets/lessons").glob("12-*.yml")
    (taught,) = [line for line in lesson.read_text("utf-8").splitlines() if line.startswith("claims: ")]
    edit(lesson, taught, taught.replace("claims: ", "revisits: "))
    take_down(whole)
    repeated = ("word for word", "was met in an earlier lesson")
    told = [
        line
        for line in said_of_lessons(check(whole), "does not have every lesson")
        if lesson.stem not in line
        or not any(
            words in line
            for words in repeated  # a lesson that stands twice repeats itself
        )
    ]
    told = [line for line in told if "of the kind `several`" not in line]  # its questions count twice
    assert told == []


def test_a_game_stays_with_its_learner_when_its_lesson_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    keeping.record.cache_clear()
    content = library.course()
    step = Step(1, 0, (Choose(content.council.scenarios[0].id),)).plain()
    record = keeping.record()
    record.add(statement(record.learner, "decided", "12", ITEM, digest(content.council), response=step))
    moved = course.OpenLesson(structs.replace(content.lessons["12"], id="13"))
    assert moved.council().game.moves == moved.council().game.moves[:1] != ()
    assert [row.done for row in counting.rows(moved._content) if row.name == "Council game"] == [1]
    keeping.record.cache_clear()
