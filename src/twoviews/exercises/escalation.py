"""Exercise 04: which beliefs about V and w make which advice right."""

from __future__ import annotations

import numpy as np

from twoviews.exercises.reading import Unreadable, fields, named, number, numbers
from twoviews.exercises.tasks import task
from twoviews.exercises.verdicts import PER_CENT, Slip, Verdict, judge, judge_each
from twoviews.models.escalation import BENEFIT, COST, HARM, HIGHEST, best_pressure, outcomes, value

TITLE = "Find the beliefs behind the advice"

BELIEFS = {"Moscow": (8.0, 5.0), "Washington": (4.0, 8.0)}
PRESSURE = 6.0
DRAWN = 1.0
SCALE = (0.0, 10.0)
HEAVY, LIKELY = 8.0, 0.5
UNSURE_V, STEP = 5.0, 0.1


# ── part 1: a target whose mind is known ─────────────────────────────────────


@task(
    "points, exactly",
    idea="A target takes the smallest of its three losses; enduring costs s.",
    step="For Moscow's belief compare V = 8 and w = 5: which does s reach first?",
    tool="min(8, 5) is the smaller of two numbers.",
)
def turning_points(answer: object) -> Verdict:
    """The pressure at which each target stops enduring: the smaller of V and w."""
    expected = {capital: min(belief) for capital, belief in BELIEFS.items()}
    slips = {
        capital: [
            Slip(max(belief), "That is the larger of the two. The target leaves at the smaller loss."),
            *(
                Slip(
                    min(belief) + step, "That is the first step beyond. At which pressure are the two equal?"
                )
                for step in (0.1, 1)
            ),
        ]
        for capital, belief in BELIEFS.items()
    }
    praise = (
        "Both targets endure up to a point. Past it the one complies and the other escalates, and no further "
        "pressure changes which."
    )
    return judge_each(named(answer, expected), expected, within=0, slips=slips.__getitem__, praise=praise)


# ── part 2: a target whose mind must be guessed ──────────────────────────────


@task(
    "per cent, to a whole number",
    idea="Each draw is one possible target. Ask each what it does, and take the share.",
    step="Write the condition of complying: V at most 6, and V below w.",
    tool='100 * ((draws["V"] <= 6) & (draws["V"] < draws["w"])).mean()',
)
def counted_shares(answer: object) -> Verdict:
    """Per cent of the draws that comply and that escalate at a pressure of 6, for Washington's belief."""
    chances = outcomes(PRESSURE, *BELIEFS["Washington"])
    expected = {"comply": 100 * float(chances.comply), "escalate": 100 * float(chances.escalate)}
    below = {
        "comply": 100 * _below(BELIEFS["Washington"][0]),
        "escalate": 100 * _below(BELIEFS["Washington"][1]),
    }

    def slips(name: str) -> list[Slip]:
        return [
            Slip(
                below[name],
                "That asks only what lies below the pressure. It must be the smaller of the two as well.",
            ),
        ]

    praise = (
        f"The exact shares are {expected['comply']:.1f} and {expected['escalate']:.1f} per cent; a hundred "
        "thousand draws come close to them. The rest endures."
    )
    return judge_each(
        named(answer, expected), expected, within=DRAWN, slips=slips, praise=praise, unit=PER_CENT
    )


def _below(mean: float) -> float:
    """Share of a belief around `mean` that lies below the pressure, whatever the other belief is."""
    return float(outcomes(PRESSURE, mean, 1e3).comply)


# ── part 3: what a sender gains ──────────────────────────────────────────────


