"""The hands-on exercises: a check says what is right or what went wrong, whatever the answer is."""

from __future__ import annotations

import re
from collections.abc import Callable
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
from twoviews.authoring import notebooks
from twoviews.bank.sources import sources
from twoviews.errors import UnknownName
from twoviews.exercises import Exercise
from twoviews.exercises.exercise import MODULES
from twoviews.exercises.verdicts import Unreadable, Verdict, blank, judge, named, number, numbers

DIESEL, PETROL = 100 * (1 - 6765 / 17500), 100 * (1 - 15990 / 21250)
PROVINCE = [100 * (1 - 6765 / won) for won in (10000, 15700, 10980)]
DAHL, BRONS = "Dahl, demand elasticity database", "Brons and others, meta-analysis"
SHARE = (100 * 48425 * 7.5 / 500_000, 100 * 48425 * 8.33 / 500_000)
RIGHT: dict[str, Any] = {
    "task-1": DIESEL,
    "task-2": 21,
    "task-3": {"diesel": DIESEL, "gasoline": PETROL},
    "task-4": PROVINCE,
    "task-5": {DAHL: 100 * (0.4**-0.15 - 1), BRONS: 100 * (0.4**-0.34 - 1)},
    "task-6": SHARE,
}


@pytest.fixture
def exercise() -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise("07")


# ── the exercise of lesson 07 ────────────────────────────────────────────────


@pytest.mark.parametrize("task", RIGHT)
def test_the_right_answer_is_right_and_says_what_it_means(exercise: Exercise, task: str) -> None:
    verdict = exercise.check(task, RIGHT[task])
    assert verdict.right
    assert len(verdict.text.split()) >= 12


@pytest.mark.parametrize("task", RIGHT)
@pytest.mark.parametrize("answer", [..., None])
def test_a_task_left_alone_is_not_done_and_not_wrong(exercise: Exercise, task: str, answer: object) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is None
    assert repr(verdict).startswith("○ Not done yet. Replace the ...")


def test_rounded_answers_are_right(exercise: Exercise) -> None:
    assert exercise.check("task-1", 61).right
    assert exercise.check("task-3", {"diesel": 61, "gasoline": 25}).right
    assert exercise.check("task-6", (73, 81)).right


def test_answers_as_pandas_gives_them_are_read(exercise: Exercise) -> None:
    assert exercise.check("task-1", np.float64(DIESEL)).right
    assert exercise.check("task-3", pd.Series(RIGHT["task-3"])).right
    assert exercise.check("task-4", pd.Series(PROVINCE, index=[38, 40, 46])).right
    assert exercise.check("task-4", np.array(PROVINCE)).right


@pytest.mark.parametrize(
    ("task", "answer", "hint"),
    [
        ("task-1", 0.613, "share of 1"),
        ("task-1", -61.3, "no minus"),
        ("task-1", 38.7, "what was left"),
        ("task-1", 158.7, "later price"),
        ("task-1", PETROL, "petrol"),
        ("task-1", 50, "too low"),
        ("task-2", -21, "positive"),
        ("task-2", 45, "from the peak"),
        ("task-2", 81, "2375"),
        ("task-2", pd.Timedelta(days=21), ".days"),
        ("task-2", np.timedelta64(21, "D"), ".days"),
        ("task-3", {"diesel": DIESEL, "petrol": PETROL}, "no entry 'gasoline'"),
        ("task-3", {"diesel": DIESEL, "gasoline": -PETROL}, "'gasoline': The size is right"),
        ("task-3", {"diesel": DIESEL, "gasoline": PETROL, "both": 1}, "too many: 'both'"),
        ("task-4", [*PROVINCE, 0], "One number is too many"),
        ("task-4", PROVINCE[:1], "3 surveys fit"),
        ("task-4", [PROVINCE[0], 50, PROVINCE[2]], "'2017-10-25': 50 is too low"),
        ("task-5", {DAHL: 1.147, BRONS: 1.366}, "as a multiple"),
        ("task-5", {DAHL: 114.7, BRONS: 136.6}, "exceeds 100"),
        ("task-5", {DAHL: 0.147, BRONS: 0.366}, "share of 1"),
        ("task-5", {DAHL: 100 * (0.6**-0.15 - 1), BRONS: 1}, "0.4 remains"),
        ("task-6", (SHARE[1], SHARE[0]), "lower end first"),
        ("task-6", (SHARE[0], SHARE[0]), "largest here"),
        ("task-6", (SHARE[0], SHARE[1] * 11.6 / 8.33), "liquefied gas"),
        ("task-6", (2 * SHARE[0], 2 * SHARE[1]), "counted twice"),
        ("task-6", (SHARE[0] / 100, SHARE[1] / 100), "share of 1"),
        ("task-6", [SHARE[0]], "Two numbers"),
    ],
)
def test_a_slip_is_recognised(exercise: Exercise, task: str, answer: object, hint: str) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is False
    assert hint in verdict.text


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.complex_numbers(), st.dates(),
    st.lists(st.floats() | st.text()), st.dictionaries(st.text(), st.floats() | st.text()),
    st.sampled_from([pd.NA, pd.DataFrame({"a": [1]}), pd.Series([..., 1]), list, np.ndarray, np.zeros((2, 2)),
                     10**400, object(), {DAHL: ..., BRONS: 1}, {"diesel": [], "gasoline": {}}]),
)  # fmt: skip


