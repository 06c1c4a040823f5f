"""Models (a) and (c) in one: which pressure is best, by what the sender believes about the target?

Two predictions can be written in it, Moscow's and Washington's. Two quarrels cannot, and no slider stands
for them: who has the *right* to press (only the Council, or any state with its own market), and what came
*first*, the programme or the threat that it answers.

As pressure rises, the target does what first costs it no more than enduring (`escalation`); what each way
costs depends on the levers of coercion (`coercion`):

    endure     C, felt pain = pressure * credibility * (1 - leakage) * (1 - shifting)
    comply     (V + threat * deterrence + rally) / relief - guarantee
    escalate   w + deterrence

It complies rather than endures just where `coercion.advantage`, with the V that deterrence has raised, is
0 or more. So leakage stretches the scale of pressure, a guarantee moves the map along V, deterrence
moves it along w and, as far as it is felt as a threat, back along V; doubt about relief makes yielding
dearer. The sender pays for the pressure on paper, not for what is felt, and for a programme that goes on:

    W(s) = benefit * P(comply; C) - harm * P(escalate; C) - endurance * P(endure; C) - cost * s

With relief = 1, threat = 0 and endurance = 0 these are the two models as lessons 03 and 04 have them.

A belief is a pair: V ~ N(weapon, spread), w ~ N(crisis, spread). A belief map is the best pressure for many
pairs at once. Over V and w, dW/dC is a sum of two products, one factor in V and the other in w
(as in `escalation`); so the map is a running sum of matrix products, and no double integral. What the
programme costs is no third factor: since the three probabilities add up to 1, it is as if compliance were
worth `endurance` more and a crisis did `endurance` less harm.

All numbers but the shares are in one unit of loss to the target; the ranges are illustrative. No study read
for this course measures V or w for the DPRK.
The names are the field's: *beliefs*, *levers*, *stakes*, *guarantee*, *deterrence*; `weapon` and `crisis` are
V and w.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from twoviews.errors import ModelError
from twoviews.models import coercion, escalation
from twoviews.models.escalation import BENEFIT, COST, HARM, HIGHEST, SPREAD, Outcomes
from twoviews.models.normal import cdf, density
from twoviews.models.ranges import above_zero, within, zero_or_more

Array = NDArray[np.float64]

PRESSURES = np.linspace(0, HIGHEST, 41)
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(2)


@dataclass(frozen=True)
class Levers:
    """What a sender or a third party can change: shares from 0 to 1, the rest 0 or more."""

    credibility: float = 1.0
    leakage: float = 0.0
    shifting: float = 0.0
    guarantee: float = 0.0
    rally: float = 0.0
    deterrence: float = 0.0
    threat: float = 0.0
    """Share of the deterrence that the target feels as a threat: it raises V. 0 to 1."""
    relief: float = 1.0
    """Chance, in the target's eyes, that relief comes if it complies. Above 0, at most 1."""

    def felt(self, pressure: ArrayLike) -> Array:
        """C, what those who decide feel of `pressure`; see `coercion.felt_pain`."""
        return coercion.felt_pain(pressure, self.credibility, self.leakage, self.shifting)

    def shifted(self, weapon: ArrayLike, crisis: ArrayLike) -> tuple[Array, Array]:
        """What complying and escalating cost: see the module. The sender's doubt is about these costs.

        Raises `ModelError` for a lever outside its range.
        """
        zero_or_more(guarantee=self.guarantee, rally=self.rally, deterrence=self.deterrence)
        share = within("threat", self.threat, 0, 1)
        (trust,) = above_zero(relief=within("relief", self.relief, 0, 1))
        v, w = np.asarray(weapon, dtype=float), np.asarray(crisis, dtype=float)
        feared = v + share * self.deterrence + self.rally
        return np.asarray(feared / trust - self.guarantee), w + self.deterrence


@dataclass(frozen=True)
class Stakes:
    """What the sender stands to gain or lose, and how unsure it is; see `escalation.value`."""

    benefit: float = BENEFIT
    harm: float = HARM
    cost: float = COST
    spread: float = SPREAD
    endurance: float = 0.0
    """What a programme that goes on costs the sender while the target endures; 0 to `harm`."""

    def bare(self, cost: float = 0.0) -> dict[str, float]:
        """The same stakes for `escalation`, whose enduring target costs nothing; W is less by `endurance`.

        Raises `ModelError` if a programme that goes on would be worse than a crisis.
        """
        (harm,) = zero_or_more(harm=self.harm)
        price = float(within("endurance", self.endurance, 0, float(harm)))
        return {
            "benefit": self.benefit + price,
            "harm": self.harm - price,
            "cost": cost,
            "spread": self.spread,
        }


@dataclass(frozen=True)
class Policy:
    """What a capital would do: a pressure on paper, and the levers that it would pull with it."""

    pressure: float
    levers: Levers = Levers()


@dataclass(frozen=True)
class BeliefMap:
    """The best pressure for a grid of beliefs; arrays with a row for each w and a column for each V."""

    best: Array
    """The pressure on paper, of those allowed, at which the sender expects most."""
    gain: Array
    """What it expects there: W(best)."""
    restraint: Array
    """What it expects with no pressure at all: W(0)."""


PLAIN, USUAL = Levers(), Stakes()


def outcomes(
    pressure: ArrayLike,
    weapon: ArrayLike,
    crisis: ArrayLike,
    levers: Levers = PLAIN,
    *,
    spread: float = SPREAD,
) -> Outcomes:
    """Probabilities of each response to `pressure` on paper, 0 or more; else as `escalation.outcomes`."""
    return escalation.outcomes(levers.felt(pressure), *levers.shifted(weapon, crisis), spread=spread)


