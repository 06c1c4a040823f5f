"""The embargo with a leak: check values of the model's description, and what must hold for all values."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.errors import ModelError
from twoviews.models.leakage import (
    equilibrium,
    supply_for_price_change,
)

ELASTICITIES = (-0.10, -0.15, -0.30, -0.55)
HALF_CUT = {  # leakage: price multiplier at each elasticity, as printed
    0.00: ("1024", "101.6", "10.1", "3.5"),
    0.25: ("110", "23.0", "4.8", "2.4"),
    0.50: ("17.8", "6.8", "2.6", "1.7"),
    0.75: ("3.8", "2.4", "1.6", "1.3"),
    0.90: ("1.7", "1.4", "1.2", "1.1"),
}
SIXTY_PER_CENT = {-0.10: 1.096, -0.15: 1.147, -0.20: 1.201, -0.30: 1.316, -0.50: 1.581}
SMUGGLING = {  # (risk premium, elasticity): price, leaked share of a cut by half
    (0, -0.1): (2.982, 0.793),
    (0, -0.2): (2.623, 0.649),
    (0, -0.3): (2.363, 0.545),
    (1, -0.1): (3.867, 0.747),
    (1, -0.2): (3.412, 0.565),
    (1, -0.3): (3.071, 0.428),
}

shares = st.floats(0, 1)
embargoes = st.fixed_dictionaries(
    {
        "elasticity": st.floats(-3, -0.02),
        "cut": shares,
        "leakage": shares,
        "border_capacity": st.floats(0, 100),
        "risk_premium": st.floats(0, 5),
        "ceiling_price": st.floats(1, 50),
    }
)


# ── check values ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("leakage", HALF_CUT)
def test_price_multipliers_of_a_cut_by_half(leakage: float) -> None:
    for elasticity, printed in zip(ELASTICITIES, HALF_CUT[leakage], strict=True):
        digits = len(printed.partition(".")[2])
        price = equilibrium(elasticity=elasticity, cut=0.5, leakage=leakage).price
        assert f"{price:.{digits}f}" == printed


@pytest.mark.parametrize(("elasticity", "supply"), SIXTY_PER_CENT.items())
def test_supply_that_lowers_the_price_by_60_per_cent(elasticity: float, supply: float) -> None:
    assert supply_for_price_change(elasticity, 0.4) == pytest.approx(supply, abs=5e-4)


@pytest.mark.parametrize(("risk_premium", "elasticity"), SMUGGLING)
def test_smuggling_that_answers_to_the_price(risk_premium: float, elasticity: float) -> None:
    market = equilibrium(elasticity=elasticity, cut=0.5, border_capacity=20, risk_premium=risk_premium)
    price, leaked_share = SMUGGLING[risk_premium, elasticity]
    assert market.price == pytest.approx(price, abs=5e-4)
    assert market.returned == pytest.approx(leaked_share, abs=5e-4)
    assert market.rents == pytest.approx((market.price - 1 - risk_premium) * market.smuggled)


# ── what must hold ───────────────────────────────────────────────────────────


@given(embargoes)
def test_nothing_is_lost_and_the_market_clears(embargo: dict[str, float]) -> None:
    market = equilibrium(**embargo)
    assert market.quantity == pytest.approx(market.legal + market.leaked + market.smuggled)
    assert market.leaked + market.smuggled == pytest.approx(market.returned * embargo["cut"])
    demanded = market.price ** embargo["elasticity"]
    if market.capped:
        assert market.price == embargo["ceiling_price"]
        assert demanded >= market.quantity - 1e-9
    else:
        assert demanded == pytest.approx(market.quantity, rel=1e-9)


@given(embargoes)
def test_an_embargo_never_makes_fuel_cheaper_or_brings_more_than_it_took(embargo: dict[str, float]) -> None:
    market = equilibrium(**embargo)
    assert 1 <= market.price <= embargo["ceiling_price"]
    assert market.returned <= 1 + 1e-9
    assert market.rents >= 0


@pytest.mark.parametrize(
    ("name", "low", "high", "direction"),
    [
        ("cut", 0, 1, 1),
        ("leakage", 0, 1, -1),
        ("elasticity", -3, -0.02, 1),
        ("border_capacity", 0, 100, -1),
        ("risk_premium", 0, 5, 1),
        ("ceiling_price", 1, 50, 1),
    ],
)
@given(embargo=embargoes, part=st.tuples(shares, shares).map(sorted))
def test_the_price_moves_one_way_with_each_parameter(
    name: str, low: float, high: float, direction: int, embargo: dict[str, float], part: list[float]
) -> None:
    before, after = (equilibrium(**{**embargo, name: low + (high - low) * share}).price for share in part)
    assert direction * (after - before) >= -1e-9 * before


@given(embargoes, shares)
def test_more_risk_means_less_smuggling(embargo: dict[str, float], more: float) -> None:
    riskier = {**embargo, "risk_premium": embargo["risk_premium"] + more}
    assert equilibrium(**riskier).smuggled <= equilibrium(**embargo).smuggled + 1e-9


@given(st.floats(-3, -0.05), st.floats(0.2, 5))
def test_supply_for_a_price_is_what_the_market_takes_there(elasticity: float, multiple: float) -> None:
    supply = supply_for_price_change(elasticity, multiple)
    assert supply ** (1 / elasticity) == pytest.approx(multiple)
    if multiple >= 1:
        assert equilibrium(elasticity=elasticity, cut=1 - supply).price == pytest.approx(multiple)


# ── limits ───────────────────────────────────────────────────────────────────


def test_without_a_cut_or_with_a_full_leak_all_is_as_before() -> None:
    for market in (equilibrium(elasticity=-0.15, cut=0), equilibrium(elasticity=-0.15, cut=0.7, leakage=1)):
        assert market.price == market.quantity == 1
        assert market.rents == market.capped == 0


def test_very_willing_smugglers_hold_the_price_at_their_cost() -> None:
    market = equilibrium(elasticity=-0.15, cut=0.9, border_capacity=1e7, risk_premium=0.5)
    assert market.price == pytest.approx(1.5, abs=1e-4)


def test_where_smuggling_does_not_pay_it_changes_nothing() -> None:
    alone = equilibrium(elasticity=-0.3, cut=0.2)
    assert equilibrium(elasticity=-0.3, cut=0.2, border_capacity=40, risk_premium=3) == alone


def test_the_ceiling_stops_the_price_and_leaves_a_gap() -> None:
    market = equilibrium(elasticity=-0.15, cut=0.5, ceiling_price=10)
    assert (market.price, market.quantity, market.capped) == (10, 0.5, 1)


@pytest.mark.parametrize("elasticity", [-0.01, -0.2, -5.0])
@pytest.mark.parametrize("capacity", [1e-6, 1.0, 1e6])
def test_extreme_markets_settle(elasticity: float, capacity: float) -> None:
    for cut in (1.0, 1 - 1e-9, 1e-9):
        market = equilibrium(elasticity=elasticity, cut=cut, border_capacity=capacity)
        assert market.price**elasticity == pytest.approx(market.quantity, rel=1e-6)


# ── arrays, errors ────────────────────────────────────────────────────


def test_one_market_is_told_in_plain_numbers() -> None:
    one = equilibrium(elasticity=-0.2, cut=0.6, leakage=0.5, border_capacity=15, risk_premium=0.5)
    assert all(isinstance(getattr(one, field.name), float) for field in fields(one))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"elasticity": 0.15}, "elasticity must be below 0"),
        ({"elasticity": float("nan")}, "elasticity must be below 0"),
        ({"cut": 1.2}, "cut must be from 0 to 1"),
        ({"leakage": -0.1}, "leakage must be from 0 to 1"),
        ({"border_capacity": float("inf")}, "border_capacity must be 0 or more"),
        ({"risk_premium": -1}, "risk_premium must be 0 or more"),
        ({"ceiling_price": 0.5}, "ceiling_price must be 1 or more"),
        ({"cut": 1}, "give a ceiling_price"),
    ],
)
def test_values_out_of_range_are_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        equilibrium(**{"elasticity": -0.15, "cut": 0.5, **wrong})


def test_a_price_cannot_change_to_nothing() -> None:
    with pytest.raises(ModelError, match="multiple must be above 0"):
        supply_for_price_change(-0.15, 0)
