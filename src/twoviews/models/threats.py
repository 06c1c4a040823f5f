"""Model (b): threats. Who enforces, who threatens whom, and whose refusals ever reach a list of sanctions.

Three teaching models of one question: are sanctions stronger alone, together, or secondary?

1. Enforcement (Tsebelis 1990). A target obeys or violates, an enforcer acts or looks away, at the same time:

                        enforcer acts     looks away
       target violates    (a1, a2)         (b1, b2)          payoffs (enforcer, target)
       target obeys       (c1, c2)         (d1, d2)

   Only four differences count. `enforcing` = a1 - b1 is what acting on a violation is worth to the enforcer,
   `needless` = d1 - c1 what acting without one costs it, `gain` = b2 - d2 what an unpunished violation earns
   the target, `penalty` = c2 - a2 what a violation adds to its loss when the enforcer acts. If all four are
   above 0 there is no equilibrium in pure strategies, and the mixed one is

       violations  q* = needless / (enforcing + needless)       actions  p* = gain / (gain + penalty)

   A harsher penalty lowers p* and leaves q* as it is. If `enforcing` is 0 or less, looking away is at least
   as good whatever the target does: q* = 1 and p* = 0. Secondary sanctions raise `enforcing` of a third
   state. Shidiqi and Pradiptyo rebuild the game and find that severity may lower violations after all.

2. Conflict expectations (Drezner 1998, in a teaching form that is the course's own). With `conflict`, the
   weight of quarrels still to come, and costs of a break to target and sender,

       concession   x* = target_cost / (1 + conflict)
       worth to the sender of a demand   x* + conflict * (target_cost - sender_cost)

   and the sender makes its demand if that worth reaches the `threshold`, the political cost of starting.

3. The threat stage (after Drezner 2003 and Miller 2014). The target alone knows V, the worth of its policy,
   V ~ N(weapon, spread). It gives way to a threat if V <= chance * cost. If not, the sender carries the
   threat out with that chance, and then the target gives way if V <= cost. A list of sanctions imposed never
   sees those who gave way before.

Units: all losses of a model are in one unit; the ranges in the lessons are illustrative.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from twoviews.errors import ModelError
from twoviews.models.normal import cdf
from twoviews.models.ranges import above_zero, finite, zero_or_more

Array = NDArray[np.float64]

SPREAD = 2.0


# ── enforcement ──────────────────────────────────────────────────────────────


def violations(enforcing: ArrayLike, needless: ArrayLike) -> Array:
    """q*, the share of chances to violate that the target takes in equilibrium, from 0 to 1.

    enforcing: a1 - b1, any finite number. needless: d1 - c1, above 0. They broadcast. The payoffs of the
    target do not enter. Raises `ModelError` outside these ranges.
    """
    (worth,) = finite(enforcing=enforcing)
    (cost,) = above_zero(needless=needless)
    return np.asarray(cost / (np.maximum(worth, 0.0) + cost))


def actions(gain: ArrayLike, penalty: ArrayLike, enforcing: ArrayLike) -> Array:
    """p*, the chance that the enforcer acts in equilibrium, from 0 to 1.

    gain: b2 - d2, above 0. penalty: c2 - a2, above 0. enforcing: a1 - b1, any finite number, of which only
    the sign counts. They broadcast. Raises `ModelError` outside these ranges.
    """
    earned, lost = above_zero(gain=gain, penalty=penalty)
    (worth,) = finite(enforcing=enforcing)
    return np.asarray(np.where(worth > 0, earned / (earned + lost), 0.0))


# ── conflict expectations ────────────────────────────────────────────────────


def concession(conflict: ArrayLike, target_cost: ArrayLike) -> Array:
    """x* = target_cost / (1 + conflict): how much a target gives, in units of its cost of a break.

    conflict: weight of quarrels to come, 0 or more. target_cost: 0 or more. They broadcast; raises
    `ModelError` outside these ranges.
    """
    weight, loss = zero_or_more(conflict=conflict, target_cost=target_cost)
    return np.asarray(loss / (1 + weight))


def demand_worth(conflict: ArrayLike, target_cost: ArrayLike, sender_cost: ArrayLike) -> Array:
    """What a demand is worth to its sender: x* + conflict * (target_cost - sender_cost).

    The second part is the relative loss of a rival, which counts the more, the more quarrels are expected.
    sender_cost: 0 or more; the rest and the errors as for `concession`.
    """
    weight, loss, own = zero_or_more(conflict=conflict, target_cost=target_cost, sender_cost=sender_cost)
    return np.asarray(concession(weight, loss) + weight * (loss - own))


def demands(
    conflict: ArrayLike, target_cost: ArrayLike, sender_cost: ArrayLike, threshold: ArrayLike
) -> NDArray[np.bool_]:
    """Whether the sender makes its demand: where `demand_worth` reaches `threshold`, a finite number.

    Equality counts as reached, to within 1e-9. The rest and the errors as for `demand_worth`.
    """
    (bar,) = finite(threshold=threshold)
    return np.asarray(demand_worth(conflict, target_cost, sender_cost) >= bar - 1e-9)


# ── the threat stage ─────────────────────────────────────────────────────────


@dataclass(frozen=True)
class ThreatOutcomes:
    """Shares of all threats by how they end; arrays of one shape that add up to 1."""

    at_threat: Array
    """The target gives way before anything is imposed."""
    imposed_gives_way: Array
    imposed_holds: Array
    backs_down: Array
    """The target resists and the sender does not carry its threat out."""


def threat_outcomes(
    chance: ArrayLike, cost: ArrayLike, weapon: ArrayLike, *, spread: ArrayLike = SPREAD
) -> ThreatOutcomes:
    """How threats of sanctions end.

    chance: that the sender carries its threat out, 0 to 1. cost: of the sanctions to the target, 0 or more.
    weapon: mean of V, finite. spread: standard deviation of V, above 0. They broadcast; raises `ModelError`
    outside these ranges.
    """
    (p,) = zero_or_more(chance=chance)
    if np.any(p > 1):
        raise ModelError("chance must be 1 or less.")
    (c,), (v,), (sd,) = zero_or_more(cost=cost), finite(weapon=weapon), above_zero(spread=spread)
    early, late = cdf((p * c - v) / sd), cdf((c - v) / sd)
    parts = early, p * (late - early), p * (1 - late), (1 - p) * (1 - early)
    return ThreatOutcomes(*(np.array(part) for part in np.broadcast_arrays(*parts)))


def counted_rate(outcomes: ThreatOutcomes) -> Array:
    """Share of the sanctions imposed that made the target give way; NaN where none was imposed."""
    worked = outcomes.imposed_gives_way
    imposed = worked + outcomes.imposed_holds
    return np.asarray(np.divide(worked, imposed, out=np.full(imposed.shape, np.nan), where=imposed > 0))


def full_rate(outcomes: ThreatOutcomes) -> Array:
    """Share of all threats to which the target gave way, before or after they were carried out."""
    return np.asarray(outcomes.at_threat + outcomes.imposed_gives_way)
