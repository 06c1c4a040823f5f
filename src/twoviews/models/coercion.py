"""Model (a): when does pressure make a government give way?

A government holds on to a policy that is worth V to it. A sender offers it two reasons to let go: the pain of
staying, and a guarantee for leaving.

    felt pain       C = pressure * credibility * (1 - leakage) * (1 - shifting)
    it complies if  relief * (C + guarantee) >= weapon + rally
    with noise      P(comply) = 1 / (1 + exp(-sharpness * (relief * (C + guarantee) - weapon - rally)))

Leakage and shifting tax pressure but not a guarantee. Doubt about relief taxes both: pain that goes on after
yielding is no reason to yield. With `relief` = 1, the default, this is the textbook form of coercion by cost
and benefit; the factor puts into it what Schelling (1966) calls assurance, and what Rosenberg and Tama (2019)
find missing in Washington.

The dynamic part is after Nephew (2018), the idea alone: pain builds up and wears off as the target adapts,
resolve drifts, and a bargain is open while pain is at least as great as resolve.

    pain(t)    = peak * (1 - exp(-t / buildup)) * exp(-adaptation * t)
    resolve(t) = resolve + drift * t

Pressure, worth, guarantee and rally are in one unit of loss to the target, time is in months. The ranges are
illustrative: no study read for this course measures V for the DPRK. The model holds V fixed; where pressure
itself makes the weapon dearer or provokes a crisis, use `escalation`.
The names are the field's: *credibility*, *leakage*, *resolve*; `shifting` is the share of the burden that the
rulers pass on to the population, `weapon` is V.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from twoviews.errors import ModelError
from twoviews.models.ranges import within

Array = NDArray[np.float64]

RALLY, SHARPNESS = 0.5, 1.0
MONTHS = 120


@dataclass(frozen=True)
class Window:
    """The whole months in which a bargain is open; arrays of one shape, nan where there is none."""

    opens: Array
    """First month with pain at least as great as resolve."""
    closes: Array
    """First month after it with pain below resolve; infinite if that does not come within the horizon."""


# ── static: pain against worth ───────────────────────────────────────────────


def felt_pain(
    pressure: ArrayLike, credibility: ArrayLike = 1.0, leakage: ArrayLike = 0.0, shifting: ArrayLike = 0.0
) -> Array:
    """C, what those who decide feel of `pressure`: pressure * credibility * (1 - leakage) * (1 - shifting).

    pressure: full cost of the measures as written, in units of loss; 0 or more, 0 to 10 in the lessons.
    credibility: chance, in the target's eyes, that it lasts until the target gives way; 0 to 1.
    leakage: share undone by third parties, 0 to 1. shifting: share passed on to the population, 0 to 1.

    The arguments broadcast. Raises `ModelError` outside these ranges.
    """
    s = within("pressure", pressure, 0, np.inf)
    p, gap = within("credibility", credibility, 0, 1), within("leakage", leakage, 0, 1)
    return np.asarray(s * p * (1 - gap) * (1 - within("shifting", shifting, 0, 1)))


def advantage(
    pain: ArrayLike,
    weapon: ArrayLike,
    guarantee: ArrayLike = 0.0,
    *,
    rally: ArrayLike = RALLY,
    relief: ArrayLike = 1.0,
) -> Array:
    """What yielding gains the target over staying: relief * (pain + guarantee) - weapon - rally.

    pain: felt pain C, 0 or more. weapon: V, worth of the policy. guarantee: B, what compliance earns.
    rally: R, cost of yielding under fire (reputation, flag). All in units of loss, 0 or more.
    relief: chance, in the target's eyes, that pain ends and the guarantee holds once it complies; 0 to 1.

    The arguments broadcast. Raises `ModelError` outside these ranges.
    """
    gains = within("pain", pain, 0, np.inf) + within("guarantee", guarantee, 0, np.inf)
    losses = within("weapon", weapon, 0, np.inf) + within("rally", rally, 0, np.inf)
    return np.asarray(within("relief", relief, 0, 1) * gains - losses)


def compliance(
    pain: ArrayLike,
    weapon: ArrayLike,
    guarantee: ArrayLike = 0.0,
    *,
    rally: ArrayLike = RALLY,
    relief: ArrayLike = 1.0,
    sharpness: ArrayLike = SHARPNESS,
) -> Array:
    """P(comply), 0 to 1: the logistic choice rule on `advantage`, whose arguments it takes.

    sharpness: k, how surely the target takes the better course; 0 (a coin toss) or more, 0.5 to 3 in the
    lessons.
    """
    edge = advantage(pain, weapon, guarantee, rally=rally, relief=relief)
    z = within("sharpness", sharpness, 0, np.inf) * edge
    return np.asarray((1 + np.tanh(z / 2)) / 2)


def pain_needed(
    weapon: ArrayLike, guarantee: ArrayLike = 0.0, *, rally: ArrayLike = RALLY, relief: ArrayLike = 1.0
) -> Array:
    """Felt pain at which yielding equals staying: (weapon + rally) / relief - guarantee, at least 0.

    Infinite where relief is 0 and there is anything to lose. Arguments as for `advantage`.
    """
    losses = -advantage(0.0, weapon, 0.0, rally=rally)
    trust, offer = within("relief", relief, 0, 1), within("guarantee", guarantee, 0, np.inf)
    losses, trust, offer = np.broadcast_arrays(losses, trust, offer)
    hopeless = np.where(losses > 0, np.inf, 0.0)
    return np.asarray(np.maximum(0.0, np.divide(losses, trust, out=hopeless, where=trust > 0) - offer))


def leakage_limit(
    pressure: ArrayLike, needed: ArrayLike, credibility: ArrayLike = 1.0, shifting: ArrayLike = 0.0
) -> Array:
    """The largest leakage at which `pressure` still gives the pain that is `needed` (see `pain_needed`).

    0 to 1; nan where the pressure would not do even without a leak. Other arguments as for `felt_pain`.
    """
    whole = felt_pain(pressure, credibility, 0.0, shifting)
    whole, need = np.broadcast_arrays(whole, np.asarray(needed, dtype=float))
    if not np.all(need >= 0):
        raise ModelError("needed must be 0 or more.")
    enough = whole >= need
    share = np.divide(need, whole, out=np.zeros(whole.shape), where=enough & (whole > 0))
    return np.asarray(np.where(enough, 1 - share, np.nan))


# ── dynamic: pain and resolve over time ──────────────────────────────────────


def pain_path(months: ArrayLike, peak: ArrayLike, buildup: ArrayLike, adaptation: ArrayLike) -> Array:
    """pain(t) = peak * (1 - exp(-t / buildup)) * exp(-adaptation * t); the arguments broadcast.

    months: t, 0 or more. peak: pain if nobody adapted, in units of loss; 0 or more, 0 to 10 in the lessons.
    buildup: months until 63 per cent of it is there, above 0. adaptation: share worn off a month, 0 or more
    (0.02 halves the pain in 35 months). Raises `ModelError` outside these ranges.
    """
    t, s = within("months", months, 0, np.inf), within("peak", peak, 0, np.inf)
    tau, a = within("buildup", buildup, 0, np.inf), within("adaptation", adaptation, 0, np.inf)
    if not np.all(tau > 0):
        raise ModelError("buildup must be above 0.")
    return np.asarray(s * -np.expm1(-t / tau) * np.exp(-a * t))


def resolve_path(months: ArrayLike, resolve: ArrayLike, drift: ArrayLike = 0.0) -> Array:
    """resolve(t) = resolve + drift * t, and never below 0; the arguments broadcast.

    months: t, 0 or more. resolve: at the start, in units of loss, 0 or more. drift: its change a month, any
    finite number (above 0 it hardens). Raises `ModelError` outside these ranges.
    """
    t, r = within("months", months, 0, np.inf), within("resolve", resolve, 0, np.inf)
    return np.asarray(np.maximum(0.0, r + within("drift", drift, -np.inf, np.inf) * t))


def window(
    peak: ArrayLike,
    buildup: ArrayLike,
    adaptation: ArrayLike,
    resolve: ArrayLike,
    drift: ArrayLike = 0.0,
    *,
    months: int = MONTHS,
) -> Window:
    """The first run of whole months, 0 to `months`, with pain(t) >= resolve(t).

    Arguments as for `pain_path` and `resolve_path`; they broadcast, and the fields have their common shape.
    """
    wide = (
        np.asarray(value, dtype=float)[..., None] for value in (peak, buildup, adaptation, resolve, drift)
    )
    s, tau, a, r, g = wide
    t = np.arange(months + 1)
    is_open = pain_path(t, s, tau, a) >= resolve_path(t, r, g)
    first = np.argmax(is_open, axis=-1)
    closed = ~is_open & (t > first[..., None])
    opens = np.where(is_open.any(axis=-1), first, np.nan)
    closes = np.where(closed.any(axis=-1), np.argmax(closed, axis=-1), np.inf)
    return Window(opens=opens, closes=np.where(np.isnan(opens), np.nan, closes))
