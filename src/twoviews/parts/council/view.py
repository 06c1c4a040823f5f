"""What the page of the Council game shows, as plain JSON: the table of a scenario, and a game as it stands.

Distances and weights are put into words here; their numbers stay in the briefs. Texts of a learner are among
the values and are marked nowhere as markup: the page sets them as text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from twoviews.bank.content import Position
from twoviews.bank.council import FOLLOWERS, Clause, Scenario, Seat, SeatId, Stand, Vote
from twoviews.game import assumptions, drafts, voting
from twoviews.game.aftermath import Outlook, Range
from twoviews.game.amending import Request
from twoviews.game.debrief import Account, Comparison, called, debrief, result, told
from twoviews.game.drafts import Table
from twoviews.game.play import Accept, AnyMove, Cast, Choose, Explain, Game, Propose, Refuse, Set
from twoviews.game.voting import PENHOLDER, TIE
from twoviews.parts.base import Json
from twoviews.wording import dated, listed

Cite = Callable[[str], tuple[str, str]]
"""Short name and address of a source by its key; the address may be empty."""

WEIGHTS = ((1.5, "above all"), (0.8, "much"), (0.4, "somewhat"), (0.0, "a little"))
"""From which weight on a seat minds a clause how much, in words."""
AT, NEAR, SOME_WAY = 0.1, 0.2, 0.5
"""Up to which distance on a clause's scale a level is the wish itself, close to it, and some way from it."""

AMOUNTS: tuple[tuple[str, str, str], ...] = (
    ("felt", "Pressure that arrives, 0 to 10", "points"),
    ("comply", "Chance that the target complies", "per cent"),
    ("endure", "Chance that it endures", "per cent"),
    ("escalate", "Chance that it escalates", "per cent"),
    ("fuel_returned", "Share of the fuel taken away that comes back", "per cent"),
    ("fuel_price", "Price of fuel, as a multiple of the old one", "times"),
    ("breaches", "Employers who break the rule on workers", "per cent"),
    ("workers", "Workers still abroad", "per cent"),
)
"""The numbers of a year in the order in which they are shown: field, name, unit."""


@dataclass(frozen=True)
class Record:
    """Where the words of capitals and the names of sources come from."""

    positions: Mapping[str, Position]
    cite: Cite

    def cited(self, keys: Sequence[str]) -> list[list[str]]:
        """Short name and address of each source."""
        return [list(self.cite(key)) for key in keys]

    def voices(self, keys: Sequence[str]) -> list[Json]:
        """What was said, by whom, when and where."""
        known = [self.positions[key] for key in keys if key in self.positions]
        return [
            {
                "who": f"{each.speaker}, {each.office}",
                "where": f"{each.forum}, {dated(each.date)}",
                "quote": each.quote,
                "translated": each.translated,
                "position": each.position,
                "sources": self.cited(each.sources),
            }
            for each in known
        ]


# ── the table ────────────────────────────────────────────────────────────────


def cards(scenario: Scenario) -> Json:
    """A scenario as one can choose it."""
    return {
        "id": scenario.id,
        "title": scenario.title,
        "date": dated(scenario.date),
        "situation": scenario.situation,
        "seats": [[seat.id, called(seat)] for seat in scenario.seats],
    }


def laid(table: Table, record: Record) -> Json:
    """All of a scenario that stays the same during a game."""
    scenario = table.scenario
    return {
        **cards(scenario),
        "others": scenario.others,
        "sources": record.cited(scenario.sources),
        "briefs": [_brief(table, seat, record) for seat in scenario.seats],
        "clauses": [_clause(table, clause, record) for clause in table.clauses.values()],
    }


def _brief(table: Table, seat: Seat, record: Record) -> Json:
    stands = [_stand(table.clauses[stand.clause], stand, record) for stand in seat.stands]
    return {
        "id": seat.id,
        "name": seat.name,
        "called": called(seat),
        "veto": seat.veto,
        "brief": seat.brief,
        "lines": list(seat.red_lines),
        "stands": stands,
        "reluctance": f"{seat.reluctance:g}",
    }


