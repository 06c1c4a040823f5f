"""Forecast scores: known values, the identity of the parts, and properness, by algebra and by brute force."""

from __future__ import annotations

from itertools import product
from math import sqrt
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.errors import ModelError
from twoviews.models.forecasts import (
    EDGES,
    adds,
    at_least_one,
    bins,
    brier,
    chance_range,
    class_counted,
    decompose,
    leaning,
    luck_margin,
    next_chance,
    run_continues,
    share_margin,
)

CHANCE = st.floats(0, 1)
LISTS = st.lists(st.tuples(CHANCE, st.booleans()), min_size=1, max_size=30)


def test_the_score_of_one_forecast() -> None:
    assert brier([0.7], [1]) == pytest.approx(0.09)
    assert brier([0.7], [0]) == pytest.approx(0.49)
    assert brier([1.0], [0]) == 1.0
    assert brier([0.0, 1.0], [0, 1]) == 0.0


@given(st.lists(st.booleans(), min_size=1))
def test_saying_half_always_gets_a_quarter(outcomes: list[bool]) -> None:
    assert brier([0.5] * len(outcomes), outcomes) == 0.25


@given(LISTS)
def test_the_score_lies_from_0_to_1_and_sees_no_order(pairs: list[tuple[float, bool]]) -> None:
    score = brier(*zip(*pairs, strict=True))
    assert 0 <= score <= 1
    assert brier(*zip(*reversed(pairs), strict=True)) == pytest.approx(score)


@given(LISTS)
def test_yes_and_no_are_treated_alike(pairs: list[tuple[float, bool]]) -> None:
    said, came = zip(*pairs, strict=True)
    assert brier([1 - p for p in said], [not o for o in came]) == pytest.approx(brier(said, came))


def expected(said: float, belief: float) -> float:
    """The score of one forecast, averaged over both worlds as its maker believes in them."""
    return belief * brier([said], [1]) + (1 - belief) * brier([said], [0])


@given(CHANCE, CHANCE)
def test_nobody_gains_by_saying_something_else_than_is_believed(said: float, belief: float) -> None:
    honest, other = expected(belief, belief), expected(said, belief)
    assert other - honest == pytest.approx((said - belief) ** 2, abs=1e-12)


@pytest.mark.parametrize("belief", [0, 0.05, 0.3, 0.5, 0.77, 1])
def test_honesty_is_the_best_of_all_whole_per_cents(belief: float) -> None:
    grid = np.arange(101) / 100
    assert grid[np.argmin([expected(said, belief) for said in grid])] == pytest.approx(belief)


@given(LISTS, st.sampled_from([None, EDGES, (0.0, 0.5, 1.0)]))
def test_the_parts_add_up_to_the_score(
    pairs: list[tuple[float, bool]], edges: tuple[float, ...] | None
) -> None:
    parts = decompose(*zip(*pairs, strict=True), edges)
    whole = parts.calibration - parts.resolution + parts.uncertainty + parts.within
    assert whole == pytest.approx(parts.score, abs=1e-12)
    assert parts.resolution <= parts.uncertainty + 1e-12


@given(LISTS)
def test_equal_forecasts_in_a_bin_leave_nothing_within(pairs: list[tuple[float, bool]]) -> None:
    assert decompose(*zip(*pairs, strict=True)).within == pytest.approx(0, abs=1e-12)


def test_the_parts_of_a_small_case() -> None:
    parts = decompose([0.8, 0.8, 0.8, 0.8, 0.2], [1, 1, 1, 0, 0])
    assert parts.calibration == pytest.approx((4 * 0.05**2 + 0.2**2) / 5)
    assert parts.uncertainty == pytest.approx(0.24)
    assert parts.resolution == pytest.approx((4 * 0.15**2 + 0.6**2) / 5)


def test_a_forecast_on_an_edge_goes_up_and_the_last_edge_stays() -> None:
    found = bins([0.0, 0.2, 0.39, 1.0], [0, 1, 0, 1])
    assert [(each.low, each.count) for each in found] == [(0.0, 1), (0.2, 2), (0.8, 1)]
    assert found[1].forecast == pytest.approx(0.295)
    assert found[1].came_true == 0.5


@given(LISTS)
def test_bins_lose_no_forecast(pairs: list[tuple[float, bool]]) -> None:
    found = bins(*zip(*pairs, strict=True))
    assert sum(each.count for each in found) == len(pairs)
    assert sum(each.count * each.came_true for each in found) == pytest.approx(sum(o for _, o in pairs))


@pytest.mark.parametrize("edges", [(0.0,), (0.1, 1.0), (0.0, 0.9), (0.0, 0.5, 0.5, 1.0)])
def test_edges_that_do_not_rise_from_0_to_1(edges: tuple[float, ...]) -> None:
    with pytest.raises(ModelError, match="rise from 0 to 1"):
        bins([0.5], [1], edges)


@pytest.mark.parametrize("said", [(0.3,), (0.1, 0.8, 0.5), (0.02, 0.2, 0.9, 0.6, 0.35)])
def test_the_range_of_chance_is_that_of_all_worlds(said: tuple[float, ...]) -> None:
    low, high = chance_range(said, 0.8)
    worlds = []
    for came in product((0, 1), repeat=len(said)):
        weight = np.prod([p if o else 1 - p for p, o in zip(said, came, strict=True)])
        worlds.append((brier(said, came), weight))
    inside = sum(weight for score, weight in worlds if low - 1e-9 <= score <= high + 1e-9)
    assert inside >= 0.8 - 1e-9
    assert sum(weight for score, weight in worlds if score < low - 1e-9) <= 0.1 + 1e-9
    assert sum(weight for score, weight in worlds if score > high + 1e-9) <= 0.1 + 1e-9


