"""Exercise 04: which beliefs about V and w make which advice right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from twoviews.exercises.verdicts import Unreadable, Verdict, judge, judge_each, named, number, numbers
from twoviews.models.escalation import BENEFIT, COST, HARM, HIGHEST, best_pressure, outcomes, value

if TYPE_CHECKING:
    from twoviews.exercises.exercise import Check

TITLE = "Find the beliefs behind the advice"

BELIEFS = {"Moscow": (8.0, 5.0), "Washington": (4.0, 8.0)}
PRESSURE = 6.0
DRAWN = 1.0
SCALE = (0.0, 10.0)
HEAVY, LIKELY = 8.0, 0.5
UNSURE_V, STEP = 5.0, 0.1


# ── part 1: a target whose mind is known ─────────────────────────────────────


def turning_points(answer: object) -> Verdict:
    """The pressure at which each target stops enduring: the smaller of V and w."""
    expected = {capital: min(belief) for capital, belief in BELIEFS.items()}
    slips = {
        capital: {"That is the larger of the two. The target leaves at the smaller loss.": max(belief)}
        for capital, belief in BELIEFS.items()
    }
    praise = (
        "Both targets endure up to a point. Past it the one complies and the other escalates, and no further "
        "pressure changes which."
    )
    return judge_each(named(answer, expected), expected, within=0, slips=slips.__getitem__, praise=praise)


# ── part 2: a target whose mind must be guessed ──────────────────────────────


def counted_shares(answer: object) -> Verdict:
    """Per cent of the draws that comply and that escalate at a pressure of 6, for Washington's belief."""
    chances = outcomes(PRESSURE, *BELIEFS["Washington"])
    expected = {"comply": 100 * float(chances.comply), "escalate": 100 * float(chances.escalate)}
    below = {
        "comply": 100 * _below(BELIEFS["Washington"][0]),
        "escalate": 100 * _below(BELIEFS["Washington"][1]),
    }

    def slips(name: str) -> dict[str, float]:
        return {
            "That is a share of 1. Per cent are a hundred times as much.": expected[name] / 100,
            "That asks only what lies below the pressure. It must be the smaller of the two as well.": below[
                name
            ],
        }

    praise = (
        f"The exact shares are {expected['comply']:.1f} and {expected['escalate']:.1f} per cent; a hundred "
        "thousand draws come close to them. The rest endures."
    )
    return judge_each(named(answer, expected), expected, within=DRAWN, slips=slips, praise=praise)


def _below(mean: float) -> float:
    """Share of a belief around `mean` that lies below the pressure, whatever the other belief is."""
    return float(outcomes(PRESSURE, mean, 1e3).comply)


# ── part 3: what a sender gains ──────────────────────────────────────────────


def gain(answer: object) -> Verdict:
    """W at a pressure of 6 for Washington's belief, from the counted shares."""
    chances = outcomes(PRESSURE, *BELIEFS["Washington"])
    comply, escalate = float(chances.comply), float(chances.escalate)
    expected = float(value(PRESSURE, *BELIEFS["Washington"]))
    slips = {
        "The pressure costs something too: take 0.3 for each of its 6 points.": expected + COST * PRESSURE,
        "Those are per cent. Divide the shares by 100 first.": 100 * (BENEFIT * comply - HARM * escalate)
        - COST * PRESSURE,
        "A crisis is a loss: its share times 15 is taken away.": BENEFIT * comply
        + HARM * escalate
        - COST * PRESSURE,
    }
    praise = f"About {expected:.1f}. On this belief a pressure of 6 is worth having, in spite of the risk."
    return judge(number(answer), expected, within=0.25, slips=slips, praise=praise)


