"""The numbers behind the years after the vote: what both views share, and what each holds of its own.

All are a modeller's choice; no study read for this course measures them. Where an explorer of lesson 05, 07
or 08 presents a capital with a number, it is that number. What experts change, how fast leaks grow, how far
the cost of a check varies, what words about talks are worth, how a burden is shared out and how often
measures would be renewed were chosen for the game. `told` says them all to the student.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from twoviews.bank.council import Belief, View

ELASTICITY, LONG_RUN = (-0.34, -0.15), -0.55
"""Price elasticity of fuel: drawn from the short-run values of lesson 07, and the median long-run one."""
CEILING = 10.0
"""Multiple of the old price at which buyers give up, lesson 07."""
GAIN, FINE = 2.0, 6.0
"""What a breach earns an employer unseen, and costs it if found, lesson 08."""
COST_RANGE = (0.75, 1.25)
"""The cost of a check lies within this share of the view's number."""
ADAPTATION, WATCHED = 0.10, 0.05
"""Share of what held that leaks away in each further year, without and with experts who watch."""


@dataclass(frozen=True)
class Assumptions:
    """What one view holds of enforcement.

    border_capacity, risk_unwatched, risk_watched: of smuggling, as in `models.leakage`; the risk premium
        without and with experts who watch.
    cost, benefit, harm_unwatched, harm_watched: the inspector's stakes, as in `models.inspection`; what a
        breach unseen costs it without and with experts who may publish the case.
    guarantee: what the most that any text said of talks takes off V, the worth of the weapon to the target.
    people: share of what a measure takes that falls on ordinary people; reach: share of what an exception
        allows that arrives.
    renewed: chance that the Council renews measures on the day on which they would end.
    """

    border_capacity: float
    risk_unwatched: float
    risk_watched: float
    cost: float
    benefit: float
    harm_unwatched: float
    harm_watched: float
    guarantee: float
    people: float
    reach: float
    renewed: float


VIEWS: Mapping[View, Assumptions] = {
    "russia": Assumptions(
        border_capacity=0, risk_unwatched=1, risk_watched=1,
        cost=1, benefit=2, harm_unwatched=8, harm_watched=8, guarantee=2,
        people=0.8, reach=0.5, renewed=0.9,
    ),
    "us": Assumptions(
        border_capacity=20, risk_unwatched=0, risk_watched=1,
        cost=2, benefit=0.5, harm_unwatched=1, harm_watched=6, guarantee=0,
        people=0.4, reach=0.8, renewed=0.5,
    ),
}  # fmt: skip


def told(belief: Belief) -> tuple[str, ...]:
    """The numbers behind one view's years, in sentences: target, leaks, fuel, workers, people, end dates."""
    view = VIEWS[belief.id]
    return (*_target(belief, view), _leaks(belief), *_fuel(view), _workers(view), *_people(view))


def _target(belief: Belief, view: Assumptions) -> tuple[str, str]:
    talks = f"take {view.guarantee:g} points off V" if view.guarantee else "do not move V"
    return (
        f"Giving up the weapon costs the target V = {belief.weapon:g} points, a crisis w = {belief.crisis:g},"
        f" each give or take {belief.spread:g} (lessons 04 and 05).",
        f"Words about talks, at their furthest, {talks}.",
    )


def _leaks(belief: Belief) -> str:
    low, high = round(100 * belief.leakage_low), round(100 * belief.leakage_high)
    return (
        f"In the first year {low} to {high} per cent of a cut leaks. Each further year"
        f" {100 * ADAPTATION:g} per cent of what still held is lost, {100 * WATCHED:g} where experts watch."
    )


def _fuel(view: Assumptions) -> tuple[str, str]:
    most, least = ELASTICITY
    smuggling = (
        f"Smugglers bring {view.border_capacity:g} per cent of the old supply for each multiple of the old"
        f" price above their cost, to which risk adds {_either(view.risk_unwatched, view.risk_watched)}."
    )
    return (
        f"When the price rises by one per cent, buyers take {-least:g} to {-most:g} per cent less fuel in the"
        f" first year, {-LONG_RUN:g} in the third; at {CEILING:g} times the old price they do without"
        " (lesson 07).",
        smuggling if view.border_capacity else "No smuggling answers to the price.",
    )


def _workers(view: Assumptions) -> str:
    cheap, dear = (view.cost * share for share in COST_RANGE)
    return (
        f"A breach of the rule on workers earns an employer {GAIN:g} and costs it {FINE:g} if found. A check"
        f" costs the inspector {cheap:g} to {dear:g}, a find is worth {view.benefit:g}, a breach unseen"
        f" costs it {_either(view.harm_unwatched, view.harm_watched)} (lesson 08)."
    )


def _people(view: Assumptions) -> tuple[str, str]:
    return (
        f"Of what a measure takes, {100 * view.people:g} per cent falls on ordinary people; of what an"
        f" exception allows, {100 * view.reach:g} per cent arrives.",
        f"Measures that would end on a day are renewed with a chance of {100 * view.renewed:g} per cent.",
    )


def _either(unwatched: float, watched: float) -> str:
    if unwatched == watched:
        return f"{watched:g}, whether or not experts watch"
    return f"{unwatched:g}, or {watched:g} where experts watch"