@task(
    "points, to a quarter",
    idea="What compliance brings, minus what a crisis costs, minus what the pressure costs.",
    step="Turn the two per cents of task 2 into shares: divide them by 100.",
    tool="10 * comply - 15 * escalate - 0.3 * 6",
)
def gain(answer: object) -> Verdict:
    """W at a pressure of 6 for Washington's belief, from the counted shares."""
    chances = outcomes(PRESSURE, *BELIEFS["Washington"])
    comply, escalate = float(chances.comply), float(chances.escalate)
    expected = float(value(PRESSURE, *BELIEFS["Washington"]))
    slips = [
        Slip(
            expected + COST * PRESSURE, "The pressure costs something too: take 0.3 for each of its 6 points."
        ),
        Slip(
            100 * (BENEFIT * comply - HARM * escalate) - COST * PRESSURE,
            "Those are per cent. Divide the shares by 100 first.",
        ),
        Slip(
            BENEFIT * comply + HARM * escalate - COST * PRESSURE,
            "A crisis is a loss: its share times 15 is taken away.",
        ),
    ]
    praise = f"About {expected:.1f}. On this belief a pressure of 6 is worth having, in spite of the risk."
    return judge(number(answer), expected, within=0.25, slips=slips, praise=praise)


@task(
    "pressure, to a tenth",
    idea="Not how large the gain is: at which pressure it is largest.",
    step='Look at one column, gains["Washington"], and find its peak.',
    tool="gains.idxmax() does it for both columns at once.",
)
def advice(answer: object) -> Verdict:
    """The best pressure, to a tenth, for each capital's belief."""
    expected = {capital: float(best_pressure(*belief)) for capital, belief in BELIEFS.items()}
    peak = {capital: float(value(expected[capital], *belief)) for capital, belief in BELIEFS.items()}

    def slips(capital: str) -> list[Slip]:
        return [
            Slip(
                peak[capital],
                "That is the gain at its peak. Asked is the pressure at which it lies: idxmax().",
            ),
            Slip(
                10 * expected[capital], "That is the place in the row. The pressure there is a tenth of it."
            ),
        ]

    praise = (
        f"About {expected['Washington']:.1f} and none at all, from one model with the same stakes. Only the "
        "beliefs about V and w differ."
    )
    return judge_each(named(answer, expected), expected, within=0.051, slips=slips, praise=praise)


# ── part 4: which beliefs give which advice ──────────────────────────────────


@task(
    "a pair (V, w) for each, from 0 to 10",
    idea="The map above shows where no pressure is best, and where the heaviest is.",
    step="Begin with (8, 5) and (4, 8), and read what the check says.",
    tool=("escalation.outcomes(6, V, w).escalate and escalation.best_pressure(V, w) answer for one pair."),
)
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
    pairs = {}
    for capital, entry in fields(answer, list(BELIEFS)).items():
        pair = numbers(entry)
        if len(pair) != 2 or not all(SCALE[0] <= part <= SCALE[1] for part in pair):
            raise Unreadable(f"{capital}: a pair (V, w) is asked for, both from 0 to 10.")
        pairs[capital] = (pair[0], pair[1])
    return pairs


@task(
    "w, to a tenth",
    idea="Walk along the row from small w to large, and stop at the first pressure above 0.",
    step="Keep the entries of at_five that are above 0.",
    tool="at_five[at_five > 0].index[0] is the first name that is left.",
)
def least_crisis_cost(answer: object) -> Verdict:
    """The least w, in steps of a tenth, at which some pressure is best for V = 5."""
    steps = np.round(np.arange(0, HIGHEST + STEP / 2, STEP), 1)
    pays = best_pressure(UNSURE_V, steps) > 0
    expected = float(steps[np.argmax(pays)])
    slips = [
        Slip(UNSURE_V, "That is V itself. Look at the table: at w = V no pressure is still best."),
        Slip(
            float(best_pressure(UNSURE_V, expected)),
            "That is the best pressure there. Asked is the w at which it first exceeds 0.",
        ),
        Slip(expected - STEP, "At that w no pressure is still best. Take the first at which it is not."),
    ]
    praise = (
        f"At w = {expected:.1f}, which is {expected - UNSURE_V:.1f} above V. It isn't enough that V "
        "lies below w: with doubt about both and a dear crisis, it must lie well below."
    )
    return judge(number(answer), expected, within=0.049, slips=slips, praise=praise)