def advice(answer: object) -> Verdict:
    """The best pressure, to a tenth, for each capital's belief."""
    expected = {capital: float(best_pressure(*belief)) for capital, belief in BELIEFS.items()}
    peak = {capital: float(value(expected[capital], *belief)) for capital, belief in BELIEFS.items()}

    def slips(capital: str) -> dict[str, float]:
        return {
            "That is the gain at its peak. Asked is the pressure at which it lies: idxmax().": peak[capital],
            "That is the place in the row. The pressure there is a tenth of it.": 10 * expected[capital],
        }

    praise = (
        f"About {expected['Washington']:.1f} and none at all, from one model with the same stakes. Only the "
        "beliefs about V and w differ."
    )
    return judge_each(named(answer, expected), expected, within=0.051, slips=slips, praise=praise)


# ── part 4: which beliefs give which advice ──────────────────────────────────


def beliefs(answer: object) -> Verdict:
    """Any pair (V, w) for which the model gives Moscow's advice, and any for Washington's."""
    pairs = _pairs(answer)
    best = {capital: float(best_pressure(*pair)) for capital, pair in pairs.items()}
    crisis = float(outcomes(PRESSURE, *pairs["Moscow"]).escalate)
    if best["Moscow"] > 0:
        return Verdict(
            False, f"Moscow: this belief advises a pressure of {best['Moscow']:.1f}. Raise V or lower w."
        )
    if crisis <= LIKELY:
        return Verdict(
            False, f"Moscow: no pressure, yes. But at 6 only {100 * crisis:.0f} per cent escalate. Lower w."
        )
    if best["Washington"] < HEAVY:
        found = f"the best pressure is {best['Washington']:.1f}, and 8 or more is asked for"
        return Verdict(False, f"Washington: {found}. How far must w lie above V, and V above 0?")
    praise = (
        f"In the one {100 * crisis:.0f} per cent escalate at 6, in the other the best pressure is "
        f"{best['Washington']:.1f}. Many pairs do it: advice does not give a belief away, it rules some out."
    )
    return Verdict(True, praise)


def _pairs(answer: object) -> dict[str, tuple[float, float]]:
    entries = answer.to_dict() if isinstance(answer, pd.Series) else answer
    if not isinstance(entries, Mapping) or set(entries) != set(BELIEFS):
        raise Unreadable(
            "A dict with the entries 'Moscow' and 'Washington' is asked for, each a pair (V, w)."
        )
    pairs = {}
    for capital, entry in entries.items():
        pair = numbers(entry)
        if len(pair) != 2 or not all(SCALE[0] <= part <= SCALE[1] for part in pair):
            raise Unreadable(f"{capital}: a pair (V, w) is asked for, both from 0 to 10.")
        pairs[str(capital)] = (pair[0], pair[1])
    return pairs


def least_crisis_cost(answer: object) -> Verdict:
    """The least w, in steps of a tenth, at which some pressure is best for V = 5."""
    steps = np.round(np.arange(0, HIGHEST + STEP / 2, STEP), 1)
    pays = best_pressure(UNSURE_V, steps) > 0
    expected = float(steps[np.argmax(pays)])
    slips = {
        "That is V itself. Look at the table: at w = V no pressure is still best.": UNSURE_V,
        "That is the best pressure there. Asked is the w at which it first exceeds 0.": float(
            best_pressure(UNSURE_V, expected)
        ),
        "At that w no pressure is still best. Take the first at which it is not.": expected - STEP,
    }
    praise = (
        f"At w = {expected:.1f}, which is {expected - UNSURE_V:.1f} above V. It isn't enough that V "
        "lies below w: with doubt about both and a dear crisis, it must lie well below."
    )
    return judge(number(answer), expected, within=0.049, slips=slips, praise=praise)


TASKS: Mapping[str, Check] = {
    "task-1": turning_points,
    "task-2": counted_shares,
    "task-3": gain,
    "task-4": advice,
    "task-5": beliefs,
    "task-6": least_crisis_cost,
}

SOURCES = (
    "bloomberg2017putin",
    "ians2017haley",
    "george1991",
    "hess2018",
    "usunsison2017",
    "nagix2026cns",
)
