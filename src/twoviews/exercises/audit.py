"""Exercise 12: the learner's own resolution, audited: gains, votes, turning points, the years after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
from msgspec.structs import replace

from twoviews.bank import library
from twoviews.bank.council import MEMBERS, SEATS
from twoviews.exercises.reading import named, number
from twoviews.exercises.tasks import task
from twoviews.exercises.verdicts import Slip, Verdict, judge, judge_each
from twoviews.game import voting
from twoviews.game.aftermath import aftermath
from twoviews.game.drafts import CouncilTable, Draft, places, table
from twoviews.portfolio import council
from twoviews.record import Record

if TYPE_CHECKING:
    from twoviews.bank.council import SeatId

TITLE = "Audit the resolution that you wrote"

DEFAULT, MARCH = "2017-09", "2024-03"
RUSSIA: SeatId = "russia"
PANEL = "monitoring"
RESPONSES = ("comply", "endure", "escalate")
LAST = 3
HUNDREDTH = 0.0051
STEP, HIGHEST = 0.01, 3.99
OUTSIDE = MEMBERS - len(SEATS)


@dataclass(frozen=True)
class Text:
    """A text on its table. `voted` is the ISO date of the learner's vote, empty for a real text."""

    table: CouncilTable
    draft: Draft
    seed: int = 0
    voted: str = ""

    def __repr__(self) -> str:
        title = self.table.scenario.title
        if self.voted:
            return f"Your own text. {title}. It was voted on in your game of {self.voted}."
        date = self.table.scenario.real[0].date
        return f"The real text of {date}. {title}. No text of your own has been voted on yet."

    @property
    def clauses(self) -> pd.DataFrame:
        """One row a clause; `without` and `text` are its places, 0 (no measure) to 1 (the most asked for)."""
        columns = {
            "title": [clause.title for clause in self.table.clauses.values()],
            "without": list(places(self.table, self.table.reversion).values()),
            "text": list(places(self.table, self.draft).values()),
        }
        return pd.DataFrame(columns, index=_ids(self.table))

    @property
    def seats(self) -> pd.DataFrame:
        """One row a seat: name, reluctance, red lines crossed, and for how many members it speaks."""
        columns = {
            "name": [seat.name for seat in self.table.seats.values()],
            "reluctance": [seat.reluctance for seat in self.table.seats.values()],
            "lines_crossed": [len(voting.crosses(self.table, key, self.draft)) for key in self.table.seats],
            "speaks_for": [1 + self.table.scenario.followers.get(key, 0) for key in self.table.seats],
        }
        return pd.DataFrame(columns, index=pd.Index(list(self.table.seats), name="seat"))

    def stands(self, seat: SeatId) -> pd.DataFrame:
        """One row a clause: the place that the seat likes best, and how much it minds; weight 0 for none."""
        own = self.table.stands[seat]
        rows = [(own[key].ideal, own[key].weight) if key in own else (0.0, 0.0) for key in self.table.clauses]
        return pd.DataFrame(rows, columns=["ideal", "weight"], index=_ids(self.table))

    def changes(self) -> pd.DataFrame:
        """One row for each way to change a single clause: the new level, and whether that text is adopted."""
        rows = [
            (clause.title, clause.levels[level].label, _adopted(self.table, {**self.draft, key: level}))
            for key, level in self.table.changes(self.draft)
            for clause in (self.table.clauses[key],)
        ]
        return pd.DataFrame(rows, columns=["clause", "changed_to", "adopted"])

    def years(self) -> pd.DataFrame:
        """The three years if the text holds, by view, year and response: 10th, 50th and 90th percentile."""
        rows = [
            (outlook.belief.id, year.number, response, span.low, span.median, span.high)
            for outlook in aftermath(self.table, self.draft, seed=self.seed)
            for year in outlook.years
            for response in RESPONSES
            for span in (getattr(year, response),)
        ]
        return pd.DataFrame(rows, columns=["view", "year", "response", "low", "median", "high"])


def text() -> Text:
    """The learner's own text that was last voted on; the real one of September 2017 if there is none."""
    record = Record()
    found = council.voted(record.statements(verb="decided"), library.course())
    record.close()
    if found is None:
        return real(DEFAULT)
    game, kept = found
    return Text(game.table, game.draft, game.seed, kept.when)


def real(occasion: str) -> Text:
    """The text that was really put to the vote, by the id of its occasion. Raises `GameError` if unknown."""
    own = table(library.course().council, occasion)
    return Text(own, own.complete(own.scenario.real[0].levels))


def _ids(own: CouncilTable) -> pd.Index[str]:
    return pd.Index(list(own.clauses), name="id")


def _without_lines(own: CouncilTable) -> CouncilTable:
    """The same table with seats that have no red lines."""
    seats = tuple(
        replace(seat, stands=tuple(replace(stand, most=None, least=None) for stand in seat.stands))
        for seat in own.scenario.seats
    )
    return CouncilTable(own.content, replace(own.scenario, seats=seats))


