"""Exercise 05: answers worked out by hand, and the usual slips."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import pytest

import twoviews
from twoviews.exercises import Exercise

RIGHT: dict[str, Any] = {
    "task-1": 38.6,
    "task-2": 6.6,
    "task-3": {"Moscow": 12.52, "Washington": 5.52},
    "task-4": 69.4,
    "task-5": 0.7,
    "task-6": 4.25,
    "task-7": {"with": 13.2, "without": 36 / 7},
}
SLIPS: list[tuple[str, Any, str]] = [
    ("task-1", 61.4, "white part"),
    ("task-1", 49.0, "not enough"),
    ("task-2", 6.8, "none is best already"),
    ("task-2", 33, "place in the row"),
    ("task-3", {"Moscow": 5.52, "Washington": 12.52}, "exchanged"),
    ("task-3", {"Moscow": -12.52, "Washington": 5.52}, "above 0"),
    ("task-4", 30.6, "Moscow's"),
    ("task-4", 50, "same"),
    ("task-5", 0.65, "one step on"),
    ("task-6", 3.0, "bring V down to w"),
    ("task-6", 3.45, "best pressure there"),
    ("task-7", {"with": 66, "without": 36 / 7}, "sum"),
    ("task-7", {"with": 36 / 7, "without": 13.2}, "exchanged"),
]


@pytest.fixture
def exercise() -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise("05")


@pytest.mark.parametrize(("task", "answer", "hint"), SLIPS)
def test_a_usual_slip_is_named(exercise: Exercise, task: str, answer: object, hint: str) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is False and hint in verdict.text
