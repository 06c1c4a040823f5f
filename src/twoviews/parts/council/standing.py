"""A game as a page shows it: its phase, its text, what was asked and voted, the years after, the debrief.

Texts of a learner are among the values and are marked nowhere as markup: the page sets them as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twoviews.bank.council import Seat, SeatId, Vote
from twoviews.game import assumptions, drafts, voting
from twoviews.game.aftermath import BLIND, Outlook, Range
from twoviews.game.amending import Request, by_clause
from twoviews.game.debrief import Account, Comparison, called, debrief, result
from twoviews.game.doors import OWN
from twoviews.game.drafts import CouncilTable
from twoviews.game.headlines import headline
from twoviews.game.play import Accept, AnyMove, Cast, Choose, Explain, Game, Propose, Read, Refuse, Set
from twoviews.game.voting import TIE
from twoviews.game.years import expected
from twoviews.parts.council import wire
from twoviews.parts.council.view import alone, distance
from twoviews.wording import dated, listed


class Amount(NamedTuple):
    """A number of each year: its field, what it is called, its unit, the most that a chart shows, and whether
    there is one.
    """

    name: str
    title: str
    unit: str
    most: float
    chart: bool


AMOUNTS = (
    Amount("felt", "Means taken away: pressure that arrives, 0 to 10", "points", 10, True),
    Amount("comply", "Chance that the target complies", "per cent", 1, True),
    Amount("endure", "Chance that it endures", "per cent", 1, True),
    Amount("escalate", "Chance that it escalates", "per cent", 1, True),
    Amount("people", "Burden on people, 0 to 10", "points", 10, True),
    Amount("fuel_returned", "Share of the fuel taken away that comes back", "per cent", 1, False),
    Amount("fuel_price", "Price of fuel, as a multiple of the old one", "times", 10, False),
    Amount("breaches", "Employers who break the rule on workers", "per cent", 1, False),
    Amount("workers", "Workers still abroad", "per cent", 1, False),
)
"""The numbers of a year in the order in which they are shown."""


def standing(game: Game, number: int, undo: str, note: str, before: str) -> wire.Standing:
    """A game in its phase, with its number, what can be undone, a note and the occasion of the game before.

    What is not known yet is empty.
    """
    opened, over = game.opened is not None, game.over
    return wire.Standing(
        phase=game.phase,
        route=game.route,
        scenario=game.scenario,
        reading=game.reading,
        people=game.people,
        seed=game.seed,
        draft=dict(game.draft),
        moves=len(game.moves),
        number=number,
        before=before,
        undo=undo,
        note=note,
        pressure=_pressure(game) if opened else "",
        count=_count(game) if opened and not over else "",
        leanings=_leanings(game) if opened and not over else (),
        idle=opened and game.draft == game.table.reversion,
        requests=_requests(game) if opened else (),
        talk=_talk(game) if game.phase == "amendments" else (),
        answered=_answered(game) if opened else (),
        explanations=_explanations(game) if opened else (),
        voters=tuple(_voter(game, seat) for seat in game.table.scenario.seats) if opened else (),
        result=_result(game) if over else None,
        years=_years(game) if over and "years" in game.route else None,
        debrief=_debrief(game) if game.phase == "debrief" else None,
    )


def _answered(game: Game) -> tuple[str, ...]:
    met = [f"Met: {_asks(game.table, each)}." for each in game.accepted]
    return (*met, *(f"Refused: {_asks(game.table, each)}." for each in game.refused))


def _pressure(game: Game) -> str:
    now = drafts.pressure(game.table, game.draft)
    asked = drafts.pressure(game.table, game.table.asked)
    without = drafts.pressure(game.table, game.table.reversion)
    burdens = (
        drafts.burden(game.table, text) for text in (game.draft, game.table.asked, game.table.reversion)
    )
    here, first, none = (f"{each:.1f}" for each in burdens)
    return (
        f"Pressure on paper: {now:.1f} of 10; the first draft has {asked:.1f}, no text {without:.1f}."
        f" Burden on people: {here} of 10; the first draft has {first}, no text {none}."
    )


def _count(game: Game) -> str:
    """How the vote would end now; nothing where people decide."""
    if game.people:
        return ""
    tally = voting.outcome(game.table, game.draft)
    end = "adopted" if tally.adopted else "not adopted"
    against = [game.table.seats[seat].name for seat in tally.vetoes]
    why = f" by the veto of {listed(against)}" if against else ""
    return f"If it came to the vote now: {str(tally).replace('-', '–')}, {end}{why}."


def _leanings(game: Game) -> tuple[wire.Leaning, ...]:
    """How all fifteen would vote now; nothing where people draft, who have yet to ask the others."""
    if game.people and game.phase in ("briefs", "draft"):
        return ()
    votes = voting.votes(game.table, game.draft)
    return tuple(
        wire.Leaning(name, "" if seat in game.people else votes[seat]) for name, seat in _members(game)
    )


def _members(game: Game) -> list[tuple[str, SeatId]]:
    """All fifteen with the seat that each votes like: the four at the table, then the others."""
    table = game.table
    others = [
        (f"another, with {called(table.seats[seat])}", seat)
        for seat, count in table.scenario.followers.items()
        for _ in range(count)
    ]
    return [*((table.seats[seat].name, seat) for seat in table.seats), *others]


def _requests(game: Game) -> tuple[wire.Request, ...]:
    """What is asked for, clause by clause."""
    table = game.table
    return tuple(
        wire.Request(
            clause=clause,
            title=table.clauses[clause].title,
            now=table.level(clause, game.draft).label,
            wishes=tuple(_wish(table, game.draft, same) for same in wishes.values()),
        )
        for clause, wishes in by_clause(game.requests).items()
    )


def _wish(table: CouncilTable, draft: drafts.Draft, same: Sequence[Request]) -> wire.Wish:
    """A level for which one seat asks, or several."""
    each = same[0]
    names = listed(called(table.seats[one.seat]) for one in same)
    return wire.Wish(
        level=each.level,
        label=table.clauses[each.clause].levels[each.level].label,
        seats=tuple(one.seat for one in same),
        names=f"{names[0].upper()}{names[1:]}",
        effect=" ".join(_effects(table, same)),
        loses=_loses(table, each),
        why=(*(_far(table, draft, one) for one in same), _cost(table, each)),
    )


def _far(table: CouncilTable, draft: drafts.Draft, each: Request) -> str:
    """How far what stands in a draft is from a seat."""
    far = distance(table, each.seat, each.clause, draft[each.clause])
    now = table.level(each.clause, draft).label
    return f"For {called(table.seats[each.seat])} “{now}” is {far.words}."


def _effects(table: CouncilTable, same: Sequence[Request]) -> Iterator[str]:
    """What a change does to the votes of those who ask for it, those of one vote together."""
    groups: dict[tuple[bool, Vote], list[str]] = {}
    for each in same:
        groups.setdefault((each.turns, each.then), []).append(called(table.seats[each.seat]))
    for (turns, then), names in groups.items():
        who = listed(names)
        if turns:
            yield f"{who[0].upper()}{who[1:]} would then {_ballot(then)}."
        else:
            yield "A first step." if len(names) == len(same) else f"A first step for {who}."


def _ballot(vote: Vote) -> str:
    return vote if vote == "abstain" else f"vote {vote}"


def _loses(table: CouncilTable, each: Request) -> str:
    if not each.loses:
        return ""
    return f"It costs the vote of {listed(called(table.seats[seat]) for seat in each.loses)}."


def _cost(table: CouncilTable, each: Request) -> str:
    name = called(table.seats[table.author], first=True)
    if abs(each.cost) <= TIE:
        return f"{name} neither gains nor loses by it."
    verb = "loses" if each.cost > 0 else "gains"
    return f"{name} {verb} {abs(each.cost):.2f} by it, in its own measure."


def _asks(table: CouncilTable, each: Request) -> str:
    clause = table.clauses[each.clause]
    return f"{table.seats[each.seat].name} on {clause.title}, “{clause.levels[each.level].label}”"


def _talk(game: Game) -> tuple[wire.Said, ...]:
    """How each seat speaks of the text as it stands."""
    said = []
    asking = {each.seat for each in game.requests}
    for key, seat in game.table.seats.items():
        if key in game.people:
            words = "a person decides"
        else:
            vote = voting.vote(game.table, key, game.draft)
            words = f"would {_ballot(vote)}" + ("" if key in asking else ", asks for nothing more")
        said.append(wire.Said(seat.name, words))
    return tuple(said)


def speakers(game: Game) -> tuple[SeatId, ...]:
    """Whose explanation is asked for: the people's, or else that of the first who holds the pen."""
    return game.people or (game.table.author,)


