"""Models (a) and (c) in one: the map against the models below it, and what each lever must do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.errors import ModelError
from twoviews.models import coercion, escalation
from twoviews.models.beliefs import (
    PLAIN,
    Levers,
    Policy,
    Stakes,
    belief_map,
    best_pressure,
    mistake,
    outcomes,
    value,
)

WASHINGTON, MOSCOW = (4.0, 8.0), (8.0, 5.0)
V = W = np.linspace(0, 10, 60)

beliefs = st.tuples(st.floats(0, 10), st.floats(0, 10))
shares = st.floats(0, 0.95)
levers = st.builds(
    Levers,
    credibility=st.floats(0.1, 1),
    leakage=shares,
    shifting=shares,
    guarantee=st.floats(0, 5),
    rally=st.floats(0, 3),
    deterrence=st.floats(0, 5),
    threat=st.floats(0, 1),
    relief=st.floats(0.4, 1),
)
stakes = st.builds(Stakes, harm=st.floats(5, 20), endurance=st.floats(0, 5))


# ── without levers it is model (c) ───────────────────────────────────────────


@given(beliefs, st.floats(0, 10))
def test_without_levers_it_is_the_model_of_escalation(belief: tuple[float, float], s: float) -> None:
    assert value(s, *belief) == pytest.approx(escalation.value(s, *belief))
    assert best_pressure(*belief) == pytest.approx(escalation.best_pressure(*belief))


def test_the_two_capitals_beliefs_and_what_the_other_s_advice_costs() -> None:
    assert best_pressure(*WASHINGTON) == pytest.approx(6.9145, abs=1e-4)
    assert best_pressure(*MOSCOW) == 0
    assert value(6.9145, *WASHINGTON) == pytest.approx(5.747, abs=5e-4)
    assert value(6.9145, *MOSCOW) == pytest.approx(-12.505, abs=5e-4)


def test_check_values_of_the_balanced_belief() -> None:
    assert best_pressure(5, 6) == 0
    assert best_pressure(5, 6, stakes=Stakes(harm=10)) == pytest.approx(5.8436, abs=1e-4)


# ── and its compliance is that of model (a) ──────────────────────────────────


@given(beliefs, levers, st.floats(0, 10))
def test_it_complies_rather_than_endures_just_where_coercion_says_so(
    belief: tuple[float, float], lever: Levers, s: float
) -> None:
    weapon, _ = lever.shifted(*belief)
    feared = belief[0] + lever.threat * lever.deterrence
    gap = coercion.advantage(lever.felt(s), feared, lever.guarantee, rally=lever.rally, relief=lever.relief)
    assert lever.relief * (lever.felt(s) - weapon) == pytest.approx(gap)


# ── levers ───────────────────────────────────────────────────────────────────


@given(beliefs, levers, st.floats(0, 10))
def test_probabilities_add_up(belief: tuple[float, float], lever: Levers, s: float) -> None:
    chances = outcomes(s, *belief, lever)
    assert chances.comply + chances.endure + chances.escalate == pytest.approx(1)


@given(beliefs, st.floats(0, 5), st.floats(0, 5), st.floats(0, 10))
def test_a_guarantee_and_deterrence_never_hurt_the_sender(
    belief: tuple[float, float], guarantee: float, deterrence: float, s: float
) -> None:
    plain = value(s, *belief)
    assert value(s, *belief, Levers(guarantee=guarantee)) >= plain - 1e-9
    assert value(s, *belief, Levers(deterrence=deterrence)) >= plain - 1e-9


@given(beliefs, st.floats(0, 0.9), st.floats(0, 10))
def test_leakage_taxes_pressure_and_not_its_cost(belief: tuple[float, float], leak: float, s: float) -> None:
    leaky, stakes = Levers(leakage=leak), Stakes(cost=0.0)
    felt = s * (1 - leak)
    assert value(s, *belief, leaky, stakes) == pytest.approx(value(felt, *belief, PLAIN, stakes))
    assert value(s, *belief, leaky) == pytest.approx(value(felt, *belief) - 0.3 * (s - felt))


def test_a_guarantee_moves_the_map_along_v_and_deterrence_along_w() -> None:
    plain = belief_map(V, W + 2).best
    assert belief_map(V + 3, W, Levers(guarantee=3, deterrence=2)).best == pytest.approx(plain)


def test_pressure_that_nobody_feels_is_not_worth_its_cost() -> None:
    deaf = Levers(leakage=1.0)
    assert best_pressure(V, 8, deaf) == pytest.approx(np.zeros(60))
    assert not belief_map(V, W, deaf).best.any()


# ── a programme that goes on, a threat that is felt, relief in doubt ─────────


@given(beliefs, levers, stakes, st.floats(0, 10))
def test_what_the_sender_expects_is_the_sum_over_the_three_responses(
    belief: tuple[float, float], lever: Levers, stake: Stakes, s: float
) -> None:
    chances = outcomes(s, *belief, lever)
    worth = stake.benefit * chances.comply - stake.harm * chances.escalate
    worth -= stake.endurance * chances.endure + stake.cost * s
    assert value(s, *belief, lever, stake) == pytest.approx(worth)


@given(beliefs, st.floats(0, 5), st.floats(0, 3), st.floats(0, 10))
def test_at_neutral_values_it_is_the_model_of_before(
    belief: tuple[float, float], guarantee: float, rally: float, s: float
) -> None:
    neutral = Levers(guarantee=guarantee, rally=rally, deterrence=1.5, threat=0.0, relief=1.0)
    weapon, crisis = neutral.shifted(*belief)
    assert (weapon, crisis) == pytest.approx((belief[0] + rally - guarantee, belief[1] + 1.5))
    assert value(s, *belief, neutral, Stakes(endurance=0.0)) == pytest.approx(
        escalation.value(s, belief[0] + rally - guarantee, belief[1] + 1.5)
    )


def test_at_4_points_for_the_programme_both_mistakes_cost_the_same() -> None:
    stake = Stakes(endurance=4.0)
    us, russia = (Policy(float(best_pressure(*pair, stakes=stake))) for pair in (WASHINGTON, MOSCOW))
    assert mistake(russia, us, *MOSCOW, stake) == pytest.approx(9.31, abs=0.005)
    assert mistake(us, russia, *WASHINGTON, stake) == pytest.approx(9.28, abs=0.005)
    dearer = Stakes(endurance=4.5)
    assert mistake(us, russia, *WASHINGTON, dearer) > mistake(russia, us, *MOSCOW, dearer)


@given(beliefs, st.floats(0, 4), st.floats(0, 1), st.floats(0.4, 1), st.floats(0, 10))
def test_a_threat_that_is_felt_and_relief_in_doubt_never_help_the_sender(
    belief: tuple[float, float], deterrence: float, threat: float, relief: float, s: float
) -> None:
    calm = value(s, *belief, Levers(deterrence=deterrence))
    assert value(s, *belief, Levers(deterrence=deterrence, threat=threat)) <= calm + 1e-9
    assert value(s, *belief, Levers(deterrence=deterrence, relief=relief)) <= calm + 1e-9


def test_a_guarantee_with_limited_pressure_can_be_costed() -> None:
    limited, alone = Policy(3.0, Levers(guarantee=5.0)), Policy(0.0)
    assert mistake(limited, limited, *MOSCOW) == 0
    assert mistake(limited, alone, *MOSCOW) == pytest.approx(
        value(3.0, *MOSCOW, limited.levers) - value(0.0, *MOSCOW)
    )
    assert mistake(limited, alone, *WASHINGTON) > mistake(limited, alone, *MOSCOW) > 0


@pytest.mark.parametrize("wrong", [{"threat": 1.1}, {"relief": 0.0}, {"relief": 1.5}, {"threat": np.nan}])
def test_a_share_outside_its_range_is_named(wrong: dict[str, float]) -> None:
    with pytest.raises(ModelError, match=next(iter(wrong))):
        value(3, *WASHINGTON, Levers(**wrong))


def test_a_programme_is_no_worse_than_a_crisis() -> None:
    with pytest.raises(ModelError, match="endurance"):
        best_pressure(*MOSCOW, stakes=Stakes(harm=3.0, endurance=4.0))


# ── the map ──────────────────────────────────────────────────────────────────


@given(levers, stakes)
def test_the_map_is_the_models_of_each_point(lever: Levers, stake: Stakes) -> None:
    grid = (V[::12], W[::12, None])
    found = belief_map(V[::12], W[::12], lever, stake)
    at_best = value(best_pressure(*grid, lever, stake), *grid, lever, stake)
    assert found.restraint == pytest.approx(value(0, *grid, lever, stake))
    assert found.gain == pytest.approx(at_best, abs=0.02)
    assert value(found.best, *grid, lever, stake) == pytest.approx(at_best, abs=0.02)


def test_rows_are_w_and_columns_v_and_the_frontier_falls_between() -> None:
    found = belief_map(V, W)
    assert found.best.shape == found.gain.shape == (60, 60)
    assert found.best[W > 8][:, V < 3].min() > 3
    assert not found.best[W < 4][:, V > 4].any()
    assert (found.gain >= found.restraint - 1e-9).all()


def test_a_worse_crisis_shrinks_the_part_of_the_map_that_advises_pressure() -> None:
    shares = [np.mean(belief_map(V, W, stakes=Stakes(harm=h)).best > 0) for h in (0, 5, 15, 30)]
    assert shares == sorted(shares, reverse=True) and shares[0] > shares[-1] + 0.2


def test_the_best_at_an_end_of_the_scale_is_that_end() -> None:
    assert belief_map([0.0], [10.0], pressures=[0, 1, 2]).best == pytest.approx(np.array([[2.0]]))
    assert belief_map([9.0], [1.0]).best == 0


def test_the_best_real_pressure_shows_on_which_side_of_the_frontier_a_belief_lies() -> None:
    free, real = belief_map(V, W), belief_map(V, W, least=1.0)
    assert real.best.min() == pytest.approx(1) and real.restraint == pytest.approx(free.restraint)
    pays = real.gain > real.restraint
    assert (free.best[pays] > 0.3).all() and (free.best[~pays] < 1.3).all()
    clear = pays & (free.best > 1.25)
    assert real.best[clear] == pytest.approx(free.best[clear], abs=0.05)


# ── bad input ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("pressures", [[0, 1], [1, 2, 3], [0, 1, 3], [0, 0, 0], [0, np.nan, 1], [[0, 1, 2]]])
def test_pressures_rise_in_equal_steps_from_0(pressures: list[float]) -> None:
    with pytest.raises(ModelError, match="equal steps"):
        belief_map(V, W, pressures=pressures)


@pytest.mark.parametrize(
    "wrong", [{"guarantee": -1}, {"deterrence": np.nan}, {"rally": np.inf}, {"leakage": 2}]
)
def test_a_lever_outside_its_range_is_named(wrong: dict[str, float]) -> None:
    with pytest.raises(ModelError, match=next(iter(wrong))):
        value(3, *WASHINGTON, Levers(**wrong))


@pytest.mark.parametrize("least", [-1.0, 10.0, np.nan])
def test_least_lies_on_the_scale(least: float) -> None:
    with pytest.raises(ModelError, match="least"):
        belief_map(V, W, least=least)


def test_stakes_outside_their_range_are_named() -> None:
    with pytest.raises(ModelError, match="harm"):
        belief_map(V, W, stakes=Stakes(harm=-1))
    with pytest.raises(ModelError, match="spread"):
        best_pressure(*MOSCOW, stakes=Stakes(spread=0))