def _adopted(own: CouncilTable, draft: Draft) -> bool:
    return voting.outcome(own, draft).adopted


# ── part 1: gains and votes ──────────────────────────────────────────────────


@task(
    "points, to a hundredth",
    idea="How much nearer does each clause come, and how much does Russia mind?",
    step='before = abs(clauses["without"] - russia["ideal"]); after goes the same way.',
    tool='russia["weight"] * (before - after)',
)
def gains_of_russia(answer: object) -> Verdict:
    """What each clause of the text adds to Russia's gain: weight * (distance before - distance after)."""
    given = text()
    rows, own = given.clauses, given.stands(RUSSIA)
    before, after = (rows[column] - own["ideal"] for column in ("without", "text"))
    added = voting.contributions(given.table, RUSSIA, given.draft)
    expected = {key: added.get(key, 0.0) for key in given.table.clauses}

    def slips(key: str) -> list[Slip]:
        weight, old, new = own["weight"][key], before[key], after[key]
        return [
            Slip(-expected[key], "The sign is turned round. To come nearer is a gain: before minus after."),
            Slip(abs(old) - abs(new), "The weight is missing: how much does Russia mind this clause?"),
            Slip(weight * (old - new), "That is a distance with its sign. abs(...) drops the minus."),
            Slip(
                weight * abs(new), "That is the distance of the new text alone. Take it from the one before."
            ),
        ]

    praise = (
        f"They add up to {sum(expected.values()):.2f} in Russia's own measure. Every weight in that sum is a "
        "modeller's choice, so the order of the clauses tells more than the number does."
    )
    return judge_each(named(answer, expected), expected, within=HUNDREDTH, slips=slips, praise=praise)


@task(
    "points, to a hundredth",
    idea="Task 1 as a rule, for any seat, added up.",
    step="Begin with def worth(seat): and stands = text.stands(seat).",
    tool=('End with return (stands["weight"] * (before - after)).sum(); without return nothing comes back.'),
)
def gains_of_all(answer: object) -> Verdict:
    """What the text is worth to each seat, against what holds if nothing passes."""
    given = text()
    added = {
        str(seat): list(voting.contributions(given.table, seat, given.draft).values())
        for seat in given.table.seats
    }
    expected = {seat: sum(own) for seat, own in added.items()}

    def slips(seat: str) -> list[Slip]:
        return [
            Slip(max(added[seat]), "That is the greatest of its clauses. All of them count: .sum()."),
            Slip(
                sum(max(0.0, each) for each in added[seat]),
                "Those are the gains alone. Losses count as well.",
            ),
            Slip(
                expected[seat] / len(given.clauses), "That is the mean of its clauses. Add them up: .sum()."
            ),
            Slip(expected[RUSSIA], "That is Russia's gain. The stands must be those of this seat."),
        ]

    names = given.seats["name"]
    most, least = (names[choose(expected, key=expected.__getitem__)] for choose in (max, min))
    praise = (
        f"The most gains {most}, the least {least}. Do not compare the sizes: each seat has a measure of its "
        "own, like two thermometers without a common zero."
    )
    return judge_each(named(answer, expected), expected, within=HUNDREDTH, slips=slips, praise=praise)


@task(
    "a whole number of votes",
    idea="Each seat's gain against two marks: 0, and minus its reluctance. Red lines come first.",
    step="Set the four sums of task 2 beside text.seats.",
    tool="Each seat's vote counts as often as speaks_for says: with eleven behind it, twelve times.",
)
def count(answer: object) -> Verdict:
    """The fifteen votes on the text by the rules of the game."""
    given = text()
    cast = voting.votes(given.table, given.draft)
    tally, four = voting.outcome(given.table, given.draft), [str(vote) for vote in cast.values()]
    expected = {"yes": float(tally.yes), "no": float(tally.no), "abstain": float(tally.abstain)}
    unlined = voting.outcome(_without_lines(given.table), given.draft)
    by_sums = {"yes": unlined.yes, "no": unlined.no, "abstain": unlined.abstain}

    def slips(vote: str) -> list[Slip]:
        return [
            Slip(
                float(four.count(vote)),
                "That counts the four seats. Eleven more members vote as a seat does: see speaks_for.",
            ),
            Slip(
                float(OUTSIDE),
                "Those are the members outside the table. The seat with which they go votes too.",
            ),
            Slip(float(by_sums[vote]), "A seat with a red line crossed says no, whatever its sum."),
        ]

    end = "It is adopted" if tally.adopted else "It fails"
    praise = (
        f"{tally.yes} yes, {tally.no} no, {tally.abstain} abstaining. {end}: a text needs nine votes for it "
        "and no permanent member against it. Where people sat in your game they decided for themselves."
    )
    return judge_each(named(answer, expected), expected, within=0, slips=slips, praise=praise)


# ── part 2: how firm is that? ────────────────────────────────────────────────


