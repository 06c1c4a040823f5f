"""Exercise 10: votes against names, two thirds in two capitals, reasons for 2001, two bills for a promise."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from twoviews import tables
from twoviews.exercises.reading import named
from twoviews.exercises.tasks import task
from twoviews.exercises.verdicts import PER_CENT, SHARE, Slip, Verdict, judge_each
from twoviews.models.home_politics import best_compliance, tipping_chance

TITLE = "Code the votes, and ask what names and numbers can show"

VOTES = ("yes", "abstain", "no")
GROUPS = ("minister", "target")
REASONS = ("business", "way out", "nationalists")
CHANCES = np.round(np.linspace(0, 1, 101), 2)
CRITICS = {
    "Moscow": {"price": 5.0, "anger": 2.0, "business": 0.5},
    "Washington": {"price": 3.0, "anger": 2.5, "business": 0.0},
}
OFFICIALS = {
    "Moscow": {"price": 5.0, "anger": 0.5, "business": 0.5},
    "Washington": {"price": 5.0, "anger": 1.5, "business": 0.0},
}
STRAIN, HALF = 1.0, 0.5
WHOLE, STEP, TENTH = 0.01, 0.0051, 0.6


# ── part 1: votes and names ──────────────────────────────────────────────────


@task(
    "a whole number for each",
    idea="The count for Kozyrev, with the rows of another minister.",
    step='lavrov = votes[votes["minister"] == "Lavrov"]',
    tool='lavrov["russia_vote"].value_counts()',
)
def lavrovs_votes(answer: object) -> Verdict:
    """How often Russia voted yes, abstained and voted no under Lavrov."""
    votes = _votes()
    under = votes["minister"] == "Lavrov", votes["minister"] == "Kozyrev"
    lavrov, kozyrev = (votes.loc[rows, "russia_vote"].value_counts() for rows in under)
    everybody = votes["russia_vote"].value_counts()
    expected = {vote: float(lavrov[vote]) for vote in VOTES}

    def slips(vote: str) -> list[Slip]:
        return [
            Slip(float(kozyrev[vote]), "That is Kozyrev's number. Keep the rows of Lavrov."),
            Slip(
                float(everybody[vote]),
                "That counts the votes under all ministers. Keep the rows of Lavrov first.",
            ),
            Slip(expected[vote] / sum(expected.values()), "That is a share. Asked is how many votes."),
        ]

    praise = (
        f"{expected['yes']:.0f} for, {expected['abstain']:.0f} abstained, {expected['no']:.0f} against, "
        "under one and the same minister. Lesson 10 adds his votes for sanctions on North Korea, which this "
        "table leaves out."
    )
    return judge_each(named(answer, VOTES), expected, within=WHOLE, slips=slips, praise=praise)


@task(
    "a whole number for each",
    idea="Guess the most frequent vote of each line; the largest number of a line is guessed right.",
    step='pd.crosstab(votes["minister"], votes["russia_vote"]) is the table.',
    tool=".max(axis=1) takes the largest of each line, .sum() adds them up.",
)
def votes_guessed(answer: object) -> Verdict:
    """How many votes are guessed right by each minister's, and by each target's, most frequent vote."""
    votes = _votes()
    cross = {group: pd.crosstab(votes[group], votes["russia_vote"]) for group in GROUPS}
    expected = {group: float(table.max(axis=1).sum()) for group, table in cross.items()}
    alone = {group: int((table.sum(axis=1) == 1).sum()) for group, table in cross.items()}

    def slips(group: str) -> list[Slip]:
        other = GROUPS[1 - GROUPS.index(group)]
        return [
            Slip(
                float(cross[group].max(axis=0).sum()),
                "That takes the largest number of each column. axis=1 takes that of each line.",
            ),
            Slip(
                len(votes), "That counts every vote. Take the largest number of each line before you add up."
            ),
            Slip(len(votes) - expected[group], "So many are guessed wrong. Asked is how many are right."),
            Slip(expected[group] / len(votes), "That is a share of 1. Asked is how many votes."),
            Slip(100 * expected[group] / len(votes), "That is in per cent. Asked is how many votes."),
            Slip(len(cross[group]), "That is how many lines the table has. Add up their largest numbers."),
            Slip(expected[other], f"That is what the {other} gives. The two tables are mixed up."),
        ]

    nothing = int(votes["russia_vote"].value_counts().max())
    praise = (
        f"{expected['minister']:.0f} and {expected['target']:.0f} of {len(votes)}; without any label "
        f"{nothing}. But a line with one vote is always guessed right, and there are {alone['minister']} "
        f"such lines by minister and {alone['target']} by target."
    )
    return judge_each(named(answer, GROUPS), expected, within=WHOLE, slips=slips, praise=praise)


def _votes() -> pd.DataFrame:
    """Russia's votes since it took the Soviet seat, with the family name of the minister of the day."""
    votes = tables.load("un_other_votes").assign(minister="")
    leaders = tables.load("russian_leadership")
    ministers = leaders[leaders["office"] == "minister"].sort_values("start")
    for name, start in zip(ministers["name"], ministers["start"], strict=True):
        votes.loc[votes["date"] >= start, "minister"] = name.split()[-1]
    return votes[votes["minister"] != ""]


