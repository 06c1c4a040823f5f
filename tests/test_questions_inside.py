"""What stands inside a question to be read: an evidence figure, a small table; on the page and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

import twoviews
from twoviews import course, figures
from twoviews.bank import library, packed
from twoviews.bank.content import Lesson
from twoviews.course import keeping
from twoviews.errors import UnknownName
from twoviews.teaching.site import bundle

ALT = "Bars of five prices, one for each market"
ROWS = (("", "before", "after"), ("North", "10", "<4>"))


def with_figure(name: str) -> Lesson:
    """Lesson 07 with a figure inside its first question and a table in its second."""
    lesson = library.lesson("07")
    first, second, *rest = lesson.questions
    shown = (replace(first, figure=name, alt=ALT), replace(second, rows=ROWS))
    return replace(lesson, questions=(*shown, *rest))


@pytest.fixture(autouse=True)
def own_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    keeping.record.cache_clear()


@pytest.mark.parametrize("name", ["fuel-prices", "03/threat-outcomes"])
def test_a_figure_of_this_lesson_or_another_stands_inside(name: str) -> None:
    lesson = with_figure(name)
    quiz = course.OpenLesson(lesson).quiz()
    (key,) = quiz.content.pictures
    assert key == lesson.questions[0].id
    picture = quiz.content.pictures[key]
    assert picture.startswith("<svg")
    assert f'aria-label="{ALT}"' in picture
    assert picture in quiz.printed()
    spec = library.course().figure_in(lesson.questions[0], lesson)
    assert spec.title not in picture
    assert spec.alt not in picture


def test_ids_in_a_picture_are_the_questions_own() -> None:
    lesson = with_figure("fuel-prices")
    spec = library.course().figure_in(lesson.questions[0], lesson)
    inside, own = figures.inside(spec, lesson.questions[0]), figures.draw(spec).svg
    ids = {part.partition('"')[0] for part in inside.split(' id="')[1:]}
    assert ids
    assert all(each.startswith(lesson.questions[0].id) for each in ids)
    assert not any(f'id="{each}"' in own for each in ids)


def test_without_words_of_its_own_the_figure_keeps_those_it_has() -> None:
    lesson = library.lesson("07")
    question = replace(lesson.questions[0], figure="fuel-prices")
    spec = library.course().figure_in(question, lesson)
    assert f'aria-label="{spec.alt[:20]}' in figures.inside(spec, question)


def test_a_table_stands_inside_and_is_escaped() -> None:
    quiz = course.OpenLesson(with_figure("fuel-prices")).quiz()
    assert quiz.content.questions[1]["rows"] == list(ROWS)
    assert '<th scope="row">North</th><td>10</td><td>&lt;4&gt;</td>' in quiz.printed()


def test_a_table_is_part_of_what_was_answered() -> None:
    plain, shown = library.lesson("07"), with_figure("fuel-prices")
    for before, after in zip(plain.questions[:2], shown.questions[:2], strict=True):
        assert (
            twoviews.bank.questions.split(before)[0].digest != twoviews.bank.questions.split(after)[0].digest
        )


def test_a_figure_that_nobody_has_leaves_the_rest_of_the_lesson_alone() -> None:
    with pytest.raises(UnknownName, match="no figure '03/nothing'"):
        library.course().figure_in(with_figure("03/nothing").questions[0], library.lesson("07"))


def test_a_browser_gets_the_figures_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a browser's Python nothing can draw: the picture comes with the content."""
    lesson = with_figure("fuel-prices")
    whole = library.Course(library.home.assets())
    whole.__dict__["lessons"] = {"07": lesson}
    pictures = dict(bundle.pictures(whole))
    assert list(pictures) == [lesson.questions[0].id]
    (tmp_path / packed.FILE).write_bytes(packed.pack(whole, pictures))
    monkeypatch.setattr(library, "course", lambda: packed.course(tmp_path))
    monkeypatch.setattr(figures, "inside", None)
    assert course.OpenLesson(lesson).quiz().content.pictures == pictures