@task(
    "a whole number of rows",
    idea="A change turns the result if that text ends otherwise than yours.",
    step="mine = True if your text is adopted, else mine = False.",
    tool='(changes["adopted"] != mine).sum()',
)
def turning(answer: object) -> Verdict:
    """How many single changes of a clause there are, and how many of them turn the result round."""
    given = text()
    changes, now = given.changes(), _adopted(given.table, given.draft)
    turned = float((changes["adopted"] != now).sum())
    expected = {"changes": float(len(changes)), "turning": turned}
    hints = {
        "changes": [
            Slip(float(len(given.clauses)), "That counts the clauses. Asked are the rows: len(changes)."),
        ],
        "turning": [
            Slip(len(changes) - turned, "Those end as your text does. Asked are the others: != and not ==."),
            Slip(
                float(len(given.clauses)), "That counts the clauses. Asked are the rows that end otherwise."
            ),
        ],
    }
    outcome = "adopted" if now else "not adopted"
    praise = (
        f"{turned:g} of {len(changes)} single changes turn the result; the text is {outcome}. If they are "
        "few, it is firm by this map. If many, one sentence decides, and so does every weight behind it."
    )
    return judge_each(named(answer, expected), expected, within=0, slips=hints.__getitem__, praise=praise)


@task(
    "a weight, to a hundredth",
    idea=(
        "Russia's whole gain depends on one weight; look for the greatest that leaves it above "
        "minus its reluctance."
    ),
    step="The end date gives its weight times (distance before minus distance after).",
    tool="tried[end_date + tried * panel >= -0.1].max(), with the reluctance that march.seats shows.",
)
def weight_of_the_panel(answer: object) -> Verdict:
    """The greatest weight on the Panel, in steps of a hundredth, with which Russia abstains in March 2024."""
    march = real(MARCH)
    added = voting.contributions(march.table, RUSSIA, march.draft)
    stand, bear = march.table.stands[RUSSIA][PANEL], march.table.seats[RUSSIA].reluctance
    others, unit = sum(added.values()) - added[PANEL], added[PANEL] / stand.weight
    edge = (others + bear) / -unit
    slips = [
        Slip(
            others / -unit,
            "There its gain is zero. It still abstains while it loses no more than its reluctance.",
        ),
        Slip(stand.weight, "That is the weight in the game, and it ends in a veto. Asked is an abstention."),
        Slip(HIGHEST, "Keep only the weights whose gain is at least minus the reluctance."),
        Slip(edge / stand.weight, "That is a share of the weight in the game. Asked is the weight itself."),
        Slip(
            (others - bear) / -unit,
            "The reluctance has the wrong sign: to lose it is a gain of minus so much.",
        ),
    ]
    praise = (
        f"Up to {edge // STEP * STEP:.2f} Russia abstains and the Panel lives on; the game has "
        f"{stand.weight:g}. So the veto follows from a number that we chose, and may be doubted with it."
    )
    return judge(number(answer), edge // STEP * STEP, within=1.01 * STEP, slips=slips, praise=praise)


# ── part 3: the years after ──────────────────────────────────────────────────


@task(
    "a share from 0 to 1, to a hundredth",
    idea="Two ranges on one scale: the distance of their middles, and what they have in common.",
    step="apart is the median of the row russia minus that of the row us.",
    tool="min(...) of the two columns high, minus max(...) of the two columns low.",
)
def apart(answer: object) -> Verdict:
    """In the third year: how far the two medians of escalation lie apart, and how much the ranges share."""
    rows = text().years()
    last = _escalation(rows, LAST)
    low, high = last["low"], last["high"]
    expected = {"apart": _between_medians(rows, LAST), "shared": float(high.min() - low.max())}
    hints = {
        "apart": [
            Slip(-expected["apart"], "The sign is turned round: Moscow's median minus Washington's."),
            Slip(_between_medians(rows, 1), "That is the first year. Keep the rows of the third."),
            Slip(100 * expected["apart"], "Those are per cent. Hand in shares from 0 to 1."),
        ],
        "shared": [
            Slip(
                float(high.max() - low.min()),
                "That is the span of both. Take the lesser upper end minus the greater lower end.",
            ),
            Slip(
                -expected["shared"], "The sign is turned round: upper end minus lower end, even below zero."
            ),
        ],
    }
    meet = "share a stretch" if expected["shared"] > 0 else "do not meet"
    praise = (
        f"The medians lie {abs(expected['apart']):.2f} apart and the ranges {meet}. The same text, the same "
        "formulas: what parts them is the belief about the target, which no vote can settle."
    )
    return judge_each(
        named(answer, expected), expected, within=HUNDREDTH, slips=hints.__getitem__, praise=praise
    )


def _escalation(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """The rows of escalation in that year, by view."""
    return rows[(rows["year"] == year) & (rows["response"] == "escalate")].set_index("view")


def _between_medians(rows: pd.DataFrame, year: int) -> float:
    """The median of escalation under Moscow's beliefs minus the one under Washington's."""
    median = _escalation(rows, year)["median"]
    return float(median["russia"] - median["us"])
