"""What a lesson asks it does not tell before: no verdict to be given, no number to be guessed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from twoviews.bank import library
from twoviews.bank.content import Lesson

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
LESSONS = tuple(library.course().lessons.values())
CALL = re.compile(r'lesson\.(\w+)\((?:"([^"]+)")?')
NUMBER = re.compile(r"\d+(?:\.\d+)?")
by_id = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)


def calls(lesson: Lesson) -> list[tuple[str, str]]:
    """What the cells of a lesson's notebook call, in order: the method and its first argument."""
    (path,) = NOTEBOOKS.glob(f"{lesson.id}-*.ipynb")
    cells = json.loads(path.read_text("utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return [found for source in sources for found in CALL.findall(source)]


@by_id
def test_no_figure_shows_verdicts_that_are_still_to_be_given(lesson: Lesson) -> None:
    order = calls(lesson)
    telling = {each.id for each in lesson.figures if "claim_verdicts" in each.tables}
    judged = [place for place, (call, _) in enumerate(order) if call == "claim"]
    shown = [place for place, (call, key) in enumerate(order) if call == "figure" and key in telling]
    assert not shown or not judged or min(shown) > max(judged)


def test_there_is_a_lesson_in_which_verdicts_are_given_and_shown() -> None:
    drawn = [each for lesson in LESSONS for each in lesson.figures if "claim_verdicts" in each.tables]
    assert drawn and any(call == "claim" for call, _ in calls(LESSONS[0]))


@by_id
def test_the_first_test_has_no_number_that_is_to_be_guessed(lesson: Lesson) -> None:
    asked = {float(each.record) for each in lesson.predictions if isinstance(each.record, float | int)}
    told = {float(found) for each in lesson.pretest for found in NUMBER.findall(each.prompt)}
    assert not asked & told


@by_id
def test_a_guess_of_the_core_is_answered_where_everybody_reads(lesson: Lesson) -> None:
    """Beside the record at once, if the figure that draws it again is folded away."""
    folded = {each.id for each in lesson.figures if each.more}
    hidden = [each for each in lesson.predictions if each.figure in folded and not each.more]
    assert [each.id for each in hidden if each.record is None] == []


def test_the_first_guess_stands_again_at_a_figure_that_everybody_sees() -> None:
    first, figures = LESSONS[0].predictions[0], {each.id: each for each in LESSONS[0].figures}
    assert first.figure and not figures[first.figure].more


@by_id
def test_what_everybody_guesses_stands_before_what_is_more(lesson: Lesson) -> None:
    assert sorted(lesson.predictions, key=lambda each: bool(each.more)) == list(lesson.predictions)
