"""Models (f) and (h): check values, brute force, conservation, limits."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.errors import ModelError
from twoviews.models.home_politics import (
    best_compliance,
    burden,
    policy_shift,
    rulers_share,
    tipping_chance,
    utility,
)

GRID = np.linspace(0, 1, 1001)
shares, costs = st.floats(0, 1), st.floats(0, 5)
coalitions = st.floats(0.01, 0.99)
homes = st.fixed_dictionaries({"price": costs, "seen": shares, "anger": costs, "business": costs})


# ── symbolic compliance ──────────────────────────────────────────────────────


@pytest.mark.parametrize(("seen", "kept"), [(1, 1), (0.3, 0)])
def test_check_values_of_the_corner(seen: float, kept: float) -> None:
    assert best_compliance(5, seen, 1, 1) == kept


def test_interior_solution_in_closed_form() -> None:
    assert best_compliance(5, 0.6, 1, 1, strain=1) == pytest.approx((5 * 0.6 - 1 - 1) / 2)
    assert best_compliance(5, 1, 1, 1, strain=1) == 1, "kept between 0 and 1"


def test_where_all_shares_are_as_good_none_is_kept() -> None:
    assert best_compliance(5, 0.4, 1, 1) == 0
    assert np.ptp(utility(GRID, 5, 0.4, 1, 1)) == pytest.approx(0, abs=1e-12)


@given(homes, costs)
def test_no_share_beats_the_best_one(home: dict[str, float], strain: float) -> None:
    best = best_compliance(**home, strain=strain)
    assert utility(best, **home, strain=strain) >= np.max(utility(GRID, **home, strain=strain)) - 1e-9


@given(homes, costs, st.sampled_from(["anger", "business", "seen", "price"]), shares)
def test_it_rises_with_being_seen_and_falls_with_cost_at_home(
    home: dict[str, float], strain: float, name: str, factor: float
) -> None:
    less = best_compliance(**{**home, name: home[name] * factor}, strain=strain)
    more = best_compliance(**home, strain=strain)
    assert (less >= more - 1e-12) if name in ("anger", "business") else (less <= more + 1e-12)


@given(homes, costs, shares)
def test_only_the_sum_of_anger_and_business_counts(
    home: dict[str, float], strain: float, part: float
) -> None:
    whole = home["anger"] + home["business"]
    other = {**home, "anger": part * whole, "business": (1 - part) * whole}
    assert utility(0.5, **other) == pytest.approx(utility(0.5, **home))
    assert tipping_chance(home["price"], part * whole, (1 - part) * whole) == pytest.approx(
        tipping_chance(home["price"], home["anger"], home["business"])
    )


@given(costs, costs, costs)
def test_something_is_kept_just_above_the_tipping_chance(price: float, anger: float, business: float) -> None:
    edge = float(tipping_chance(price, anger, business))
    if 0.001 < edge < 0.999:
        assert best_compliance(price, edge * 0.999, anger, business, strain=1) == 0
        assert best_compliance(price, edge * 1.001, anger, business, strain=1) > 0


def test_the_tipping_chance_without_a_price() -> None:
    assert tipping_chance(0, 1, 0) == np.inf
    assert tipping_chance(0, 0, 0) == 0
    assert tipping_chance(5, [1, 6], [1, 0]) == pytest.approx([0.4, 1.2])


# ── who feels it ─────────────────────────────────────────────────────────────


@given(costs, coalitions, shares)
def test_the_loss_is_shared_and_none_of_it_is_lost(s: float, w: float, t: float) -> None:
    loss = burden(s, w, aimed=t)
    assert w * loss.inside + (1 - w) * loss.outside == pytest.approx(s, abs=1e-9)


@given(costs, st.tuples(coalitions, coalitions).map(sorted))
def test_the_smaller_the_coalition_the_less_it_feels(s: float, pair: list[float]) -> None:
    small, large = (float(burden(s, w).inside) for w in pair)
    assert small <= large
    assert large <= s


def test_it_is_the_formula_of_the_selectorate_and_its_remainder() -> None:
    s, selectorate, coalition = 4.0, 100.0, 20.0
    theta = 1 - coalition / selectorate
    elite = (1 - theta) * s
    people = (s * selectorate - coalition * elite) / (selectorate - coalition)
    loss = burden(s, coalition / selectorate)
    assert (loss.inside, loss.outside) == (pytest.approx(elite), pytest.approx(people))


@given(costs, coalitions)
def test_sanctions_aimed_wholly_spare_everybody_else(s: float, w: float) -> None:
    loss = burden(s, w, aimed=1)
    assert loss.outside == 0
    assert w * loss.inside == pytest.approx(s)


@given(coalitions, shares)
def test_the_rulers_share_is_their_part_of_the_loss(w: float, t: float) -> None:
    assert rulers_share(w, aimed=t) == pytest.approx(t + (1 - t) * w**2)
    assert w * burden(3, w, aimed=t).inside == pytest.approx(3 * rulers_share(w, aimed=t))


# ── interest groups ──────────────────────────────────────────────────────────


def test_the_sign_is_that_of_the_five_effects() -> None:
    assert policy_shift(0.5, 0, 0, 0) == 0
    assert policy_shift(1, 0, 0, 0) == 1 and policy_shift(0, 0, 0, 0) == -1
    assert policy_shift(0.04, 0.3, 0.4, 0.5) == pytest.approx(0.04 - 0.96 + 0.3 - 0.4 - 0.5)


@given(st.tuples(shares, costs, costs, costs), st.integers(0, 3), shares)
def test_rulers_loss_and_signal_help_and_rally_and_rents_hurt(
    effects: tuple[float, ...], place: int, factor: float
) -> None:
    smaller = [value * factor if n == place else value for n, value in enumerate(effects)]
    change = policy_shift(*effects) - policy_shift(*smaller)
    assert change >= -1e-12 if place < 2 else change <= 1e-12


# ── arrays, errors ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: utility(1.1, 5, 1, 1, 1), "kept must be from 0 to 1"),
        (lambda: best_compliance(5, -0.1, 1, 1), "seen must be from 0 to 1"),
        (lambda: best_compliance(-1, 0.1, 1, 1), "price must be 0 or more"),
        (lambda: best_compliance(1, 0.1, 1, 1, strain=np.nan), "strain must be 0 or more"),
        (lambda: tipping_chance(1, np.inf, 1), "anger must be 0 or more"),
        (lambda: burden(1, 0), "coalition must be above 0 and below 1"),
        (lambda: burden(1, 1), "coalition must be above 0 and below 1"),
        (lambda: burden(1, 0.5, aimed=2), "aimed must be from 0 to 1"),
        (lambda: rulers_share(np.nan), "coalition must be above 0 and below 1"),
        (lambda: policy_shift(0.5, 0, -1, 0), "rally must be 0 or more"),
    ],
)
def test_values_out_of_range_are_refused(call: Any, message: str) -> None:
    with pytest.raises(ModelError, match=message):
        call()
