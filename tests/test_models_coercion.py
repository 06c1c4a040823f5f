"""Pain against worth, pain against resolve: check values of the model's description, and its laws."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from twoviews.errors import ModelError
from twoviews.models.coercion import (
    MONTHS,
    advantage,
    compliance,
    felt_pain,
    leakage_limit,
    pain_needed,
    pain_path,
    resolve_path,
    window,
)

losses = st.floats(0, 10)
shares = st.floats(0, 1)


# ── check values ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("leakage", "chance"), [(0, 0.668), (0.3, 0.364), (0.6, 0.139)])
def test_leakage_undoes_pressure(leakage: float, chance: float) -> None:
    pain = felt_pain(6, 1, leakage, 0.3)
    assert compliance(pain, 4, 1, rally=0.5, sharpness=1) == pytest.approx(chance, abs=5e-4)


def test_a_guarantee_makes_up_for_leakage() -> None:
    assert compliance(felt_pain(6, 1, 0.6, 0.3), 4, 3) == pytest.approx(0.545, abs=5e-4)


def test_a_unit_on_paper_is_a_fifth_of_a_unit_at_the_top() -> None:
    assert felt_pain(1, 1, 0.6, 0.5) == pytest.approx(0.2)


def test_slow_adaptation_opens_a_window_in_month_13_and_fast_adaptation_never() -> None:
    found = window(10, 12, [0.005, 0.02], 6)
    assert found.opens[0] == 13
    assert np.isnan(found.opens[1]) and np.isnan(found.closes[1])


def test_the_window_closes_again_as_the_target_adapts() -> None:
    found = window(10, 12, 0.005, 6)
    months = np.arange(MONTHS + 1)
    is_open = pain_path(months, 10, 12, 0.005) >= 6
    assert list(months[is_open]) == list(range(13, int(found.closes)))


def test_pain_that_nobody_adapts_to_never_leaves_the_window() -> None:
    assert window(10, 12, 0, 6).closes == np.inf


# ── what must hold for all values ────────────────────────────────────────────


@given(losses, losses, shares, shares, shares, losses, losses, losses, shares)
def test_more_leakage_never_raises_the_chance(
    s: float, more: float, p: float, low: float, high: float, v: float, b: float, r: float, q: float
) -> None:
    low, high = sorted((low, high))
    less = compliance(felt_pain(s, p, high), v, b, rally=r, relief=q)
    assert less <= compliance(felt_pain(s, p, low), v, b, rally=r, relief=q)
    assert compliance(felt_pain(s + more, p, low), v, b, relief=q) >= compliance(
        felt_pain(s, p, low), v, b, relief=q
    )


@given(losses, losses, losses, losses, shares, st.floats(0, 5))
def test_worth_and_rally_lower_the_chance_and_a_guarantee_raises_it(
    pain: float, v: float, b: float, more: float, q: float, k: float
) -> None:
    base = compliance(pain, v, b, relief=q, sharpness=k)
    assert 0 <= base <= 1
    assert compliance(pain, v + more, b, relief=q, sharpness=k) <= base
    assert compliance(pain, v, b, rally=0.5 + more, relief=q, sharpness=k) <= base
    assert compliance(pain, v, b + more, relief=q, sharpness=k) >= base


@given(losses, shares, shares)
def test_leakage_and_shifting_tax_pain_alike_and_not_a_guarantee(s: float, a: float, b: float) -> None:
    assert felt_pain(s, 1, a, b) == pytest.approx(felt_pain(s, 1, b, a))
    assert felt_pain(s, 1, 1, b) == 0
    assert advantage(0, 4, 5) == advantage(felt_pain(s, 1, 1), 4, 5)


@given(losses, losses, losses)
def test_without_relief_nothing_moves_the_target(pain: float, v: float, b: float) -> None:
    assert advantage(pain, v, b, relief=0) == -v - 0.5


@given(losses, losses, st.floats(0.05, 1))
def test_at_the_pain_needed_yielding_is_a_coin_toss(v: float, b: float, q: float) -> None:
    needed = pain_needed(v, b, relief=q)
    assume(needed > 0)
    assert compliance(needed, v, b, relief=q) == pytest.approx(0.5)


def test_no_pain_is_needed_for_a_good_offer_and_none_is_enough_without_relief() -> None:
    assert pain_needed(4, 5) == 0
    assert pain_needed(4, 0, relief=0) == math.inf
    assert pain_needed(0, 0, rally=0, relief=0) == 0


@given(losses, st.floats(0, 8), shares, st.floats(0, 0.9))
def test_at_the_limit_of_leakage_the_pain_is_just_enough(s: float, need: float, p: float, th: float) -> None:
    limit = leakage_limit(s, need, p, th)
    if np.isnan(limit):
        assert felt_pain(s, p, 0, th) < need
    else:
        assert 0 <= limit <= 1
        assert felt_pain(s, p, limit, th) == pytest.approx(need)


def test_the_leakage_that_undoes_the_worked_example() -> None:
    assert leakage_limit(6, pain_needed(4, 1), 1, 0.3) == pytest.approx(1 - 3.5 / 4.2)


@given(losses, st.floats(1, 48), st.floats(0, 0.1), losses, st.floats(-0.1, 0.1), st.floats(0, 5))
def test_more_pressure_never_opens_a_window_later(
    s: float, tau: float, a: float, r: float, g: float, more: float
) -> None:
    weak, strong = window(s, tau, a, r, g), window(s + more, tau, a, r, g)
    if not np.isnan(weak.opens):
        assert strong.opens <= weak.opens < weak.closes


@given(st.floats(1, 48), st.floats(0, 0.1))
def test_pain_starts_at_nothing_and_scales_with_its_peak(tau: float, a: float) -> None:
    months = np.arange(61)
    path = pain_path(months, 5, tau, a)
    assert path[0] == 0 and np.all(path <= 5)
    assert pain_path(months, 10, tau, a) == pytest.approx(2 * path)


def test_resolve_drifts_and_stops_at_nothing() -> None:
    assert list(resolve_path([0, 10, 100], 2, -0.1)) == [2, 1, 0]


# ── bad input ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "call",
    [
        lambda: felt_pain(-1),
        lambda: felt_pain(1, 1.1),
        lambda: felt_pain(1, 1, math.nan),
        lambda: advantage(1, 1, relief=2),
        lambda: compliance(1, 1, sharpness=-1),
        lambda: leakage_limit(1, -1),
        lambda: pain_path(1, 1, 0, 0),
        lambda: resolve_path(1, 1, math.inf),
    ],
)
def test_values_outside_the_model_are_refused(call: Callable[[], object]) -> None:
    with pytest.raises(ModelError, match="must be"):
        call()
