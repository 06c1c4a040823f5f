"""Exercise 09: answers worked out by hand, and the usual slips."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import twoviews
from twoviews import tables
from twoviews.exercises import Exercise
from twoviews.figures.evidence.threats_by_tie import groups

ENDS = ("gave_way", "imposed", "backed_down")
ALL = {"gave_way": 100 * 144 / 633, "imposed": 100 * 349 / 633, "backed_down": 100 * 140 / 633}
NINETIES = pd.DataFrame({"allied": [29, 63, 32], "not allied": [37, 102, 30]}, index=ENDS).T
THREE_DECADES = pd.DataFrame({"allied": [29, 63, 32], "not allied": [115, 286, 108]}, index=ENDS).T
QUARTERS = pd.DataFrame({1: [14, 61, 44], 2: [28, 95, 16], 3: [36, 86, 25], 4: [66, 107, 55]}, index=ENDS).T
OF_ALL = pd.Series({1: 100 * 131 / 236, 2: 100 * 44 / 70, 3: 65.0})
OF_IMPOSED = pd.Series({1: 100 * 53 / 123, 2: 100 * 40 / 66, 3: 65.0})
HARSHER = {"violations": 60, "actions": 37.5}
BETTER = {"violations": 30, "actions": 75}


def by_row(counts: pd.DataFrame) -> pd.DataFrame:
    return 100 * counts.div(counts.sum(axis=1), axis=0)


def drawn(
    rows: pd.DataFrame | None = None,
    columns: tuple[str, ...] = ("gave_way", "backed_down"),
    label: str = "per cent",
    legend: bool = True,
) -> Figure:
    rows = by_row(QUARTERS) if rows is None else rows
    figure = Figure()
    axes = figure.subplots()
    for column in columns:
        axes.plot(rows.index, rows[column], marker="o", label=column)
    axes.set_ylabel(label)
    if legend and columns:
        axes.legend()
    return figure


def twice(of_all: object = OF_ALL, of_imposed: object = OF_IMPOSED) -> dict[str, Any]:
    return {"of all": of_all, "of imposed": of_imposed}


def rules(harsher: dict[str, float] = HARSHER, better: dict[str, float] = BETTER) -> dict[str, Any]:
    return {"harsher penalty": harsher, "better enforcer": better}


RIGHT: dict[str, Any] = {
    "task-1": ALL,
    "task-2": by_row(NINETIES),
    "task-3": drawn(),
    "task-4": twice(),
    "task-5": {"worth 2": 60, "worth 7": 30},
    "task-6": rules(),
}


@pytest.fixture
def exercise() -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise("09")


def test_answers_come_rounded_and_as_pandas_gives_them(exercise: Exercise) -> None:
    assert exercise.check("task-1", {"gave_way": 22.7, "imposed": 55.1, "backed_down": 22.1}).right
    assert exercise.check("task-2", by_row(NINETIES).round(1)).right
    assert exercise.check("task-2", by_row(NINETIES).to_dict()).right
    assert exercise.check("task-4", pd.DataFrame(twice())).right
    assert exercise.check("task-4", twice({"1": 55.5, "2": 62.9, "3": 65})).right
    assert exercise.check("task-5", {"worth 2": np.float64(60), "worth 7": 30.000001}).right
    assert exercise.check("task-6", pd.DataFrame(rules())).right


def test_a_drawing_comes_as_figure_or_axes_rounded_and_with_the_third_share_too(exercise: Exercise) -> None:
    assert exercise.check("task-3", drawn(columns=ENDS).axes[0]).right
    assert exercise.check("task-3", drawn(by_row(QUARTERS).round(0))).right


@pytest.mark.parametrize(
    ("task", "answer", "hint"),
    [
        ("task-1", ALL | {"imposed": 349}, "'imposed': That is a count"),
        ("task-1", ALL | {"gave_way": 100 * 144 / 418}, "number of rows"),
        ("task-1", {"gave_way": 0, "imposed": 100, "backed_down": 0}, "DPRK alone"),
        ("task-1", {"gave_way": 22.7}, "no entry 'imposed'"),
        ("task-2", NINETIES, "That is a count"),
        ("task-2", by_row(THREE_DECADES), "That is all three decades"),
        ("task-2", 100 * NINETIES / 293, "divides by all threats"),
        ("task-2", 100 * NINETIES / NINETIES.sum(), "total of the column"),
        ("task-2", by_row(NINETIES).iloc[::-1].set_axis(["allied", "not allied"]), "rows are exchanged"),
        ("task-2", by_row(NINETIES).T, ".T at the end"),
        ("task-2", by_row(NINETIES)[["gave_way"]], "'backed_down' are asked for"),
        ("task-2", by_row(NINETIES).assign(threats=[124, 169]), "'backed_down' and 'threats'"),
        ("task-2", [23.4, 21.9], "not a list"),
        ("task-3", drawn(columns=()), "no dots"),
        ("task-3", drawn(QUARTERS), "quarter 1 stands at 14, a count"),
        ("task-3", drawn(by_row(QUARTERS) / 100), "share of 1"),
        ("task-3", drawn(by_row(QUARTERS).set_axis([0, 1, 2, 3])), "a dot at 0"),
        ("task-3", drawn(by_row(QUARTERS) + 3), "no such share"),
        ("task-3", drawn(by_row(QUARTERS).iloc[::-1].set_axis([1, 2, 3, 4])), "no such share"),
        ("task-3", drawn(by_row(QUARTERS) * np.nan), "no dots"),
        ("task-3", drawn(columns=("gave_way",)), "backed down is missing in quarter 1, 2, 3, 4"),
        ("task-3", drawn(by_row(QUARTERS).loc[[1, 2, 4]]), "gave way is missing in quarter 3"),
        ("task-3", drawn(label=""), "upright axis"),
        ("task-3", drawn(legend=False), "axes.legend()"),
        ("task-3", 7, "name that you gave to Figure()"),
        ("task-4", twice(OF_ALL / 100), "share of 1"),
        (
            "task-4",
            twice(pd.Series({1: 131, 2: 44, 3: 13})),
            "'1, of all', '2, of all' and '3, of all': That is a count",
        ),
        ("task-4", twice(OF_IMPOSED, OF_ALL), "exchanged"),
        ("task-4", twice(of_imposed=pd.Series({1: 5300 / 236, 2: 4000 / 70, 3: 65})), "other kind of case"),
        ("task-4", twice(pd.Series({1: (50 + 61.905 + 55.385) / 3, 2: 62.9, 3: 65})), "own shares"),
        ("task-4", twice(of_imposed=pd.Series({1: 52.1, 2: 94.3, 3: 100})), "came to sanctions at all"),
        ("task-4", {"of all": OF_ALL}, "'of imposed' are asked for"),
        ("task-4", twice(55.5), "'1', '2' and '3'"),
        ("task-5", {"worth 2": 40, "worth 7": 70}, "share that obeys"),
        ("task-5", {"worth 2": 60, "worth 7": 70}, "'worth 7': That is the share that obeys"),
        ("task-5", {"worth 2": 75, "worth 7": 75}, "how often the enforcer acts"),
        ("task-5", {"worth 2": 150, "worth 7": 43}, "one number divided by the other"),
        ("task-5", {"worth 2": 30, "worth 7": 60}, "exchanged"),
        ("task-6", rules({"violations": 0.6, "actions": 0.375}), "share of 1"),
        ("task-6", rules(better={"violations": 60, "actions": 75}), "before the change"),
        (
            "task-6",
            rules({"violations": 60, "actions": 75}),
            "'actions, harsher penalty': That is the game before",
        ),
        ("task-6", rules({"violations": 37.5, "actions": 60}), "Violations and actions are exchanged"),
        ("task-6", rules({"violations": 60, "actions": 62.5}), "two numbers in the brackets"),
        ("task-6", rules(better={"violations": 70, "actions": 75}), "two numbers in the brackets"),
        ("task-6", rules({"violations": 500 / 7, "actions": 37.5}), "no number of the enforcer"),
        ("task-6", rules(better={"violations": 30, "actions": 37.5}), "changes both at once"),
        ("task-6", rules({"violations": 60}), "no entry 'actions'"),
    ],
)
def test_a_slip_is_recognised(exercise: Exercise, task: str, answer: object, hint: str) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is False
    assert hint in verdict.text


def test_slips_that_need_every_row_are_recognised(exercise: Exercise) -> None:
    pairs = tables.load("threat_game_dyad_decades")
    pairs = pairs.rename(columns=dict(zip(pairs.columns[5:8], ENDS, strict=True)))
    happened = 100 * (pairs[list(ENDS)] > 0).mean()
    assert "counts rows in which" in exercise.check("task-1", happened).text
    nineties = pairs[pairs["decade"] == 1990]
    tie = nineties["allied_share"].ge(0.5).map({True: "allied", False: "not allied"})
    means = by_row(nineties[list(ENDS)]).groupby(tie).mean()
    assert "mean over pairs" in exercise.check("task-2", means).text


def test_the_quarters_are_those_of_the_lessons_figure() -> None:
    games = tables.rows("threat_game_dyad_decades")
    counted = [[sum(row[end] for row in rows) for end in [*games[0]][5:8]] for _, rows in groups(games)[3:]]
    assert counted == QUARTERS.to_numpy().tolist()


def corrected(
    monkeypatch: pytest.MonkeyPatch, name: str, change: Callable[[pd.DataFrame], pd.DataFrame]
) -> None:
    loaded = twoviews.tables.load
    monkeypatch.setattr(
        "twoviews.tables.load", lambda asked: change(loaded(asked)) if asked == name else loaded(asked)
    )


def test_a_corrected_row_corrects_the_exercise(exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    corrected(monkeypatch, "threat_game_dyad_decades", lambda pairs: pairs[pairs["target_cow_code"] != 731])
    without = {"gave_way": 100 * 144 / 626, "imposed": 100 * 342 / 626, "backed_down": 100 * 140 / 626}
    assert exercise.check("task-1", without).right
    assert not exercise.check("task-1", ALL).right
    monkeypatch.undo()
    corrected(monkeypatch, "eusanct_outcome_summary", lambda cases: cases[cases["category"] != "UN"])
    of_all, of_imposed = OF_ALL.copy(), OF_IMPOSED.copy()
    of_all[1], of_imposed[1] = 100 * 118 / 215, 100 * 50 / 119
    assert exercise.check("task-4", twice(of_all, of_imposed)).right