def _stand(clause: Clause, stand: Stand, record: Record) -> Json:
    return {
        "title": clause.title,
        "wish": wish(clause, stand),
        "line": line(clause, stand),
        "minds": f"{_minds(stand)} ({stand.weight:g})",
        "reason": stand.reason,
        "ground": stand.ground,
        "sources": record.cited(stand.sources),
    }


def wish(clause: Clause, stand: Stand) -> str:
    """The level at a seat's ideal, in quotation marks, or the two levels between which its ideal lies."""
    if (number := _wished(clause, stand)) is not None:
        return f"“{clause.levels[number].label}”"
    below = [level for level in clause.levels if level.place <= stand.ideal][-1]
    above = next(level for level in clause.levels if level.place > stand.ideal)
    lean = (stand.ideal - below.place) - (above.place - stand.ideal)
    nearer = "" if abs(lean) < TIE else f", nearer to the {'second' if lean > 0 else 'first'}"
    return f"between “{below.label}” and “{above.label}”{nearer}"


def _wished(clause: Clause, stand: Stand) -> int | None:
    """The one level that lies at a seat's ideal; nothing if there is none, or if two are as near."""
    ways = [abs(level.place - stand.ideal) for level in clause.levels]
    nearest = [number for number, way in enumerate(ways) if way - min(ways) < TIE]
    outside = not clause.levels[0].place <= stand.ideal <= clause.levels[-1].place
    return nearest[0] if outside or (len(nearest) == 1 and min(ways) <= AT + TIE) else None


def line(clause: Clause, stand: Stand) -> str:
    """A seat's red lines on a clause in words; empty if it has none."""
    said = []
    if stand.least is not None and (enough := [e for e in clause.levels if e.place >= stand.least]):
        said.append(f"nothing short of “{enough[0].label}”")
    if stand.most is not None:
        said.append(f"nothing beyond “{[e for e in clause.levels if e.place <= stand.most][-1].label}”")
    return ", ".join(said)


def _minds(stand: Stand) -> str:
    return next(word for least, word in WEIGHTS if stand.weight >= least)


def _clause(table: Table, clause: Clause, record: Record) -> Json:
    return {
        "id": clause.id,
        "title": clause.title,
        "about": clause.about,
        "bite": f"{clause.bite:g}",
        "ground": clause.ground,
        "sources": record.cited(clause.sources),
        "russia": record.voices(clause.russia),
        "us": record.voices(clause.us),
        "levels": [
            {
                "label": level.label,
                "text": level.text,
                "sources": record.cited(level.sources),
                "tags": _tags(table, clause.id, number),
                "seats": [distance(table, seat, clause.id, number) for seat in table.seats],
            }
            for number, level in enumerate(clause.levels)
        ],
    }


def _tags(table: Table, clause: str, level: int) -> list[str]:
    marks = (
        ("in force today", table.in_force),
        ("if nothing passes", table.reversion),
        ("first US proposal", table.asked),
    )
    return [name for name, draft in marks if draft[clause] == level]


def distance(table: Table, seat: SeatId, clause: str, level: int) -> list[str]:
    """How far a level stands from a seat: a sign, and the same in words."""
    stand = table.stands[seat].get(clause)
    if stand is None:
        return ["–", "has no stand here"]
    entry = table.clauses[clause]
    worth = table.worth[seat][clause][level]
    against = (
        "as good as no text" if abs(worth) <= TIE else f"{'better' if worth > 0 else 'worse'} than no text"
    )
    if table.beyond[seat][clause][level]:
        return ["✗", f"past its red line: {line(entry, stand)}"]
    if level == _wished(entry, stand):
        return ["●", f"its wish; {against}"]
    way = abs(entry.levels[level].place - stand.ideal)
    sign, words = (
        ("◕", "close to its wish")
        if way <= NEAR + TIE
        else ("◑", "some way from its wish")
        if way <= SOME_WAY + TIE
        else ("○", "far from its wish")
    )
    return [sign, f"{words}; {against}"]


# ── a game as it stands ──────────────────────────────────────────────────────


