"""Setter and veto players: check values of the model's description, brute force, and what must hold."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.errors import ModelError
from twoviews.models.council import COST, accepts, bargain, implied_ideal, proposal, win_set

GRID = np.arange(2001) / 2000
# Multiples of 1/1000 keep every mirror image 2 r - z on the fine grid, so brute force is exact.
points = st.integers(0, 1000).map(lambda n: n / 1000)
players = st.lists(points, min_size=1, max_size=4)


def brute_force(setter: float, ideals: list[float], reversion: float) -> float:
    """The setter's best of all texts on a fine grid that every veto player accepts."""
    everyone = np.all([accepts(GRID, ideal, reversion) for ideal in ideals], axis=0)
    passing = GRID[everyone]
    return float(passing[np.argmin(np.abs(passing - setter))])


# ── check values ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("status_quo", "ideals", "outcome"),
    [(0.15, [0.40, 0.45], 0.65), (0.65, [0.40, 0.45], 0.65), (0.3, [0.2, 0.5], 0.3)],
)
def test_check_values(status_quo: float, ideals: list[float], outcome: float) -> None:
    end = bargain(1, ideals, status_quo)
    assert end.outcome == pytest.approx(outcome) and end.reversion == status_quo and not end.threatens


def test_the_setter_stops_at_its_own_ideal_point() -> None:
    assert proposal(0.5, [0.40, 0.45], 0.15) == 0.5


def test_a_sunset_turns_a_deadlock_into_a_renewal_at_the_veto_players_terms() -> None:
    assert bargain(1, [0.2, 0.45], 0.65).outcome == 0.65
    assert bargain(1, [0.2, 0.45], 0.65, sunset=True).outcome == pytest.approx(0.4)
    assert bargain(1, [0.0, 0.45], 0.65, sunset=True).outcome == 0


def test_an_outside_option_passes_what_would_be_vetoed() -> None:
    with_it = bargain(1, [0.3, 0.3], 0.15, outside=0.7)
    assert bargain(1, [0.3, 0.3], 0.15).outcome == pytest.approx(0.45)
    assert with_it.threatens and with_it.outcome == pytest.approx(0.7)


def test_a_threat_that_costs_more_than_it_wins_is_not_believed() -> None:
    close = {"outside": 0.7}
    assert not bargain(1, [0.40, 0.45], 0.15, **close).threatens
    assert bargain(1, [0.40, 0.45], 0.15, **close, cost=0.04).threatens


# ── brute force ──────────────────────────────────────────────────────────────


@given(points, players, points)
def test_no_other_text_that_passes_is_better_for_the_setter(
    setter: float, ideals: list[float], reversion: float
) -> None:
    found, best = float(proposal(setter, ideals, reversion)), brute_force(setter, ideals, reversion)
    assert abs(found - setter) == pytest.approx(abs(best - setter), abs=1e-9)


@given(points, players, points, points, st.booleans())
def test_the_whole_bargain_by_brute_force(
    setter: float, ideals: list[float], status_quo: float, outside: float, sunset: bool
) -> None:
    reversion = 0.0 if sunset else status_quo
    without = brute_force(setter, ideals, reversion)
    gain = abs(setter - without) - abs(setter - outside) - COST if outside > without else -1.0
    end = bargain(setter, ideals, status_quo, sunset=sunset, outside=outside)
    if abs(gain) > 1e-9:
        assert bool(end.threatens) == (gain > 0)
    best = brute_force(setter, ideals, outside if end.threatens else reversion)
    assert abs(float(end.outcome) - setter) == pytest.approx(abs(best - setter), abs=1e-9)


# ── what must hold ───────────────────────────────────────────────────────────


@given(points, players, points, points, st.booleans())
def test_no_veto_player_is_worse_off_than_without_a_text(
    setter: float, ideals: list[float], status_quo: float, outside: float, sunset: bool
) -> None:
    end = bargain(setter, ideals, status_quo, sunset=sunset, outside=outside)
    assert np.all(accepts(end.outcome, ideals, end.reversion))


@given(points, players, points)
def test_policy_moves_at_most_to_the_mirror_image_of_the_status_quo(
    setter: float, ideals: list[float], status_quo: float
) -> None:
    outcome = float(proposal(setter, ideals, status_quo))
    if outcome > status_quo:
        assert all(status_quo < ideal for ideal in ideals)
        assert outcome <= 2 * min(ideals) - status_quo + 1e-12


@given(points, players, points)
def test_gridlock_between_and_beyond_the_ideal_points(
    setter: float, ideals: list[float], status_quo: float
) -> None:
    upward = setter >= status_quo and min(ideals) <= status_quo
    downward = setter <= status_quo and max(ideals) >= status_quo
    if upward or downward:
        assert proposal(setter, ideals, status_quo) == status_quo


@given(points, players, points)
def test_what_has_been_bargained_once_is_not_bargained_again(
    setter: float, ideals: list[float], status_quo: float
) -> None:
    once = float(proposal(setter, ideals, status_quo))
    assert float(proposal(setter, ideals, once)) == pytest.approx(once)


@given(points, points, points, st.tuples(points, points).map(sorted))
def test_a_test_that_raises_an_ideal_point_never_lowers_the_outcome(
    setter: float, other: float, status_quo: float, ideals: list[float]
) -> None:
    before, after = (float(proposal(setter, [ideal, other], status_quo)) for ideal in ideals)
    if setter >= status_quo:
        assert after >= before


