"""Model (e): a setter, veto players and what happens if nobody agrees. Which sanctions can the Council pass?

A text has a severity x from 0 (no measures) to 1 (all that was asked for). The setter, here the United
States, has the ideal point u and writes the text; a veto player i, here Russia or China, has the ideal point
r_i. Each likes a text better the nearer it lies to its own ideal point, so player i accepts x rather than the
reversion point z, that is what holds if no text passes, when

    |x - r_i| <= |z - r_i|,   for x from min(z, 2 r_i - z) to max(z, 2 r_i - z).

All players accept the common part of these intervals (`win_set`). It always holds z, so the setter's best
text is its own ideal point, held within that part:

    x* = min(max(u, low), high),   with   low = max_i min(z, 2 r_i - z),   high = min_i max(z, 2 r_i - z).

For u >= z this is min(u, max(z, 2 r_i - z) over all veto players), the setter result of Romer and Rosenthal
(1978); that nothing moves once z lies among or beyond the veto players' ideal points is the gridlock of
Tsebelis (2002).

The reversion point is the measures in force, q, if they last until they are lifted; it is 0 if they lapse
unless renewed (a sunset). With an outside option (Voeten 2001) the setter can bring about the severity o by
itself, at a cost to itself; it can add to what the Council does in this way, not lift it. It will if that
beats the best text it could get otherwise, and then z = o: texts pass that would have been vetoed.

The scale is illustrative. Nobody has measured the ideal point of a government here; what a vote says of it is
an interval (`implied_ideal`). The names are the field's: *setter*, *veto player*, *ideal point*, *status
quo*, *reversion point*, *win set*, *outside option*.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from twoviews.errors import ModelError
from twoviews.models.ranges import within

Array = NDArray[np.float64]
Truth = NDArray[np.bool_]

COST = 0.1


@dataclass(frozen=True)
class Bargain:
    """How a negotiation ends; arrays of one shape."""

    outcome: Array
    """Severity that holds afterwards, 0 to 1."""
    reversion: Array
    """What held if nobody agreed, 0 to 1: the measures in force, 0 after a sunset, or the outside option."""
    threatens: Truth
    """Whether the outside option is credible, and so the reversion point."""


# ── the Council ──────────────────────────────────────────────────────────────


def accepts(text: ArrayLike, ideal: ArrayLike, reversion: ArrayLike) -> Truth:
    """Whether a veto player with that ideal point likes `text` at least as well as the reversion point.

    All from 0 to 1; they broadcast. Raises `ModelError` outside. Ties count as consent, up to rounding.
    """
    x, r, z = _within(text=text, ideal=ideal, reversion=reversion)
    return np.asarray(np.abs(x - r) <= np.abs(z - r) + 1e-12)


def win_set(ideals: ArrayLike, reversion: ArrayLike) -> tuple[Array, Array]:
    """Lower and upper end of the texts that every veto player accepts, held within 0 to 1.

    ideals: the veto players' ideal points, 0 to 1, along the last axis (at least one player).
    reversion: 0 to 1, broadcasts with the other axes of `ideals`; it lies in the win set.

    Raises `ModelError` outside these ranges.
    """
    r, z = _within(ideals=ideals, reversion=reversion)
    if r.ndim == 0 or r.shape[-1] == 0:
        raise ModelError("ideals needs at least one veto player.")
    here = z[..., None]
    mirror = np.clip(2 * r - here, 0.0, 1.0)
    return np.minimum(here, mirror).max(axis=-1), np.maximum(here, mirror).min(axis=-1)


def proposal(setter: ArrayLike, ideals: ArrayLike, reversion: ArrayLike) -> Array:
    """The setter's best text that passes: its ideal point, held within the win set.

    Equal to `reversion` where the setter can get nothing better (gridlock). Arguments as for `win_set`;
    `setter` is the setter's ideal point, 0 to 1.
    """
    (u,) = _within(setter=setter)
    low, high = win_set(ideals, reversion)
    return np.asarray(np.clip(u, low, high))


def bargain(
    setter: ArrayLike,
    ideals: ArrayLike,
    status_quo: ArrayLike,
    *,
    sunset: ArrayLike = False,
    outside: ArrayLike = 0.0,
    cost: ArrayLike = COST,
) -> Bargain:
    """How the negotiation ends.

    setter, status_quo: the setter's ideal point and the severity in force, 0 to 1.
    ideals: as for `win_set`.
    sunset: whether what is in force lapses unless a text passes; then nobody's consent is needed to end it.
    outside: severity that the setter can bring about alone, 0 to 1; 0 if it can do nothing alone.
    cost: what acting alone costs the setter, 0 or more, in distance on the scale.

    The outside option counts only where the setter would use it: it goes beyond the best text x that passes
    without it, and |u - outside| + cost < |u - x|.
    Raises `ModelError` outside these ranges.
    """
    u, q, o = _within(setter=setter, status_quo=status_quo, outside=outside)
    price = np.asarray(cost, dtype=float)
    if not np.all(np.isfinite(price) & (price >= 0)):
        raise ModelError("cost must be 0 or more.")
    z = np.where(np.asarray(sunset, dtype=bool), 0.0, q)
    without = proposal(u, ideals, z)
    threatens = np.asarray((o > without) & (np.abs(u - o) + price < np.abs(u - without)))
    reversion = np.where(threatens, o, z)
    outcome = proposal(u, ideals, reversion)
    outcome, reversion, threatens = np.broadcast_arrays(outcome, reversion, threatens)
    return Bargain(outcome, reversion, threatens)


# ── what a vote says ─────────────────────────────────────────────────────────


def implied_ideal(
    status_quo: float, asked: float, outcome: float, *, refused: bool, voted_for: bool
) -> tuple[float, float] | None:
    """The interval in which a documented bargain places a veto player's ideal point; None if it says nothing.

    status_quo, asked, outcome: in one unit of the record (barrels, months, names), any finite numbers; the
    outcome lies from the status quo to what the setter asked for, in either direction.
    refused: whether this player is documented to have refused what was asked for.
    voted_for: whether it voted for the outcome.

    A player that takes a text rather than the status quo is at least as near to the text: its ideal point
    lies on the text's side of the middle between the two. One that refuses a text lies on the other side.
    Ends without a bound are -inf or inf. The interval rests on distance alone, not on the setter's skill or
    another player's vote. Raises `ModelError` for numbers that are not finite or an outcome beyond what was
    asked for.
    """
    if not np.all(np.isfinite([status_quo, asked, outcome])):
        raise ModelError("status_quo, asked and outcome must be finite numbers.")
    if not min(status_quo, asked) <= outcome <= max(status_quo, asked):
        raise ModelError("outcome must lie between the status quo and what was asked for.")
    severe = np.inf if asked > status_quo else -np.inf
    ends = []
    if voted_for and outcome != status_quo:
        ends.append(((status_quo + outcome) / 2, severe))
    if refused and asked != status_quo:
        ends.append((-severe, (status_quo + asked) / 2))
    if not ends:
        return None
    spans = [(min(pair), max(pair)) for pair in ends]
    return max(low for low, _ in spans), min(high for _, high in spans)


# ── ranges ───────────────────────────────────────────────────────────────────


def _within(**numbers: ArrayLike) -> list[Array]:
    return [within(name, number, 0, 1) for name, number in numbers.items()]
