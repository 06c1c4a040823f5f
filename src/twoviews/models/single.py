"""The models that the Council game runs, for one case in plain floats: a browser's Python has no numpy.

They are the formulas of `escalation`, `inspection` and `leakage`, which take arrays and check their ranges;
here the caller keeps to them. The tests hold the two to 1e-12.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from twoviews.errors import ModelError

NODES = (
    -0.9739065285171717, -0.8650633666889845, -0.6794095682990244, -0.4333953941292472, -0.14887433898163122,
    0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717,
)  # fmt: skip
WEIGHTS = (
    0.06667134430868814, 0.1494513491505804, 0.219086362515982, 0.2692667193099965, 0.2955242247147528,
    0.2955242247147528, 0.2692667193099965, 0.219086362515982, 0.1494513491505804, 0.06667134430868814,
)  # fmt: skip
"""Gauss-Legendre quadrature on -1 to 1 with ten nodes, as numpy rounds it."""
MAX_STEPS, PRECISION = 500, 1e-13

_QUARTER = math.pi / 4
_ANGLES = [_QUARTER * (1 + node) / 2 for node in NODES]
_TERMS = [
    (weight / 2 * _QUARTER / (2 * math.pi), math.sin(angle), 1 / (2 * math.cos(angle) ** 2))
    for weight, angle in zip(WEIGHTS, _ANGLES, strict=True)
]


class Outcome(NamedTuple):
    """Probabilities of the three responses, as in `escalation.Outcomes`."""

    comply: float
    endure: float
    escalate: float


class Market(NamedTuple):
    """The price, a multiple of the old one, and the share of the cut that comes back."""

    price: float
    returned: float


def outcome(pressure: float, weapon: float, crisis: float, *, spread: float) -> Outcome:
    """`escalation.outcomes` for one belief; finite numbers, `spread` above 0."""
    gap = (crisis - weapon) / (spread * math.sqrt(2))
    comply = _both_below((pressure - weapon) / spread, gap)
    escalate = _both_below((pressure - crisis) / spread, -gap)
    return Outcome(comply, max(0.0, 1 - comply - escalate), escalate)


def breaches(gain: float, fine: float, cost: float, worth: float) -> float:
    """The chance of a breach in `inspection.equilibrium`, with checks that find every one.

    `worth` is what a find is worth and a breach unseen costs the inspector, together. `gain` is above 0, the
    rest 0 or more.
    """
    return 1.0 if cost >= worth or gain > gain + fine else cost / worth


def market(
    *,
    elasticity: float,
    cut: float,
    leakage: float,
    border_capacity: float,
    risk_premium: float,
    ceiling: float,
) -> Market:
    """`leakage.equilibrium` for one embargo that takes something away; ranges as there, `cut` above 0."""
    steady, slope, cost = 1 - cut * (1 - leakage), border_capacity / 100, 1 + risk_premium
    price: float = ceiling if steady <= ceiling**elasticity else steady ** (1 / elasticity)
    if price > cost and slope > 0:
        price = _smugglers_price(elasticity, steady, slope, cost, price)
    return Market(price, (leakage * cut + slope * max(0.0, price - cost)) / cut)


def _smugglers_price(elasticity: float, steady: float, slope: float, cost: float, highest: float) -> float:
    """As in `leakage`: Newton's steps rise from the cost towards the price that clears with smuggling."""
    price = cost
    for _ in range(MAX_STEPS):
        gap = price**elasticity - steady - slope * (price - cost)
        higher: float = min(price + gap / (slope - elasticity * price ** (elasticity - 1)), highest)
        if abs(higher - price) <= PRECISION * price:
            return higher
        price = higher
    raise ModelError("The market did not settle: these values are too extreme for the model.")


def _both_below(h: float, k: float) -> float:
    """As in `escalation`: P(X <= h, Y <= k) of standard normals with correlation 1 / sqrt 2."""
    squares, product, exp = h * h + k * k, 2 * h * k, math.exp
    joint = math.fsum([share * exp(half * (sine * product - squares)) for share, sine, half in _TERMS])
    return min(1.0, max(0.0, _below(h) * _below(k) + joint))


def _below(x: float) -> float:
    return (1 + math.erf(x / math.sqrt(2))) / 2
