"""Exercise 06: a text from two wishes, wishes from the votes, and what holds if nobody agrees."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from twoviews import tables
from twoviews.exercises.reading import Unreadable, named, number
from twoviews.exercises.tasks import task
from twoviews.exercises.verdicts import Slip, Verdict, judge, judge_each
from twoviews.figures.evidence import council_bargains
from twoviews.models.council import bargain, win_set

if TYPE_CHECKING:
    import pandas as pd


TITLE = "What does a vote give away?"

SEPTEMBER, DECEMBER, MAY = "S/RES/2375 (2017)", "S/RES/2397 (2017)", "Draft S/2022/431"
PRODUCT = "refined petroleum"
RUSSIA, CHINA = 3.25, 2.5
STEP = 0.25
RENEWERS = (1.25, 3.25, 4.5)
EMBARGO = 1.0
HUNDREDTH = 0.01
SHARE = "That is a severity from 0 to 1. barrels(...) turns it into million barrels."


# ── the record, and the scale from 0 to 1 ────────────────────────────────────


def _row(decision: str) -> pd.Series:
    """What held, what was asked for and what held afterwards, in million barrels a year."""
    table = tables.load("russia_at_the_council")
    return table[(table["issue"] == PRODUCT) & (table["decision"] == decision)].iloc[0]


def _before() -> float:
    """Yearly supply before there was a ceiling, the zero of the scale."""
    return float(_row(SEPTEMBER)["status_quo_value"])


def _ceiling(decision: str) -> float:
    return float(_row(decision)["outcome_value"])


def _severity(barrels: float) -> float:
    return 1 - barrels / _before()


def _barrels(severity: float) -> float:
    return _before() * (1 - severity)


# ── part 1: from the wishes to the text ──────────────────────────────────────


@task(
    "million barrels, exactly",
    idea="A player takes a text that is no further from its wish than what holds.",
    step="Russia's line is China's with 3.25 in the place of 2.5.",
    tool="texts[russia_accepts & china_accepts].min()",
)
def text_by_hand(answer: object) -> Verdict:
    """The toughest ceiling, in steps of a quarter, that Russia and China both accept in September 2017."""
    before = _before()
    texts = np.arange(0, before + STEP / 2, STEP)
    russia, china = (np.abs(texts - wish) <= abs(before - wish) for wish in (RUSSIA, CHINA))
    expected = float(texts[russia & china].min())
    slips = [
        Slip(before, "That is the mildest text that passes. The author wants the toughest: .min()."),
        Slip(float(texts[china].min()), "China accepts that, and Russia does not. Ask for both: &."),
        Slip(RUSSIA, "That is Russia's wish. It accepts tougher texts too, down to a point."),
        Slip(CHINA, "That is China's wish. Asked is the toughest text that both accept."),
        Slip(expected + STEP, "A player that finds both equally good consents. Write <= and not <."),
        Slip(
            float((russia & china).sum()),
            "That counts the texts that pass. Asked is the lowest ceiling among them: .min().",
        ),
        Slip(0.0, "The United States would like that, but it needs the consent of both."),
    ]
    praise = (
        f"{expected:g} million barrels: {RUSSIA - expected:g} tougher than Russia's wish, as {before:g} is "
        f"{before - RUSSIA:g} milder. The record has {_ceiling(SEPTEMBER):g}: we chose the wish to meet it."
    )
    return judge(number(answer), expected, within=HUNDREDTH, slips=slips, praise=praise)


@task(
    "million barrels, exactly",
    idea="The wishes stay; only what is in force has changed.",
    step="Copy the line with win_set, and write severity(2.0) at its end.",
    tool="barrels(...) turns both ends back; the higher severity is the toughest ceiling.",
)
def room_in_december(answer: object) -> Verdict:
    """Both ends of what passes once the ceiling of September is in force, in million barrels."""
    september, december = _ceiling(SEPTEMBER), _ceiling(DECEMBER)
    ideals = [_severity(RUSSIA), _severity(CHINA)]
    low, high = (float(end) for end in win_set(ideals, _severity(september)))
    old, _ = win_set(ideals, _severity(_before()))
    expected = {"toughest": _barrels(high), "mildest": _barrels(low)}
    hints = {
        "toughest": [
            Slip(high, SHARE),
            Slip(
                expected["mildest"], "The two are exchanged: the toughest ceiling leaves the fewest barrels."
            ),
            Slip(
                december, "That is what the record has. Hand in what the model says; the gap is the lesson."
            ),
        ],
        "mildest": [
            Slip(low, SHARE),
            Slip(expected["toughest"], "The two are exchanged: the mildest ceiling leaves the most barrels."),
            Slip(
                _barrels(float(old)),
                (
                    f"September's wishes met {_before():g}. Now {september:g} is in force: "
                    f"severity({september:.1f}). And China must accept too."
                ),
            ),
        ],
    }
    praise = (
        f"From {expected['toughest']:g} to {expected['mildest']:g}. The author wants less, "
        f"so it keeps {september:g}: gridlock. But the record of December 2017 has {december:g}. Why?"
    )
    return judge_each(
        named(answer, expected), expected, within=HUNDREDTH, slips=hints.__getitem__, praise=praise
    )


# ── part 2: from the votes to the wishes ─────────────────────────────────────


@task(
    "million barrels, to two decimals",
    idea="Each end is the middle between what held before and the text taken, or refused.",
    step="September: 4.5 held before, 2.0 passed, and 0 was refused.",
    tool="(held + text) / 2, four times.",
)
def bounds(answer: object) -> Verdict:
    """The ends that three bargains set to Russia's ideal point, in million barrels."""
    taken, asked = "outcome_value", "us_proposal_value"
    facts = {
        "September 2017, at most": (SEPTEMBER, taken),
        "September 2017, at least": (SEPTEMBER, asked),
        "December 2017, at most": (DECEMBER, taken),
        "May 2022, at least": (MAY, asked),
    }
    rows = {name: _row(decision) for name, (decision, _) in facts.items()}
    held = {name: float(row["status_quo_value"]) for name, row in rows.items()}
    text = {name: float(rows[name][column]) for name, (_, column) in facts.items()}
    expected = {name: (held[name] + text[name]) / 2 for name in facts}

    def slips(name: str) -> list[Slip]:
        other = float(rows[name][asked if facts[name][1] == taken else taken])
        return [
            Slip(2 * expected[name], "That is the sum. The middle is half of it."),
            Slip(
                abs(held[name] - text[name]) / 2,
                "That is half the distance. Measure it from the text, or take half the sum.",
            ),
            Slip(
                text[name], "That is the text itself. The edge lies halfway between it and what held before."
            ),
            Slip(held[name], "That is what held before. The edge lies halfway between it and the text."),
            Slip(
                (held[name] + other) / 2,
                "That is the other edge. A text taken sets the upper one, a text refused the lower.",
            ),
            Slip((text[name] + other) / 2, "Both texts of the row are in that, and what held before is not."),
        ]

    top, bottom, december, may = expected.values()
    praise = (
        f"September leaves {bottom:g} to {top:g}, December {december:g} or less, by two yeses. Both fit "
        f"{_common(bottom, december)}. May 2022 leaves {may:g} or more, by a no. December and May both fit "
        f"{_common(may, december)}."
    )
    return judge_each(named(answer, expected), expected, within=0.001, slips=slips, praise=praise)


