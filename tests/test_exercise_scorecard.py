"""Exercise 11: answers worked out by hand, and the usual slips."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import twoviews
from twoviews.exercises import Exercise, scorecard
from twoviews.exercises.reading import Unreadable
from twoviews.models.forecasts import bins, brier, chance_range

MINE = [60, 50, 80, 30, 30, 10, 0, 90, 20, 5]
SAID = [each / 100 for each in MINE]
CAME = [1, 0, 1, 0, 1, 0, 0, 0, 1, 1]
BASE = [0.01, 0.35, 0.5, 0.5, 0.12, 0.12, 0.04, 0.91, 0.27, 0.16]
# Said 0.1, 0, 0.05, and one came; 0.3, 0.3, 0.2, and two; 0.5, and none; 0.6, and one; 0.8, 0.9, and one.
GROUPS = [(0.05, 1 / 3), (0.8 / 3, 2 / 3), (0.5, 0), (0.6, 1), (0.85, 0.5)]
SCORES = {"you": 0.33925, "base rates": 0.44596, "coin": 0.25}
EVENTS = {"for, early": 2, "against, early": 2, "for, late": 9, "against, late": 0}
RATES = {1984: 56.4, 2006: 90.5, 2016: 99.9}


def drawn(
    points: list[tuple[float, float]] = GROUPS,
    diagonal: bool = True,
    labels: tuple[str, str] = ("said", "came"),
) -> Figure:
    figure = Figure()
    axes = figure.subplots()
    if diagonal:
        axes.plot([0, 1], [0, 1], ":")
    axes.plot([x for x, _ in points], [y for _, y in points], marker="o")
    axes.set_xlabel(labels[0])
    axes.set_ylabel(labels[1])
    return figure


def scored(**changed: float) -> dict[str, Any]:
    return {"forecasts": SAID} | SCORES | {name.replace("_", " "): value for name, value in changed.items()}


def plotted(*arguments: Any, **options: Any) -> dict[str, Any]:
    return {"forecasts": pd.Series(SAID), "figure": drawn(*arguments, **options)}


def between(low: float, high: float, said: object = SAID) -> dict[str, Any]:
    return {"forecasts": said, "low": low, "high": high}


RIGHT: dict[str, Any] = {
    "task-1": {8: 0.8281, 9: 0.5329},
    "task-2": scored(),
    "task-3": plotted(),
    "task-4": between(*chance_range(SAID)),
    "task-5": RATES,
    "task-6": EVENTS,
}


@pytest.fixture
def exercise() -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise("11")


def test_the_table_of_the_game_holds_ten_numbers_or_those_of_the_example() -> None:
    table = scorecard.game(MINE)
    assert table["yours"].tolist() == SAID
    assert table["happened"].tolist() == CAME
    assert table["base_rate"].tolist() == BASE
    assert table["article"].notna().sum() == 6
    assert table.index.tolist() == list(range(1, 11))
    assert scorecard.game([]).equals(scorecard.game())
    assert scorecard.game({f"11-f{n:02}": each for n, each in enumerate(MINE)}).equals(table)


@pytest.mark.parametrize("mine", [MINE[:9], [*MINE[:9], 101], [*MINE[:9], -1], ["sixty"] * 10, 50])
def test_other_entries_than_ten_numbers_are_refused(mine: Any) -> None:
    with pytest.raises(Unreadable):
        scorecard.game(mine)


def test_rounded_answers_and_simulated_ones_are_right(exercise: Exercise) -> None:
    assert exercise.check("task-1", pd.Series({8: 0.83, 9: 0.53})).right
    assert exercise.check("task-2", scored(you=0.34, base_rates=np.float64(0.45))).right
    assert exercise.check("task-5", {1984: 56, 2006: 90, 2016: 100}).right
    assert exercise.check("task-6", {name: np.int64(count) for name, count in EVENTS.items()}).right
    assert exercise.check("task-3", plotted([*GROUPS, (bins(BASE, CAME)[0].forecast, 0.6)])).right


@pytest.mark.parametrize(
    "mine",
    [MINE, list(scorecard.EXAMPLE), [50] * 10, [0, 100] * 5, [90] * 10, [10, 20, 30, 40, 50] * 2, [25] * 10],
)
def test_what_a_hundred_thousand_worlds_give_is_taken(exercise: Exercise, mine: list[float]) -> None:
    said = np.array(mine) / 100
    for seed in range(5):
        worlds = np.random.default_rng(seed).random((100_000, 10)) < said
        low, high = np.quantile(((said - worlds) ** 2).mean(axis=1), [0.05, 0.95])
        assert exercise.check("task-4", between(low, high, said)).right


@pytest.mark.parametrize(
    ("mine", "side"),
    [(MINE, "above"), ([50] * 10, "inside"), ([70 if came else 30 for came in CAME], "below")],
)
def test_the_real_score_is_set_beside_the_range(exercise: Exercise, mine: list[float], side: str) -> None:
    said = np.array(mine) / 100
    verdict = exercise.check("task-4", between(*chance_range(said), said))
    assert verdict.right
    assert f"lies {side} that range" in verdict.text


WORST = float(np.mean([max(p, 1 - p) ** 2 for p in SAID]))
MIDDLE_EIGHT = chance_range(SAID, 0.8)[1]
LOW, HIGH = chance_range(SAID)


@pytest.mark.parametrize(
    ("task", "answer", "hint"),
    [
        ("task-1", {8: 0.91, 9: 0.5329}, "'8': That is the distance"),
        ("task-1", {8: 0.8281, 9: -0.73}, "with its sign"),
        ("task-1", {8: 0.0081, 9: 0.53}, "ended the other way"),
        ("task-1", {8: 8281, 9: 676}, "Those are per cent"),
        ("task-1", {8: 82.81, 9: 53.29}, "hundred times too much"),
        ("task-1", {8: 0.8281}, "no entry '9'"),
        ("task-2", scored(you=3.3925), "'you': That is the sum"),
        ("task-2", scored(base_rates=0.586), "'base rates': Those are the distances"),
        ("task-2", scored(base_rates=0.202**2), "squares the mean"),
        ("task-2", scored(base_rates=brier(BASE, [1 - o for o in CAME])), "every event for its opposite"),
        ("task-2", scored(you=0.446), "another row of numbers (base rates)"),
        ("task-2", SCORES, "Leave the last line"),
        ("task-2", {"forecasts": MINE} | SCORES, "ten probabilities from 0 to 1"),
        ("task-2", {"forecasts": SAID[:9]} | SCORES, "ten probabilities from 0 to 1"),
        ("task-2", scored(more=1), "an entry too many: 'more'"),
        ("task-3", plotted([]), "only the diagonal"),
        ("task-3", plotted([(y, x) for x, y in GROUPS]), "axes are exchanged"),
        ("task-3", plotted([(100 * x, 100 * y) for x, y in GROUPS]), "per cent"),
        (
            "task-3",
            plotted([(each.forecast, each.came_true) for each in bins(BASE, CAME)]),
            "of the base rates",
        ),
        ("task-3", plotted(GROUPS[1:]), "no dot at (0.05, 0.33)"),
        ("task-3", plotted([*GROUPS, (0.3, 0.3)]), "(0.3, 0.3) belongs to none"),
        ("task-3", plotted(diagonal=False), "diagonal is missing"),
        ("task-3", plotted(labels=("said", "")), "both axes"),
        ("task-3", {"forecasts": SAID, "figure": 7}, "name that you gave to Figure()"),
        ("task-4", between(HIGH, LOW), "'low': Low and high are exchanged"),
        ("task-4", between(*chance_range(BASE)), "range of the base rates"),
        ("task-4", between(LOW, WORST), "'high': That is the best or the worst"),
        ("task-4", between(LOW, MIDDLE_EIGHT), "quantiles 0.1 and 0.9"),
        ("task-4", between(10 * LOW, 10 * HIGH), "adds up the costs"),
        ("task-5", RATES | {1984: 43.6}, "chance of no test"),
        ("task-5", RATES | {2006: 2.35}, "how many tests to expect."),
        ("task-5", RATES | {2006: 235}, "how many tests to expect, times 100"),
        ("task-5", RATES | {2006: 92.3}, "the first and the last included"),
        ("task-5", RATES | {1984: 49.9}, "A row may hold two tests"),
        ("task-6", EVENTS | {"for, early": 8}, "bear on other things"),
        ("task-6", EVENTS | {"for, early": 4}, "It is the first of the late ones"),
        ("task-6", EVENTS | {"for, early": 11}, "both periods"),
        ("task-6", EVENTS | {"for, late": 0, "against, late": 9}, "exchanged"),
        ("task-6", {"for": 15}, "no entry 'for, early'"),
    ],
)
def test_a_slip_is_recognised(exercise: Exercise, task: str, answer: object, hint: str) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is False
    assert hint in verdict.text


def test_a_corrected_row_corrects_the_exercise(exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    load = twoviews.tables.load

    def changed(name: str) -> pd.DataFrame:
        table = load(name)
        if name == "after_2018":
            return table[table["id"] != "e45"]
        return table.assign(count=table["count"].where(table["year"] != 2016, 1))

    monkeypatch.setattr("twoviews.tables.load", changed)
    assert exercise.check("task-6", EVENTS | {"for, late": 8}).right
    assert exercise.check("task-5", {1984: 49.9, 2006: 85.9, 2016: 99.1}).right
    assert not exercise.check("task-5", RATES).right
