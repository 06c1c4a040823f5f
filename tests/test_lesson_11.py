"""Lesson 11 says what its models give: scores, luck and base rates in its prose and its keys."""

from __future__ import annotations

from math import comb

import nbformat
import pytest

from twoviews import home, tables
from twoviews.bank import library
from twoviews.models.forecasts import at_least_one, brier, chance_range, run_continues

LESSON = library.lesson("11")


def prose() -> str:
    path = home.assets().parent / "notebooks" / f"{library.course().files['11'].stem}.ipynb"
    book = nbformat.read(path, as_version=4)
    return " ".join(" ".join(cell.source for cell in book.cells if cell.cell_type == "markdown").split())


def test_the_prose_gives_the_scores_of_the_ten_questions() -> None:
    asked = LESSON.forecasts
    base = brier([each.base_rate / 100 for each in asked], [each.outcome for each in asked])
    read = [each for each in asked if each.article is not None]
    came = [each.outcome for each in read]
    article = brier([(each.article or 0) / 100 for each in read], came)
    counted = brier([each.base_rate / 100 for each in read], came)
    assert len(asked) == 10
    assert len(read) == 6
    for score, words_around in (
        (base, "base rates score {}"),
        (article, "scores {}, better than"),
        (counted, "same six ({})"),
    ):
        assert words_around.format(f"{score:.2f}") in prose()


def test_the_prose_tells_how_far_luck_moves_ten_questions() -> None:
    said = [0.7] * 10
    low, high = chance_range(said)
    scores = {misses: brier(said, [misses <= each for each in range(10)]) for misses in range(11)}
    chances = {misses: comb(10, misses) * 0.3**misses * 0.7 ** (10 - misses) for misses in scores}
    inside = sum(chances[misses] for misses, score in scores.items() if low - 1e-9 <= score <= high + 1e-9)
    assert inside > 0.9
    assert f"more than nine times in ten the score ends between {low:.2f} and {high:.2f}" in prose()
    assert f"{scores[2]:.2f} and {scores[4]:.2f} may come from one and the same skill" in prose()
    luck = next(each for each in LESSON.questions if each.id == "11-q14")
    assert f"from {low:.2f} to {high:.2f}" in luck.options[0].feedback


def test_the_keys_about_scores_are_what_the_models_give() -> None:
    asked = {each.id: each for each in LESSON.questions}
    assert asked["11-q01"].answer == pytest.approx(brier([0.8], [0]))
    assert "costs 0.16 on average" in asked["11-q02"].options[0].feedback
    for said, cost in ((0.2, 0.16), (0.0, 0.2)):
        assert 0.2 * brier([said], [1]) + 0.8 * brier([said], [0]) == pytest.approx(cost)
    costs = {0.7: 0, 0.3: 1, 0.1: 0}
    told = [item.feedback for item in asked["11-q04"].items if item.belongs == "can be scored"]
    assert len(told) == len(costs)
    for feedback, (said, came) in zip(told, costs.items(), strict=True):
        assert f"it cost {brier([said], [came]):.2f}" in feedback


def test_the_base_rates_follow_their_rules() -> None:
    base = {each.id: each.base_rate for each in LESSON.forecasts}
    trade = tables.load("dprk_trade")
    trade = trade[(trade["partner"] == "Russia") & (trade["preferred"] == 1) & (trade["year"] < 2018)]
    totals = dict(zip(trade["year"], trade["total_usd_million"], strict=True))
    pairs = [(totals[year], totals[year + 1]) for year in totals if year + 1 in totals]
    assert (sum(after > before for before, after in pairs), len(pairs), len(totals)) == (8, 23, 25)
    rules = {
        "11-f01": 1 - run_continues(70, 0.7),
        "11-f02": 8 / 23,
        "11-f05": 1 - run_continues(11.5, 1.7),
        "11-f06": 1 - run_continues(11.5, 1.7),
        "11-f07": 1 - run_continues(25, 1),
        "11-f08": at_least_one(6, 11.5, 4.7),
        "11-f09": 1 - run_continues(17, 6.8),
        "11-f10": 1 - run_continues(25, 5),
    }
    assert {key: round(100 * value) for key, value in rules.items()} == {key: base[key] for key in rules}
