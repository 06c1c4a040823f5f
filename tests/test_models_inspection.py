"""The inspection game and the stock of workers: check values, equilibria by brute force, what must hold."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.errors import ModelError
from twoviews.models.inspection import (
    chance_found,
    equilibrium,
    firm_payoff,
    implied_repatriation,
    inspections_needed,
    inspector_payoff,
    steady_stock,
    workers,
)

GRID = np.linspace(0, 1, 201)

# Steps of a slider: a difference of one rounding error is no difference in the game.
positive = st.integers(1, 80).map(lambda n: n / 4)
amounts = st.integers(0, 80).map(lambda n: n / 4)
shares = st.integers(0, 100).map(lambda n: n / 100)
games = st.fixed_dictionaries(
    {
        "gain": positive,
        "fine": amounts,
        "cost": amounts,
        "benefit": amounts,
        "harm": amounts,
        "detection": shares,
    }
)


def _firm(game: dict[str, float]) -> dict[str, float]:
    return {name: game[name] for name in ("gain", "fine", "detection")}


def _inspector(game: dict[str, float]) -> dict[str, float]:
    return {name: game[name] for name in ("cost", "benefit", "harm", "detection")}


# ── check values ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("gain", "fine", "check"), [(1, 4, 0.2), (1, 9, 0.1)])
def test_checks_of_the_description(gain: float, fine: float, check: float) -> None:
    assert equilibrium(gain, fine, 2, 1, 3).check == pytest.approx(check)


@pytest.mark.parametrize(("cost", "benefit", "harm", "violate"), [(2, 1, 3, 0.5), (5, 1, 3, 1.0)])
def test_breaches_of_the_description(cost: float, benefit: float, harm: float, violate: float) -> None:
    found = equilibrium(1, 4, cost, benefit, harm)
    assert found.violate == pytest.approx(violate)
    assert (found.check == 0) == (cost >= benefit + harm)


def test_a_check_that_sees_half_needs_twice_as_many() -> None:
    assert equilibrium(1, 4, 1, 1, 3, detection=0.5).check == pytest.approx(0.4)
    assert inspections_needed(100, 1, 4) == pytest.approx(20)
    assert inspections_needed(100, 1, 4, detection=0.5) == pytest.approx(40)
    assert inspections_needed(100, 1, 4, detection=0.1) == np.inf


def test_inspections_by_lot() -> None:
    assert chance_found(20, 100) == pytest.approx(0.2)
    assert chance_found([0, 50, 100], 100, detection=0.5) == pytest.approx([0, 0.25, 0.5])


def test_stock_of_workers_by_hand() -> None:
    assert workers(30_000, 0.6, 10_000, 0.5, years=2).present == pytest.approx([30_000, 17_000, 11_800])
    assert steady_stock(0.6, 10_000, 0.6) == pytest.approx(10_000)


def test_the_rate_that_russia_s_permits_imply() -> None:
    assert implied_repatriation(30_023, 11_490) == pytest.approx(0.6173, abs=5e-5)


# ── equilibria by brute force ────────────────────────────────────────────────


@given(games)
def test_nobody_gains_by_choosing_otherwise(game: dict[str, float]) -> None:
    found = equilibrium(**game)
    p, q = float(found.check), float(found.violate)
    firm = firm_payoff(GRID, p, **_firm(game))
    assert firm_payoff(q, p, **_firm(game)) >= np.max(firm) - 1e-9
    inspector = inspector_payoff(GRID, q, **_inspector(game))
    assert inspector_payoff(p, q, **_inspector(game)) >= np.max(inspector) - 1e-9


@given(games)
def test_best_replies_on_a_grid_meet_only_there(game: dict[str, float]) -> None:
    """Every pair of the grid in which neither side can gain more than a trifle lies near an equilibrium."""
    p, q = GRID[:, None], GRID[None, :]
    firm, inspector = firm_payoff(q, p, **_firm(game)), inspector_payoff(p, q, **_inspector(game))
    stable = (firm >= firm.max(axis=1, keepdims=True) - 1e-12) & (
        inspector >= inspector.max(axis=0, keepdims=True) - 1e-12
    )
    found = equilibrium(**game)
    worth = game["detection"] * (game["benefit"] + game["harm"])
    deters = game["detection"] * (game["gain"] + game["fine"])
    if stable.any() and not (math.isclose(worth, game["cost"]) or math.isclose(deters, game["gain"])):
        checks, breaches = np.nonzero(stable)
        assert np.abs(GRID[breaches] - float(found.violate)).max() <= 0.005 + 1e-9
        if game["cost"] > 0:
            assert np.abs(GRID[checks] - float(found.check)).max() <= 0.005 + 1e-9


# ── what must hold ───────────────────────────────────────────────────────────


@given(games, amounts)
def test_a_higher_fine_lowers_checks_not_breaches(game: dict[str, float], more: float) -> None:
    low, high = equilibrium(**game), equilibrium(**{**game, "fine": game["fine"] + more})
    assert high.check <= low.check + 1e-12
    if low.check < 1:
        assert high.violate == low.violate


@given(games, amounts)
def test_cheap_checks_and_an_authority_that_cares_lower_breaches(game: dict[str, float], more: float) -> None:
    here = equilibrium(**game).violate
    assert equilibrium(**{**game, "cost": game["cost"] + more}).violate >= here - 1e-12
    for stake in ("benefit", "harm"):
        assert equilibrium(**{**game, stake: game[stake] + more}).violate <= here + 1e-12


@given(games)
def test_chances_are_chances_and_breaches_are_found_or_not(game: dict[str, float]) -> None:
    found = equilibrium(**game)
    assert all(-1e-12 <= part <= 1 + 1e-12 for part in vars(found).values())
    assert found.found + found.unseen == pytest.approx(float(found.violate))


@given(st.integers(1, 500), positive, amounts, shares)
def test_enough_inspections_deter_and_fewer_do_not(n: int, gain: float, fine: float, d: float) -> None:
    needed = float(inspections_needed(n, gain, fine, detection=d))
    terms = {"gain": gain, "fine": fine}
    if needed <= n:
        at = chance_found(needed, n, detection=d)
        assert firm_payoff(1, at, **terms) == pytest.approx(0, abs=1e-9)
        assert firm_payoff(1, chance_found(0.9 * needed, n, detection=d), **terms) > 0
    else:
        assert firm_payoff(1, chance_found(n, n, detection=d), **terms) > 0


@given(st.floats(0, 1e5), shares, st.floats(0, 5e4), shares, st.integers(1, 12))
def test_nobody_is_lost_and_nobody_counted_twice(
    start: float, rate: float, visas: float, disguise: float, years: int
) -> None:
    stock = workers(start, rate, visas, disguise, years=years)
    assert stock.present.shape == (years + 1,) and stock.left.shape == stock.came.shape == (years,)
    assert np.diff(stock.present) == pytest.approx(stock.came - stock.left, abs=1e-6)
    assert stock.present[-1] + stock.left.sum() == pytest.approx(start + stock.came.sum(), abs=1e-6)
    assert (stock.present >= 0).all()


@given(st.floats(0, 1e5), st.floats(0.05, 1), st.floats(0, 5e4), shares)
def test_the_stock_comes_to_rest_where_as_many_come_as_leave(
    start: float, rate: float, visas: float, disguise: float
) -> None:
    rest = float(steady_stock(rate, visas, disguise))
    assert workers(rest, rate, visas, disguise, years=3).present == pytest.approx([rest] * 4, abs=1e-6)
    assert workers(start, rate, visas, disguise, years=400).present[-1] == pytest.approx(rest, abs=0.1)


@given(st.integers(1, 100_000), shares)
def test_the_implied_rate_is_the_rate(start: int, rate: float) -> None:
    after = workers(start, rate, 0, 0, years=1).present[-1]
    assert implied_repatriation(start, after) == pytest.approx(rate, abs=1e-9)


# ── arrays, errors ───────────────────────────────────────────────────────────


def test_many_stocks_at_once_equal_one_after_another() -> None:
    stock = workers([10, 20], 0.5, np.array([[0.0], [8.0], [4.0]]), 0.5, years=3)
    assert stock.present.shape == (3, 2, 4) and stock.came.shape == (3, 2, 3)
    assert stock.present[1, 1] == pytest.approx(workers(20, 0.5, 8, 0.5, years=3).present)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"gain": 0}, "gain must be above 0"),
        ({"fine": -1}, "fine must be 0 or more"),
        ({"cost": math.nan}, "cost must be a finite number"),
        ({"harm": -1}, "harm must be 0 or more"),
        ({"detection": 1.2}, "detection must be from 0 to 1"),
    ],
)
def test_games_out_of_range_are_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        equilibrium(**{"gain": 1, "fine": 4, "cost": 2, "benefit": 1, "harm": 3, **wrong})


def test_other_values_out_of_range_are_refused() -> None:
    with pytest.raises(ModelError, match="violate must be from 0 to 1"):
        firm_payoff(2, 0.5, gain=1, fine=4)
    with pytest.raises(ModelError, match="check must be from 0 to 1"):
        inspector_payoff(-1, 0.5, cost=1, benefit=1, harm=1)
    with pytest.raises(ModelError, match="not be more than sites"):
        chance_found(11, 10)
    with pytest.raises(ModelError, match="sites must be above 0"):
        inspections_needed(0, 1, 4)
    with pytest.raises(ModelError, match="years must be 1 or more"):
        workers(1, 0.5, 1, 0.5, years=0)
    with pytest.raises(ModelError, match="repatriation must be above 0"):
        steady_stock(0, 1, 0.5)
    with pytest.raises(ModelError, match="not be more than before"):
        implied_repatriation(10, 12)
