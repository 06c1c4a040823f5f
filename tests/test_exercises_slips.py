"""Slips that students made and no check knew: each is named now, and none that is only near to one."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from test_exercise_escalation import RIGHT as BELIEFS
from test_exercise_home import HALF, SPARE
from test_exercise_oil import BRONS, DAHL, DIESEL, PETROL, PROVINCE, SHARE
from test_exercise_puzzle import PARTS, TRADE, drawn
from test_exercise_success import ENDED, GAP, OPEN, REACHED
from test_exercise_success import RIGHT as RATES
from test_exercises import opened
from twoviews.models.escalation import value

RUSSIA, CHINA = 29_237, 19_188
AT_THE_OTHERS = {"Moscow": value(7, 8, 5), "Washington": value(0, 4, 8)}
ALL_CASES = {score: 100 * n / 326 for score, n in {4: 223, 6: 183, 9: 133, 12: 74, 16: 48}.items()}
IN_PART = RATES["task-3"] | {"reached at least in part": 100 * 230 / 1197}
EVERY = [
    100 * reached / (ended + still)
    for reached, ended, still in zip(REACHED, ENDED.values(), OPEN, strict=True)
]


def later_price(fall: float) -> float:
    return 100 * fall / (100 - fall)


@pytest.mark.parametrize(
    ("lesson", "task", "answer", "hint"),
    [
        ("07", "task-5", {DAHL: 9, BRONS: 20.4}, "60 times the elasticity"),
        ("07", "task-5", {DAHL: 100 * (0.4**-0.55 - 1), BRONS: 100 * (0.4**-0.84 - 1)}, "long-run"),
        ("07", "task-3", {"diesel": later_price(DIESEL), "gasoline": later_price(PETROL)}, "later price"),
        ("07", "task-3", {"diesel": PETROL, "gasoline": DIESEL}, "exchanged"),
        ("07", "task-4", [later_price(fall) for fall in PROVINCE], "later price"),
        ("07", "task-4", PROVINCE[::-1], "exchanged"),
        ("07", "task-6", (SHARE[0] / 4, SHARE[1] / 4), "superseded cap"),
        ("07", "task-6", tuple(end * RUSSIA / (RUSSIA + CHINA) for end in SHARE), "Russia alone"),
        ("07", "task-6", tuple(end * CHINA / (RUSSIA + CHINA) for end in SHARE), "China alone"),
        ("07", "task-6", (100 * 48_425 / 500_000,) * 2, "tonnes in per cent of barrels"),
        ("02", "task-1", 100 * 69 / 326, "imposed successes by all cases"),
        ("02", "task-1", 100 * 133 / 209, "all successes by imposed cases"),
        ("02", "task-1", 100 - 100 * 69 / 209, "below the threshold"),
        ("02", "task-2", {4: 135, 6: 103, 9: 69, 12: 35, 16: 18}, "number of successes"),
        ("02", "task-2", ALL_CASES, "threats included"),
        ("02", "task-3", RATES["task-3"] | {"gave way": 100 * 106 / 326}, "divide by imposed_n"),
        ("02", "task-3", IN_PART, "only what was reached in part"),
        ("02", "task-5", pd.Series(dict(zip(GAP, EVERY, strict=True))), "rate among all"),
        ("10", "task-3", SPARE | {"Senate": 40, "House": 170}, "exceed the noes"),
        ("10", "task-3", SPARE | {"Duma": -54}, "another vote of the Duma"),
        ("10", "task-6", HALF | {"Moscow": 0.41}, "write >="),
        ("10", "task-6", HALF | {"Moscow": 0.21}, "without the strain"),
        ("10", "task-6", {"Moscow": HALF["Washington"], "Washington": HALF["Moscow"]}, "exchanged"),
        ("04", "task-1", {"Moscow": 5.1, "Washington": 4.1}, "first step beyond"),
        ("04", "task-1", {"Moscow": 6, "Washington": 5}, "first step beyond"),
        ("05", "task-3", AT_THE_OTHERS, "gain of the other's advice"),
        ("05", "task-7", {"with": 66 / 12, "without": 3}, "all the years"),
        ("01", "task-4", PARTS | {"Russia": 1.16}, "another source"),
        ("01", "task-5", drawn({year: total / 1000 for year, total in TRADE.items()}), "billions"),
    ],
)  # fmt: skip
def test_a_slip_that_students_made_is_named(lesson: str, task: str, answer: Any, hint: str) -> None:
    verdict = opened(lesson).check(task, answer)
    assert verdict.right is False
    assert hint in verdict.text, verdict.text


@pytest.mark.parametrize(
    ("lesson", "task", "answer"),
    [
        ("02", "task-4", 58),
        ("02", "task-2", {4: 65, 6: 49, 9: 33, 12: 17, 16: 9}),
        ("02", "task-3", {"gave way": 51, "gave way or settled": 54, "reached at least in part": 64}),
        ("01", "task-2", 4.4),
        ("01", "task-3", 21),
        ("04", "task-4", BELIEFS["task-4"] | {"Washington": 7}),
        ("06", "task-3", {"September 2017, at most": 3.25, "September 2017, at least": 2.25,
                          "December 2017, at most": 1.25, "May 2022, at least": 0.44}),
    ],
)  # fmt: skip
def test_a_rounded_answer_is_not_called_a_slip(lesson: str, task: str, answer: Any) -> None:
    verdict = opened(lesson).check(task, answer)
    assert verdict.right, verdict.text


def test_what_is_only_near_a_slip_is_not_called_one() -> None:
    assert "5.1 is too low" in opened("04").check("task-6", 5.1).text


def test_a_group_that_never_occurs_is_asked_for_by_name() -> None:
    counted = pd.Series({"business": 77.8, "way out": 44.4, "people": 20.0})
    verdict = opened("10").check("task-4", counted)
    assert "no entry 'nationalists'. Yours are 'business', 'way out' and 'people'" in verdict.text
    assert "reindex" in verdict.text