def standing(game: Game) -> Json:
    """A game in its phase. All keys are always there; what is not yet known is empty or null."""
    shown: Json = {
        "phase": game.phase,
        "scenario": game.scenario,
        "people": list(game.people),
        "seed": game.seed,
        "draft": dict(game.draft),
        "moves": len(game.moves),
        "pressure": "",
        "idle": False,
        "requests": [],
        "talk": [],
        "answered": [],
        "explanations": [],
        "voters": [],
        "result": None,
        "years": None,
        "debrief": None,
    }
    if game.opened is None:
        return shown
    shown["pressure"] = _pressure(game)
    shown["idle"] = game.draft == game.table.reversion
    shown["explanations"] = _explanations(game)
    shown["voters"] = [_voter(game, seat) for seat in game.table.scenario.seats]
    if game.phase == "amendments":
        shown["requests"] = [request(game.table, each) for each in game.requests]
        shown["talk"] = _talk(game)
    shown["answered"] = [f"Met: {_asks(game.table, each)}." for each in game.accepted] + [
        f"Refused: {_asks(game.table, each)}." for each in game.refused
    ]
    if game.phase in ("years", "debrief"):
        shown["result"] = _result(game)
        shown["years"] = _years(game)
    if game.phase == "debrief":
        shown["debrief"] = _debrief(game)
    return shown


def _pressure(game: Game) -> str:
    now = drafts.pressure(game.table, game.draft)
    asked = drafts.pressure(game.table, game.table.asked)
    without = drafts.pressure(game.table, game.table.reversion)
    return (
        f"Pressure on paper: {now:.1f} of 10. The first US proposal has {asked:.1f}, no text {without:.1f}."
    )


def request(table: Table, each: Request) -> Json:
    """One request as a card shows it."""
    level = table.clauses[each.clause].levels[each.level]
    return {
        "seat": each.seat,
        "name": table.seats[each.seat].name,
        "clause": each.clause,
        "level": each.level,
        "title": table.clauses[each.clause].title,
        "label": level.label,
        "reason": each.reason,
        "effect": _effect(table, each),
        "loses": _loses(table, each),
        "cost": _cost(table, each),
    }


def _effect(table: Table, each: Request) -> str:
    if each.turns:
        name = called(table.seats[each.seat], first=True)
        return f"{name} would vote {_ballot(each.then)} instead of {_ballot(each.now)}."
    name = called(table.seats[each.seat])
    return f"A first step: with this alone {name} would still vote {_ballot(each.now)}."


def _ballot(vote: Vote) -> str:
    return {"yes": "yes", "no": "no", "abstain": "“abstain”"}[vote]


def _loses(table: Table, each: Request) -> str:
    if not each.loses:
        return "It costs nobody else's vote."
    return f"It costs the vote of {listed(called(table.seats[seat]) for seat in each.loses)}."


def _cost(table: Table, each: Request) -> str:
    name = called(table.seats[PENHOLDER], first=True)
    if abs(each.cost) <= TIE:
        return f"{name} neither gains nor loses by it."
    verb = "loses" if each.cost > 0 else "gains"
    return f"{name} {verb} {abs(each.cost):.2f} by it, in its own measure."


def _asks(table: Table, each: Request) -> str:
    clause = table.clauses[each.clause]
    return f"{table.seats[each.seat].name} on {clause.title}, “{clause.levels[each.level].label}”"


def _talk(game: Game) -> list[list[str]]:
    """How each seat speaks of the text as it stands."""
    said = []
    asking = {each.seat for each in game.requests}
    for key, seat in game.table.seats.items():
        if key in game.people:
            words = "a person decides"
        else:
            vote = voting.vote(game.table, key, game.draft)
            words = f"would vote {_ballot(vote)}" + ("" if key in asking else ", asks for nothing more")
        said.append([seat.name, words])
    return said


def speakers(game: Game) -> tuple[SeatId, ...]:
    """Whose explanation is asked for: the people's, or else the penholder's."""
    return game.people or (PENHOLDER,)


