"""After the game: which clause moved which vote, what would have altered the outcome, how real texts differ.

All sentences are made of the game's own numbers. Gains and losses are in each seat's own satisfaction: they
do not compare between seats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from twoviews.bank.council import Clause, Level, RealText, Seat, SeatId, Vote
from twoviews.game import amending, headlines, voting
from twoviews.game.aftermath import unseen
from twoviews.game.amending import by_clause
from twoviews.game.doors import Door, doors
from twoviews.game.drafts import CouncilTable, Draft
from twoviews.game.play import Game
from twoviews.game.voting import TIE
from twoviews.game.years import expected, in_numbers
from twoviews.wording import listed, plural, signed

MOST = 3
"""How many single changes are named that would have altered the outcome."""
Beside = Literal["is the same", "is stricter", "is milder", "says more", "says less"]
"""How one's own clause lies beside a real one; only words on talks say more or less."""
WAYS: tuple[Beside, ...] = get_args(Beside)[1:]
_SAID: dict[Vote, str] = {"yes": "voted yes", "no": "voted no", "abstain": "abstained"}


@dataclass(frozen=True)
class Account:
    """How one vote came about.

    expected: the vote by the seat's brief, which differs from `vote` only where a person decided.
    parts: what each clause that mattered added to the gain, the largest first, whichever its sign.
    crossed: clauses that crossed a red line. explanation: what a person wrote, as it was written.
    sentences, numbers: the vote in words, and the sums behind it.
    """

    seat: SeatId
    vote: Vote
    expected: Vote
    person: bool
    gain: float
    parts: tuple[tuple[str, float], ...]
    crossed: tuple[str, ...]
    explanation: str
    sentences: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Turn:
    """One change that alone would have altered the outcome, and the seats whose votes it turns."""

    clause: str
    level: int
    adopted: bool
    seats: tuple[SeatId, ...]
    sentence: str


@dataclass(frozen=True)
class Row:
    """One clause in both texts, by the labels of its levels. `yours` tells where the student's text lies."""

    clause: str
    title: str
    here: str
    there: str
    yours: Beside


@dataclass(frozen=True)
class Comparison:
    """The student's text beside a real one, clause by clause."""

    text: RealText
    rows: tuple[Row, ...]
    sentence: str


@dataclass(frozen=True)
class Debrief:
    """All that is said at the end, in the order in which it is shown.

    readings: how many texts pass, and how this one fares, in each reading of the seats.
    years, numbers: what the text changes later, in words, and the sums behind it.
    """

    headline: str
    result: str
    amendments: str
    accounts: tuple[Account, ...]
    turns: tuple[Turn, ...]
    alternatives: str
    readings: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    years: tuple[str, ...]
    numbers: tuple[str, ...]
    unseen: str


def debrief(game: Game) -> Debrief:
    """Everything that can be said of a game after its vote. Raises `GameError` before."""
    turns = turning(game)
    return Debrief(
        headline=headlines.headline(game),
        result=result(game),
        amendments=_amendments(game),
        accounts=tuple(account(game, seat) for seat in game.table.seats),
        turns=turns,
        alternatives=_alternatives(game, turns),
        readings=tuple(_read(game, door) for door in doors(game.table, game.draft)),
        comparisons=tuple(compared(game, text) for text in game.table.scenario.real),
        years=expected(game),
        numbers=in_numbers(game),
        unseen=_unseen(game),
    )


# ── the vote ─────────────────────────────────────────────────────────────────


def result(game: Game) -> str:
    """The outcome in a sentence or two."""
    tally, table = game.tally, game.table
    count = f"{tally.yes} in favour, {tally.no} against, {tally.abstain} abstaining"
    if tally.adopted:
        return f"The text is adopted: {count}."
    vetoes = [called(table.seats[seat]) for seat in tally.vetoes]
    why = f"The veto of {listed(vetoes)} stops it." if vetoes else "Nine votes in favour are needed."
    return f"The text fails: {count}. {why} What holds is what held without it."