def _explanations(game: Game) -> tuple[wire.Speech, ...]:
    return tuple(
        wire.Speech(
            seat=seat,
            called=called(game.table.seats[seat], first=True),
            person=seat in game.people,
            text=game.explanations.get(seat, ""),
        )
        for seat in speakers(game)
    )


def _voter(game: Game, seat: Seat) -> wire.Voter:
    cast: wire.Cast = game.votes[seat.id] if game.over else game.cast.get(seat.id, "")
    person = seat.id in game.people
    return wire.Voter(seat=seat.id, name=seat.name, veto=seat.veto, person=person, cast=cast)


def _result(game: Game) -> wire.VoteResult:
    tally, votes = game.tally, game.votes
    return wire.VoteResult(
        headline=headline(game),
        sentence=result(game),
        adopted=tally.adopted,
        tally=str(tally),
        marks=tuple(wire.Ballot(name, votes[seat]) for name, seat in _members(game)),
    )


# ── the years ────────────────────────────────────────────────────────────────


def _years(game: Game) -> wire.Years:
    rows = tuple(row for amount in AMOUNTS if (row := _row(game.outlooks, amount)))
    return wire.Years(
        expected=expected(game),
        changed=game.tally.adopted,
        views=tuple(map(_outlook, game.outlooks)),
        rows=rows,
        blind=BLIND,
    )


