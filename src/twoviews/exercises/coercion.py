"""Exercise 03: the model of coercion written out, the leakage that undoes it, and what the threats say."""

from __future__ import annotations

import numpy as np

from twoviews import tables
from twoviews.exercises.reading import named, number, several
from twoviews.exercises.tasks import task
from twoviews.exercises.verdicts import PER_CENT, Slip, Verdict, judge, judge_each
from twoviews.models.coercion import RALLY, compliance, felt_pain, leakage_limit, pain_needed, window
from twoviews.wording import listed

TITLE = "Find the leak that undoes the pressure"

PRESSURE, SHIFTING, WEAPON, GUARANTEE = 6.0, 0.3, 4.0, 1.0
LEAKS = (0.0, 0.3, 0.6)
LEAK = LEAKS[-1]
PEAK, ADAPTATION, RESOLVE, SLOWEST = 9.0, 0.01, 6.0, 36
CONCEDED = "threat_then_target_concedes_n"
RESISTED = ("threat_resisted_then_sender_imposes_n", "threat_resisted_then_sender_backs_down_n")
LEVEL = "anticipated_target_cost_0to3"


# ── part 1: the model ────────────────────────────────────────────────────────


@task(
    "units of loss, to a hundredth",
    idea="Pressure loses a part at the border, and then a part of the rest inside.",
    step="What arrives is pressure * (1 - leak).",
    tool="pressure * (1 - leak) * (1 - passed_on), with a leak of 0.6.",
)
def felt(answer: object) -> Verdict:
    """Felt pain of the worked example with a leak of 0.6, in units of loss."""
    expected = _pain(LEAK)
    slips = [
        Slip(_pain(0.0), "That is the pain without a leak. Multiply by one minus the leak as well."),
        Slip(
            PRESSURE * LEAK * (1 - SHIFTING),
            "That takes the leak itself. What arrives is one minus the leak.",
        ),
        Slip(
            PRESSURE * (1 - LEAK) * SHIFTING,
            "That takes the part passed on. What stays with the rulers is one minus it.",
        ),
        Slip(PRESSURE * (1 - LEAK), "That is before the rulers pass a part on to the people."),
        Slip(
            PRESSURE * (1 - LEAK - SHIFTING),
            "The two shares are added there. Each takes its part of what is left: multiply.",
        ),
    ]
    praise = f"{expected:.2f} of {PRESSURE:g} units. Most of the pressure never reaches those who decide."
    return judge(number(answer), expected, within=0.01, slips=slips, praise=praise)


@task(
    "per cent, to a tenth",
    idea="First the balance of reasons, then the curve that makes a chance of it.",
    step="Work out the balance for a leak of 0: felt pain + offer - weapon - face.",
    tool="100 / (1 + np.exp(-balance)); with np.array([0, 0.3, 0.6]) as leak it gives all three.",
)
def chances(answer: object) -> Verdict:
    """Chance of giving way in per cent at each of three leaks, in their order."""
    expected = {f"leak {leak:g}": _percent(leak) for leak in LEAKS}
    values = several(answer, len(LEAKS), "one chance for each leak: 0, 0.3 and 0.6")

    def slips(name: str) -> list[Slip]:
        edge = _pain(LEAKS[list(expected).index(name)]) + GUARANTEE - WEAPON
        return [
            Slip(100 - expected[name], "The sign of the exponent is turned round: exp(-balance)."),
            Slip(100 / (1 + np.exp(-edge)), "The cost of yielding under fire (0.5) is missing."),
            Slip(
                100 / (1 + np.exp(-(edge - GUARANTEE - RALLY))),
                "The guarantee is missing among the reasons to yield.",
            ),
        ]

    praise = (
        f"{listed(f'{each:.0f}' for each in expected.values())} per cent. The leak takes three fifths of the "
        "pressure and almost four fifths of the chance."
    )
    given = dict(zip(expected, values, strict=True))
    return judge_each(given, expected, within=0.1, slips=slips, praise=praise, unit=PER_CENT)


def _pain(leak: float) -> float:
    return float(felt_pain(PRESSURE, 1.0, leak, SHIFTING))


def _percent(leak: float) -> float:
    return 100 * float(compliance(_pain(leak), WEAPON, GUARANTEE))


# ── part 2: what undoes it, and what makes up for it ─────────────────────────


@task(
    "per cent, to a whole number",
    idea="At a chance of one half the balance is 0: so you know how much pain has to arrive.",
    step="Pain needed: weapon + face - offer. Compare it with the pain felt without a leak.",
    tool=(
        "100 * (1 - needed / felt(0)), or try np.linspace(0, 1, 201) and take the last leak with 50 or more."
    ),
)
def undoing_leak(answer: object) -> Verdict:
    """The leak, in per cent of the pressure, at which the chance is one half."""
    need = pain_needed(WEAPON, GUARANTEE)
    expected = 100 * float(leakage_limit(PRESSURE, need, shifting=SHIFTING))
    slips = [
        Slip(100 - expected, "That is what must arrive. The leak is what may go missing."),
        Slip(100 * _leak_that_halves(), "There the chance is halved. Asked is where it falls to one half."),
    ]
    praise = (
        f"About {expected:.0f} per cent. A measure that is only just enough is undone by a leak of one "
        "sixth; whoever wants it to work needs either more than enough or tight borders."
    )
    return judge(number(answer), expected, within=0.6, slips=slips, praise=praise, unit=PER_CENT)


