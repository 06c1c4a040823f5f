"""Model (g): the inspection game, and the stock of workers. What is a promise worth that is hard to check?

A firm at a site obeys or breaks a rule; an inspector checks the site or stays away. Neither sees the other's
choice first. The firm gains `gain` by breaking the rule unseen and loses `fine` if a check finds it. A check
costs `cost`; finding a breach is worth `benefit`; a breach that goes unseen does `harm` as the inspector
feels it. A check finds a breach with chance `detection`.

    firm's gain from breaking       (1 - d p) gain - d p fine           p  chance of a check
    inspector's gain from a check   q d (benefit + harm) - cost         q  chance of a breach, d = detection

Each side mixes so that the other has no better choice:

    p* = gain / (d (gain + fine))          q* = cost / (d (benefit + harm))

So a higher fine lowers the checks and leaves the breaches as they were. If cost >= d (benefit + harm) no
check ever pays and every firm breaks the rule; if d (gain + fine) < gain even a certain check does not deter.
The algebra is that of Tsebelis (1990); the detection chance is the usual extension.

A deadline for sending people home adds a stock, here in years:

    L(t + 1) = L(t) (1 - repatriation) + visas * disguise

with `disguise` the share of new visas (student, tourist) whose holders come to work. Numbers are illustrative
unless a caption says otherwise: no study read for this course measures gain, fine, harm or disguise.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from twoviews.errors import ModelError
from twoviews.models.ranges import above_zero, shares, zero_or_more

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Equilibrium:
    """Chances of a check, of a breach, of one that is found and of one that is not; arrays of one shape."""

    check: Array
    violate: Array
    found: Array
    unseen: Array


@dataclass(frozen=True)
class Stock:
    """Workers year by year; the last axis is time.

    present: at the end of each year, years + 1 numbers with the start first.
    left, came: in each year, `years` numbers; present[t + 1] = present[t] - left[t] + came[t].
    """

    present: Array
    left: Array
    came: Array


# ── the inspection game ──────────────────────────────────────────────────────


def firm_payoff(
    violate: ArrayLike, check: ArrayLike, *, gain: ArrayLike, fine: ArrayLike, detection: ArrayLike = 1.0
) -> Array:
    """What the firm expects, obeying being worth 0: violate * ((1 - d p) gain - d p fine) with p = `check`.

    violate, check, detection: chances, 0 to 1; gain, fine: 0 or more. Arguments broadcast;
    raises `ModelError` outside these ranges.
    """
    q, p, d = shares(violate=violate, check=check, detection=detection)
    g, f = zero_or_more(gain=gain, fine=fine)
    return np.asarray(q * ((1 - d * p) * g - d * p * f))


def inspector_payoff(
    check: ArrayLike,
    violate: ArrayLike,
    *,
    cost: ArrayLike,
    benefit: ArrayLike,
    harm: ArrayLike,
    detection: ArrayLike = 1.0,
) -> Array:
    """What the inspector expects: p (q d benefit - cost) - q (1 - d p) harm with p = `check`, q = `violate`.

    Ranges, shapes and errors as for `firm_payoff`; cost, benefit, harm: 0 or more.
    """
    p, q, d = shares(check=check, violate=violate, detection=detection)
    c, b, h = zero_or_more(cost=cost, benefit=benefit, harm=harm)
    return np.asarray(p * (q * d * b - c) - q * (1 - d * p) * h)


def equilibrium(
    gain: ArrayLike,
    fine: ArrayLike,
    cost: ArrayLike,
    benefit: ArrayLike,
    harm: ArrayLike,
    *,
    detection: ArrayLike = 1.0,
) -> Equilibrium:
    """The mixed equilibrium p*, q* of the inspection game, or the corner where there is none.

    gain, fine, cost, benefit, harm: 0 or more, gain above 0; detection: 0 to 1. Arguments broadcast.

    Corners: if cost >= d (benefit + harm), no checks and every firm breaks the rule; else, if
    d (gain + fine) < gain, every site is checked and the rule is broken all the same. Raises `ModelError`
    outside these ranges.
    """
    c, b, h = zero_or_more(cost=cost, benefit=benefit, harm=harm)
    (d,) = shares(detection=detection)
    deterring, worth = _deterring(gain, fine, d), np.asarray(d * (b + h))
    unwatched = c >= worth
    check = np.where(unwatched, 0.0, np.minimum(1.0, deterring))
    mixed = np.divide(c, worth, out=np.ones(np.broadcast_shapes(c.shape, worth.shape)), where=~unwatched)
    violate = np.where(unwatched | (deterring > 1), 1.0, mixed)
    found = d * check * violate
    return Equilibrium(check, violate, np.asarray(found), np.asarray(violate - found))


def chance_found(inspections: ArrayLike, sites: ArrayLike, *, detection: ArrayLike = 1.0) -> Array:
    """Chance that a breach at one site is found if `inspections` of `sites` are drawn by lot: d n / N.

    inspections: 0 to sites, in sites a year; sites: above 0; detection: 0 to 1. Arguments broadcast; raises
    `ModelError` outside these ranges.
    """
    (n,) = zero_or_more(inspections=inspections)
    (total,) = above_zero(sites=sites)
    (d,) = shares(detection=detection)
    if np.any(n > total):
        raise ModelError("inspections must not be more than sites.")
    return np.asarray(d * n / total)


def inspections_needed(
    sites: ArrayLike, gain: ArrayLike, fine: ArrayLike, *, detection: ArrayLike = 1.0
) -> Array:
    """How many of `sites` must be checked so that no firm gains by a breach: N gain / (d (gain + fine)).

    Infinite where even checking every site does not deter. Ranges as for `equilibrium`; sites: above 0.
    """
    (total,) = above_zero(sites=sites)
    (d,) = shares(detection=detection)
    share = _deterring(gain, fine, d)
    return np.asarray(total * np.where(share > 1, np.inf, share))


def _deterring(gain: ArrayLike, fine: ArrayLike, d: Array) -> Array:
    """The chance of a check at which the firm is indifferent; above 1, or infinite, where no check deters."""
    (g,) = above_zero(gain=gain)
    (f,) = zero_or_more(fine=fine)
    felt = np.asarray(d * (g + f))
    g, felt = np.broadcast_arrays(g, felt)
    return np.asarray(np.divide(g, felt, out=np.full(felt.shape, np.inf), where=felt > 0))


# ── the stock of workers ─────────────────────────────────────────────────────


def workers(
    start: ArrayLike, repatriation: ArrayLike, visas: ArrayLike, disguise: ArrayLike, *, years: int
) -> Stock:
    """The stock of workers over `years` years at constant rates: L(t+1) = L(t)(1 - repatriation) + came.

    start: people, 0 or more; repatriation: share of those present who leave within a year, 0 to 1;
    visas: new student and tourist visas a year, 0 or more; disguise: share of them used for work, 0 to 1.
    years: 1 or more. Arguments broadcast; time is a new last axis. Raises `ModelError` outside these ranges.

    In closed form L(t) = (1 - r)^t start + visas disguise (1 - (1 - r)^t) / r.
    """
    if years < 1:
        raise ModelError("years must be 1 or more.")
    first, arrivals = zero_or_more(start=start, visas=visas)
    rate, share = shares(repatriation=repatriation, disguise=disguise)
    first, rate, flow = np.broadcast_arrays(first, rate, arrivals * share)
    present = [np.asarray(first, dtype=float)]
    for _ in range(years):
        present.append(present[-1] * (1 - rate) + flow)
    stock = np.stack(present, axis=-1)
    came = np.broadcast_to(flow[..., None], (*flow.shape, years)).copy()
    return Stock(stock, stock[..., :-1] * rate[..., None], came)


def steady_stock(repatriation: ArrayLike, visas: ArrayLike, disguise: ArrayLike) -> Array:
    """The stock at which as many come as leave: visas * disguise / repatriation, in people.

    repatriation: above 0, up to 1; the rest as for `workers`.
    """
    (arrivals,) = zero_or_more(visas=visas)
    rate, share = shares(repatriation=repatriation, disguise=disguise)
    if not np.all(rate > 0):
        raise ModelError("repatriation must be above 0.")
    return np.asarray(arrivals * share / rate)


def implied_repatriation(before: ArrayLike, after: ArrayLike) -> Array:
    """The yearly rate that turns a count into the next year's if nobody new comes: 1 - after / before.

    before: people, above 0; after: people, 0 to before. Raises `ModelError` outside these ranges.
    """
    (first,) = above_zero(before=before)
    (last,) = zero_or_more(after=after)
    if np.any(last > first):
        raise ModelError("after must not be more than before.")
    return np.asarray(1 - last / first)
