"""Exercise 02: answers worked out by hand, and the usual slips."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

import twoviews
from twoviews.exercises import Exercise

ENDED = {"1940s": 2, "1950s": 55, "1960s": 109, "1970s": 135, "1980s": 147, "1990s": 327, "2000s": 217,
         "2010s": 185, "2020s": 20}  # fmt: skip
OPEN = [0, 3, 1, 2, 6, 19, 61, 238, 504]
REACHED = [1, 21, 58, 73, 98, 218, 155, 134, 7]
GAP = {
    decade: 100 * reached / ended - 100 * reached / (ended + still)
    for (decade, ended), still, reached in zip(ENDED.items(), OPEN, REACHED, strict=True)
}
RIGHT: dict[str, Any] = {
    "task-1": 100 * 69 / 209,
    "task-2": {score: 100 * cases / 209 for score, cases in {4: 135, 6: 103, 9: 69, 12: 35, 16: 18}.items()},
    "task-3": {
        "gave way": 100 * 106 / 209,
        "gave way or settled": 100 * 269 / 496,
        "reached at least in part": 100 * 765 / 1197,
    },
    "task-4": 100 * 188 / 326,
    "task-5": GAP,
    "task-6": {"coercion alone": 10, "all three alike": 65 / 3, "constrain and signal": 27.5},
}


@pytest.fixture
def exercise() -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise("02")


def test_answers_come_as_series_too_and_rounded(exercise: Exercise) -> None:
    assert exercise.check("task-1", 33).right
    assert exercise.check("task-2", pd.Series(RIGHT["task-2"])).right
    assert exercise.check("task-2", {str(k): v for k, v in RIGHT["task-2"].items()}).right
    assert exercise.check("task-5", pd.Series(GAP).round(1)).right
    assert exercise.check("task-6", {k: np.float64(v) for k, v in RIGHT["task-6"].items()}).right


@pytest.mark.parametrize(
    ("task", "answer", "hint"),
    [
        ("task-1", 100 * 35 / 209, "write >="),
        ("task-1", 100 * 133 / 326, "threats included"),
        ("task-1", 100 * 4 / 16, "rows of the grid"),
        ("task-1", 69, "number of successes"),
        ("task-2", RIGHT["task-2"] | {12: 100 - RIGHT["task-2"][12]}, "'12': That is the share below"),
        ("task-2", RIGHT["task-2"] | {6: 100 * 76 / 209}, "'6': The threshold itself"),
        ("task-2", {9: 33.0}, "no entry '4'"),
        ("task-2", [64.6, 49.3], "A Series or a dict"),
        ("task-3", RIGHT["task-3"] | {"gave way": 100 * 188 / 326}, "threats included"),
        ("task-3", RIGHT["task-3"] | {"gave way or settled": 100 * 269 / 766}, "without a coded outcome"),
        ("task-3", RIGHT["task-3"] | {"gave way or settled": 100 * 155 / 496}, "settlements are missing"),
        ("task-3", RIGHT["task-3"] | {"reached at least in part": 100 * 765 / 2031}, "still go on"),
        ("task-3", RIGHT["task-3"] | {"reached at least in part": 100 * 535 / 1197}, "partial ones"),
        ("task-3", RIGHT["task-3"] | {"reached at least in part": 100 * 859 / 1197}, "settlements are in it"),
        ("task-4", (69.2 + 49.3 + 55.7) / 3, "mean of three rates"),
        ("task-4", 100 * 81 / 117, "alone"),
        ("task-4", 100 * 107 / 209, "never carried out are missing"),
        ("task-5", {decade: -gap for decade, gap in GAP.items()}, "sign is turned"),
        ("task-5", GAP | {"2010s": 100 * 134 / 185}, "'2010s': That is the rate among the ended"),
        ("task-5", GAP | {"2010s": GAP["2010s"] / 100}, "share of 1"),
        ("task-6", RIGHT["task-6"] | {"all three alike": 65}, "That is a sum"),
    ],
)
def test_a_slip_is_recognised(exercise: Exercise, task: str, answer: object, hint: str) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is False
    assert hint in verdict.text