def account(game: Game, seat: SeatId) -> Account:
    """How the vote of one seat came about. Raises `GameError` before the vote."""
    table, cast = game.table, game.votes[seat]
    parts = [
        (key, worth)
        for key, worth in voting.contributions(table, seat, game.draft).items()
        if abs(worth) > TIE
    ]
    parts.sort(key=lambda part: -abs(part[1]))
    known = Account(
        seat=seat,
        vote=cast,
        expected=voting.vote(table, seat, game.draft),
        person=seat in game.people,
        gain=voting.gain(table, seat, game.draft),
        parts=tuple(parts),
        crossed=voting.crosses(table, seat, game.draft),
        explanation=game.explanations.get(seat, ""),
        sentences=(),
        numbers=(),
    )
    return _with_sentences(known, game)


def _with_sentences(known: Account, game: Game) -> Account:
    sentences = [_opening(known, game.table)]
    sentences += _crossed(known, game) if known.crossed else ()
    sentences += _weighed(known, game)
    return Account(**{**vars(known), "sentences": tuple(sentences), "numbers": tuple(_summed(known, game))})


def _opening(known: Account, table: CouncilTable) -> str:
    seat = table.seats[known.seat]
    if not known.person:
        return f"{called(seat, first=True)} {_SAID[known.vote]}."
    brief = (
        "as its brief would have it" if known.vote == known.expected else f"its brief says: {known.expected}"
    )
    return f"{called(seat, first=True)}, where a person sat, {_SAID[known.vote]}; {brief}."


def _crossed(known: Account, game: Game) -> Iterator[str]:
    named = [_clause(game.table, key, game.draft) for key in known.crossed]
    lines = "a red line" if len(named) == 1 else f"{len(named)} red lines"
    yield f"The text crosses {lines} of its brief: {listed(named)}. No gain elsewhere makes up for that."


def _weighed(known: Account, game: Game) -> Iterator[str]:
    """What it gained most and lost most, in words."""
    for word, side in _most(known):
        yield f"It {word} most by {listed(_clause(game.table, key, game.draft) for key, _ in side)}."
    if not known.parts:
        yield "For it, this text is as good as none."


def _summed(known: Account, game: Game) -> Iterator[str]:
    """What it gained most and lost most in its own measure, and the sum."""
    for word, side in _most(known):
        named = (f"{_clause(game.table, key, game.draft)} ({signed(worth)})" for key, worth in side)
        yield f"It {word} most by {listed(named)}."
    if known.parts and not known.crossed:
        yield f"In all that is {signed(known.gain)}. {_rule(known, game.table.seats[known.seat])}"


def _most(known: Account) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """The two clauses that weighed most on each side, where there are any."""
    for word, sign in (("gained", 1), ("lost", -1)):
        side = [part for part in known.parts if part[1] * sign > 0][:2]
        if side:
            yield word, side


def _rule(known: Account, seat: Seat) -> str:
    if known.expected == "yes":
        return "By its brief that is a yes: the text is no worse for it than none."
    if known.expected == "abstain":
        return f"By its brief it abstains as long as it loses no more than {seat.reluctance:g}."
    return f"By its brief it votes no when it loses more than {seat.reluctance:g}."


# ── what would have changed it ───────────────────────────────────────────────


def turning(game: Game) -> tuple[Turn, ...]:
    """The smallest single changes, one a clause, that alone would have altered the outcome.

    What people voted stays, and a change that would leave the text empty does not count. Raises `GameError`
    before the vote.
    """
    table, votes, adopted = game.table, game.votes, game.tally.adopted
    found = []
    for clause, level in table.changes(game.draft):
        text = {**game.draft, clause: level}
        after = voting.votes(table, text, game.cast)
        tally = voting.tally(after, table.scenario.followers)
        if text != table.reversion and tally.adopted != adopted:
            way = abs(table.level(clause, text).place - table.level(clause, game.draft).place)
            turned = tuple(seat for seat in votes if after[seat] != votes[seat])
            found.append(
                (way, Turn(clause, level, not adopted, turned, _turned(game, clause, level, turned)))
            )
    found.sort(key=lambda pair: pair[0])
    nearest: dict[str, Turn] = {}
    for _, turn in found:
        nearest.setdefault(turn.clause, turn)
    return tuple(nearest.values())[:MOST]