# ── part 2: two thirds ───────────────────────────────────────────────────────


@task(
    "a whole number of votes",
    idea="What was there, minus what was needed, by the rule of that capital.",
    step="Moscow counts all seats, 450; Washington those who vote.",
    tool="math.ceil(2 * ... / 3) is the number needed, rounded up.",
)
def votes_to_spare(answer: object) -> Verdict:
    """Votes above two thirds (below 0: missing), by the rule of each capital."""
    calls = _calls()
    need = {
        name: math.ceil(2 * float(call["seats"] if name == "Duma" else call["yes"] + call["no"]) / 3)
        for name, call in calls.items()
    }
    expected = {name: float(call["yes"] - need[name]) for name, call in calls.items()}

    def slips(name: str) -> list[Slip]:
        call, spare = calls[name], expected[name]
        found: list[Slip] = [
            Slip(
                -spare,
                "The size is right. Take the votes needed away from those in favour: below 0 is missing.",
            ),
            Slip(
                call["yes"] - call["no"] if name != "Duma" else math.nan,
                "That is by how many the yeses exceed the noes. Ask how many were needed.",
            ),
            Slip(need[name], "That is how many votes are needed. Take them away from the votes in favour."),
            Slip(
                float(call["yes"] - math.ceil(2 * call["yes"] / 3)),
                "That is two thirds of the votes in favour. Take two thirds of all who count by the rule.",
            ),
            Slip(
                float(call["yes"] - (call["seats"] // 2 + 1)),
                "That is a simple majority of all seats. The rule asks for two thirds.",
            ),
        ]
        if name == "Duma":
            hint = "That is another vote of the Duma. Take the one of 6 October 1995."
            return [*found, *(Slip(yes - need[name], hint) for yes in _other_calls_of_the_duma())]
        seats, cast = (2 * float(number) / 3 for number in (call["seats"], call["yes"] + call["no"]))
        return [
            *found,
            Slip(
                float(call["yes"] - math.ceil(seats)),
                "That counts all seats, as in Moscow. In Washington those who vote count.",
            ),
            Slip(float(call["yes"] - cast), "Votes come whole: round the number needed up with math.ceil."),
            Slip(
                float(call["yes"] - math.floor(cast)),
                "Round the number needed up, not down: a third of a vote short is short.",
            ),
        ]

    praise = (
        f"The Duma lacked {-expected['Duma']:.0f}; the Senate had {expected['Senate']:.0f} and the House "
        f"{expected['House']:.0f} to spare, had all voted the same way again. Both presidents faced a "
        "majority, but not the same rule."
    )
    return judge_each(named(answer, calls), expected, within=WHOLE, slips=slips, praise=praise)


def _calls() -> dict[str, Mapping[Any, Any]]:
    """The vote to override Yeltsin, and the two votes of 1995 on the bill that Clinton vetoed."""
    rolls = tables.load("roll_calls")
    duma = rolls[rolls["needed"].notna()].iloc[0].to_dict()
    bosnia = rolls[rolls["question"].str.contains("Bosnia")].set_index("chamber").to_dict("index")
    return {"Duma": duma, "Senate": bosnia["Senate"], "House": bosnia["House"]}


def _other_calls_of_the_duma() -> list[int]:
    """How many voted yes in the Duma's votes but the one on the veto."""
    rolls = tables.load("roll_calls")
    return list(rolls.loc[(rolls["chamber"] == "Duma") & rolls["needed"].isna(), "yes"])


# ── part 3: reasons for 2001 ─────────────────────────────────────────────────


@task(
    "per cent, to a whole number",
    idea="Statements, not rows: a speaker with three reasons has three rows.",
    step="Keep the rows of one reason and count the different speakers.",
    tool='100 * reasons[reasons["reason"] == "business"]["speaker"].nunique() / statements',
)
def reasons_given(answer: object) -> Verdict:
    """Per cent of the statements on Iraq in 2001 that name a reason."""
    given = tables.load("iraq_2001_reasons")
    statements = given["speaker"].nunique()
    counts = {reason: given.loc[given["reason"] == reason, "speaker"].nunique() for reason in REASONS}
    expected = {reason: 100 * count / statements for reason, count in counts.items()}

    def slips(reason: str) -> list[Slip]:
        if not counts[reason]:
            return []
        rows = int((given["reason"] == reason).sum())
        return [
            Slip(
                100 * rows / len(given),
                (
                    "That is the share of rows. A statement that names three reasons has three rows: "
                    "divide by the statements."
                ),
            ),
            Slip(
                counts[reason], "That is how many statements. Divide by all statements and multiply by 100."
            ),
            Slip(rows / len(given), "That is the share of rows, and as a share of 1."),
        ]

    praise = (
        f"{expected['business']:.0f} per cent name business, {expected['way out']:.0f} a way out, and none "
        "names nationalists. They add up to more than 100 because one statement may give several "
        "reasons."
    )
    return judge_each(
        named(answer, REASONS), expected, within=TENTH, slips=slips, praise=praise, unit=PER_CENT
    )


# ── part 4: two bills for one promise ────────────────────────────────────────


@task(
    "a chance from 0 to 1, to a hundredth",
    idea="The word is kept once the expected price reaches the bill at home.",
    step="The bill at home is anger plus business.",
    tool="(anger + business) / price, or home_politics.tipping_chance(price, anger, business).",
)
def chance_that_tips(answer: object) -> Verdict:
    """The chance of being seen above which some of the promise is kept, as critics see each capital."""
    expected = {name: float(tipping_chance(**bills)) for name, bills in CRITICS.items()}

    def slips(name: str) -> list[Slip]:
        bills = CRITICS[name]
        home = bills["anger"] + bills["business"]
        found = [
            Slip(bills["price"] / home, "That is upside down. Divide the bill at home by the price."),
            Slip(home, "That is the bill at home. Divide it by the price."),
            Slip(
                expected["Washington" if name == "Moscow" else "Moscow"],
                "That is the other capital's chance.",
            ),
        ]
        if bills["business"]:
            found += [
                Slip(
                    bills["anger"] / bills["price"],
                    "That leaves business out. Anger and business are paid together.",
                ),
                Slip(
                    bills["business"] / bills["price"],
                    "That leaves anger out. Anger and business are paid together.",
                ),
            ]
        return found

    praise = (
        f"{expected['Moscow']:.2f} and {expected['Washington']:.2f}. Exchange Moscow's anger and business, "
        "and its number stays: who at home is to be pleased cannot be read from what is kept."
    )
    return judge_each(named(answer, CRITICS), expected, within=STEP, slips=slips, praise=praise, unit=SHARE)


@task(
    "a chance from 0 to 1, to a hundredth",
    idea="Try every chance, and take the first at which half is kept.",
    step="kept = home_politics.best_compliance(5, chances, 0.5, 0.5, strain=1)",
    tool="chances[kept >= 0.5].min()",
)
def chance_for_half(answer: object) -> Verdict:
    """The smallest chance, in hundredths, at which half of the promise is kept, as officials see it."""
    kept = {name: best_compliance(seen=CHANCES, strain=STRAIN, **bills) for name, bills in OFFICIALS.items()}
    expected = {name: float(CHANCES[share >= HALF].min()) for name, share in kept.items()}

    def slips(name: str) -> list[Slip]:
        bills = OFFICIALS[name]
        unstrained = best_compliance(seen=CHANCES, strain=0, **bills)
        critics = best_compliance(seen=CHANCES, strain=STRAIN, **CRITICS[name])
        found = [
            Slip(
                float(tipping_chance(**bills)),
                "That is where keeping begins. Half is kept further on.",
            ),
            Slip(
                CHANCES[unstrained >= HALF].min(),
                "That is without the strain, or where keeping begins. Write strain=1 into the call.",
            ),
            Slip(CHANCES[kept[name] > HALF].min(), "At least half counts half itself: write >=, not >."),
            Slip(
                float(CHANCES[kept[name] >= 1].min()), "That is where all is kept. Ask for half: kept >= 0.5."
            ),
        ]
        if np.any(critics >= HALF):
            hint = "That is with the bills of task 5. Take those that the officials would name."
            found.append(Slip(CHANCES[critics >= HALF].min(), hint))
        return found

    praise = (
        f"{expected['Moscow']:.2f} and {expected['Washington']:.2f}. With the bills that its own officials "
        "would name, each capital keeps half of its word long before everybody is watching."
    )
    return judge_each(named(answer, OFFICIALS), expected, within=STEP, slips=slips, praise=praise, unit=SHARE)
