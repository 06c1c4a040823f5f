"""Exercise 01: answers worked out by hand, and the usual slips."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import twoviews
from twoviews.exercises import Exercise

TRADE = {
    2006: 211, 2007: 173, 2008: 121, 2009: 61.6, 2010: 98.5, 2011: 113.7, 2012: 75.93, 2013: 104.22,
    2014: 92.34, 2015: 83.22, 2016: 76.84, 2017: 77.88, 2018: 34.05, 2019: 47.902, 2020: 42.74,
    2021: 0.040469, 2022: 3.8, 2023: 34.4, 2024: 34,
}  # fmt: skip
YES = {"Russia": 22, "China": 22, "United States": 24}
PARTS = {"Russia": 100 * 76.84 / 6550, "China": 100 * 6056 / 6550}
CHANGES = {2006: -18.0, 2009: 59.9, 2013: -11.4, 2016: 1.35, 2017: -56.3}


def drawn(
    trade: dict[int, float] = TRADE, label: str = "million US dollars", marks: str = "o", stroke: str = ""
) -> Figure:
    figure = Figure()
    axes = figure.subplots()
    axes.plot(list(trade), list(trade.values()), marker=marks, linestyle=stroke)
    axes.axvline(2014.5)
    axes.set_ylabel(label)
    return figure


RIGHT: dict[str, Any] = {
    "task-1": YES,
    "task-2": 1616 / 365.25,
    "task-3": 21.5,
    "task-4": PARTS,
    "task-5": drawn(),
    "task-6": CHANGES,
}


@pytest.fixture
def exercise() -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise("01")


def test_answers_come_rounded_and_as_pandas_gives_them(exercise: Exercise) -> None:
    assert exercise.check("task-1", {name: np.int64(count) for name, count in YES.items()}).right
    assert exercise.check("task-2", 4.42).right
    assert exercise.check("task-4", {"Russia": 1.2, "China": 92.5}).right
    assert exercise.check("task-6", pd.Series(CHANGES)).right
    assert exercise.check("task-6", {str(year): change for year, change in CHANGES.items()}).right


def test_a_drawing_comes_as_figure_or_axes_with_any_number_of_lines(exercise: Exercise) -> None:
    figure = drawn({year: total for year, total in TRADE.items() if year != 2018})
    figure.axes[0].plot([2018], [34.05], "s")
    assert exercise.check("task-5", figure.axes[0]).right
    one_source = drawn()
    one_source.axes[0].plot([2016, 2017, 2018], [76.84, 77.88, 34.05], "-")
    assert exercise.check("task-5", one_source).right


@pytest.mark.parametrize(
    ("task", "answer", "hint"),
    [
        ("task-1", YES | {"United States": 26}, "'United States': That counts every row"),
        ("task-1", YES | {"Russia": 24}, "every vote that was held"),
        ("task-1", YES | {"Russia": 11}, "without the renewals"),
        ("task-1", YES | {"Russia": 2}, "not the yeses"),
        ("task-1", YES | {"China": 23}, "'China': An abstention"),
        ("task-1", {"Russia": 22, "China": 22, "USA": 24}, "no entry 'United States'"),
        ("task-2", 1616, "Divide by 365.25"),
        ("task-2", pd.Timedelta(days=1616), ".days"),
        ("task-2", 1616 / 30.4, "months"),
        ("task-2", 5, "numbers of the years"),
        ("task-2", 5794 / 365.25, "first yes"),
        ("task-2", 62 / 365.25, "renewal of the Panel"),
        ("task-2", -1616 / 365.25, "Later minus earlier"),
        ("task-3", 123 - 101.27, "million dollars"),
        ("task-3", 17.67, "from the highest"),
        ("task-3", 20.85, "preferred row"),
        ("task-3", 18.02, "lowest is left out"),
        ("task-3", 121.5, "exceeds 100"),
        ("task-3", -21.46, "High minus low"),
        ("task-4", {"Russia": PARTS["China"], "China": PARTS["Russia"]}, "exchanged"),
        ("task-4", PARTS | {"China": 98.7}, "Divide by the row World"),
        ("task-4", PARTS | {"China": 84.1}, "another source"),
        ("task-4", PARTS | {"China": 46.5}, "sum of all rows"),
        ("task-4", PARTS | {"Russia": 8524}, "Turn it round"),
        ("task-5", drawn({}), "no dots"),
        ("task-5", drawn(marks="", stroke=""), "no dots"),
        ("task-5", drawn(TRADE | {2005: 232}), "a dot at 2005"),
        ("task-5", drawn(TRADE | {2013: 123}), "2013 stands at 123, and the preferred row has 104.22"),
        ("task-5", drawn(TRADE | {2013: float("nan")}), "no dot for 2013"),
        ("task-5", drawn({year: TRADE[year] for year in range(2008, 2025)}), "no dot for 2006, 2007"),
        ("task-5", drawn(stroke="-"), "A line joins 2006 (KOTRA) and 2007 (IMF Direction of Trade)"),
        ("task-5", drawn(label=""), "upright axis"),
        ("task-5", 7, "name that you gave to Figure()"),
        ("task-6", CHANGES | {2017: -0.563}, "'2017': That is a share of 1"),
        ("task-6", CHANGES | {2009: -49.1}, "from the year before"),
        ("task-6", CHANGES | {2017: 43.7}, "what was left"),
        ("task-6", CHANGES | {2006: -38}, "million dollars"),
        ("task-6", CHANGES | {2017: -128.7}, "from the later year"),
        ("task-6", CHANGES | {2009: -59.9}, "sign is turned"),
        ("task-6", {2017: -56.3}, "no entry '2006'"),
    ],
)
def test_a_slip_is_recognised(exercise: Exercise, task: str, answer: object, hint: str) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is False
    assert hint in verdict.text


def test_a_line_may_not_leap_over_the_years_of_another_source(exercise: Exercise) -> None:
    figure = drawn()
    figure.axes[0].plot([2015, 2019], [83.22, 47.902], "-")
    assert "2015 (ITC Trade Map) and 2019 (ITC Trade Map)" in exercise.check("task-5", figure).text


def corrected(
    monkeypatch: pytest.MonkeyPatch, name: str, change: Callable[[pd.DataFrame], pd.DataFrame]
) -> None:
    loaded = twoviews.tables.load
    monkeypatch.setattr(
        "twoviews.tables.load", lambda asked: change(loaded(asked)) if asked == name else loaded(asked)
    )


def test_a_corrected_row_corrects_the_exercise(exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    def doubled(trade: pd.DataFrame) -> pd.DataFrame:
        return trade.assign(total_usd_million=trade["total_usd_million"].where(trade["year"] != 2018, 68.1))

    corrected(monkeypatch, "dprk_trade", doubled)
    assert exercise.check("task-6", CHANGES | {2017: 100 * (68.1 / 77.88 - 1)}).right
    assert exercise.check("task-5", drawn(TRADE | {2018: 68.1})).right
    assert not exercise.check("task-6", CHANGES).right

    def without_the_last(votes: pd.DataFrame) -> pd.DataFrame:
        return votes[votes["date"] < "2024"]

    monkeypatch.undo()
    corrected(monkeypatch, "unsc_votes", without_the_last)
    assert exercise.check("task-1", {"Russia": 22, "China": 22, "United States": 23}).right
