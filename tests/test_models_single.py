"""One case in plain floats is one place of the arrays, to 1e-12."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.models import escalation, inspection, leakage, single

NEAR = {"abs": 1e-12, "rel": 1e-12}
UNITS, SHARE = st.floats(-5, 15), st.floats(0, 1)


def test_the_nodes_are_those_of_gauss_and_legendre() -> None:
    nodes, weights = np.polynomial.legendre.leggauss(len(single.NODES))
    assert (tuple(nodes), tuple(weights)) == (single.NODES, single.WEIGHTS)


@given(UNITS, UNITS, UNITS, st.floats(0.2, 5))
def test_the_target(pressure: float, weapon: float, crisis: float, spread: float) -> None:
    one = single.outcome(pressure, weapon, crisis, spread=spread)
    many = escalation.outcomes(pressure, weapon, crisis, spread=spread)
    assert list(one) == pytest.approx([float(many.comply), float(many.endure), float(many.escalate)], **NEAR)


@given(st.floats(0.1, 9), *[st.floats(0, 9)] * 4)
def test_the_inspector(gain: float, fine: float, cost: float, benefit: float, harm: float) -> None:
    many = inspection.equilibrium(gain, fine, cost, benefit, harm)
    assert single.breaches(gain, fine, cost, benefit + harm) == pytest.approx(float(many.violate), **NEAR)


@given(st.floats(-0.6, -0.03), st.floats(0.01, 1), SHARE, st.sampled_from([0, 1, 20, 90]), st.floats(0, 3))
def test_the_market(elasticity: float, cut: float, leaks: float, capacity: float, risk: float) -> None:
    asked = {"elasticity": elasticity, "cut": cut, "leakage": leaks, "border_capacity": capacity}
    one = single.market(**asked, risk_premium=risk, ceiling=10)
    many = leakage.equilibrium(**asked, risk_premium=risk, ceiling_price=10)
    assert one.price == pytest.approx(many.price, **NEAR)
    assert one.returned == pytest.approx(many.returned, abs=1e-12 / cut)


@pytest.mark.parametrize("cut", [1e-9, 0.5, 1.0])
@pytest.mark.parametrize("leaks", [0.0, 1.0])
def test_the_ends_of_the_market(cut: float, leaks: float) -> None:
    one = single.market(
        elasticity=-0.03, cut=cut, leakage=leaks, border_capacity=0, risk_premium=0, ceiling=10
    )
    many = leakage.equilibrium(elasticity=-0.03, cut=cut, leakage=leaks, ceiling_price=10)
    assert (one.price, one.returned) == pytest.approx((many.price, many.returned), **NEAR)
