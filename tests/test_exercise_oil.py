"""Exercise 07: answers worked out by hand, the forms in which they come, and the usual slips."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

import twoviews
from twoviews.exercises import Exercise

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
        ("task-5", {DAHL: 100 * (0.6**-0.15 - 1), BRONS: 1}, "0.4 remains"),
        ("task-6", (SHARE[1], SHARE[0]), "exchanged"),
        ("task-6", (SHARE[0], SHARE[0]), "largest here"),
        ("task-6", (SHARE[0], SHARE[1] * 11.6 / 8.33), "liquefied gas"),
        ("task-6", (2 * SHARE[0], 2 * SHARE[1]), "counted twice"),
        ("task-6", [SHARE[0]], "Two numbers"),
    ],
)
def test_a_slip_is_recognised(exercise: Exercise, task: str, answer: object, hint: str) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is False
    assert hint in verdict.text