def test_sure_forecasts_leave_no_range() -> None:
    assert chance_range([0, 1, 1]) == (0, 0)
    low, high = chance_range([0.5] * 10)
    assert (low, high) == pytest.approx((0.25, 0.25))


def test_a_narrow_middle_of_one_forecast_lies_in_its_likelier_worlds() -> None:
    """At 75 per cent three worlds in four score 0.0625: the middle 40 per cent are all of these."""
    assert chance_range([0.75], 0.4) == (0.0625, 0.0625)
    assert chance_range([0.75], 0.6) == (0.0625, 0.5625)


def test_the_range_of_ten_is_wide() -> None:
    low, high = chance_range([0.2, 0.8] * 5)
    assert low <= 0.1
    assert high >= 0.25


@pytest.mark.parametrize("said", [[], [0.5] * 17])
def test_the_range_is_counted_out_for_short_lists_only(said: list[float]) -> None:
    with pytest.raises(ModelError, match="1 to 16"):
        chance_range(said)


def test_the_share_of_worlds_is_a_share() -> None:
    with pytest.raises(ModelError, match="between 0 and 1"):
        chance_range([0.5], 1.0)


def test_laplace() -> None:
    assert run_continues(19, 1) == pytest.approx(20 / 21)
    assert run_continues(0, 1) == 0.5
    assert run_continues(5, 0) == 1


@given(st.integers(0, 200), st.integers(1, 40))
def test_a_run_is_continued_step_by_step(run: int, more: int) -> None:
    steps = np.prod([run_continues(run + step, 1) for step in range(more)])
    assert run_continues(run, more) == pytest.approx(steps)


def test_a_constant_rate() -> None:
    assert at_least_one(6, 12, 2) == pytest.approx(1 - np.exp(-1))
    assert at_least_one(0, 12, 5) == 0
    assert at_least_one(6, 12, 0) == 0


@given(st.integers(1, 20), st.floats(0.1, 40), st.floats(0, 20), st.floats(0, 20))
def test_more_time_makes_an_event_likelier(events: int, span: float, ahead: float, more: float) -> None:
    assert at_least_one(events, span, ahead) <= at_least_one(events, span, ahead + more) <= 1


@pytest.mark.parametrize(
    "call",
    [
        lambda: brier([1.2], [1]),
        lambda: brier([float("nan")], [1]),
        lambda: brier([0.5], [2]),
        lambda: brier([0.5, 0.5], [1]),
        lambda: brier([], []),
        lambda: run_continues(-1, 2),
        lambda: at_least_one(1, 0, 2),
    ],
)
def test_what_is_no_forecast_is_refused(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ModelError):
        call()


@pytest.mark.parametrize("questions", [4, 9, 16])
def test_the_luck_margin_is_about_half_the_range_that_luck_gives(questions: int) -> None:
    low, high = chance_range([0.7] * questions)
    assert luck_margin(questions) == pytest.approx((high - low) / 2, abs=0.03)
    assert luck_margin(4 * questions) == pytest.approx(luck_margin(questions) / 2)


def test_the_luck_margin_is_that_of_nine_lists_in_ten() -> None:
    one = sqrt(0.7 * brier([0.7], [1]) ** 2 + 0.3 * brier([0.7], [0]) ** 2 - 0.21**2)
    assert luck_margin(1) == pytest.approx(NormalDist().inv_cdf(0.95) * one, abs=0.005)


def test_the_margin_of_a_share_is_two_deviations_at_one_half() -> None:
    assert share_margin(25) == pytest.approx(2 * sqrt(0.5 * 0.5 / 25))


def test_to_add_something_takes_more_than_luck_and_more_than_a_low_score() -> None:
    assert adds(0.30, 0.45, 4)
    assert not adds(0.09, 0.13, 25)
    assert not adds(0.15, 0.14, 10_000)


def test_the_next_chance_is_the_end_of_a_run_of_one() -> None:
    assert next_chance(0, 17) == pytest.approx(1 - run_continues(17, 1)) == pytest.approx(1 / 19)
    assert next_chance(0, 0) == 0.5
    for events, cases in ((-1, 3), (4, 3)):
        with pytest.raises(ModelError):
            next_chance(events, cases)


def test_a_number_leans_by_its_distance_from_one_half() -> None:
    assert [leaning(0.9, 0.7, 100), leaning(0.1, 0.3, 100), leaning(0.4, 0.58, 100)] == [1, 1, 1]
    assert [leaning(0.6, 0.8, 100), leaning(0.3, 0.12, 100), leaning(0.55, 0.3, 100)] == [-1, -1, -1]
    assert [leaning(0.6, 0.69, 100), leaning(0.5, 0.5, 100)] == [0, 0]
    assert leaning(0.7, 0.6, 100) == 1, "ten points are no longer close"
    assert (leaning(0.7, 0.6, 25), leaning(0.7, 0.64, 400)) == (0, 1), "more events, a smaller margin"


def test_a_base_rate_is_counted_in_the_nearest_class_that_is_large_enough() -> None:
    assert [class_counted([12, 30]), class_counted([9, 30]), class_counted([2, 9])] == [0, 1, 1]
    for classes in ([], [12, 11]):
        with pytest.raises(ModelError):
            class_counted(classes)


def test_no_list_is_empty() -> None:
    with pytest.raises(ModelError):
        luck_margin(0)
    with pytest.raises(ModelError):
        share_margin(0)
