"""Threats: check values of the models' description, equilibria by brute force, and what must hold always."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.errors import ModelError
from twoviews.models.threats import (
    actions,
    concession,
    counted_rate,
    demand_worth,
    demands,
    full_rate,
    threat_outcomes,
    violations,
)

above = st.floats(0.1, 10)
weights = st.floats(0, 5)
costs = st.floats(0, 10)
chances = st.floats(0, 1)
worths = st.floats(-2, 12)
pairs_of_costs = st.tuples(costs, costs).map(sorted)


# ── check values ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("enforcer", "target", "q", "p"),
    [
        ((2, 0, 1, 4), (-2, 3, -1, 0), 0.6, 0.75),
        ((2, 0, 1, 4), (-6, 3, -1, 0), 0.6, 0.375),
        ((4, 0, 1, 4), (-2, 3, -1, 0), 0.4286, 0.75),
    ],
)
def test_the_check_values_of_the_enforcement_game(
    enforcer: tuple[int, ...], target: tuple[int, ...], q: float, p: float
) -> None:
    (a1, b1, c1, d1), (a2, b2, c2, d2) = enforcer, target
    assert violations(a1 - b1, d1 - c1) == pytest.approx(q, abs=5e-5)
    assert actions(b2 - d2, c2 - a2, a1 - b1) == pytest.approx(p, abs=5e-5)


@pytest.mark.parametrize(
    ("conflict", "given_up", "starts"),
    [(0, 0.60, False), (0.5, 0.40, False), (1, 0.30, True), (2, 0.20, True)],
)
def test_the_check_values_of_conflict_expectations(conflict: float, given_up: float, starts: bool) -> None:
    assert concession(conflict, 0.6) == pytest.approx(given_up)
    assert demands(conflict, 0.6, 0.2, 0.7) == starts


# ── the enforcement game by brute force ──────────────────────────────────────


@st.composite
def games(draw: Any) -> tuple[np.ndarray, np.ndarray]:
    """Payoffs of enforcer and target; rows: violate, obey; columns: act, look away. Whole numbers."""
    small = st.integers(-9, 9)
    b1, c1, d2, a2 = (draw(small) for _ in range(4))
    a1, d1, b2, c2 = (base + draw(st.integers(1, 9)) for base in (b1, c1, d2, a2))
    return np.array([[a1, b1], [c1, d1]]), np.array([[a2, b2], [c2, d2]])


def _pure_equilibria(enforcer: np.ndarray, target: np.ndarray) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row, column in itertools.product(range(2), repeat=2)
        if enforcer[row, column] >= enforcer[row, 1 - column]
        and target[row, column] >= target[1 - row, column]
    ]


def _differences(enforcer: np.ndarray, target: np.ndarray) -> tuple[float, float, float, float]:
    (a1, b1), (c1, d1) = enforcer
    (a2, b2), (c2, d2) = target
    return a1 - b1, d1 - c1, b2 - d2, c2 - a2


@given(games())
def test_no_pair_of_pure_choices_is_stable(game: tuple[np.ndarray, np.ndarray]) -> None:
    assert _pure_equilibria(*game) == []


@given(games())
def test_no_change_of_plan_pays_in_the_mixed_equilibrium(game: tuple[np.ndarray, np.ndarray]) -> None:
    enforcer, target = game
    enforcing, needless, gain, penalty = _differences(*game)
    q, p = float(violations(enforcing, needless)), float(actions(gain, penalty, enforcing))
    rows, columns = np.array([q, 1 - q]), np.array([p, 1 - p])
    for other in np.linspace(0, 1, 21):
        plan = np.array([other, 1 - other])
        assert plan @ target @ columns <= rows @ target @ columns + 1e-9
        assert rows @ enforcer @ plan <= rows @ enforcer @ columns + 1e-9


@given(games(), st.integers(0, 9))
def test_who_gains_nothing_by_acting_looks_away_and_is_expected_to(
    game: tuple[np.ndarray, np.ndarray], loss: int
) -> None:
    enforcer, target = game[0].copy(), game[1]
    enforcer[0, 0] = enforcer[0, 1] - loss
    enforcing, needless, gain, penalty = _differences(enforcer, target)
    assert (0, 1) in _pure_equilibria(enforcer, target)
    assert (violations(enforcing, needless), actions(gain, penalty, enforcing)) == (1, 0)


@given(games(), st.integers(1, 50))
def test_a_harsher_penalty_makes_action_rarer_and_leaves_violations_as_they_are(
    game: tuple[np.ndarray, np.ndarray], harsher: int
) -> None:
    enforcing, needless, gain, penalty = _differences(*game)
    assert actions(gain, penalty + harsher, enforcing) < actions(gain, penalty, enforcing)
    target = game[1].copy()
    target[0, 0] -= harsher
    after = _differences(game[0], target)
    assert violations(*after[:2]) == violations(enforcing, needless)


@given(st.tuples(above, above).map(sorted), above)
def test_secondary_sanctions_that_raise_the_worth_of_acting_lower_violations(
    pair: list[float], needless: float
) -> None:
    less, more = pair
    assert violations(more, needless) <= violations(less, needless)
    assert violations(less, needless) >= violations(less, needless / 2)


@given(above, above, above)
def test_shares_lie_strictly_between_nothing_and_everything(x: float, y: float, z: float) -> None:
    assert 0 < violations(x, y) < 1 and 0 < actions(x, y, z) < 1


# ── conflict expectations ────────────────────────────────────────────────────


@given(st.tuples(weights, weights).map(sorted), st.floats(0.1, 10))
def test_rivals_concede_less_than_friends(pair: list[float], loss: float) -> None:
    few, many = pair
    assert concession(many, loss) <= concession(few, loss) <= loss
    assert concession(0, loss) == loss


@given(weights, pairs_of_costs)
def test_a_dearer_break_wins_a_larger_concession_and_a_dearer_sanction_is_worth_less(
    conflict: float, pair: list[float]
) -> None:
    low, high = pair
    assert concession(conflict, high) >= concession(conflict, low)
    assert demand_worth(conflict, 5, high) <= demand_worth(conflict, 5, low)


@given(st.floats(0.1, 10), st.floats(0, 0.99))
def test_far_out_every_rival_that_loses_less_than_the_target_makes_its_demand(
    loss: float, share: float
) -> None:
    assert demands(1e6, loss, share * loss, 100)


@given(weights, costs, costs)
def test_a_demand_is_made_from_the_threshold_on(conflict: float, loss: float, own: float) -> None:
    worth = float(demand_worth(conflict, loss, own))
    assert demands(conflict, loss, own, worth) and demands(conflict, loss, own, worth - 1e-3)
    assert not demands(conflict, loss, own, worth + 1e-3)


# ── the threat stage ─────────────────────────────────────────────────────────


@given(chances, costs, worths, st.floats(0.5, 4))
def test_every_threat_ends_in_one_way(chance: float, cost: float, weapon: float, spread: float) -> None:
    parts = [float(part) for part in vars(threat_outcomes(chance, cost, weapon, spread=spread)).values()]
    assert sum(parts) == pytest.approx(1) and all(-1e-12 <= part <= 1 for part in parts)


@given(st.tuples(chances, chances).map(sorted), costs, worths)
def test_a_likelier_threat_wins_more_and_leaves_fewer_successes_to_be_counted(
    pair: list[float], cost: float, weapon: float
) -> None:
    less, more = (threat_outcomes(chance, cost, weapon) for chance in pair)
    assert more.at_threat >= less.at_threat - 1e-12
    assert full_rate(more) >= full_rate(less) - 1e-12
    # Below that chance the shares of sanctions imposed are too small for a float to keep their ratio.
    if pair[0] > 1e-300 and counted_rate(less) < 0.999:
        assert counted_rate(more) <= counted_rate(less) + 1e-9


@given(costs, worths)
def test_of_threats_that_are_sure_to_come_no_success_is_ever_counted(cost: float, weapon: float) -> None:
    sure = threat_outcomes(1, cost, weapon)
    assert sure.imposed_gives_way == 0 and sure.backs_down == 0
    never = threat_outcomes(0, cost, weapon)
    assert np.isnan(counted_rate(never))


@given(st.floats(0.05, 1), pairs_of_costs, worths)
def test_more_pain_never_wins_less(chance: float, pair: list[float], weapon: float) -> None:
    low, high = (full_rate(threat_outcomes(chance, cost, weapon)) for cost in pair)
    assert high >= low - 1e-12


def test_the_list_of_sanctions_imposed_can_reverse_the_order_of_two_tools() -> None:
    alone, together = threat_outcomes(0.5, 5, 5), threat_outcomes(0.9, 6, 5)
    assert counted_rate(alone) > counted_rate(together) and full_rate(alone) < full_rate(together)


def test_it_agrees_with_counting_draws() -> None:
    rng = np.random.default_rng(9)
    v, carried = rng.normal(5, 2, 400_000), rng.random(400_000) < 0.6
    early = v <= 0.6 * 6
    counted = [early, ~early & carried & (v <= 6), ~early & carried & (v > 6), ~early & ~carried]
    model = [float(part) for part in vars(threat_outcomes(0.6, 6, 5)).values()]
    assert model == pytest.approx([float(np.mean(part)) for part in counted], abs=3e-3)


# ── arrays, errors ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: violations(math.nan, 1), "enforcing must be a finite number"),
        (lambda: violations(1, 0), "needless must be above 0"),
        (lambda: actions(0, 1, 1), "gain must be above 0"),
        (lambda: actions(1, -1, 1), "penalty must be above 0"),
        (lambda: concession(-1, 1), "conflict must be 0 or more"),
        (lambda: demand_worth(1, 1, -1), "sender_cost must be 0 or more"),
        (lambda: demands(1, 1, 1, math.inf), "threshold must be a finite number"),
        (lambda: threat_outcomes(1.1, 1, 1), "chance must be 1 or less"),
        (lambda: threat_outcomes(0.5, -1, 1), "cost must be 0 or more"),
        (lambda: threat_outcomes(0.5, 1, 1, spread=0), "spread must be above 0"),
    ],
)
def test_values_out_of_range_are_refused(call: Any, message: str) -> None:
    with pytest.raises(ModelError, match=message):
        call()
