"""Exercise 04: answers worked out by hand, and the usual slips."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

import twoviews
from twoviews.exercises import Exercise
from twoviews.models.escalation import best_pressure, outcomes, value

COMPLY, ESCALATE = (100 * float(share) for share in (outcomes(6, 4, 8).comply, outcomes(6, 4, 8).escalate))
RIGHT: dict[str, Any] = {
    "task-1": {"Moscow": 5, "Washington": 4},
    "task-2": {"comply": 81.4, "escalate": 5.2},
    "task-3": 5.57,
    "task-4": {"Moscow": 0.0, "Washington": 6.9},
    "task-5": {"Moscow": (8, 5), "Washington": (6, 10)},
    "task-6": 6.2,
}


@pytest.fixture
def exercise() -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise("04")


def test_drawn_shares_and_pandas_answers_are_read(exercise: Exercise) -> None:
    rng = np.random.default_rng(99)
    v, w = rng.normal(4, 2, 100_000), rng.normal(8, 2, 100_000)
    drawn = {"comply": 100 * np.mean((v <= 6) & (v < w)), "escalate": 100 * np.mean((w <= 6) & (w <= v))}
    assert exercise.check("task-2", pd.Series(drawn)).right
    assert exercise.check("task-3", np.float64(0.1 * drawn["comply"] - 0.15 * drawn["escalate"] - 1.8)).right
    assert exercise.check("task-5", {"Moscow": np.array([9, 3]), "Washington": [5, 9.5]}).right


@pytest.mark.parametrize(
    ("task", "answer", "hint"),
    [
        ("task-1", {"Moscow": 8, "Washington": 4}, "'Moscow': That is the larger"),
        ("task-1", {"Moscow": 5}, "no entry 'Washington'"),
        ("task-2", {"comply": 84.1, "escalate": 5}, "only what lies below"),
        ("task-2", {"comply": 81.4, "escalate": 15.9}, "'escalate': That asks only"),
        ("task-3", 0.1 * COMPLY - 0.15 * ESCALATE, "costs something too"),
        ("task-3", 10 * COMPLY - 15 * ESCALATE - 1.8, "per cent"),
        ("task-3", 0.1 * COMPLY + 0.15 * ESCALATE - 1.8, "taken away"),
        ("task-4", {"Moscow": 0, "Washington": 69}, "place in the row"),
        ("task-4", {"Moscow": 0, "Washington": float(value(best_pressure(4, 8), 4, 8))}, "gain at its peak"),
        ("task-5", {"Moscow": (4, 8), "Washington": (6, 10)}, "Raise V or lower w"),
        ("task-5", {"Moscow": (8, 7.5), "Washington": (6, 10)}, "Lower w"),
        ("task-5", {"Moscow": (8, 5), "Washington": (4, 8)}, "best pressure is 6.9"),
        ("task-5", {"Moscow": (8, 50), "Washington": (4, 8)}, "from 0 to 10"),
        ("task-5", (8, 5), "not a tuple with 2 entries"),
        ("task-6", 5, "V itself"),
        ("task-6", float(best_pressure(5, 6.2)), "best pressure there"),
        ("task-6", 6.1, "still best"),
    ],
)
def test_a_slip_is_recognised(exercise: Exercise, task: str, answer: object, hint: str) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is False
    assert hint in verdict.text
