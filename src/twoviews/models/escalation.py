"""Model (c): comply, endure or escalate. When does more pressure make things worse?

A government under pressure `s` has three ways out and takes the one that costs it least:

    comply    costs V, the worth of the policy that it would give up
    endure    costs s, the pain of the pressure
    escalate  costs w, what a crisis of its own making would cost it (war risk less what a gamble may win)

Who knew V and w would know the answer (`response`): below both the target endures; then, if V < w, pressure
of V or more makes it comply; if w <= V, pressure of w or more makes it escalate, and none makes it comply.

A sender does not know them. With V ~ N(weapon, spread) and w ~ N(crisis, spread), independent,

    P(comply; s) = P(V <= s, V < w)          P(escalate; s) = P(w <= s, w <= V)
    value to the sender   W(s) = benefit * P(comply; s) - harm * P(escalate; s) - cost * s

Both probabilities are one function with V and w exchanged: P(X <= h, Y <= k) of two standard normals with
h = (s - weapon) / spread, k = (crisis - weapon) / (spread * sqrt 2) and correlation 1 / sqrt 2, that of V and
V - w. It is computed by Gauss-Legendre quadrature of Drezner and Wesolowsky's (1990) integral over the
correlation, in the form of Genz (2004).

All numbers are in one unit of loss to the target; the ranges are illustrative. No study read for this course
measures w for the DPRK. That pressure can unite a society is argued by Galtung (1967), that it can provoke by
George (1991).
The names are the field's: *comply*, *endure*, *escalate*, *pressure*; `weapon` and `crisis` are V and w.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from twoviews.models.normal import cdf, density
from twoviews.models.ranges import above_zero, finite, zero_or_more
from twoviews.models.single import NODES, WEIGHTS

Array = NDArray[np.float64]

SPREAD = 2.0
BENEFIT, HARM, COST = 10.0, 15.0, 0.3
HIGHEST = 10.0
STEPS, SECTIONS, ROUNDS = 40, 40, 3

_QUARTER = math.pi / 4
_ANGLES = _QUARTER * (1 + np.array(NODES)) / 2
_SHARES = np.array(WEIGHTS) / 2 * _QUARTER / (2 * math.pi)
_SINES, _HALVES = np.sin(_ANGLES), 1 / (2 * np.cos(_ANGLES) ** 2)


class Response(IntEnum):
    """What the target does."""

    ENDURE = 0
    COMPLY = 1
    ESCALATE = 2


@dataclass(frozen=True)
class Outcomes:
    """Probabilities of the three responses; arrays of one shape that add up to 1."""

    comply: Array
    endure: Array
    escalate: Array


# ── the target ───────────────────────────────────────────────────────────────


def response(pressure: ArrayLike, weapon: ArrayLike, crisis: ArrayLike) -> NDArray[np.int64]:
    """What a target does whose V = `weapon` and w = `crisis` are known: values of `Response`.

    The arguments are finite and broadcast; raises `ModelError` otherwise. Where V = w it escalates, as in the
    probabilities (there it has probability 0).
    """
    s, v, w = finite(pressure=pressure, weapon=weapon, crisis=crisis)
    comply, escalate = (s >= v) & (v < w), (s >= w) & (w <= v)
    return np.asarray(Response.COMPLY * comply + Response.ESCALATE * escalate, dtype=np.int64)


def outcomes(
    pressure: ArrayLike, weapon: ArrayLike, crisis: ArrayLike, *, spread: ArrayLike = SPREAD
) -> Outcomes:
    """Probabilities of each response to `pressure` for V ~ N(weapon, spread), w ~ N(crisis, spread).

    pressure, weapon, crisis: any finite numbers or arrays that broadcast; 0 to 10 in the lessons.
    spread: standard deviation of both beliefs, above 0; 2 in the lessons.

    Exact to about 1e-12. Raises `ModelError` outside these ranges.
    """
    s, v, w = finite(pressure=pressure, weapon=weapon, crisis=crisis)
    (sd,) = above_zero(spread=spread)
    gap = (w - v) / (sd * math.sqrt(2))
    comply, escalate = _both_below((s - v) / sd, gap), _both_below((s - w) / sd, -gap)
    endure = np.asarray(np.maximum(0.0, 1 - comply - escalate))
    return Outcomes(comply=comply, endure=endure, escalate=escalate)


# ── the sender ───────────────────────────────────────────────────────────────


def value(
    pressure: ArrayLike,
    weapon: ArrayLike,
    crisis: ArrayLike,
    *,
    benefit: ArrayLike = BENEFIT,
    harm: ArrayLike = HARM,
    cost: ArrayLike = COST,
    spread: ArrayLike = SPREAD,
) -> Array:
    """W(s), the sender's expected gain: benefit * P(comply) - harm * P(escalate) - cost * pressure.

    benefit, harm: what compliance is worth and what a crisis costs the sender; 0 or more.
    cost: of one unit of pressure to the sender; 0 or more. The rest, shapes and errors as for `outcomes`.
    """
    b, h, c = zero_or_more(benefit=benefit, harm=harm, cost=cost)
    chances = outcomes(pressure, weapon, crisis, spread=spread)
    return np.asarray(b * chances.comply - h * chances.escalate - c * np.asarray(pressure, dtype=float))


def _slope(s: Array, v: Array, w: Array, b: Array, h: Array, c: Array, sd: Array) -> Array:
    """dW/ds in closed form, with density f and survival S: benefit * fV(s) Sw(s) - harm * fw(s) SV(s) - cost.

    One more unit of pressure wins those whose V lies just there, provided that their w lies above; it pushes
    into a crisis those whose w lies just there, provided that their V lies above.
    """
    x, y = (s - v) / sd, (s - w) / sd
    return np.asarray((b * density(x) * cdf(-y) - h * density(y) * cdf(-x)) / sd - c)


def best_pressure(
    weapon: ArrayLike,
    crisis: ArrayLike,
    *,
    benefit: ArrayLike = BENEFIT,
    harm: ArrayLike = HARM,
    cost: ArrayLike = COST,
    spread: ArrayLike = SPREAD,
    highest: float = HIGHEST,
) -> Array:
    """The pressure from 0 to `highest` at which W(s) is largest; the arguments broadcast as in `value`.

    W may have two peaks (at 0 and further up), so it is compared on a grid of `STEPS` equal steps first; then
    the root of dW/ds next to the best grid point is closed in, to about 1e-5. `highest` is above 0.
    """
    top = float(above_zero(highest=highest)[0])
    grid = np.linspace(0, top, STEPS + 1)
    v, w = finite(weapon=weapon, crisis=crisis)
    stakes = {"benefit": benefit, "harm": harm, "cost": cost, "spread": spread}
    b, h, c, sd = (np.asarray(stake, dtype=float) for stake in stakes.values())
    wide = {name: np.asarray(stake, dtype=float)[..., None] for name, stake in stakes.items()}
    near = grid[np.argmax(value(grid, v[..., None], w[..., None], **wide), axis=-1)]
    low, high = np.maximum(0, near - top / STEPS), np.minimum(top, near + top / STEPS)
    known = [np.asarray(number)[..., None] for number in (v, w, b, h, c, sd)]
    for _ in range(ROUNDS):
        section = (high - low) / SECTIONS
        inner = low[..., None] + section[..., None] * np.arange(1, SECTIONS)
        passed = np.cumprod(_slope(inner, *known) > 0, axis=-1).sum(axis=-1)
        high = np.where(passed == SECTIONS - 1, high, low + (passed + 1) * section)
        low = low + passed * section
    return np.asarray(np.where(high == top, top, low))


# ── the normal distribution ──────────────────────────────────────────────────


def _both_below(h: Array, k: Array) -> Array:
    """P(X <= h, Y <= k) of standard normals with correlation 1 / sqrt 2; h and k broadcast.

    Phi(h) Phi(k) plus, over angles a from 0 to pi / 4, the integral of
    exp(-(h^2 + k^2 - 2 h k sin a) / (2 cos^2 a)) / (2 pi).
    """
    squares, product = h**2 + k**2, 2 * h * k
    sines, halves = (angles.reshape(-1, *[1] * squares.ndim) for angles in (_SINES, _HALVES))
    total = cdf(h) * cdf(k) + np.tensordot(_SHARES, np.exp(halves * (sines * product - squares)), 1)
    return np.asarray(np.clip(total, 0.0, 1.0))
