"""Comply, endure or escalate: check values of the model's description, and what must hold for all beliefs."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.errors import ModelError
from twoviews.models import escalation
from twoviews.models.escalation import (
    HIGHEST,
    Response,
    best_pressure,
    outcomes,
    response,
    value,
)

WORKS, BALANCED, RESTRAINT = (4, 8), (5, 6), (8, 5)

losses = st.floats(-2, 14)
beliefs = st.tuples(losses, losses)
stakes = st.fixed_dictionaries(
    {
        "benefit": st.floats(0, 20),
        "harm": st.floats(0, 30),
        "cost": st.floats(0, 2),
        "spread": st.floats(0.5, 4),
    }
)


# ── check values ─────────────────────────────────────────────────────────────


def test_where_pressure_works_its_value_is_an_inverted_u_with_its_peak_near_7() -> None:
    assert value([2, 4, 6, 8, 10], *WORKS) == pytest.approx([0.97, 3.55, 5.57, 5.60, 5.03], abs=5e-3)
    assert best_pressure(*WORKS) == pytest.approx(6.9145, abs=1e-4)


def test_balanced_beliefs_advise_no_pressure() -> None:
    assert best_pressure(*BALANCED) == 0
    assert value(6, *BALANCED) == pytest.approx(-0.752, abs=5e-4)


def test_restraint() -> None:
    chances = outcomes(8, *RESTRAINT)
    assert (chances.comply, chances.escalate) == pytest.approx((0.134, 0.833), abs=5e-4)
    assert value(8, *RESTRAINT) == pytest.approx(-13.5, abs=0.05)
    assert best_pressure(*RESTRAINT) == 0


@pytest.mark.parametrize(
    ("belief", "comply", "escalate"),
    [(WORKS, 0.815, 0.052), (BALANCED, 0.549, 0.296), (RESTRAINT, 0.080, 0.661)],
)
def test_probabilities_at_a_pressure_of_6(belief: tuple[int, int], comply: float, escalate: float) -> None:
    chances = outcomes(6, *belief)
    assert (chances.comply, chances.escalate) == pytest.approx((comply, escalate), abs=5e-4)


@pytest.mark.parametrize(
    ("pressure", "weapon", "crisis", "does"),
    [
        (3, 4, 8, Response.ENDURE),
        (4, 4, 8, Response.COMPLY),
        (9, 4, 8, Response.COMPLY),
        (4, 8, 5, Response.ENDURE),
        (5, 8, 5, Response.ESCALATE),
        (99, 8, 5, Response.ESCALATE),
    ],
)
def test_a_target_whose_mind_is_known(pressure: float, weapon: float, crisis: float, does: Response) -> None:
    assert response(pressure, weapon, crisis) == does


# ── what must hold ───────────────────────────────────────────────────────────


@given(losses, beliefs, st.floats(0.5, 4))
def test_something_happens_and_nothing_twice(s: float, belief: tuple[float, float], spread: float) -> None:
    chances = outcomes(s, *belief, spread=spread)
    parts = [float(part) for part in vars(chances).values()]
    assert sum(parts) == pytest.approx(1) and all(0 <= part <= 1 for part in parts)


@given(beliefs, st.tuples(losses, losses).map(sorted))
def test_more_pressure_never_means_more_endurance(
    belief: tuple[float, float], pressures: list[float]
) -> None:
    less, more = (outcomes(s, *belief) for s in pressures)
    assert more.comply >= less.comply - 1e-9 and more.escalate >= less.escalate - 1e-9


@given(losses, losses, st.tuples(losses, losses).map(sorted))
def test_a_guarantee_wins_compliance_and_deterrence_avoids_a_crisis(
    s: float, other: float, pair: list[float]
) -> None:
    low, high = pair
    assert outcomes(s, low, other).comply >= outcomes(s, high, other).comply - 1e-9
    assert outcomes(s, other, high).escalate <= outcomes(s, other, low).escalate + 1e-9


@given(losses, beliefs)
def test_compliance_and_crisis_are_mirror_images(s: float, belief: tuple[float, float]) -> None:
    weapon, crisis = belief
    assert outcomes(s, weapon, crisis).comply == pytest.approx(outcomes(s, crisis, weapon).escalate)


@given(losses, beliefs, losses)
def test_only_differences_count(s: float, belief: tuple[float, float], shift: float) -> None:
    here, there = outcomes(s, *belief), outcomes(s + shift, *(mean + shift for mean in belief))
    assert here.comply == pytest.approx(there.comply, abs=1e-9)


@given(st.floats(0, 10), beliefs, stakes)
def test_the_slope_is_that_of_the_value(
    s: float, belief: tuple[float, float], kind: dict[str, float]
) -> None:
    step = 1e-4
    up, down = (value(s + d, *belief, **kind) for d in (step, -step))
    names = ("benefit", "harm", "cost", "spread")
    marginal = escalation._slope(*map(np.asarray, (s, *belief, *(kind[name] for name in names))))
    assert marginal == pytest.approx((up - down) / (2 * step), abs=1e-5)


@given(beliefs, stakes)
def test_no_pressure_beats_the_best_one(belief: tuple[float, float], kind: dict[str, float]) -> None:
    best = best_pressure(*belief, **kind)
    assert 0 <= best <= HIGHEST
    assert value(best, *belief, **kind) >= np.max(value(np.linspace(0, HIGHEST, 41), *belief, **kind)) - 1e-9


@given(beliefs, st.tuples(st.floats(0, 30), st.floats(0, 30)).map(sorted))
def test_who_fears_a_crisis_more_never_presses_more(belief: tuple[float, float], harms: list[float]) -> None:
    less, more = (best_pressure(*belief, harm=harm) for harm in harms)
    assert more <= less + 0.3, "at most one step of the grid, where two peaks are as good as equal"


# ── limits ───────────────────────────────────────────────────────────────────


@given(st.tuples(*[st.integers(0, 40)] * 3))
def test_without_doubt_the_probabilities_are_the_known_answer(quarters: tuple[int, int, int]) -> None:
    s, weapon, crisis = (n / 4 for n in quarters)
    if len({s, weapon, crisis}) == 3:
        chances = outcomes(s, weapon, crisis, spread=1e-3)
        certain = [chances.endure, chances.comply, chances.escalate][response(s, weapon, crisis)]
        assert certain == pytest.approx(1)


@given(beliefs)
def test_at_endless_pressure_only_the_order_of_v_and_w_counts(belief: tuple[float, float]) -> None:
    weapon, crisis = belief
    dearer = (1 + math.erf((crisis - weapon) / (2 * math.sqrt(2)) / math.sqrt(2))) / 2
    assert outcomes(1e3, weapon, crisis).comply == pytest.approx(dearer)


def test_it_agrees_with_counting_draws() -> None:
    rng = np.random.default_rng(4)
    v, w = rng.normal(5, 2, 400_000), rng.normal(6, 2, 400_000)
    counted = np.bincount(response(6, v, w), minlength=3) / v.size
    chances = outcomes(6, 5, 6)
    assert [chances.endure, chances.comply, chances.escalate] == pytest.approx(counted, abs=3e-3)


# ── arrays, errors ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"pressure": math.nan}, "pressure must be a finite number"),
        ({"crisis": math.inf}, "crisis must be a finite number"),
        ({"spread": 0}, "spread must be above 0"),
        ({"harm": -1}, "harm must be 0 or more"),
        ({"cost": math.nan}, "cost must be a finite number"),
    ],
)
def test_values_out_of_range_are_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        value(**{"pressure": 5, "weapon": 4, "crisis": 8, **wrong})


def test_the_highest_pressure_is_above_zero() -> None:
    with pytest.raises(ModelError, match="highest must be above 0"):
        best_pressure(4, 8, highest=0)
