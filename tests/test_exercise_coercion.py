"""Exercise 03: answers worked out by hand, and the usual slips."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

import twoviews
from twoviews.exercises import Exercise

RIGHT: dict[str, Any] = {
    "task-1": 1.68,
    "task-2": [66.8, 36.4, 13.9],
    "task-3": 100 / 6,
    "task-4": {"guarantee": 1.82, "pressure": 6.5},
    "task-5": [100 * 9 / 98, 24.0, 100 * 54 / 188, 100 * 9 / 47],
    "task-6": 13,
}


@pytest.fixture
def exercise() -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise("03")


def test_answers_as_numpy_and_pandas_give_them_are_read(exercise: Exercise) -> None:
    assert exercise.check("task-2", np.array(RIGHT["task-2"])).right
    assert exercise.check("task-3", np.float64(16.5)).right, "found on a grid of 0.5"
    assert exercise.check("task-5", pd.Series(RIGHT["task-5"])).right
    assert exercise.check("task-6", np.int64(13)).right


@pytest.mark.parametrize(
    ("task", "answer", "hint"),
    [
        ("task-1", 4.2, "without a leak"),
        ("task-1", 2.52, "takes the leak itself"),
        ("task-1", 0.72, "takes the part passed on"),
        ("task-1", 2.4, "before the rulers pass"),
        ("task-1", 0.6, "added there"),
        ("task-2", [33.2, 63.6, 86.1], "sign of the exponent"),
        ("task-2", [76.9, 48.5, 21.1], "under fire (0.5) is missing"),
        ("task-2", [42.6, 17.4, 5.6], "guarantee is missing"),
        ("task-2", [66.8, 13.9], "3 numbers are asked for"),
        ("task-3", 83.3, "what must arrive"),
        ("task-3", 33.0, "chance is halved"),
        ("task-4", {"guarantee": 2.82, "pressure": 12.5}, "whole amount"),
        ("task-4", {"guarantee": 1.82, "pressure": 1.82}, "divide by the part"),
        ("task-4", {"guarantee": -1.82, "pressure": 6.5}, "no minus"),
        ("task-5", [1.42, 11.37, 8.53, 1.42], "all 633"),
        ("task-5", [11.1, 32.1, 37.5, 20.5], "dropped are missing"),
        ("task-5", [9.18, 72, 54, 9], "'level 1', 'level 2' and 'level 3': That is the number"),
        ("task-6", 14, "first that is too slow"),
        ("task-6", 26, "month in which the window opens"),
    ],
)
def test_a_slip_is_recognised(exercise: Exercise, task: str, answer: object, hint: str) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is False
    assert hint in verdict.text
