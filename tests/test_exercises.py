"""The hands-on exercises: a check says what is right or what went wrong, whatever the answer is.

Every exercise in `exercises/solutions` gets these checks; its own test module adds answers worked out by hand
(`RIGHT`, by task) and the slips that it must know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from functools import cache
from importlib import import_module
from io import StringIO
from numbers import Real
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

import twoviews
from twoviews.authoring import exercises, notebooks
from twoviews.bank.sources import sources
from twoviews.errors import UnknownName
from twoviews.exercises import Exercise
from twoviews.exercises.exercise import MODULES
from twoviews.exercises.verdicts import Unreadable, Verdict, blank, judge, named, number, numbers
from twoviews.figures import sketch

HERE = Path(__file__).parent
SOLUTIONS = {
    path.name[:2]: path for path in sorted((HERE.parent / "exercises" / "solutions").glob("*.ipynb"))
}
BY_HAND = {
    lesson: import_module(f"test_exercise_{module}").RIGHT
    for lesson, module in MODULES.items()
    if (HERE / f"test_exercise_{module}.py").is_file()
}
CLOSE = 2  # no task takes an answer that is further off


def opened(lesson: str) -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise(lesson)


@cache
def worked(lesson: str) -> Mapping[str, Any]:
    """What the worked solution hands in, by task."""
    cells = exercises.code_cells(notebooks.read(SOLUTIONS[lesson]))
    handed, check = {}, Exercise.check

    def noted(self: Exercise, task: str, answer: object) -> Verdict:
        handed[task] = answer
        return check(self, task, answer)

    with mpl.rc_context(), redirect_stdout(StringIO()), pytest.MonkeyPatch.context() as patch:
        patch.setattr(Exercise, "check", noted)
        exec("\n".join(cell.source for cell in cells), {})
    return handed


# ── every exercise ───────────────────────────────────────────────────────────

every_exercise = pytest.mark.parametrize("lesson", SOLUTIONS)
every_task = pytest.mark.parametrize(
    ("lesson", "task"), [(lesson, task) for lesson in SOLUTIONS for task in opened(lesson).tasks]
)


@every_task
def test_the_worked_answer_is_right_and_says_what_it_means(lesson: str, task: str) -> None:
    verdict = opened(lesson).check(task, worked(lesson)[task])
    assert verdict.right, verdict.text
    assert len(verdict.text.split()) >= 12


@pytest.mark.parametrize(("lesson", "task"), [(key, task) for key in BY_HAND for task in BY_HAND[key]])
def test_an_answer_worked_out_by_hand_is_right_too(lesson: str, task: str) -> None:
    verdict = opened(lesson).check(task, BY_HAND[lesson][task])
    assert verdict.right, verdict.text
    assert len(verdict.text.split()) >= 12


@every_task
@pytest.mark.parametrize("answer", [..., None])
def test_a_task_left_alone_is_not_done_and_not_wrong(lesson: str, task: str, answer: object) -> None:
    verdict = opened(lesson).check(task, answer)
    assert verdict.right is None
    assert repr(verdict).startswith("○ Not done yet. Replace the ...")


ODD = ["", "7", np.nan, pd.NA, [], {}, {"": "x"}, 10**400, object(), list, np.ndarray, np.zeros((2, 2)),
       pd.Series(dtype=float), pd.Series([..., 1]), pd.DataFrame({"a": [1]})]  # fmt: skip
NO_NUMBER = st.one_of(
    st.none(), st.booleans(), st.text(), st.complex_numbers(), st.dates(), st.sampled_from(ODD)
)
NUMBER = st.integers() | st.floats()
ENTRY = NO_NUMBER | NUMBER
ANYTHING = st.one_of(ENTRY, st.lists(ENTRY), st.dictionaries(st.text() | st.integers() | st.floats(), ENTRY))


def plain(answer: Any) -> dict[Any, Any]:
    """The entries of an answer by name or place; one number is an answer with one entry."""
    if isinstance(answer, pd.Series | Mapping):
        return dict(answer)
    return dict(enumerate(answer)) if isinstance(answer, list | tuple | np.ndarray) else {0: answer}


def spoilt(right: Any) -> st.SearchStrategy[Any]:
    """The right answer with an entry that is no number, one too few, one too many."""
    entries = plain(right)
    if not isinstance(right, pd.Series | Mapping | list | tuple | np.ndarray):
        return NO_NUMBER
    changed = st.builds(lambda key, value: entries | {key: value}, st.sampled_from(list(entries)), NO_NUMBER)
    fewer = st.sampled_from(list(entries)).map(
        lambda gone: {key: value for key, value in entries.items() if key != gone}
    )
    more = st.builds(lambda value: entries | {"one more": value}, ENTRY)
    named = isinstance(right, pd.Series | Mapping)
    return (changed | fewer | more).map(lambda spoilt: spoilt if named else list(spoilt.values()))


def near(answer: Any, right: Any) -> bool:
    """Whether chance has hit the right answer, or a rounding of it."""
    pairs = list(zip(plain(answer).values(), plain(right).values(), strict=False))
    same_size = len(plain(answer)) == len(plain(right))
    return same_size and all(isinstance(one, Real) and abs(one - other) <= CLOSE for one, other in pairs)


@every_exercise
@given(data=st.data())
def test_no_answer_whatever_makes_a_check_fail(lesson: str, data: st.DataObject) -> None:
    task = data.draw(st.sampled_from(list(worked(lesson))))
    right = worked(lesson)[task]
    answer = data.draw(ANYTHING | spoilt(right))
    verdict = opened(lesson).check(task, answer)
    assert verdict.text
    assert not verdict.right or near(answer, right)


@every_task
@pytest.mark.parametrize("answer", ODD, ids=lambda odd: type(odd).__name__)
def test_an_odd_answer_is_no_error(lesson: str, task: str, answer: object) -> None:
    assert not opened(lesson).check(task, answer).right


@every_exercise
def test_progress_counts_the_right_ones(lesson: str) -> None:
    exercise, answers = opened(lesson), worked(lesson)
    first, *rest = exercise.tasks
    exercise.check(first, answers[first])
    exercise.check(rest[0], "none")
    assert exercise.progress() == Verdict(
        None, f"1 of {len(answers)} tasks are right. To do: {', '.join(rest)}."
    )
    for task, answer in answers.items():
        exercise.check(task, answer)
    assert repr(exercise.progress()) == f"✓ Right. All {len(answers)} tasks."


def test_unknown_tasks_and_exercises_are_named() -> None:
    with pytest.raises(UnknownName, match=r"no task 'task-9'\. Known: task-1, "):
        opened("07").check("task-9", 1)
    with pytest.raises(UnknownName, match="no exercise '99'"):
        opened("99")


def test_every_exercise_has_a_solution_and_by_hand_no_task_is_left_out() -> None:
    assert set(SOLUTIONS) == set(MODULES)
    assert all(set(answers) == set(opened(lesson).tasks) for lesson, answers in BY_HAND.items())


@every_exercise
def test_every_link_of_an_exercise_leads_to_a_source_that_it_lists(lesson: str) -> None:
    cells = notebooks.read(SOLUTIONS[lesson]).cells
    prose = "".join(cell.source for cell in cells if cell.cell_type == "markdown")
    exercise = opened(lesson)
    assert set(re.findall(r"\(#source-([^)]+)\)", prose)) == set(exercise.cited)
    assert set(exercise.cited) <= set(sources())
    assert all(f'id="source-{key}"' in exercise.sources().html for key in exercise.cited)
    assert list(worked(lesson)) == list(exercise.tasks)


# ── reading and judging ──────────────────────────────────────────────────────


def test_numbers_are_taken_as_they_come() -> None:
    assert number(np.int64(3)) == 3
    assert numbers((1, 2.5)) == [1, 2.5]
    assert named(pd.Series({"a": 1}), ["a"]) == {"a": 1}
    assert named({np.int64(9): 1, 2016.0: 2, "x": 3}, ["9", "2016", "x"]) == {"9": 1, "2016": 2, "x": 3}


@pytest.mark.parametrize(
    ("read", "value", "hint"),
    [
        (number, "61 %", "without quotation marks"),
        (number, pd.Series([1.0]), r"\.item\(\)"),
        (number, float("nan"), "empty cell"),
        (number, True, "One number"),
        (numbers, 5, "Several numbers"),
        (lambda value: named(value, ["a"]), [1], "entries 'a'"),
    ],
)
def test_what_cannot_be_read_is_explained(read: Callable[[object], object], value: object, hint: str) -> None:
    with pytest.raises(Unreadable, match=hint):
        read(value)


def test_blank_sees_into_collections() -> None:
    assert blank({"a": 1, "b": ...})
    assert blank((1, None))
    assert blank({"a": 1, "b": {"c": (2, ...)}})
    assert not blank((1, 2))
    assert not blank("")


def test_the_nearest_hint_beats_too_high_and_too_low() -> None:
    def said(value: float) -> Verdict:
        return judge(value, 10, within=0.5, slips={"near half": 5.05, "half": 5}, praise="yes")

    assert said(10.5) == Verdict(True, "yes")
    assert said(5) == Verdict(False, "half")
    assert said(5.04) == Verdict(False, "near half")
    assert said(11).text.startswith("11 is too high")


# ── pictures ─────────────────────────────────────────────────────────────────


def test_a_students_picture_is_repeatable_vector_with_words() -> None:
    def drawn() -> dict[str, str]:
        figure = Figure()
        figure.subplots().plot([1, 2], [3, 4])
        return opened("07").show(figure, "A line <up>.")._repr_mimebundle_()

    first, second = drawn(), drawn()
    assert first == second
    assert first["text/plain"] == "Figure: A line <up>."
    assert 'role="img" aria-label="A line &lt;up&gt;."' in first["text/html"]
    assert "<figcaption>A line &lt;up&gt;.</figcaption>" in first["text/html"]
    assert "image/png" not in first


def test_a_students_picture_is_read_line_by_line() -> None:
    figure = Figure()
    axes = figure.subplots()
    axes.plot([1, 2], [3, 4])
    axes.plot([5], [6], "o")
    axes.plot([7], [8], linestyle="")
    axes.axvline(1.5)
    assert sketch.lines(figure) == (
        sketch.Line(((1, 3), (2, 4)), joined=True),
        sketch.Line(((5, 6),), joined=False),
    )


def test_a_line_across_the_whole_axes_is_none_of_the_students_lines_whatever_the_limits_are() -> None:
    figure = Figure()
    axes = figure.subplots()
    axes.axhline(0.5)
    axes.axvline(0.5)
    axes.set(xlim=(0, 1), ylim=(0, 1))
    assert sketch.lines(figure) == ()
    axes.plot([0, 1], [0, 1])
    assert len(sketch.lines(figure)) == 1


def test_the_figure_of_a_figure_of_axes_and_of_anything_else() -> None:
    figure = Figure()
    assert sketch.figure_of(figure) is figure
    assert sketch.figure_of(figure.subplots()) is figure
    assert sketch.figure_of("figure") is None
