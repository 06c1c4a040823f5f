"""Model (d): what a fuel embargo does to the price when part of the fuel still arrives.

Buyers keep one demand curve of constant elasticity, `Q/Q0 = (P/P0) ** elasticity`. An embargo takes away the
share `cut` of the old supply Q0. Two things bring fuel back:

- fixed leakage, the share `leakage` of the cut, which comes whatever the price is;
- smuggling that answers to the price: `border_capacity` per cent of Q0 for each multiple of the old price P0
  by which the price exceeds what smuggling costs, `1 + risk_premium`.

With P and Q in multiples of P0 and Q0 the market clears where

    P ** elasticity = 1 - cut * (1 - leakage) + border_capacity / 100 * max(0, P - 1 - risk_premium)

and never above `ceiling_price`, the multiple at which buyers turn to something else (charcoal gas, bicycles,
no journey at all). Without it a constant elasticity lets the price explode when the cut is deep.

The form is the textbook one of the demand literature: constant elasticities as estimated by Hughes, Knittel
and Sperling (2008) and collected by Dahl (1,080 short-run estimates for petrol, median -0.15). Those are of
other countries; no published one for the DPRK was found. That the busters of an embargo answer to profit is
Early's argument (2011). All other ranges are illustrative.

The names are the field's: *leakage*, *busters* (those who bring the fuel), *rents* (what they earn on it).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from twoviews.errors import ModelError
from twoviews.models.ranges import within

Array = NDArray[np.float64]
N = TypeVar("N", float, Array)

MAX_STEPS = 500
PRECISION = 1e-13


@dataclass(frozen=True)
class Equilibrium(Generic[N]):
    """Where the market settles. Quantities are shares of the supply before the embargo, 1 = all of it."""

    price: N
    """Multiple of the old price, 1 = as before."""
    quantity: N
    """All fuel on sale: legal + leaked + smuggled."""
    legal: N
    """What the embargo leaves: 1 - cut."""
    leaked: N
    """What arrives whatever the price is: leakage * cut."""
    smuggled: N
    """What arrives because the price pays for it."""
    returned: N
    """Leaked share of the cut: (leaked + smuggled) / cut; 0 where nothing is cut."""
    rents: N
    """What the busters earn, in shares of the old market's turnover P0 * Q0.

    The margin over cost, max(0, price - 1 - risk_premium), on each unit that they bring.
    """
    capped: N
    """1 where buyers give up at the ceiling price, else 0."""


Market = Equilibrium[float]
Markets = Equilibrium[Array]


# ── one demand curve ─────────────────────────────────────────────────────────


def supply_ratio(cut: ArrayLike, leakage: ArrayLike = 0.0) -> Array:
    """Fuel on sale with fixed leakage, as a share of the old supply: 1 - cut * (1 - leakage).

    `cut` and `leakage` are shares from 0 to 1. Raises `ModelError` outside.
    """
    cut, leakage = within("cut", cut, 0, 1), within("leakage", leakage, 0, 1)
    return np.asarray(1 - cut * (1 - leakage))


def supply_for_price_change(elasticity: float, multiple: float) -> float:
    """Q1/Q0, the supply that moves the price to `multiple` times what it was: multiple ** elasticity.

    A fall by 60 per cent is the multiple 0.4; at an elasticity of -0.15 it takes 1.147 times the fuel.
    `elasticity` is below 0, `multiple` above 0; raises `ModelError` outside.
    """
    if not (np.isfinite(multiple) and multiple > 0):
        raise ModelError("multiple must be above 0: it is the new price divided by the old one.")
    return float(multiple ** _elasticity(elasticity))


# ── the market ───────────────────────────────────────────────────────────────


def equilibrium(
    *,
    elasticity: float,
    cut: float,
    leakage: float = 0.0,
    border_capacity: float = 0.0,
    risk_premium: float = 0.0,
    ceiling_price: float = np.inf,
) -> Market:
    """The market under one embargo, in plain numbers; arguments and errors as for `equilibria`."""
    markets = equilibria(
        elasticity=elasticity,
        cut=cut,
        leakage=leakage,
        border_capacity=border_capacity,
        risk_premium=risk_premium,
        ceiling_price=ceiling_price,
    )
    return Equilibrium(**{name: float(values) for name, values in vars(markets).items()})


def equilibria(
    *,
    elasticity: ArrayLike,
    cut: ArrayLike,
    leakage: ArrayLike = 0.0,
    border_capacity: ArrayLike = 0.0,
    risk_premium: ArrayLike = 0.0,
    ceiling_price: ArrayLike = np.inf,
) -> Markets:
    """The market under many embargoes at once; the arguments broadcast, the fields have their common shape.

    elasticity: of demand with respect to price; below 0, published short-run values -0.03 to -0.34.
    cut: share of the old supply that the embargo takes away, 0 to 1.
    leakage: share of the cut that arrives whatever the price is, 0 to 1.
    border_capacity: smuggled fuel, in per cent of the old supply, for each multiple of the old price that it
        earns above its cost; 0 or more.
    risk_premium: what risk adds to a smuggler's cost, in multiples of the old price; 0 or more.
    ceiling_price: multiple of the old price at which buyers give up; 1 or more, without end by default.

    Raises `ModelError` outside these ranges, and where neither fuel nor ceiling bounds the price.
    """
    steady, slope = supply_ratio(cut, leakage), within("border_capacity", border_capacity, 0, np.inf) / 100
    cost, ceiling = 1 + within("risk_premium", risk_premium, 0, np.inf), _ceiling(ceiling_price)
    elasticity, steady, slope, cost, ceiling, cut, leakage = np.broadcast_arrays(
        _elasticity(elasticity), steady, slope, cost, ceiling, cut, leakage
    )
    price = _clearing_price(elasticity, steady, slope, cost, ceiling)
    margin = np.maximum(0, price - cost)
    leaked, smuggled = leakage * cut, slope * margin
    return Equilibrium(
        price=price,
        quantity=steady + smuggled,
        legal=1 - cut,
        leaked=leaked,
        smuggled=smuggled,
        returned=np.divide(leaked + smuggled, cut, out=np.zeros_like(price), where=cut > 0),
        rents=margin * (leaked + smuggled),
        capped=(price >= ceiling).astype(float),
    )


def _clearing_price(elasticity: Array, steady: Array, slope: Array, cost: Array, ceiling: Array) -> Array:
    """The price without smuggling; where that would pay for smuggling, the lower one that clears with it."""
    highest = _demanded_price(elasticity, steady, ceiling)
    if np.isinf(np.where(slope > 0, 1, highest)).any():
        raise ModelError("The price has no bound: with so little fuel on sale give a ceiling_price.")
    pays = (highest > cost) & (slope > 0)
    if not pays.any():
        return highest
    chosen = (values[pays] for values in (elasticity, steady, slope, cost, highest))
    highest[pays] = _smugglers_price(*chosen)
    return highest


def _smugglers_price(elasticity: Array, steady: Array, slope: Array, cost: Array, highest: Array) -> Array:
    """The root of demand minus supply between `cost` and `highest`, by Newton's method.

    Demand minus supply falls with the price and is convex, so the steps, which start at the left end of the
    bracket, rise towards the root and never pass it: no step needs a guard.
    """
    price = cost
    for _ in range(MAX_STEPS):
        gap = price**elasticity - steady - slope * (price - cost)
        higher = np.minimum(price + gap / (slope - elasticity * price ** (elasticity - 1)), highest)
        if np.all(np.abs(higher - price) <= PRECISION * price):
            return higher
        price = higher
    raise ModelError("The market did not settle: these values are too extreme for the model.")


# ── ranges ───────────────────────────────────────────────────────────────────


def _demanded_price(elasticity: Array, supply: Array, ceiling: Array) -> Array:
    with np.errstate(divide="ignore", over="ignore"):
        return np.asarray(np.minimum(supply ** (1 / elasticity), ceiling))


def _elasticity(value: ArrayLike) -> Array:
    elasticity = np.asarray(value, dtype=float)
    if not np.all(np.isfinite(elasticity) & (elasticity < 0)):
        raise ModelError("elasticity must be below 0: buyers take less of what is dearer.")
    return elasticity


def _ceiling(value: ArrayLike) -> Array:
    ceiling = np.asarray(value, dtype=float)
    if not np.all(ceiling >= 1):
        raise ModelError("ceiling_price must be 1 or more: 1 is the price before the embargo.")
    return ceiling
