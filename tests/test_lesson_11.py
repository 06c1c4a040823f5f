"""Lesson 11 says what its models give: scores, luck and base rates in its prose and its keys."""

from __future__ import annotations

from math import comb

import nbformat
import pytest

from twoviews import home, tables
from twoviews.bank import library
from twoviews.models.forecasts import (
    adds,
    at_least_one,
    brier,
    chance_range,
    luck_margin,
    next_chance,
    run_continues,
)

LESSON = library.lesson("11")
MIRROR = {"+": "−", "−": "+"}


def table_lines() -> list[str]:
    path = home.assets().parent / "notebooks" / f"{library.course().files['11'].stem}.ipynb"
    book = nbformat.read(path, as_version=4)
    return "\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown").splitlines()


def prose() -> str:
    return " ".join(" ".join(table_lines()).split())


def test_the_prose_gives_the_scores_of_the_ten_questions() -> None:
    asked = LESSON.forecasts
    read = [each for each in asked if each.article is not None]
    came = [each.outcome for each in read]
    article = brier([(each.article or 0) / 100 for each in read], came)
    counted = brier([each.base_rate / 100 for each in read], came)
    assert (len(asked), len(read)) == (10, 6)
    assert f"on six of the questions, scores {article:.2f}, counting {counted:.2f}." in prose()
    assert f"The gap is {counted - article:.2f}, the luck margin {luck_margin(len(read)):.2f}" in prose()
    assert not adds(article, counted, len(read))


def test_the_prose_tells_how_far_luck_moves_a_score() -> None:
    said = [0.7] * 10
    low, high = chance_range(said)
    scores = {misses: brier(said, [misses <= each for each in range(10)]) for misses in range(11)}
    chances = {misses: comb(10, misses) * 0.3**misses * 0.7 ** (10 - misses) for misses in scores}
    inside = sum(chances[misses] for misses, score in scores.items() if low - 1e-9 <= score <= high + 1e-9)
    assert inside > 0.9
    assert f"more than nine times in ten the score ends between {low:.2f} and {high:.2f}" in prose()
    assert "*luck margin of a score* = 0.3 / √n" in prose()
    assert [luck_margin(n) for n in (1, 9, 100)] == pytest.approx([0.3, 0.1, 0.03])


def test_the_prose_says_what_honesty_costs() -> None:
    for said in (0.6, 0.9):
        assert f"{0.6 * brier([said], [1]) + 0.4 * brier([said], [0]):.2f}" in prose()


def test_the_prose_counts_vetoes_as_the_rules_do() -> None:
    assert f"{100 * next_chance(0, 17):.0f} per cent" in prose()
    assert f"6.8 / 24.8, or {100 * (1 - run_continues(17, 6.8)):.0f} per cent" in prose()


def test_events_count_for_a_reason_as_the_table_says() -> None:
    lines = [
        line.split("|")[1:-1] for line in table_lines() if set(line) & {"+", "−"} and line.startswith("|")
    ]
    cells = [[cell.strip() for cell in line] for line in lines]
    assert cells and all(len(row) == 6 for row in cells)
    worth = [(0.5 if "(said, by " in event else 1, mark, others) for event, mark, *others in cells]
    counted = {
        mark: sum(weight * others.count(MIRROR[mark]) for weight, said, others in worth if said == mark)
        for mark in MIRROR
    }
    assert counted == {"+": 1, "−": 0.5}
    assert "Doctrine ends at one for and a half against" in prose()


def test_with_the_arms_in_full_doctrine_ends_even() -> None:
    (arms,) = [line for line in table_lines() if line.startswith("|") and "(said, by others)" in line]
    _, mark, *others = (cell.strip() for cell in arms.split("|")[1:-1])
    assert (mark, others.count(MIRROR[mark])) == ("−", 1), "in full it is one against, not a half"
    assert "counts in full for its oil: one for, one against" in prose()


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
