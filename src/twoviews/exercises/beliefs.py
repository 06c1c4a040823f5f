"""Exercise 05: the belief map, what each mistake costs, what moves the map, and what the record can tell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from twoviews import tables
from twoviews.exercises.reading import named, number
from twoviews.exercises.tasks import task
from twoviews.exercises.verdicts import PER_CENT, SHARE, Slip, Verdict, judge, judge_each
from twoviews.models.beliefs import PRESSURES, Levers, best_pressure
from twoviews.models.escalation import value

if TYPE_CHECKING:
    from numpy.typing import NDArray


TITLE = "Draw the belief map"

MOSCOW, WASHINGTON = (8.0, 5.0), (4.0, 8.0)
GRID = np.round(np.arange(0, 10.1, 0.2), 1)
ROW = 8.0
LEAKS = np.round(np.arange(0, 0.96, 0.05), 2)
GUARANTEES = np.arange(0, 6.1, 0.25)
YEARS = (2006, 2017)
COUNTER = "CNS North Korea Missile Test Database (via nk-missile-tests)"
POINT, TENTH = 0.5, 0.15


# ── part 1: the map ──────────────────────────────────────────────────────────


@task(
    "per cent, to a whole number",
    idea="Every spot of the map has one number; count those above 0.",
    step="best > 0 is a table of True and False.",
    tool="100 * (best > 0).to_numpy().mean()",
)
def share_that_presses(answer: object) -> Verdict:
    """Per cent of the spots of the map at which some pressure is best."""
    expected = 100 * float(np.mean(_map() > 0))
    slips = [
        Slip(100 - expected, "That is the white part. Asked is the part where some pressure is best."),
        Slip(
            100 * float(np.mean(GRID[:, None] > GRID)),
            "That is the part where V lies below w. It is not enough: read the map.",
        ),
    ]
    praise = (
        f"{expected:.0f} per cent. V lies below w on half of the map, so on a part of that half pressure "
        "does not pay: with doubt on both, w has to lie well above V."
    )
    return judge(number(answer), expected, within=POINT, slips=slips, praise=praise, unit=PER_CENT)


@task(
    "V, exactly, in steps of 0.2",
    idea="One row of the map, from left to right: where is the last pressure?",
    step="The row is best.loc[8.0].",
    tool="row[row > 0].index[-1]",
)
def edge_of_the_cliff(answer: object) -> Verdict:
    """The largest V of the row w = 8 at which some pressure is best."""
    row = _map()[GRID == ROW][0]
    expected = float(GRID[row > 0][-1])
    slips = [
        Slip(expected + 0.2, "At that V none is best already. Take the last one before."),
        Slip(float(row[row > 0][-1]), "That is the best pressure there. Asked is the V at which it stands."),
        Slip(5 * expected, "That is a place in the row. The V there is a fifth of it."),
        Slip(ROW, "That is w. Pressure ceases to pay long before V is as large."),
    ]
    praise = (
        f"V = {expected:.1f}. Up to there the advice is a pressure of nearly 7, one step on it is none. From "
        f"Washington's V of 4 it is {expected - 4:.1f} points to the edge."
    )
    return judge(number(answer), expected, within=0.05, slips=slips, praise=praise)


@cache
def _map() -> NDArray[np.float64]:
    gains = value(PRESSURES[:, None, None], GRID[None, None, :], GRID[None, :, None])
    return np.asarray(PRESSURES[gains.argmax(axis=0)])


# ── part 2: the price of a mistake ───────────────────────────────────────────


@task(
    "points, to a tenth",
    idea="One's own best gain less what the other's advice would bring, by one and the same belief.",
    step="If Moscow is right: the gain of 0 and the gain of 7, both with escalation.value(s, 8, 5).",
    tool=(
        'escalation.value(advice["Moscow"], 8, 5) - escalation.value(advice["Washington"], 8, 5); '
        "then the other way for (4, 8)."
    ),
)
def costs(answer: object) -> Verdict:
    """What the other's advice costs, by each capital's belief, with pressures of 0 and 7."""
    expected = _costs()
    turned = dict(zip(expected, reversed(expected.values()), strict=True))
    there = {"Moscow": value(7.0, *MOSCOW), "Washington": value(0.0, *WASHINGTON)}
    slips = {
        name: [
            Slip(turned[name], "The two are exchanged: the entry is named after the side that is right."),
            Slip(
                there[name],
                "That is the gain of the other's advice. Take it away from the gain of one's own.",
            ),
            Slip(-cost, "The size is right. A cost is its own best gain less the other's, so it is above 0."),
        ]
        for name, cost in expected.items()
    }
    praise = (
        f"{expected['Moscow']:.1f} and {expected['Washington']:.1f}. The first mistake is dearer, since a "
        "crisis is taken to be worse than compliance is good. Neither number says who is right."
    )
    return judge_each(named(answer, expected), expected, within=TENTH, slips=slips.__getitem__, praise=praise)


@task(
    "per cent, to a whole number",
    idea="At that p the two average costs are the same: write both down and set them equal.",
    step='(1 - p) * cost["Moscow"] = p * cost["Washington"].',
    tool='Solved for p it is cost["Moscow"] divided by the sum of both costs, times 100.',
)
def break_even(answer: object) -> Verdict:
    """How likely, in per cent, Washington's belief must be for both advices to be equally good."""
    cost = _costs()
    expected = 100 * cost["Moscow"] / sum(cost.values())
    slips = [
        Slip(100 - expected, "That is how likely Moscow's belief may be. Asked is Washington's."),
        Slip(50, "Half would be right if both mistakes cost the same."),
    ]
    praise = (
        f"{expected:.0f} per cent. Somebody surer than that of Washington's belief should press, somebody "
        "less sure should not. The quarrel is about odds as much as about V and w."
    )
    return judge(number(answer), expected, within=1.0, slips=slips, praise=praise, unit=PER_CENT)