@given(points, players, points, points)
def test_one_more_veto_player_never_helps_the_setter(
    setter: float, ideals: list[float], status_quo: float, another: float
) -> None:
    few = abs(float(proposal(setter, ideals, status_quo)) - setter)
    assert abs(float(proposal(setter, [*ideals, another], status_quo)) - setter) >= few - 1e-12


@given(points, players, points, points)
def test_an_outside_option_never_harms_the_setter(
    setter: float, ideals: list[float], status_quo: float, outside: float
) -> None:
    plain, more = bargain(setter, ideals, status_quo), bargain(setter, ideals, status_quo, outside=outside)
    assert abs(more.outcome - setter) <= abs(plain.outcome - setter) + 1e-12


@given(players, points)
def test_a_sunset_lowers_the_outcome_just_when_someone_would_rather_have_less_than_half(
    ideals: list[float], status_quo: float
) -> None:
    lasting = float(bargain(status_quo, ideals, status_quo).outcome)
    renewed = float(bargain(status_quo, ideals, status_quo, sunset=True).outcome)
    assert lasting == status_quo
    assert renewed == pytest.approx(min(status_quo, 2 * min(ideals)))


# ── what a vote says ─────────────────────────────────────────────────────────


def test_documented_bargains() -> None:
    assert implied_ideal(4.5, 0, 2.0, refused=True, voted_for=True) == (2.25, 3.25)
    assert implied_ideal(4.0, 0, 4.0, refused=True, voted_for=True) == (2.0, math.inf)
    assert implied_ideal(2.0, 0.5, 0.5, refused=False, voted_for=True) == (-math.inf, 1.25)
    assert implied_ideal(0.5, 0.375, 0.5, refused=True, voted_for=False) == (0.4375, math.inf)
    assert implied_ideal(0, 5, 1, refused=True, voted_for=True) == (0.5, 2.5)


def test_a_bargain_that_moves_nothing_implies_nothing() -> None:
    assert implied_ideal(4.0, 4.0, 4.0, refused=False, voted_for=True) is None
    assert implied_ideal(4.0, 4.0, 4.0, refused=True, voted_for=True) is None
    assert implied_ideal(0, 9, 0, refused=False, voted_for=False) is None


@given(points, points, points, points)
def test_the_interval_holds_the_ideal_point_of_whoever_would_behave_so(
    ideal: float, other: float, status_quo: float, setter: float
) -> None:
    outcome = float(proposal(setter, [ideal, other], status_quo))
    refused = not accepts(setter, ideal, status_quo)
    span = implied_ideal(status_quo, setter, outcome, refused=bool(refused), voted_for=True)
    if span is not None:
        assert span[0] - 1e-9 <= ideal <= span[1] + 1e-9


@given(points, points, points)
def test_the_interval_turns_with_the_scale(status_quo: float, asked: float, share: float) -> None:
    low, high = sorted((status_quo, asked))
    outcome = min(max(status_quo + share * (asked - status_quo), low), high)  # a sum may round past its end
    how: dict[str, Any] = {"refused": True, "voted_for": True}
    span = implied_ideal(status_quo, asked, outcome, **how)
    turned = implied_ideal(-status_quo, -asked, -outcome, **how)
    assert (span is None) == (turned is None)
    if span is not None and turned is not None:
        assert (-turned[1], -turned[0]) == pytest.approx(span)


# ── arrays, errors ───────────────────────────────────────────────────────────


def test_arrays_broadcast_and_agree_with_single_numbers() -> None:
    setter = np.linspace(0, 1, 4)[:, None]
    ideals = np.stack(np.broadcast_arrays(np.linspace(0, 1, 5), 0.45), axis=-1)
    end = bargain(setter, ideals, 0.2, sunset=[[False], [True], [False], [True]], outside=0.6)
    assert end.outcome.shape == end.reversion.shape == end.threatens.shape == (4, 5)
    for row, column in ((2, 3), (3, 1)):
        one = bargain(row / 3, [column / 4, 0.45], 0.2, sunset=row % 2 == 1, outside=0.6)
        assert end.outcome[row, column] == pytest.approx(float(one.outcome))
    low, high = win_set(ideals, 0.2)
    assert low.shape == high.shape == (5,) and np.all(low <= 0.2) and np.all(high >= 0.2)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"setter": 1.1}, "setter must be from 0 to 1"),
        ({"ideals": [0.2, math.nan]}, "ideals must be from 0 to 1"),
        ({"status_quo": -0.1}, "status_quo must be from 0 to 1"),
        ({"outside": math.inf}, "outside must be from 0 to 1"),
        ({"cost": -1}, "cost must be 0 or more"),
        ({"cost": math.nan}, "cost must be 0 or more"),
        ({"ideals": []}, "at least one veto player"),
        ({"ideals": 0.4}, "at least one veto player"),
    ],
)
def test_values_out_of_range_are_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        bargain(**{"setter": 1, "ideals": [0.4], "status_quo": 0.2, **wrong})


@pytest.mark.parametrize(("numbers", "message"), [((0, 1, 2), "between"), ((0, math.inf, 1), "finite")])
def test_records_that_cannot_be_are_refused(numbers: tuple[float, float, float], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        implied_ideal(*numbers, refused=True, voted_for=True)