def _turned(game: Game, clause: str, level: int, seats: tuple[SeatId, ...]) -> str:
    table = game.table
    there, here = _clause(table, clause, {clause: level}), table.level(clause, game.draft).label
    names = listed(called(table.seats[seat]) for seat in seats)
    done = "fail" if game.tally.adopted else "pass"
    return f"With {there} instead of “{here}” the text would {done}: that turns {names}."


def _alternatives(game: Game, turns: tuple[Turn, ...]) -> str:
    held = " as long as the people at the table vote as they did" if game.people else ""
    which = "Each of these changes" if turns else "No single change"
    return f"{which} would have altered the outcome{' alone' if turns else ''}{held}."


def _read(game: Game, door: Door) -> str:
    """What passes in one reading of the table, and how the text fares there."""
    fate = "adopted" if door.tally.adopted else "not adopted"
    titles = listed(game.table.clauses[key].title for key in game.table.scenario.lapses)
    kept = "" if door.renewing is None else f", {door.renewing} of them with “{titles}”"
    why = f" {door.reason}" if door.reason else ""
    return (
        f"{door.label}: your text ends {door.tally}, {fate}. Of {door.size:,} texts {door.passing:,}"
        f" {'passes' if door.passing == 1 else 'pass'}{kept}.{why}"
    )


def _amendments(game: Game) -> str:
    taken: dict[SeatId, list[str]] = {}
    for request in game.accepted:
        titles = taken.setdefault(request.seat, [])
        title = game.table.clauses[request.clause].title
        titles += [title] if title not in titles else []
    whose = [f"{called(game.table.seats[seat])} ({', '.join(titles)})" for seat, titles in taken.items()]
    accepted = f"You met requests of {listed(whose)}" if whose else "You met no request of others"
    refused = {request.clause for request in game.refused}
    left = amending.requests(game.table, game.draft, game.people, {r.key for r in game.refused})
    return (
        f"{accepted}, refused {_clauses(len(refused))} and left {_clauses(len(by_clause(left)))} unanswered."
    )


def _clauses(number: int) -> str:
    return f"those on {plural(number, 'clause')}" if number else "none"


# ── beside the real texts ────────────────────────────────────────────────────


def compared(game: Game, text: RealText) -> Comparison:
    """The game's text beside a real one of its scenario."""
    table, real = game.table, game.table.complete(text.levels)
    rows = tuple(_row(table, key, game.draft, real) for key in table.clauses)
    fate = "adopted" if text.adopted else "not adopted"
    head = f"{text.label} ({f'{text.tally}, {fate}' if text.voted else 'never put to the vote'})"
    same = sum(row.yours == "is the same" for row in rows)
    if same == len(rows):
        return Comparison(text, rows, f"{head}: your text is the same, clause by clause.")
    told = [f"{head}: {same} of {len(rows)} clauses stand as in yours."]
    for way in WAYS:
        if titles := [row.title for row in rows if row.yours == way]:
            told.append(f"Yours {way} in {listed(titles)}.")
    return Comparison(text, rows, " ".join(told))


def _row(table: CouncilTable, clause: str, draft: Draft, real: Draft) -> Row:
    known, here, there = table.clauses[clause], table.level(clause, draft), table.level(clause, real)
    return Row(clause, known.title, here.label, there.label, _beside(known, here, there))


def _beside(clause: Clause, here: Level, there: Level) -> Beside:
    if here == there:
        return "is the same"
    higher = here.place > there.place
    if clause.group == "talks":
        return "says more" if higher else "says less"
    return "is stricter" if higher != clause.softens else "is milder"


def _unseen(game: Game) -> str:
    keys = unseen(game.table, game.held)
    if not keys:
        return ""
    titles = listed(game.table.clauses[key].title for key in keys)
    return f"Neither gauge sees what these clauses do: {titles}. That they move nothing above is no finding."


# ── words ────────────────────────────────────────────────────────────────────


def called(seat: Seat, *, first: bool = False) -> str:
    """The seat's name, with its article where it has one."""
    article = ("The " if first else "the ") if seat.name.startswith("United ") else ""
    return article + seat.name


def _clause(table: CouncilTable, key: str, draft: Draft) -> str:
    return f"{table.clauses[key].title} at “{table.level(key, draft).label}”"