def _costs() -> dict[str, float]:
    """By the side that is right; the advice of each is read from the row of pressures."""
    gains = {
        name: value(PRESSURES, *belief) for name, belief in (("Moscow", MOSCOW), ("Washington", WASHINGTON))
    }
    best = {name: int(gain.argmax()) for name, gain in gains.items()}
    return {
        "Moscow": float(gains["Moscow"][best["Moscow"]] - gains["Moscow"][best["Washington"]]),
        "Washington": float(gains["Washington"][best["Washington"]] - gains["Washington"][best["Moscow"]]),
    }


# ── part 3: levers ───────────────────────────────────────────────────────────


@task(
    "a share, exactly, in steps of 0.05",
    idea="Walk along the leaks, and stop at the first at which the best pressure is 0.",
    step="by_leak has the best pressure for each leak; keep those that are 0.",
    tool="by_leak[by_leak == 0].index[0]",
)
def leak_that_ends_it(answer: object) -> Verdict:
    """The smallest leak, in steps of 0.05, at which Washington's belief advises no pressure."""
    best = [float(best_pressure(*WASHINGTON, Levers(leakage=leak))) for leak in LEAKS]
    expected = float(LEAKS[np.flatnonzero(np.equal(best, 0))[0]])
    slips = [
        Slip(expected - 0.05, "There all the pressure there is would still be best. Go one step on."),
        Slip(100 * expected, "Per cent are a hundred times as much. Hand in a share of 1."),
    ]
    praise = (
        f"A leak of {expected:.2f}. Up to there a leak is answered by more pressure on paper; from there on "
        "what still arrives is not worth what the whole costs."
    )
    return judge(number(answer), expected, within=0.001, slips=slips, praise=praise, unit=SHARE)


@task(
    "a guarantee, exactly, in steps of 0.25",
    idea="As task 5, with another lever and the other belief.",
    step="Copy the lines of task 5; put guarantee=offer and the belief 8, 5.",
    tool="by_offer[by_offer > 0].index[0]",
)
def guarantee_that_opens_it(answer: object) -> Verdict:
    """The smallest guarantee, in steps of 0.25, at which Moscow's belief advises some pressure."""
    best = [float(best_pressure(*MOSCOW, Levers(guarantee=offer))) for offer in GUARANTEES]
    expected = float(GUARANTEES[np.flatnonzero(best)[0]])
    slips = [
        Slip(expected - 0.25, "There none is best still. Go one step on."),
        Slip(
            best[int(np.flatnonzero(expected == GUARANTEES)[0])],
            "That is the best pressure there. Asked is the guarantee.",
        ),
        Slip(
            MOSCOW[0] - MOSCOW[1], "That would bring V down to w. It takes more, for w has to lie well above."
        ),
    ]
    praise = (
        f"A guarantee of {expected:.2f}. It brings V down to {MOSCOW[0] - expected:.2f}, below w by enough. "
        "So the strict Russian belief is no creed against pressure: it says what has to come first."
    )
    return judge(number(answer), expected, within=0.001, slips=slips, praise=praise)


# ── part 4: the record ───────────────────────────────────────────────────────


@task(
    "missiles a year, to a tenth",
    idea="Two heaps of years, and the mean of each.",
    step="launched.index.isin(voted) is True for the years with a resolution.",
    tool="launched[is_voted].mean(), and launched[~is_voted].mean() for the others.",
)
def launches_by_year(answer: object) -> Verdict:
    """Missiles a year, 2006 to 2017, in years with a sanctions resolution and in the others."""
    launched, voted = _launches(), _years_with_a_vote()
    with_vote = launched.index.isin(voted)
    expected = {"with": float(launched[with_vote].mean()), "without": float(launched[~with_vote].mean())}
    sums = {"with": float(launched[with_vote].sum()), "without": float(launched[~with_vote].sum())}
    slips = {
        name: [
            Slip(sums[name], "That is the sum. Divide by the number of years, or use mean()."),
            Slip(
                sums[name] / len(launched), "That divides by all the years. Divide by those of its own kind."
            ),
            Slip(expected["without" if name == "with" else "with"], "The two are exchanged."),
        ]
        for name in expected
    }
    praise = (
        f"{expected['with']:.1f} missiles a year with a resolution, {expected['without']:.1f} without. Which "
        "of the two came first in a year, this number cannot say; the Council mostly answers."
    )
    return judge_each(named(answer, expected), expected, within=0.06, slips=slips.__getitem__, praise=praise)


def _launches() -> pd.Series[int]:
    table = tables.load("weapons_tests_per_year")
    cns = table[(table["counting_source"] == COUNTER) & (table["count_type"] == "missiles_launched")]
    counts = cns.set_index("year")["count"]
    return counts[(counts.index >= YEARS[0]) & (counts.index <= YEARS[1])]


def _years_with_a_vote() -> set[int]:
    votes = tables.load("unsc_votes")
    passed = votes[votes["adopted"] & (votes["kind"] == "sanctions")]
    return set(passed["date"].dt.year)