def value(
    pressure: ArrayLike,
    weapon: ArrayLike,
    crisis: ArrayLike,
    levers: Levers = PLAIN,
    stakes: Stakes = USUAL,
) -> Array:
    """W(s), what the sender expects of `pressure`, 0 or more, on paper; the arguments broadcast."""
    felt = levers.felt(pressure)
    gross = escalation.value(felt, *levers.shifted(weapon, crisis), **stakes.bare())
    return np.asarray(gross - stakes.endurance - stakes.cost * np.asarray(pressure, dtype=float))


def mistake(
    policy: Policy, other: Policy, weapon: ArrayLike, crisis: ArrayLike, stakes: Stakes = USUAL
) -> Array:
    """What it costs to follow `other` where the belief (V = `weapon`, w = `crisis`) and `policy` go together.

    W of `policy` less W of `other`, both by that belief; below 0 where `other` would do better. The arguments
    broadcast; errors as for `value`.
    """
    own, followed = (value(each.pressure, weapon, crisis, each.levers, stakes) for each in (policy, other))
    return np.asarray(own - followed)


def best_pressure(
    weapon: ArrayLike,
    crisis: ArrayLike,
    levers: Levers = PLAIN,
    stakes: Stakes = USUAL,
    *,
    highest: float = HIGHEST,
) -> Array:
    """The pressure on paper from 0 to `highest` at which W(s) is largest, to about 1e-6.

    `weapon` and `crisis` are finite and broadcast. Where nothing of the pressure is felt it is 0.
    """
    v, w = levers.shifted(weapon, crisis)
    share = float(levers.felt(1.0))
    if share == 0:
        return np.zeros(np.broadcast(v, w).shape)
    felt = stakes.bare(stakes.cost / share)
    return escalation.best_pressure(v, w, **felt, highest=share * highest) / share


def belief_map(
    weapons: ArrayLike,
    crises: ArrayLike,
    levers: Levers = PLAIN,
    stakes: Stakes = USUAL,
    *,
    pressures: ArrayLike = PRESSURES,
    least: float = 0.0,
) -> BeliefMap:
    """The best pressure for every pair of `weapons` (columns) and `crises` (rows), two rows of numbers.

    pressures: the ones compared, three or more, rising in equal steps from 0. The best is read from the
    parabola through the best of them and its neighbours, so it is closer than one step.
    least: look for the best among pressures of at least this much, below the highest. Above 0 it asks "if
    any, how much?", and `gain` less `restraint` is below 0 where none is better.

    Raises `ModelError` for other pressures and outside the ranges of `escalation.value`.
    """
    s = _steps(pressures, least)
    v, w = levers.shifted(np.ravel(weapons), np.ravel(crises))
    gains = _gains(levers.felt(s), v, w, stakes) - stakes.cost * s[:, None, None]
    lowest = int(np.searchsorted(s, least))
    top = lowest + np.argmax(gains[lowest:], axis=0)
    best, gain = _peak(gains, top, s[1], lowest)
    return BeliefMap(best=best, gain=gain, restraint=gains[0])


def _gains(felt: Array, weapon: Array, crisis: Array, stakes: Stakes) -> Array:
    """W without the cost of pressure, by felt pain, w and V, in this order of axes.

    At the first pain it is exact; to each next one it adds the integral of its slope, two Gauss nodes a step.
    """
    bare = stakes.bare()
    first = escalation.value(felt[0], weapon, crisis[:, None], **bare) - stakes.endurance
    half = (felt[1] - felt[0]) / 2
    nodes = (felt[:-1, None] + half * (1 + _NODES))[..., None]
    x, y = (nodes - weapon) / stakes.spread, (nodes - crisis) / stakes.spread
    scale = (half / stakes.spread * _WEIGHTS)[:, None]
    in_v = np.concatenate([bare["benefit"] * density(x), -bare["harm"] * cdf(-x)], axis=1)
    in_w = np.concatenate([scale * cdf(-y), scale * density(y)], axis=1)
    slopes = np.matmul(in_w.transpose(0, 2, 1), in_v)
    return np.cumsum(np.concatenate([first[None], slopes]), axis=0)


def _peak(gains: Array, top: NDArray[np.intp], step: float, lowest: int) -> tuple[Array, Array]:
    """Place and height of the parabola's peak through the best pressure and its two neighbours.

    At `lowest`, at the end of the scale, and where the three lie on a line, the best pressure itself.
    """
    inner = np.clip(top, max(1, lowest + 1), len(gains) - 2)
    before, at, after = (np.take_along_axis(gains, inner[None] + n, axis=0)[0] for n in (-1, 0, 1))
    bend = before - 2 * at + after
    bent = (inner == top) & (bend < 0)
    lean = np.divide(before - after, 2 * bend, out=np.zeros_like(bend), where=bent)
    height = np.take_along_axis(gains, top[None], axis=0)[0]
    return step * (top + lean), height - np.where(bent, (before - after) * lean / 4, 0.0)


def _steps(pressures: ArrayLike, least: float) -> Array:
    s = np.asarray(pressures, dtype=float)
    even = s.ndim == 1 and len(s) > 2 and s[0] == 0 and np.all(np.isfinite(s)) and s[1] > 0
    if not (even and np.allclose(np.diff(s), s[1])):
        raise ModelError("pressures must be three or more, rising in equal steps from 0.")
    if not 0 <= least < s[-1]:
        raise ModelError("least must be 0 or more, and below the highest pressure.")
    return s
