"""The hands-on exercises: a check says what is right or what went wrong, whatever the answer is.

Every exercise in `exercises/solutions` gets these checks; its own test module adds answers worked out by hand
(`RIGHT`, by task) and the slips that it must know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
from twoviews.exercises.exercise import cited, modules
from twoviews.exercises.verdicts import Verdict
from worked import worked_in

pytestmark = pytest.mark.usefixtures("counted_once")
HERE = Path(__file__).parent
SOLUTIONS = {
    path.name[:2]: path for path in sorted((HERE.parent / "exercises" / "solutions").glob("*.ipynb"))
}
EXERCISES = {lesson: path.parents[1] / path.name for lesson, path in SOLUTIONS.items()}
BY_HAND = {
    lesson: import_module(f"test_exercise_{module}").RIGHT
    for lesson, module in modules().items()
    if (HERE / f"test_exercise_{module}.py").is_file()
}
CLOSE = 2  # no task takes an answer that is further off


def opened(lesson: str) -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise(lesson)


shared = cache(opened)
"""For checks alone: to open an exercise sets the style of all figures, which takes its time."""


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


@cache
def unworked() -> frozenset[str]:
    """The lessons in whose exercise nobody has worked: what somebody wrote shows what it shows."""
    touched = worked_in(HERE.parent)
    return frozenset(lesson for lesson, path in EXERCISES.items() if f"exercises/{path.name}" not in touched)


# ── every exercise ───────────────────────────────────────────────────────────

every_exercise = pytest.mark.parametrize("lesson", SOLUTIONS)
every_task = pytest.mark.parametrize(
    ("lesson", "task"), [(lesson, task) for lesson in SOLUTIONS for task in shared(lesson).tasks]
)


@every_exercise
def test_an_untouched_exercise_runs_to_its_end_and_no_task_is_done(
    lesson: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this process: the solution, from which it is derived, runs in a kernel in `test_build`."""
    if lesson not in unworked():
        pytest.skip(f"somebody has worked in {EXERCISES[lesson].name}")
    monkeypatch.chdir(EXERCISES[lesson].parent)
    verdicts: list[Verdict] = []
    check = Exercise.check
    monkeypatch.setattr(Exercise, "check", lambda *given: verdicts.append(check(*given)) or verdicts[-1])
    names: dict[str, Any] = {}
    with mpl.rc_context():
        for place, cell in enumerate(exercises.code_cells(notebooks.read(EXERCISES[lesson]))):
            where = f"{EXERCISES[lesson].name}, code cell {place}"
            exec(compile(cell.source, where, "exec", dont_inherit=True), names)
    assert verdicts and {verdict.right for verdict in verdicts} == {None}


@every_task
def test_the_worked_answer_is_right_and_says_what_it_means(lesson: str, task: str) -> None:
    verdict = shared(lesson).check(task, worked(lesson)[task])
    assert verdict.right, verdict.text
    assert len(verdict.text.split()) >= 12


@pytest.mark.parametrize(("lesson", "task"), [(key, task) for key in BY_HAND for task in BY_HAND[key]])
def test_an_answer_worked_out_by_hand_is_right_too(lesson: str, task: str) -> None:
    verdict = shared(lesson).check(task, BY_HAND[lesson][task])
    assert verdict.right, verdict.text
    assert len(verdict.text.split()) >= 12


@every_task
def test_a_task_left_alone_is_not_done_and_not_wrong(lesson: str, task: str) -> None:
    verdict = shared(lesson).check(task, ...)
    assert verdict.right is None
    assert repr(verdict).startswith("○ Not done yet. Replace the ...")


@every_task
def test_an_answer_of_nothing_is_told_apart_from_a_task_left_alone(lesson: str, task: str) -> None:
    verdict = shared(lesson).check(task, None)
    assert verdict.right is False
    assert "behind return" in verdict.text


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
    """Whether chance has hit the right answer, a rounding of it, or either in the other unit."""
    pairs = list(zip(plain(answer).values(), plain(right).values(), strict=False))
    same_size = len(plain(answer)) == len(plain(right))
    return same_size and any(
        all(isinstance(one, Real) and abs(factor * one - other) <= CLOSE for one, other in pairs)
        for factor in (1, 100, 0.01)
    )


