"""Exercise 06: answers worked out by hand, and the usual slips."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

import twoviews
from twoviews.exercises import Exercise
from twoviews.tables.package import read

ENDS = {
    "September 2017, at most": 3.25,
    "September 2017, at least": 2.25,
    "December 2017, at most": 1.25,
    "May 2022, at least": 0.4375,
}
COUNTS = {"two ends": 3, "one end": 8, "none": 3}
STORIES = {"another wish": 1.25, "a believed threat": 0.5}
YEARLY = {"1.25": 0.5, "3.25": 2.0, "4.5": 4.5}
RIGHT: dict[str, Any] = {
    "task-1": 2.0,
    "task-2": {"toughest": 2.0, "mildest": 3.0},
    "task-3": ENDS,
    "task-4": COUNTS,
    "task-5": STORIES,
    "task-6": YEARLY,
}


@pytest.fixture
def exercise() -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise("06")


def test_answers_come_rounded_and_as_pandas_gives_them(exercise: Exercise) -> None:
    assert exercise.check("task-1", np.float64(2)).right
    assert exercise.check("task-2", pd.Series({"mildest": 3, "toughest": 2.001})).right
    assert exercise.check("task-3", ENDS | {"May 2022, at least": 0.438}).right
    assert exercise.check("task-4", {name: np.int64(count) for name, count in COUNTS.items()}).right
    assert exercise.check("task-5", pd.Series(STORIES)).right
    assert exercise.check("task-6", {1.25: 0.5, 3.25: 2, 4.5: 4.5}).right


@pytest.mark.parametrize(
    ("task", "answer", "hint"),
    [
        ("task-1", 4.5, "mildest text"),
        ("task-1", 0.5, "China accepts that"),
        ("task-1", 3.25, "Russia's wish"),
        ("task-1", 2.5, "China's wish"),
        ("task-1", 2.25, "<= and not <"),
        ("task-1", 11, "counts the texts"),
        ("task-1", 0, "needs the consent"),
        ("task-2", {"toughest": 0.5556, "mildest": 3}, "'toughest': That is a severity"),
        ("task-2", {"toughest": 3, "mildest": 2}, "exchanged"),
        ("task-2", {"toughest": 0.5, "mildest": 3}, "what the record has"),
        ("task-2", {"toughest": 2, "mildest": 0.3333}, "'mildest': That is a severity"),
        ("task-2", {"toughest": 2, "mildest": 2}, "'mildest': The two are exchanged"),
        ("task-2", {"toughest": 2, "mildest": 4.5}, "severity(2.0)"),
        ("task-3", ENDS | {"September 2017, at most": 6.5}, "the sum"),
        ("task-3", ENDS | {"December 2017, at most": 0.75}, "half the distance"),
        ("task-3", ENDS | {"May 2022, at least": 0.375}, "the text itself"),
        ("task-3", ENDS | {"May 2022, at least": 0.5}, "what held before"),
        (
            "task-3",
            ENDS | {"September 2017, at most": 2.25},
            "'September 2017, at most': That is the other edge",
        ),
        (
            "task-3",
            ENDS | {"September 2017, at least": 3.25},
            "'September 2017, at least': That is the other edge",
        ),
        ("task-3", ENDS | {"September 2017, at most": 1}, "Both texts of the row"),
        ("task-4", COUNTS | {"two ends": 11}, "every row with an end"),
        ("task-4", COUNTS | {"two ends": 7}, "column low alone"),
        ("task-4", COUNTS | {"one end": 11}, "two ends are still in it"),
        ("task-4", COUNTS | {"none": 7}, "is empty. "),
        ("task-4", COUNTS | {"none": 11}, "one of them is empty"),
        ("task-5", STORIES | {"another wish": 3.25}, "Nothing new passes if both want 3.25. Lower"),
        ("task-5", STORIES | {"another wish": 1.75}, "1.50 passes if both want 1.75. Lower"),
        ("task-5", STORIES | {"another wish": 0.5}, "0.00 passes if both want 0.5. That is too tough"),
        ("task-5", STORIES | {"another wish": 5}, "from 0 to 4.5"),
        ("task-5", STORIES | {"a believed threat": 1.75}, "too little for its cost"),
        ("task-5", STORIES | {"a believed threat": 1}, "1.00 is what comes out. Asked is 0.5"),
        ("task-5", {"another wish": 1.25}, "no entry 'a believed threat'"),
        ("task-6", YEARLY | {"3.25": 0.5}, "'3.25': That is without a sunset"),
        ("task-6", YEARLY | {"4.5": 0.5}, "'4.5': That is without a sunset"),
        ("task-6", YEARLY | {"4.5": 0}, "'4.5': That is a severity"),
        ("task-6", YEARLY | {"1.25": 1.25}, "That is the wish"),
        ("task-6", {"1.25": 0.5}, "no entry '3.25'"),
    ],
)
def test_a_slip_is_recognised(exercise: Exercise, task: str, answer: object, hint: str) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is False
    assert hint in verdict.text


def test_a_corrected_row_corrects_the_exercise(
    exercise: Exercise, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copied / "russia_at_the_council.csv"
    header, rows = read(path)
    bargains = {(row["decision"], row["issue"]): row for row in rows}
    bargains["Draft S/2022/431", "refined petroleum"]["us_proposal_value"] = "0.25"
    bargains["S/RES/2397 (2017)", "crude oil"] |= {
        "russia_voted_for": "true", "us_proposal_value": "3", "outcome_value": "3"
    }  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, header)
        table.writeheader()
        table.writerows(rows)
    monkeypatch.setattr("twoviews.home.assets", lambda: copied.parent)
    assert exercise.check("task-3", ENDS | {"May 2022, at least": 0.375}).right
    assert exercise.check("task-4", {"two ends": 3, "one end": 9, "none": 2}).right
    assert not exercise.check("task-3", ENDS).right
