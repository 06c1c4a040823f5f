"""The course's own content: it is sound, and a lesson opens quickly and alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from twoviews import home
from twoviews.bank import library
from twoviews.bank.sources import sources
from twoviews.errors import ContentError, UnknownName

HEAVY = {"pandas", "matplotlib", "ipywidgets", "bibtexparser", "jsonschema"}
"""The models by which drawn numbers are worked out need numpy, so a lesson that draws does."""


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """A copy of the course's content, to be spoilt."""
    return Path(shutil.copytree(home.assets(), tmp_path / "assets"))


def test_the_course_is_sound() -> None:
    course = library.course()
    assert course.problems == ()
    assert {"00", "01", "07"} <= course.lessons.keys()
    assert all(key in course.claims for lesson in course.lessons.values() for key in lesson.claims)
    assert course.positions


def test_a_lesson_is_opened_without_anything_heavy() -> None:
    code = "import sys; from twoviews.bank import library; library.lesson('07'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


def test_whoever_asks_a_question_is_found_without_reading_the_other_lessons() -> None:
    course = library.Course(home.assets())
    asked = [course.lessons[number].every_question[0].id for number in ("02", "05")]
    alone = library.Course(home.assets())
    assert [lesson.id for lesson in alone.asking(asked)] == ["02", "05"]
    assert alone._opened.keys() == {"02", "05"}
    assert alone.asking(()) == alone.asking(["02-none"]) == []


def test_an_unknown_lesson_names_the_known_ones() -> None:
    with pytest.raises(UnknownName, match=r"'99'.*00, 01, "):
        library.lesson("99")


def test_a_lesson_of_which_nothing_can_be_used_says_why(assets: Path) -> None:
    (assets / "lessons" / "07-oil.yml").write_text("no lesson at all")
    with pytest.raises(ContentError, match=r"07-oil\.yml, line 1: This file holds no lesson"):
        library.lesson("07", assets)
    assert "07" not in library.course(assets).lessons


def test_trouble_in_several_files_is_reported_together(assets: Path) -> None:
    for name, old, new in [
        ("lessons/07-oil.yml", "title:", "titel:"),
        ("lessons/00-start-here.yml", "question:", "frage:"),
        ("claims.yml", "verdict:", "verdikt:"),
        ("positions.yml", "side: us", "side: mars"),
    ]:
        path = assets / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    found = library.course(assets).problems
    assert {problem.file.removeprefix("assets/") for problem in found} == {
        "lessons/07-oil.yml", "lessons/00-start-here.yml", "claims.yml", "positions.yml",
    }  # fmt: skip
    assert all(problem.line > 0 and problem.what and problem.cure for problem in found)


def test_the_scanned_names_are_those_of_the_files() -> None:
    course = library.course()
    names = course.names
    assert names.sources == sources().keys()
    assert names.claims == course.claims.keys()
    assert names.positions == {key: position.side for key, position in course.positions.items()}


def test_cited_names_every_source_of_a_lesson() -> None:
    course = library.course()
    lesson = course.lessons["07"]
    keys = library.cited(lesson, course)
    assert set(lesson.questions[0].sources) | set(course.claims[lesson.claims[0]].sources) <= set(keys)
    assert keys == sorted(set(keys))
    assert set(keys) <= sources().keys()


def test_the_heads_are_those_of_the_lessons() -> None:
    course = library.course()
    assert list(course.heads) == list(course.lessons)
    for number, lesson in course.lessons.items():
        minutes = sum(each.minutes for each in lesson.minutes)
        assert course.heads[number] == (lesson.title, lesson.question, minutes)
