"""Exercise 10: answers worked out by hand, and the usual slips."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

import twoviews
from twoviews.exercises import Exercise

LAVROV = {"yes": 3, "abstain": 2, "no": 6}
GUESSED = {"minister": 10, "target": 12}
SPARE = {"Duma": -52, "Senate": 3, "House": 14}
NAMED = {"business": 77.8, "way out": 44.4, "nationalists": 0}
TIPS = {"Moscow": 0.5, "Washington": 0.833}
HALF = {"Moscow": 0.4, "Washington": 0.5}

RIGHT: dict[str, Any] = {
    "task-1": LAVROV,
    "task-2": GUESSED,
    "task-3": SPARE,
    "task-4": NAMED,
    "task-5": TIPS,
    "task-6": HALF,
}
SLIPS: list[tuple[str, Any, str]] = [
    ("task-1", {"yes": 2, "abstain": 1, "no": 1}, "Kozyrev's"),
    ("task-1", {"yes": 6, "abstain": 4, "no": 7}, "all ministers"),
    ("task-1", {"yes": 3 / 11, "abstain": 2 / 11, "no": 6 / 11}, "share"),
    ("task-2", GUESSED | {"minister": 11}, "axis=1"),
    ("task-2", GUESSED | {"minister": 17}, "every vote"),
    ("task-2", GUESSED | {"minister": 7}, "guessed wrong"),
    ("task-2", {"minister": 12, "target": 10}, "exchanged"),
    ("task-2", GUESSED | {"target": 12 / 17}, "share of 1"),
    ("task-2", GUESSED | {"target": 8}, "how many lines"),
    ("task-3", SPARE | {"Duma": 52}, "below 0"),
    ("task-3", SPARE | {"Duma": 300}, "needed"),
    ("task-3", SPARE | {"Duma": 22}, "simple majority"),
    ("task-3", SPARE | {"Senate": 2}, "all seats, as in Moscow"),
    ("task-3", SPARE | {"House": 8}, "all seats, as in Moscow"),
    ("task-3", SPARE | {"Senate": 69 - 2 * 98 / 3}, "round the number needed up"),
    ("task-3", SPARE | {"Senate": 4}, "not down"),
    ("task-4", NAMED | {"business": 50}, "share of rows"),
    ("task-4", NAMED | {"business": 7}, "how many statements"),
    ("task-4", NAMED | {"way out": 4 / 9}, "share of 1"),
    ("task-4", NAMED | {"nationalists": 11}, "too high"),
    ("task-5", TIPS | {"Moscow": 2}, "upside down"),
    ("task-5", TIPS | {"Moscow": 0.4}, "leaves business out"),
    ("task-5", TIPS | {"Moscow": 2.5}, "bill at home"),
    ("task-5", TIPS | {"Washington": 83.3}, "per cent"),
    ("task-5", TIPS | {"Washington": 0.5}, "other capital's"),
    ("task-6", HALF | {"Moscow": 0.2}, "where keeping begins"),
    ("task-6", HALF | {"Washington": 0.7}, "where all is kept"),
    ("task-6", HALF | {"Moscow": 0.7}, "task 5"),
    ("task-6", HALF | {"Moscow": 40}, "in per cent"),
]


@pytest.fixture
def exercise() -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise("10")


def test_answers_come_rounded_and_as_pandas_gives_them(exercise: Exercise) -> None:
    assert exercise.check("task-1", pd.Series(LAVROV)).right
    assert exercise.check("task-2", {name: np.int64(count) for name, count in GUESSED.items()}).right
    assert exercise.check("task-4", {"business": 78, "way out": 44, "nationalists": 0}).right
    assert exercise.check("task-5", TIPS | {"Washington": 0.83}).right


@pytest.mark.parametrize(("task", "answer", "hint"), SLIPS)
def test_a_usual_slip_is_named(exercise: Exercise, task: str, answer: object, hint: str) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is False and hint in verdict.text
