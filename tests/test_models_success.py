"""Success as a definition: the recomputed rates, and what must hold for any counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.errors import ModelError
from twoviews.models.success import SCORES, Least, Rate, Tally, judged, pooled, scored, standing, weighted

IMPOSED = [[5, 69, 0, 0], [0, 31, 15, 0], [0, 12, 34, 4], [1, 7, 13, 18]]
EVERY = [[5, 98, 0, 0], [0, 39, 26, 0], [0, 16, 59, 7], [1, 8, 19, 48]]
TIES = Tally(full=98, partial=57, settled=114, failed=68 + 159, unknown=270)
GSDB = Tally(full=535, partial=230, settled=94, failed=338, unknown=834)

count = st.integers(0, 10_000)
grids = st.lists(count, min_size=16, max_size=16).map(lambda counts: np.array(counts).reshape(4, 4))
tallies = st.builds(Tally, count, count, count, count, count)


@pytest.mark.parametrize(
    ("threshold", "successes", "percent"),
    [(4, 135, 64.6), (6, 103, 49.3), (9, 69, 33.0), (12, 35, 16.7), (16, 18, 8.6)],
)
def test_the_grid_of_209_imposed_sanctions(threshold: int, successes: int, percent: float) -> None:
    rate = scored(IMPOSED, threshold)
    assert (rate.successes, rate.cases) == (successes, 209)
    assert round(float(rate.percent), 1) == percent


def test_the_hse_third_stands_at_the_default_threshold_and_threats_raise_it() -> None:
    assert scored(IMPOSED).successes == 69
    assert (scored(EVERY).successes, scored(EVERY).cases) == (133, 326)
    assert float(scored(np.array(EVERY) - IMPOSED).percent) == pytest.approx(54.7, abs=0.05)


@pytest.mark.parametrize(
    ("tally", "least", "unknown_fails", "percent"),
    [
        (TIES, Least.FULL, True, 12.8),
        (TIES, Least.PARTIAL, True, 20.2),
        (TIES, Least.PARTIAL, False, 31.2),
        (TIES, Least.SETTLEMENT, True, 35.1),
        (TIES, Least.SETTLEMENT, False, 54.2),
        (GSDB, Least.PARTIAL, True, 37.7),
        (GSDB, Least.FULL, False, 44.7),
        (GSDB, Least.PARTIAL, False, 63.9),
        (GSDB, Least.SETTLEMENT, False, 71.8),
    ],
)
def test_recomputed_rates_of_ties_and_gsdb(
    tally: Tally, least: Least, unknown_fails: bool, percent: float
) -> None:
    assert round(float(judged(tally, least, unknown_fails).percent), 1) == percent


def test_many_thresholds_and_many_decades_at_once() -> None:
    assert scored(IMPOSED, [1, 9, 16]).successes.tolist() == [209, 69, 18]
    decades = judged(Tally(full=[72, 144], partial=[26, 74], settled=[7, 33], failed=[42, 76]))
    assert np.round(decades.percent, 1).tolist() == [66.7, 66.7]


def test_threats_that_were_enough_put_back_into_the_sample() -> None:
    whole = pooled(Rate(81, 117), Rate(73, 148), Rate(34, 61))
    assert (whole.successes, whole.cases) == (188, 326)


def test_a_judge_s_weights_can_turn_one_record_into_success_or_failure() -> None:
    record = {"coerce": 10, "constrain": 28, "signal": 27}
    assert weighted(**record, weights=(1, 0, 0)) == pytest.approx(10)
    assert weighted(**record, weights=(0, 2, 2)) == pytest.approx(27.5)
    assert weighted(**record, weights=(1, 1, 1), cost=5) == pytest.approx(65 / 3 - 5)


def test_standing_rounds_before_it_compares() -> None:
    assert standing(33.014, [4.3, 33.0, 33.04, 71.8]) == (1, 2, 1)


@given(grids)
def test_a_higher_threshold_never_raises_the_rate(grid: np.ndarray) -> None:
    successes = scored(grid, np.arange(1, 17)).successes
    assert successes[0] == grid.sum() and np.all(np.diff(successes) <= 0)
    assert successes[-1] == grid[3, 3]


@given(tallies, st.booleans())
def test_a_milder_demand_never_lowers_the_rate_and_leaves_the_cases_alone(tally: Tally, fails: bool) -> None:
    rates = [judged(tally, least, fails) for least in Least]
    assert len({float(rate.cases) for rate in rates}) == 1
    assert np.all(np.diff([rate.successes for rate in rates]) >= 0)


@given(tallies, st.sampled_from(Least))
def test_dropping_ongoing_cases_never_lowers_the_rate(tally: Tally, least: Least) -> None:
    dropped, kept = judged(tally, least), judged(tally, least, unknown_fails=True)
    assert kept.successes == dropped.successes and kept.cases - dropped.cases == tally.unknown
    assert not kept.percent > dropped.percent


@given(st.tuples(count, count), st.tuples(count, count))
def test_a_pooled_rate_lies_between_its_parts(one: tuple[int, int], other: tuple[int, int]) -> None:
    rates = [Rate(min(pair), max(pair)) for pair in (one, other)]
    shares = [float(rate.percent) for rate in rates if rate.cases]
    if shares:
        assert min(shares) - 1e-9 <= float(pooled(*rates).percent) <= max(shares) + 1e-9


@given(
    st.lists(st.floats(0, 100), min_size=3, max_size=3), st.lists(st.floats(0.01, 10), min_size=3, max_size=3)
)
def test_a_weighted_mark_lies_between_the_marks(marks: list[float], weights: list[float]) -> None:
    assert min(marks) - 1e-9 <= weighted(*marks, weights) <= max(marks) + 1e-9


@given(st.floats(0, 100), st.lists(st.floats(0, 100)))
def test_standing_counts_each_rate_once(percent: float, others: list[float]) -> None:
    assert sum(standing(percent, others)) == len(others)


def test_no_case_no_rate() -> None:
    assert np.isnan(judged(Tally(unknown=5)).percent)
    assert judged(Tally(unknown=5), unknown_fails=True).percent == 0


def test_scores_are_products() -> None:
    assert sorted(set(SCORES.ravel().tolist())) == [1, 2, 3, 4, 6, 8, 9, 12, 16]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: scored(IMPOSED, 0),
        lambda: scored(IMPOSED, 17),
        lambda: scored([[1, 2], [3, 4]]),
        lambda: scored(-np.ones((4, 4))),
        lambda: judged(Tally(full=-1)),
        lambda: judged(Tally(failed=float("nan"))),
        lambda: Rate(3, 2),
        lambda: weighted(1, 2, 3, (0, 0, 0)),
        lambda: weighted(1, 2, 3, (1, -1, 1)),
        lambda: weighted(1, 2, 3, (1, 1)),
    ],
)
def test_what_cannot_be_is_refused(wrong: object) -> None:
    with pytest.raises(ModelError):
        wrong()  # type: ignore[operator]