def _explanations(game: Game) -> list[Json]:
    return [
        {
            "seat": seat,
            "called": called(game.table.seats[seat], first=True),
            "person": seat in game.people,
            "text": game.explanations.get(seat, ""),
        }
        for seat in speakers(game)
    ]


def _voter(game: Game, seat: Seat) -> Json:
    person = seat.id in game.people
    cast = game.cast.get(seat.id, "")
    if game.phase in ("years", "debrief"):
        cast = game.votes[seat.id]
    return {"seat": seat.id, "name": seat.name, "veto": seat.veto, "person": person, "cast": cast}


def _result(game: Game) -> Json:
    tally, votes = game.tally, game.votes
    marks = [[game.table.seats[seat].name, vote] for seat, vote in votes.items()]
    others = [["one of the eleven others", votes["elected"]]] * FOLLOWERS
    return {
        "sentence": result(game),
        "adopted": tally.adopted,
        "tally": str(tally),
        "marks": [*marks, *others],
    }


# ── the years ────────────────────────────────────────────────────────────────


def _years(game: Game) -> Json:
    outlooks = game.outlooks
    return {
        "views": [
            {
                "id": each.belief.id,
                "label": each.belief.label,
                "reason": each.belief.reason,
                "sentence": told(each),
                "told": list(assumptions.told(each.belief)),
                "paper": f"{each.paper:.1f}",
            }
            for each in outlooks
        ],
        "rows": [row for name, title, unit in AMOUNTS if (row := _row(outlooks, name, title, unit))],
    }


def _row(outlooks: Sequence[Outlook], name: str, title: str, unit: str) -> Json | None:
    """One quantity: for each view and year low, median and high, as numbers and in words."""
    spans = [[getattr(year, name) for year in each.years] for each in outlooks]
    if any(span is None for years in spans for span in years):
        return None
    numbers = [[[span.low, span.median, span.high] for span in years] for years in spans]
    words = [[_span(span, unit) for span in years] for years in spans]
    return {"name": name, "title": title, "unit": unit, "numbers": numbers, "words": words}


def _span(span: Range, unit: str) -> list[str]:
    """Median and range in words."""
    scale, digits = (100, 0) if unit == "per cent" else (1, 1)
    low, median, high = (f"{scale * number:.{digits}f}" for number in (span.low, span.median, span.high))
    sign = "\u00a0%" if unit == "per cent" else "\u00a0×" if unit == "times" else ""
    return [f"{median}{sign}", f"{low} to {high}"]


# ── the debrief ──────────────────────────────────────────────────────────────


def _debrief(game: Game) -> Json:
    found = debrief(game)
    return {
        "result": found.result,
        "amendments": found.amendments,
        "accounts": [_account(game, each) for each in found.accounts],
        "alternatives": found.alternatives,
        "turns": [turn.sentence for turn in found.turns],
        "comparisons": [_comparison(each) for each in found.comparisons],
        "years": list(found.years),
        "unseen": found.unseen,
        "story": [words for move in game.moves if (words := step(game.table, move))],
    }


def _account(game: Game, each: Account) -> Json:
    return {
        "name": game.table.seats[each.seat].name,
        "sentences": list(each.sentences),
        "explanation": each.explanation,
    }


def _comparison(each: Comparison) -> Json:
    return {
        "label": f"{each.text.label}, {dated(each.text.date)}",
        "sentence": each.sentence,
        "note": each.text.note,
        "rows": [[row.title, row.here, row.there, row.yours] for row in each.rows],
    }


def step(table: Table, move: AnyMove) -> str:
    """A move in words; empty for going on to the next phase."""
    match move:
        case Choose():
            seated = [called(table.seats[seat]) for seat in table.seats if seat in move.people]
            who = f"people sit for {listed(seated)}" if seated else "the course plays all four seats"
            return f"{table.scenario.title}; {who}."
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
            return f"{_who(table, move.seat)} votes {_ballot(move.vote)}."
    return ""


def _who(table: Table, seat: SeatId) -> str:
    return called(table.seats[seat], first=True)


def _at(table: Table, clause: str, level: int) -> str:
    return f"{table.clauses[clause].title} at “{table.clauses[clause].levels[level].label}”"