@given(st.sampled_from(sorted(RIGHT)), ANYTHING)
def test_no_answer_whatever_makes_a_check_fail(task: str, answer: object) -> None:
    with mpl.rc_context():
        verdict = twoviews.exercise("07").check(task, answer)
    assert verdict.text
    assert not verdict.right


def test_progress_counts_the_right_ones(exercise: Exercise) -> None:
    exercise.check("task-1", 61)
    exercise.check("task-2", 5)
    assert repr(exercise.progress()) == (
        "○ Not done yet. 1 of 6 tasks are right. To do: task-2, task-3, task-4, task-5, task-6."
    )
    for task, answer in RIGHT.items():
        exercise.check(task, answer)
    assert repr(exercise.progress()) == "✓ Right. All 6 tasks."


def test_unknown_tasks_and_exercises_are_named(exercise: Exercise) -> None:
    with pytest.raises(UnknownName, match=r"no task 'task-9'\. Known: task-1, "):
        exercise.check("task-9", 1)
    with pytest.raises(UnknownName, match="no exercise '99'"):
        twoviews.exercise("99")


@pytest.mark.parametrize("exercise_number", sorted(MODULES))
def test_every_link_of_an_exercise_leads_to_a_source_that_it_lists(root: Path, exercise_number: str) -> None:
    (path,) = (root / "exercises" / "solutions").glob(f"{exercise_number}-*.ipynb")
    prose = "".join(cell.source for cell in notebooks.read(path).cells if cell.cell_type == "markdown")
    with mpl.rc_context():
        opened = twoviews.exercise(exercise_number)
    assert set(re.findall(r"\(#source-([^)]+)\)", prose)) == set(opened.cited)
    assert set(opened.cited) <= set(sources())
    assert all(f'id="source-{key}"' in opened.sources().html for key in opened.cited)
    assert set(
        re.findall(r'exercise\.check\("([^"]+)"', notebooks.text(notebooks.read(path)).replace("\\", ""))
    ) == set(opened.tasks)


# ── reading and judging ──────────────────────────────────────────────────────


def test_numbers_are_taken_as_they_come() -> None:
    assert number(np.int64(3)) == 3
    assert numbers((1, 2.5)) == [1, 2.5]
    assert named(pd.Series({"a": 1}), ["a"]) == {"a": 1}


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
    assert not blank((1, 2))
    assert not blank("")


def test_a_hint_beats_too_high_and_too_low() -> None:
    def said(value: float) -> Verdict:
        return judge(value, 10, within=0.5, slips={"half": 5}, praise="yes")

    assert said(10.5) == Verdict(True, "yes")
    assert said(5) == Verdict(False, "half")
    assert said(11).text.startswith("11 is too high")


# ── pictures ─────────────────────────────────────────────────────────────────


def test_a_students_picture_is_repeatable_vector_with_words(exercise: Exercise) -> None:
    def drawn() -> dict[str, str]:
        figure = Figure()
        figure.subplots().plot([1, 2], [3, 4])
        return exercise.show(figure, "A line <up>.")._repr_mimebundle_()

    first, second = drawn(), drawn()
    assert first == second
    assert first["text/plain"] == "Figure: A line <up>."
    assert 'role="img" aria-label="A line &lt;up&gt;."' in first["text/html"]
    assert "<figcaption>A line &lt;up&gt;.</figcaption>" in first["text/html"]
    assert "image/png" not in first
