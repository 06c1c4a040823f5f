"""Exercise 08: answers worked out by hand, and the usual slips."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import twoviews
from twoviews.exercises import Exercise

STAY = 11_490 / 30_023
SHARES = np.linspace(0, 1, 101)
EARLY = 11_490 + 4_645 * SHARES
LATE = EARLY * STAY + 26_958 * SHARES
CHECKS = {"sees all": 30, "sees six of ten": 50, "fine doubled": 28.57}
EARNED = {"ambassador": 90.1, "United States": 150.1, "rapporteur": 1381.1}


def drawn(
    *curves: Any, shares: Any = SHARES, label: str = "workers", legend: bool = True, level: float = 30_023
) -> Figure:
    figure = Figure()
    axes = figure.subplots()
    for curve in curves:
        axes.plot(shares, curve, label="a curve")
    axes.axhline(level, label="permits")
    axes.set_ylabel(label)
    if legend:
        axes.legend()
    return figure


RIGHT: dict[str, Any] = {
    "task-1": 4_397,
    "task-2": 18_765,
    "task-3": drawn(EARLY, LATE),
    "task-4": 0.9,
    "task-5": CHECKS,
    "task-6": EARNED,
}


@pytest.fixture
def exercise() -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise("08")


def test_answers_come_rounded_and_as_pandas_gives_them(exercise: Exercise) -> None:
    assert exercise.check("task-1", np.float64(11_490 * 0.38)).right
    assert exercise.check("task-2", (30_023 * 0.38 + 4_645 / 2) * 0.38 + 26_958 / 2).right
    assert exercise.check("task-4", 0.8918).right
    assert exercise.check("task-5", pd.Series(CHECKS | {"fine doubled": 29})).right
    assert exercise.check("task-6", {"ambassador": 90, "United States": 150, "rapporteur": 1381}).right


def test_a_drawing_comes_as_figure_or_axes_with_level_lines_and_marks(exercise: Exercise) -> None:
    figure = drawn(EARLY, LATE, np.full(101, 30_023.0))
    figure.axes[0].plot([0.5], [18_765], "o")
    assert exercise.check("task-3", figure.axes[0]).right
    few = [0, 0.5, 1]
    assert exercise.check("task-3", drawn(EARLY[::50], LATE[::50], shares=few)).right
    named = drawn(EARLY, LATE, legend=False)
    named.axes[0].text(0.5, 20_000, "end of 2019")
    assert exercise.check("task-3", named).right


@pytest.mark.parametrize(
    ("task", "answer", "hint"),
    [
        ("task-1", 0.617, "That is the rate. Take that share"),
        ("task-1", 61.7, "rate, in per cent"),
        ("task-1", 0.383, "share that stays"),
        ("task-1", 7_093, "how many are left"),
        ("task-1", 18_533, "fall in 2018"),
        ("task-1", 11_490 - 18_533, "same number away again"),
        ("task-1", 11_490, "one more year"),
        ("task-2", 4_397, "leaves out who came"),
        ("task-2", 11_490 * STAY + 13_479, "Begin with end_2018"),
        ("task-2", 13_812.5 * STAY + 2_322.5, "a second time"),
        ("task-2", 13_812.5 + 13_479, "nobody leave"),
        ("task-2", 13_812.5 * STAY + 26_958, "counts every visa"),
        ("task-2", 23_035, "far fewer"),
        ("task-2", (13_812.5 + 13_479) * STAY, "newcomers of 2019 leave"),
        ("task-2", 13_812.5 * (1 - STAY) + 13_479, "keeps those who leave"),
        ("task-2", 13_479, "Those are the newcomers"),
        ("task-3", drawn(), "no curve"),
        ("task-3", drawn(EARLY), "end of 2019 is missing"),
        ("task-3", drawn(LATE), "end of 2018 is missing"),
        (
            "task-3",
            drawn(EARLY, LATE, shares=100 * SHARES),
            "from 0 to 1, and a point of yours stands at 100",
        ),
        ("task-3", drawn(EARLY[:50], LATE[:50], shares=SHARES[:50]), "does not run from 0 to 1"),
        ("task-3", drawn(EARLY, EARLY * STAY + 4_645 * SHARES), "visas of 2018 for both"),
        ("task-3", drawn(EARLY, 11_490 * STAY + 26_958 * SHARES), "permits alone"),
        (
            "task-3",
            drawn(EARLY, (11_490 + 26_958 * SHARES) * STAY + 26_958 * SHARES),
            "visas of 2019 for both",
        ),
        ("task-3", drawn(EARLY, EARLY + 26_958 * SHARES), "nobody leave in 2019"),
        ("task-3", drawn(EARLY, 26_958 * SHARES), "newcomers alone"),
        ("task-3", drawn(EARLY, 2 * LATE), "end of 2018 has 16,135 there and the end of 2019 33,133"),
        ("task-3", drawn(EARLY, np.where(SHARES > 0, LATE, np.nan)), "does not run from 0 to 1"),
        ("task-3", drawn(EARLY, LATE, label=""), "upright axis"),
        ("task-3", drawn(EARLY, LATE, legend=False), "axes.legend()"),
        ("task-3", 7, "name that you gave to Figure()"),
        ("task-4", 0.687, "visas of 2019 for both years"),
        ("task-4", (30_023 - 4_397) / 26_958, "came in 2018 and stayed"),
        ("task-4", 30_023 / 26_958, "nobody stay"),
        ("task-4", 0.247, "Compare with those of the end of 2017"),
        ("task-4", 30_023, "Asked is the share"),
        ("task-4", STAY, "stays from year to year"),
        ("task-5", CHECKS | {"sees all": 0.25}, "'sees all': That is the chance"),
        ("task-5", CHECKS | {"sees all": 40}, "fine alone"),
        ("task-5", CHECKS | {"sees all": 90}, "stay unchecked"),
        ("task-5", CHECKS | {"sees six of ten": 30}, "lets every check find"),
        ("task-5", CHECKS | {"sees six of ten": 18}, "multiplies by 0.6"),
        ("task-5", CHECKS | {"fine doubled": 50}, "old fine"),
        ("task-5", CHECKS | {"fine doubled": 17.14}, "'fine doubled': That lets every check find"),
        ("task-5", {"sees all": 30}, "no entry 'sees six of ten' and 'fine doubled'"),
        ("task-6", EARNED | {"ambassador": 90_069_000}, "Those are dollars"),
        ("task-6", EARNED | {"ambassador": 180}, "whole pay"),
        ("task-6", EARNED | {"ambassador": 7.5}, "one month"),
        ("task-6", EARNED | {"United States": 500}, "all countries"),
        ("task-6", EARNED | {"United States": 5_000}, "what one worker brings in"),
        ("task-6", EARNED | {"United States": 57.45}, "permits of 2018"),
        ("task-6", EARNED | {"rapporteur": 720.6}, "lower end"),
        ("task-6", EARNED | {"rapporteur": 2_300}, "all countries"),
    ],
)
def test_a_slip_is_recognised(exercise: Exercise, task: str, answer: object, hint: str) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is False
    assert hint in verdict.text


def test_a_corrected_row_corrects_the_exercise(exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = twoviews.tables.load

    def corrected(name: str) -> pd.DataFrame:
        table = loaded(name)
        return table.assign(count=table["count"].replace({11_490.0: 12_000.0, 16_613.0: 10_000.0}))

    monkeypatch.setattr("twoviews.tables.load", corrected)
    stay = 12_000 / 30_023
    late = (12_000 + 4_645 / 2) * stay + 20_345 / 2
    assert exercise.check("task-1", 12_000 * stay).right
    assert exercise.check("task-2", late).right
    assert not exercise.check("task-2", RIGHT["task-2"]).right
    assert not exercise.check("task-3", RIGHT["task-3"]).right