def _leak_that_halves() -> float:
    leaks = np.linspace(0, 1, 1001)
    share = 100 * compliance(felt_pain(PRESSURE, 1.0, leaks, SHIFTING), WEAPON, GUARANTEE)
    return float(leaks[np.argmin(np.abs(share - _percent(0.0) / 2))])


@task(
    "units, to a tenth",
    idea="How much is missing until the balance is 0? An offer fills it whole, pressure only in part.",
    step="Subtract the pain felt at a leak of 0.6 from the pain needed.",
    tool="For the pressure divide what is missing by (1 - 0.6) * (1 - passed_on).",
)
def two_cures(answer: object) -> Verdict:
    """Units more of guarantee, and units more of pressure, that restore an even chance at a leak of 0.6."""
    missing = WEAPON + RALLY - GUARANTEE - _pain(LEAK)
    expected = {"guarantee": missing, "pressure": missing / float(felt_pain(1.0, 1.0, LEAK, SHIFTING))}
    whole = {"guarantee": GUARANTEE, "pressure": PRESSURE}

    def slips(name: str) -> list[Slip]:
        return [
            Slip(expected[name] + whole[name], "That is the whole amount. Asked is how much more than now."),
            Slip(missing, "Pressure is taxed on its way: divide by the part of a unit that arrives."),
            Slip(-expected[name], "The size is right. Asked is how much more, so it carries no minus."),
        ]

    praise = (
        f"{expected['guarantee']:.2f} units of guarantee do the work of {expected['pressure']:.1f} units of "
        "pressure. One side reads this as a reason to offer, the other as a reason to close the leak first."
    )
    return judge_each(named(answer, expected), expected, within=0.05, slips=slips, praise=praise)


# ── part 3: what the threats say ─────────────────────────────────────────────


@task(
    "per cent, to a tenth",
    idea="Each level by itself: those that conceded, out of all threats of that level.",
    step="Add up each level: games.groupby(cost)[ends].sum().",
    tool="Divide the first column by .sum(axis=1) of the table, times 100.",
)
def conceded(answer: object) -> Verdict:
    """Share of the threats that the target gave way to, in per cent, for each level of expected cost."""
    counts = tables.load("threat_game_dyad_decades").groupby(LEVEL)[[CONCEDED, *RESISTED]].sum()
    shares = 100 * counts[CONCEDED] / counts.sum(axis=1)
    expected = {f"level {level}": float(share) for level, share in shares.items()}
    values = several(answer, len(expected), "one share for each level of expected cost, 0 to 3")

    def slips(name: str) -> list[Slip]:
        row = counts.iloc[list(expected).index(name)]
        return [
            Slip(
                100 * float(row[CONCEDED] / counts.to_numpy().sum()),
                "That is a share of all 633 threats. Divide by the threats of the same level.",
            ),
            Slip(
                100 * float(row[CONCEDED] / (row[CONCEDED] + row[RESISTED[0]])),
                "Threats that the sender dropped are missing in the total.",
            ),
            Slip(float(row[CONCEDED]), "That is the number. Divide it by all threats of its level."),
        ]

    praise = (
        "More cost goes with more giving way up to level 2. The highest level is thin, and who is threatened "
        "most heavily is no accident."
    )
    given = dict(zip(expected, values, strict=True))
    return judge_each(given, expected, within=0.1, slips=slips, praise=praise, unit=PER_CENT)


# ── part 4: time ─────────────────────────────────────────────────────────────


@task(
    "a whole number of months",
    idea="Try all build-ups from fast to slow; the window is empty from some point on.",
    step="Make the row of months with np.arange(1, 37) and hand it to coercion.window.",
    tool="~np.isnan(opens) is True where a window opens; months[...].max() is the last of them.",
)
def slowest_buildup(answer: object) -> Verdict:
    """The longest build-up, in whole months, with which a bargain still opens."""
    months = np.arange(1, SLOWEST + 1)
    opens = window(PEAK, months, ADAPTATION, RESOLVE).opens
    expected = int(months[~np.isnan(opens)].max())
    slips = [
        Slip(expected + 1, "With that one no window opens any more. It is the first that is too slow."),
        Slip(
            float(opens[expected - 1]), "That is the month in which the window opens. Asked is the build-up."
        ),
    ]
    praise = (
        f"{expected} months. A little slower, and the target adapts as fast as the pain arrives. That is the "
        "case against measures in small steps, and, with resolve that hardens, against waiting for more pain."
    )
    return judge(number(answer), expected, within=0, slips=slips, praise=praise)
