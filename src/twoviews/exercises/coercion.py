"""Exercise 03: the model of coercion written out, the leakage that undoes it, and what the threats say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from twoviews import tables
from twoviews.exercises.verdicts import Unreadable, Verdict, judge, judge_each, named, number, numbers
from twoviews.models.coercion import RALLY, compliance, felt_pain, leakage_limit, pain_needed, window

if TYPE_CHECKING:
    from twoviews.exercises.exercise import Check

TITLE = "Find the leak that undoes the pressure"

PRESSURE, SHIFTING, WEAPON, GUARANTEE = 6.0, 0.3, 4.0, 1.0
LEAKS = (0.0, 0.3, 0.6)
LEAK = LEAKS[-1]
PEAK, ADAPTATION, RESOLVE, SLOWEST = 9.0, 0.01, 6.0, 36
CONCEDED = "threat_then_target_concedes_n"
RESISTED = ("threat_resisted_then_sender_imposes_n", "threat_resisted_then_sender_backs_down_n")
LEVEL = "anticipated_target_cost_0to3"
SHARE = "That is a share of 1. Per cent are a hundred times as much."


# ── part 1: the model ────────────────────────────────────────────────────────


def felt(answer: object) -> Verdict:
    """Felt pain of the worked example with a leak of 0.6, in units of loss."""
    expected = _pain(LEAK)
    slips = {
        "That is the pain without a leak. Multiply by one minus the leak as well.": _pain(0.0),
        "That takes the leak itself. What arrives is one minus the leak.": PRESSURE * LEAK * (1 - SHIFTING),
        "That takes the part passed on. What stays with the rulers is one minus it.": PRESSURE
        * (1 - LEAK)
        * SHIFTING,
        "That is before the rulers pass a part on to the people.": PRESSURE * (1 - LEAK),
        "The two shares are added there. Each takes its part of what is left: multiply.": PRESSURE
        * (1 - LEAK - SHIFTING),
    }
    praise = f"{expected:.2f} of {PRESSURE:g} units. Most of the pressure never reaches those who decide."
    return judge(number(answer), expected, within=0.01, slips=slips, praise=praise)


def chances(answer: object) -> Verdict:
    """Chance of giving way in per cent at each of three leaks, in their order."""
    expected = {f"leak {leak:g}": _percent(leak) for leak in LEAKS}
    values = _several(answer, len(LEAKS), "one chance for each leak: 0, 0.3 and 0.6")

    def slips(name: str) -> dict[str, float]:
        edge = _pain(LEAKS[list(expected).index(name)]) + GUARANTEE - WEAPON
        return {
            SHARE: expected[name] / 100,
            "The sign of the exponent is turned round: exp(-balance).": 100 - expected[name],
            "The cost of yielding under fire (0.5) is missing.": 100 / (1 + np.exp(-edge)),
            "The guarantee is missing among the reasons to yield.": 100
            / (1 + np.exp(-(edge - GUARANTEE - RALLY))),
        }

    praise = (
        f"{values[0]:.0f}, {values[1]:.0f} and {values[2]:.0f} per cent. The leak takes three fifths of the "
        "pressure and almost four fifths of the chance."
    )
    given = dict(zip(expected, values, strict=True))
    return judge_each(given, expected, within=0.1, slips=slips, praise=praise)


def _pain(leak: float) -> float:
    return float(felt_pain(PRESSURE, 1.0, leak, SHIFTING))


def _percent(leak: float) -> float:
    return 100 * float(compliance(_pain(leak), WEAPON, GUARANTEE))


# ── part 2: what undoes it, and what makes up for it ─────────────────────────


def undoing_leak(answer: object) -> Verdict:
    """The leak, in per cent of the pressure, at which the chance is one half."""
    need = pain_needed(WEAPON, GUARANTEE)
    expected = 100 * float(leakage_limit(PRESSURE, need, shifting=SHIFTING))
    slips = {
        SHARE: expected / 100,
        "That is what must arrive. The leak is what may go missing.": 100 - expected,
        "There the chance is halved. Asked is where it falls to one half.": 100 * _leak_that_halves(),
    }
    praise = (
        f"About {expected:.0f} per cent. A measure that is only just enough is undone by a leak of one "
        "sixth; whoever wants it to work needs either more than enough or tight borders."
    )
    return judge(number(answer), expected, within=0.6, slips=slips, praise=praise)


def _leak_that_halves() -> float:
    leaks = np.linspace(0, 1, 1001)
    share = 100 * compliance(felt_pain(PRESSURE, 1.0, leaks, SHIFTING), WEAPON, GUARANTEE)
    return float(leaks[np.argmin(np.abs(share - _percent(0.0) / 2))])


def two_cures(answer: object) -> Verdict:
    """Units more of guarantee, and units more of pressure, that restore an even chance at a leak of 0.6."""
    missing = WEAPON + RALLY - GUARANTEE - _pain(LEAK)
    expected = {"guarantee": missing, "pressure": missing / float(felt_pain(1.0, 1.0, LEAK, SHIFTING))}
    whole = {"guarantee": GUARANTEE, "pressure": PRESSURE}

    def slips(name: str) -> dict[str, float]:
        return {
            "That is the whole amount. Asked is how much more than now.": expected[name] + whole[name],
            "Pressure is taxed on its way: divide by the part of a unit that arrives.": missing,
            "The size is right. Asked is how much more, so it carries no minus.": -expected[name],
        }

    praise = (
        f"{expected['guarantee']:.2f} units of guarantee do the work of {expected['pressure']:.1f} units of "
        "pressure. One side reads this as a reason to offer, the other as a reason to close the leak first."
    )
    return judge_each(named(answer, expected), expected, within=0.05, slips=slips, praise=praise)


# ── part 3: what the threats say ─────────────────────────────────────────────


def conceded(answer: object) -> Verdict:
    """Share of the threats that the target gave way to, in per cent, for each level of expected cost."""
    counts = tables.load("threat_game_dyad_decades").groupby(LEVEL)[[CONCEDED, *RESISTED]].sum()
    shares = 100 * counts[CONCEDED] / counts.sum(axis=1)
    expected = {f"level {level}": float(share) for level, share in shares.items()}
    values = _several(answer, len(expected), "one share for each level of expected cost, 0 to 3")

    def slips(name: str) -> dict[str, float]:
        row = counts.iloc[list(expected).index(name)]
        return {
            SHARE: expected[name] / 100,
            "That is a share of all 633 threats. Divide by the threats of the same level.": 100
            * float(row[CONCEDED] / counts.to_numpy().sum()),
            "Threats that the sender dropped are missing in the total.": 100
            * float(row[CONCEDED] / (row[CONCEDED] + row[RESISTED[0]])),
            "That is the number. Divide it by all threats of its level.": float(row[CONCEDED]),
        }

    praise = (
        "More cost goes with more giving way up to level 2. The highest level is thin, and who is threatened "
        "most heavily is no accident."
    )
    given = dict(zip(expected, values, strict=True))
    return judge_each(given, expected, within=0.1, slips=slips, praise=praise)


# ── part 4: time ─────────────────────────────────────────────────────────────


def slowest_buildup(answer: object) -> Verdict:
    """The longest build-up, in whole months, with which a bargain still opens."""
    months = np.arange(1, SLOWEST + 1)
    opens = window(PEAK, months, ADAPTATION, RESOLVE).opens
    expected = int(months[~np.isnan(opens)].max())
    slips = {
        "With that one no window opens any more. It is the first that is too slow.": expected + 1,
        "That is the month in which the window opens. Asked is the build-up.": float(opens[expected - 1]),
    }
    praise = (
        f"{expected} months. A little slower, and the target adapts as fast as the pain arrives. That is the "
        "case against measures in small steps, and, with resolve that hardens, against waiting for more pain."
    )
    return judge(number(answer), expected, within=0, slips=slips, praise=praise)


def _several(answer: object, wanted: int, what: str) -> Sequence[float]:
    values = numbers(answer)
    if len(values) != wanted:
        raise Unreadable(f"{wanted} numbers are asked for, {what}; there are {len(values)}.")
    return values


TASKS: Mapping[str, Check] = {
    "task-1": felt,
    "task-2": chances,
    "task-3": undoing_leak,
    "task-4": two_cures,
    "task-5": conceded,
    "task-6": slowest_buildup,
}

SOURCES = (
    "sigint2019",
    "bapat2013",
    "early2011",
    "miller2014",
    "mulder2018nephew",
    "treasury2017choice",
    "bloomberg2017putin",
)