@every_exercise
@given(data=st.data())
def test_no_answer_whatever_makes_a_check_fail(lesson: str, data: st.DataObject) -> None:
    task = data.draw(st.sampled_from(list(worked(lesson))))
    right = worked(lesson)[task]
    answer = data.draw(ANYTHING | spoilt(right))
    verdict = shared(lesson).check(task, answer)
    assert verdict.text
    assert not verdict.right or near(answer, right)


@every_task
def test_an_odd_answer_is_no_error(lesson: str, task: str) -> None:
    taken = [answer for answer in ODD if shared(lesson).check(task, answer).right]
    assert not taken, f"taken as right: {taken}"


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
    assert set(SOLUTIONS) == set(modules())
    assert all(set(answers) == set(opened(lesson).tasks) for lesson, answers in BY_HAND.items())


@every_exercise
def test_every_link_of_an_exercise_leads_to_a_source_that_it_lists(lesson: str) -> None:
    cells = notebooks.read(SOLUTIONS[lesson]).cells
    prose = "".join(cell.source for cell in cells if cell.cell_type == "markdown")
    exercise = opened(lesson)
    assert set(re.findall(r"\(#source-([^)]+)\)", prose)) == set(cited(lesson))
    assert set(cited(lesson)) <= set(sources())
    assert all(f'id="source-{key}"' in exercise.sources().html for key in cited(lesson))
    assert list(worked(lesson)) == list(exercise.tasks)


# ── the written task ─────────────────────────────────────────────────────────

MARK = r"(not yet|on the way|done)\b[^|]*"


@every_exercise
def test_two_texts_are_placed_on_every_row_of_the_rubric_and_only_the_solution_says_where(
    lesson: str,
) -> None:
    solution = notebooks.read(SOLUTIONS[lesson])
    told = [cell.source for cell in solution.cells if cell.cell_type == "markdown"]
    rubric = next(text for text in told if "| not yet | on the way | done |" in text)
    texts = next(text for text in told if "**Text A.**" in text)
    rows = re.findall(r"^\| \*\*(.+?)\*\* \|", rubric, re.MULTILINE)
    placed = re.findall(rf"^\| \*\*(.+?)\*\* \| {MARK}\| {MARK}\| .+ \|$", texts, re.MULTILINE)
    assert [row for row, *_ in placed] == rows and len(rows) == 4
    assert len({mark for _, *both in placed for mark in both}) >= 2
    given = next(cell.source for cell in exercises.derive(solution).cells if "**Text A.**" in cell.source)
    assert "**Text B.**" in given and not re.search(MARK, given)


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


# ── hints ────────────────────────────────────────────────────────────────────


@every_task
def test_every_task_has_three_hints_that_come_one_after_another(lesson: str, task: str) -> None:
    exercise = opened(lesson)
    given = [repr(exercise.hint(task)).splitlines() for _ in range(4)]
    assert [len(lines) for lines in given] == [1, 2, 3, 3]
    assert given[3] == given[2]
    assert [line.partition(": ")[0] for line in given[2]] == ["The idea", "The first step", "The tool"]
    assert len(set(given[2])) == 3 and all(20 < len(line) < 220 for line in given[2])


@every_task
def test_the_notebook_says_how_precisely_each_task_asks(lesson: str, task: str) -> None:
    cells = notebooks.read(SOLUTIONS[lesson]).cells
    place = next(
        place
        for place, cell in enumerate(cells)
        if f'exercise.check("{task}"' in "".join(cell.source.split("\n    "))
        or f'exercise.check(\n    "{task}"' in cell.source
    )
    texts = [cell.source for cell in cells[:place] if f"Task {task[-1]}:" in cell.source]
    assert texts and f"*Asked for: {shared(lesson).tasks[task].asked}.*" in texts[-1]


def test_a_hint_for_an_unknown_task_names_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="no task 'task-9'"):
        opened("07").hint("task-9")