def _outlook(each: Outlook) -> wire.Outlook:
    return wire.Outlook(
        id=each.belief.id,
        label=each.belief.label,
        reason=each.belief.reason,
        told=tuple(assumptions.told(each.belief)),
    )


def _row(outlooks: Sequence[Outlook], amount: Amount) -> wire.YearsRow | None:
    """One quantity: for each view and year low, median and high, as numbers and in words."""
    spans = [[getattr(year, amount.name) for year in each.years] for each in outlooks]
    if any(span is None for years in spans for span in years):
        return None
    numbers = tuple(tuple(wire.Span(each.low, each.median, each.high) for each in years) for years in spans)
    words = tuple(tuple(_span(each, amount.unit) for each in years) for years in spans)
    return wire.YearsRow(
        name=amount.name,
        title=amount.title,
        unit=amount.unit,
        most=amount.most,
        chart=amount.chart,
        numbers=numbers,
        words=words,
    )


def _span(span: Range, unit: str) -> wire.Spoken:
    """Median and range in words."""
    scale, digits = (100, 0) if unit == "per cent" else (1, 1)
    low, median, high = (f"{scale * number:.{digits}f}" for number in (span.low, span.median, span.high))
    sign = "\u00a0%" if unit == "per cent" else "\u00a0×" if unit == "times" else ""
    return wire.Spoken(f"{median}{sign}", f"{low} to {high}")


# ── the debrief ──────────────────────────────────────────────────────────────


def _debrief(game: Game) -> wire.Debrief:
    found = debrief(game)
    return wire.Debrief(
        result=found.result,
        amendments=found.amendments,
        accounts=tuple(_account(game, each) for each in found.accounts),
        alternatives=found.alternatives,
        turns=tuple(turn.sentence for turn in found.turns),
        readings=found.readings,
        comparisons=tuple(map(_comparison, found.comparisons)),
        years=found.years,
        numbers=found.numbers,
        unseen=found.unseen,
        story=tuple(words for move in game.moves if (words := step(game.table, move))),
    )


def _account(game: Game, each: Account) -> wire.Account:
    name = game.table.seats[each.seat].name
    return wire.Account(
        name=name, sentences=each.sentences, numbers=each.numbers, explanation=each.explanation
    )


def _comparison(each: Comparison) -> wire.Comparison:
    return wire.Comparison(
        label=f"{each.text.label}, {dated(each.text.date)}",
        sentence=each.sentence,
        note=each.text.note,
        rows=tuple(
            wire.Compared(row.title, row.here, row.there, row.yours, row.yours != "is the same")
            for row in each.rows
        ),
    )


def step(table: CouncilTable, move: AnyMove) -> str:
    """A move in words; empty for going on to the next phase."""
    match move:
        case Choose():
            seated = [called(table.seats[seat]) for seat in table.seats if seat in move.people]
            who = f"People sit for {listed(seated)}." if seated else alone(table.scenario)
            return f"{table.scenario.title}. {who}"
        case Read():
            labels = {each.id: each.label for each in table.scenario.readings}
            return f"The seats are read so: {labels.get(move.reading, OWN)}."
        case Set():
            return f"{_at(table, move.clause, move.level)}."
        case Propose():
            return "The draft is put before the others."
        case Accept():
            return f"{_who(table, move.seat)} is met: {_at(table, move.clause, move.level)}."
        case Refuse():
            return f"{_who(table, move.seat)} is refused: {_at(table, move.clause, move.level)}."
        case Explain():
            return f"{_who(table, move.seat)} explains its vote."
        case Cast():
            how = "abstains" if move.vote == "abstain" else f"votes {move.vote}"
            return f"{_who(table, move.seat)} {how}."
    return ""


def _who(table: CouncilTable, seat: SeatId) -> str:
    return called(table.seats[seat], first=True)


def _at(table: CouncilTable, clause: str, level: int) -> str:
    return f"{table.clauses[clause].title} at “{table.clauses[clause].levels[level].label}”"