def _common(low: float, high: float) -> str:
    """The wishes that a lower and an upper end leave, in words."""
    return f"{low:g} to {high:g}" if low <= high else "no wish"


@task(
    "a whole number for each",
    idea="Ask every row two questions: is there a low end, is there a high end?",
    step='bargains["low"].notna() is True where there is one.',
    tool=(
        'Both: (bargains["low"].notna() & bargains["high"].notna()).sum(); none: the same with '
        ".isna(); one is the rest."
    ),
)
def how_much_is_said(answer: object) -> Verdict:
    """How many documented bargains set two ends to Russia's ideal point, one end, or none."""
    rows = council_bargains.bargains()
    spans = [_ends(row) for row in rows]
    lows, highs = (sum(math.isfinite(ends[side]) for ends in spans) for side in (0, 1))
    known = [sum(map(math.isfinite, ends)) for ends in spans]
    expected = {
        name: float(known.count(ends)) for name, ends in (("two ends", 2), ("one end", 1), ("none", 0))
    }
    either = float(len(known) - known.count(0))
    hints = {
        "two ends": [
            Slip(either, "That counts every row with an end. Join the two questions with &."),
            Slip(float(lows), "That is the column low alone. Both must be known: &."),
            Slip(float(highs), "That is the column high alone. Both must be known: &."),
        ],
        "one end": [
            Slip(either, "Those with two ends are still in it. Take them away."),
            Slip(float(lows), "That is the column low alone. Some have a high end instead."),
            Slip(float(highs), "That is the column high alone. Some have a low end instead."),
        ],
        "none": [
            Slip(
                float(len(known) - lows),
                "That counts the rows in which low is empty. High must be empty too: &.",
            ),
            Slip(
                float(len(known) - highs),
                "That counts the rows in which high is empty. Low must be empty too: &.",
            ),
            Slip(
                float(len(known) - known.count(2)),
                "That counts the rows in which one of them is empty. Both must be: &.",
            ),
        ],
    }
    praise = (
        f"Of {len(known)} bargains {known.count(2)} set two ends, {known.count(1)} one, and {known.count(0)} "
        "say nothing. None gives a point: a vote compares two texts and never shows the best one."
    )
    return judge_each(named(answer, expected), expected, within=0, slips=hints.__getitem__, praise=praise)


