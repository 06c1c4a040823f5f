"""Models (f) and (h): who at home pays for a promise, and who feels the pain of sanctions.

**Symbolic compliance.** A government has given its word abroad: to enforce sanctions, or to lift them when
the target complies. It chooses how far to keep it, y from 0 to 1:

    U(y) = -price * seen * (1 - y) - (anger + business) * y - strain * y^2

`price` is what being seen to break the word would cost, `seen` the chance that it is seen, `anger` what
factions and voters at home charge for keeping it, `business` what firms lose, `strain` how much the last
steps cost more than the first. Without strain the answer is a corner (all or nothing); with it

    y* = (price * seen - anger - business) / (2 * strain)        kept between 0 and 1

Two governments may break their word alike for opposite reasons: only `anger + business` counts.

**Selectorate burden sharing**, after Bueno de Mesquita and others (2003). A coalition keeps the leader in
office; w is its share of all who have a say. Of a loss of s a head the leader shifts 1 - w away from it:

    inside = w * s        outside = (1 + w) * s        w * inside + (1 - w) * outside = s

Aimed sanctions load a part t of the whole loss on the coalition alone: inside t * s / w + (1 - t) * w * s,
outside (1 - t) * (1 + w) * s. Nothing is lost in the sharing.

**Interest groups**, after Kaempfer and Lowenberg (1988, 2007). Policy x is what the opposition's pressure
leaves of the rulers'. For one more unit of sanctions, with everything in units of the loss that they cause,

    dx/ds = loss of the rulers - loss of the opposition + signal - rally - rents

The loss of the rulers is the coalition's share of the burden, w * inside / s; the rest falls on the others.
Above 0 sanctions move policy towards the sender, below 0 away from it.

These are teaching forms: the published models are richer, and no number here is measured. The names are the
field's: *symbolic compliance*, *winning coalition*, *selectorate*, *rally*, *rents*.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from twoviews.errors import ModelError
from twoviews.models.ranges import within

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Burden:
    """Loss a head `inside` and `outside` the winning coalition; arrays of one shape, unit of pressure."""

    inside: Array
    outside: Array


# ── symbolic compliance ──────────────────────────────────────────────────────


def utility(
    kept: ArrayLike,
    price: ArrayLike,
    seen: ArrayLike,
    anger: ArrayLike,
    business: ArrayLike,
    *,
    strain: ArrayLike = 0.0,
) -> Array:
    """U(y), what keeping a share `kept` of the promise is worth to the government; 0 at best, else negative.

    kept, seen: from 0 to 1. price, anger, business, strain: 0 or more, in one unit of political cost (0 to 5
    in the lessons, illustrative). All broadcast. Raises `ModelError` outside these ranges.
    """
    y, m = _shares(kept=kept, seen=seen)
    alpha, beta, gamma, kappa = _zero_or_more(price=price, anger=anger, business=business, strain=strain)
    return np.asarray(-alpha * m * (1 - y) - (beta + gamma) * y - kappa * y**2)


def best_compliance(
    price: ArrayLike,
    seen: ArrayLike,
    anger: ArrayLike,
    business: ArrayLike,
    *,
    strain: ArrayLike = 0.0,
) -> Array:
    """y*, the share of the promise at which `utility` is highest, from 0 to 1; 0 where all are as good.

    Arguments and errors as for `utility`.
    """
    (m,) = _shares(seen=seen)
    alpha, beta, gamma, kappa = _zero_or_more(price=price, anger=anger, business=business, strain=strain)
    gain = alpha * m - beta - gamma
    gain, kappa = np.broadcast_arrays(gain, kappa)
    inner = _over(gain, 2 * kappa, otherwise=np.where(gain > 0, 1.0, 0.0))
    return np.asarray(np.clip(inner, 0.0, 1.0))


def tipping_chance(price: ArrayLike, anger: ArrayLike, business: ArrayLike) -> Array:
    """The chance of being seen above which some of the promise is kept: (anger + business) / price.

    Above 1 no chance is high enough. Where being seen has no price it is infinite, or 0 if keeping the
    promise is free as well. Ranges and errors as for `utility`.
    """
    alpha, beta, gamma = _zero_or_more(price=price, anger=anger, business=business)
    cost, alpha = np.broadcast_arrays(beta + gamma, alpha)
    return _over(cost, alpha, otherwise=np.where(cost > 0, np.inf, 0.0))


def _over(above: Array, below: Array, otherwise: Array) -> Array:
    """The quotient, or `otherwise` where it would be divided by 0; by next to nothing it is infinite."""
    with np.errstate(over="ignore"):
        return np.asarray(np.divide(above, below, out=otherwise, where=below > 0))


# ── who feels it ─────────────────────────────────────────────────────────────


def burden(pressure: ArrayLike, coalition: ArrayLike, *, aimed: ArrayLike = 0.0) -> Burden:
    """Loss a head inside and outside the winning coalition, where sanctions cost `pressure` on average.

    pressure: loss a head over all, 0 or more. coalition: W/S, the winning coalition as a share of the
    selectorate, above 0 and below 1. aimed: share of the whole loss that is laid on the coalition alone,
    0 to 1. All broadcast. coalition * inside + (1 - coalition) * outside is the pressure.

    Raises `ModelError` outside these ranges.
    """
    (s,) = _zero_or_more(pressure=pressure)
    (t,) = _shares(aimed=aimed)
    w = _between(coalition=coalition)
    spread = (1 - t) * s
    inside, outside = t * s / w + spread * w, spread * (1 + w)
    return Burden(*map(np.asarray, np.broadcast_arrays(inside, outside)))


def rulers_share(coalition: ArrayLike, *, aimed: ArrayLike = 0.0) -> Array:
    """The part of the whole loss that the winning coalition bears, 0 to 1: aimed + (1 - aimed) * coalition^2.

    Arguments and errors as for `burden`.
    """
    w = _between(coalition=coalition)
    return np.asarray(w * burden(1.0, w, aimed=aimed).inside)


def policy_shift(rulers: ArrayLike, signal: ArrayLike, rally: ArrayLike, rents: ArrayLike) -> Array:
    """dx/ds: how one more unit of sanctions moves the target's policy; above 0 towards the sender.

    rulers: share of the loss that the rulers bear, 0 to 1; the opposition bears the rest.
    signal: what support from outside adds to the opposition; rally: what it adds to the rulers;
    rents: what scarcity pays to the rulers. Each 0 or more, in units of the loss. All broadcast.

    Raises `ModelError` outside these ranges.
    """
    (share,) = _shares(rulers=rulers)
    heard, rallied, earned = _zero_or_more(signal=signal, rally=rally, rents=rents)
    return np.asarray(share - (1 - share) + heard - rallied - earned)


# ── ranges ───────────────────────────────────────────────────────────────────


def _zero_or_more(**numbers: ArrayLike) -> list[Array]:
    return [within(name, number, 0, np.inf) for name, number in numbers.items()]


def _shares(**numbers: ArrayLike) -> list[Array]:
    return [within(name, number, 0, 1) for name, number in numbers.items()]


def _between(coalition: ArrayLike) -> Array:
    array = np.asarray(coalition, dtype=float)
    if not np.all((array >= np.finfo(float).tiny) & (array < 1)):
        raise ModelError("coalition must be above 0 and below 1.")
    return array