def _ends(row: tables.Row) -> tuple[float, float]:
    """The interval of a bargain; an end that it does not set is infinite."""
    implied = None if row["status_quo_value"] is None else council_bargains.implied(row)
    return implied or (-math.inf, math.inf)


# ── part 3: two stories, and a sunset ────────────────────────────────────────


@task(
    "million barrels, two decimals of 0.5 right",
    idea="A wish lets a text pass that lies as far beyond it as 2 million lies before it.",
    step="Try december(1.75, 1.75), then lower wishes.",
    tool="For the threat: december(3.25, 2.5, alone=...) with less and less.",
)
def two_stories(answer: object) -> Verdict:
    """A wish of both veto players, and what a lone US would leave, that each end at December's ceiling."""
    story = named(answer, ["another wish", "a believed threat"])
    before, target = _before(), _ceiling(DECEMBER)
    for name, barrels in story.items():
        if not 0 <= barrels <= before:
            raise Unreadable(f"Entry {name!r}: million barrels from 0 to {before:g} are asked for.")
    wish, alone = story.values()
    passed = _december(wish, wish, before)
    if abs(passed - target) > HUNDREDTH:
        where = "Nothing new passes" if passed == _ceiling(SEPTEMBER) else f"{passed:.2f} passes"
        way = "Lower the wish." if passed > target else "That is too tough: raise the wish."
        return Verdict(False, f"Entry 'another wish': {where} if both want {wish:g}. {way}")
    passed = _december(RUSSIA, CHINA, alone)
    if abs(passed - target) > HUNDREDTH:
        if passed == _ceiling(SEPTEMBER):
            found = "nothing moves: acting alone would win too little for its cost. Leave fewer barrels."
        else:
            found = f"{passed:.2f} is what comes out. Asked is {target:g}."
        return Verdict(False, f"Entry 'a believed threat': with {alone:g} left by the US alone {found}")
    praise = (
        f"Both end at {target:g} million barrels. In the first story the veto players want {wish:g}, in the "
        f"second they still want {RUSSIA:g} and {CHINA:g} and fear worse. The vote is the same."
    )
    return Verdict(True, praise)


def _december(russia: float, china: float, alone: float) -> float:
    """Million barrels that are left in December 2017, from wishes and from what the US leaves alone."""
    end = bargain(
        EMBARGO,
        [_severity(russia), _severity(china)],
        _severity(_ceiling(SEPTEMBER)),
        outside=_severity(alone),
    )
    return round(_barrels(float(end.outcome)), 9)


@task(
    "million barrels, exactly",
    idea="With an end date a no brings back 4.5, so the same wish bears another text.",
    step="Copy left as yearly, and add sunset=True to the call.",
    tool=("council.bargain(severity(0.5), [severity(russia), severity(2.5)], severity(0.5), sunset=True)"),
)
def with_a_sunset(answer: object) -> Verdict:
    """What is left of December's ceiling if it lapses unless renewed, for three wishes of Russia's."""
    held = _severity(_ceiling(DECEMBER))
    cuts = {
        f"{wish:g}": float(bargain(held, [_severity(wish), _severity(CHINA)], held, sunset=True).outcome)
        for wish in RENEWERS
    }
    expected = {name: _barrels(cut) for name, cut in cuts.items()}

    def slips(name: str) -> list[Slip]:
        return [
            Slip(cuts[name], SHARE),
            Slip(_ceiling(DECEMBER), "That is without a sunset. Add sunset=True to the call."),
            Slip(
                float(name),
                "That is the wish. The author of the text goes as far beyond it as the veto player bears.",
            ),
        ]

    kept, loosened, lapsed = expected.values()
    praise = (
        f"{kept:g}, {loosened:g} and {lapsed:g}. With a sunset the ceiling hangs on Russia's wish, "
        "and the votes leave that wish open."
    )
    return judge_each(named(answer, expected), expected, within=HUNDREDTH, slips=slips, praise=praise)
