"""What a page of the Council game shows of a scenario and never changes: occasions, briefs, clauses, levels.

Distances and weights are put into words here; their numbers stay in the briefs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from twoviews.bank.ahead import ahead, parted, said_before
from twoviews.bank.content import Position
from twoviews.bank.council import Clause, Scenario, Seat, SeatId, Stand
from twoviews.game.debrief import called
from twoviews.game.doors import OWN
from twoviews.game.drafts import CouncilTable
from twoviews.game.play import Phase, route
from twoviews.game.voting import TIE
from twoviews.parts.council import scenario_wire as wire
from twoviews.parts.wire import Linked, Pair
from twoviews.wording import dated, listed

Cite = Callable[[str], tuple[str, str]]
"""Short name and address of a source by its key; the address may be empty."""

WEIGHTS = ((1.5, "above all"), (0.8, "much"), (0.4, "somewhat"), (0.0, "a little"))
"""From which weight on a seat minds a clause how much, in words."""
AT, NEAR, SOME_WAY = 0.1, 0.2, 0.5
"""Up to which distance on a clause's scale a level is the wish itself, close to it, and some way from it."""

PHASES: dict[Phase, tuple[str, str]] = {
    "seats": ("Occasion", "Occasion and seats"),
    "briefs": ("Briefs", "The briefs"),
    "draft": ("Draft", "The draft"),
    "amendments": ("Amendments", "Amendments"),
    "explanations": ("Explanations", "Explanations of vote"),
    "vote": ("Vote", "The vote"),
    "years": ("Years", "The years after"),
    "debrief": ("Debrief", "Debrief"),
}
"""Each phase of a game, in a word and as a title."""


@dataclass(frozen=True)
class Record:
    """Where the words of capitals and the names of sources come from.

    day: the day (ISO 8601) of an occasion not voted on yet: nothing later is told. If empty, all is told.
    """

    positions: Mapping[str, Position]
    cite: Cite
    day: str = ""

    def told(self, text: str) -> str:
        """The text, as far as it may be told now."""
        return parted(text, self.day).now if self.day else text

    def cited(self, keys: Sequence[str]) -> tuple[Linked, ...]:
        """Short name and address of each source."""
        links = (Linked(*self.cite(key)) for key in keys)
        return tuple(each for each in links if not (self.day and ahead(each[0], self.day)))

    def voices(self, keys: Sequence[str]) -> tuple[wire.Voice, ...]:
        """What was said, by whom, when and where."""
        found = (self.positions[key] for key in keys if key in self.positions)
        return tuple(map(self._voice, (e for e in found if not self.day or said_before(e.date, self.day))))

    def _voice(self, each: Position) -> wire.Voice:
        return wire.Voice(
            who=f"{each.speaker}, {each.office}",
            where=f"{each.forum}, {dated(each.date)}",
            quote=each.quote,
            translated=each.translated,
            position=each.position,
            sources=self.cited(each.sources),
        )


# ── the table ────────────────────────────────────────────────────────────────


def occasion(scenario: Scenario) -> wire.Occasion:
    """A scenario as one can choose it."""
    return wire.Occasion(
        id=scenario.id,
        title=scenario.title,
        date=dated(scenario.date),
        situation=scenario.situation,
        pen=pen(scenario),
        alone=alone(scenario),
        short=scenario.short,
        route=route(scenario),
        seats=tuple(Pair(seat.id, called(seat)) for seat in scenario.seats),
    )


def pen(scenario: Scenario) -> str:
    """Who holds the pen, as a sentence."""
    holders = [called(scenario.seat(seat)) for seat in scenario.pen]
    names = listed(holders)
    return f"{names[0].upper()}{names[1:]} {'hold' if len(holders) > 1 else 'holds'} the pen."


def alone(scenario: Scenario) -> str:
    """What is the learner's and what the course's where no people sit at the table."""
    holders = listed(called(scenario.seat(seat)) for seat in scenario.pen)
    return f"You write the text of {holders}; the course casts the votes."


def shown(table: CouncilTable, record: Record, open_to: Collection[SeatId], *, over: bool) -> wire.LaidOut:
    """A scenario with the briefs of the seats whose briefs may be read now.

    over: whether the vote is; before, nothing of later days is told, and no reason that rests on the vote.
    """
    scenario = table.scenario
    record = replace(record, day="" if over else scenario.date)
    return wire.LaidOut(
        **structs.asdict(occasion(scenario)),
        names=tuple(seat.name for seat in scenario.seats),
        voted=over,
        readings=_readings(scenario),
        others=scenario.others,
        sources=record.cited(scenario.sources),
        briefs=tuple(_brief(table, seat, record) for seat in scenario.seats if seat.id in open_to),
        clauses=tuple(_clause(table, clause, record) for clause in table.clauses.values()),
    )


def _readings(scenario: Scenario) -> tuple[wire.WayToRead, ...]:
    """All ways to read the seats; none where there is but one."""
    others = tuple(wire.WayToRead(each.id, each.label, each.reason) for each in scenario.readings)
    own = "Its stands are as the game has set them, from its own words and votes."
    return (wire.WayToRead("", OWN, own), *others) if others else ()


def _brief(table: CouncilTable, seat: Seat, record: Record) -> wire.Brief:
    return wire.Brief(
        id=seat.id,
        name=seat.name,
        called=called(seat),
        veto=seat.veto,
        brief=seat.brief,
        lines=seat.red_lines,
        stands=tuple(_stand(table.clauses[stand.clause], stand, record) for stand in seat.stands),
        reluctance=f"{seat.reluctance:g}",
    )


def _stand(clause: Clause, stand: Stand, record: Record) -> wire.Stand:
    return wire.Stand(
        title=clause.title,
        wish=wish(clause, stand),
        line=red_line(clause, stand),
        minds=f"{_minds(stand)} ({stand.weight:g})",
        reason="" if record.day else stand.reason,
        ground=stand.ground,
        sources=() if record.day else record.cited(stand.sources),
    )


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


def red_line(clause: Clause, stand: Stand) -> str:
    """A seat's red lines on a clause in words; empty if it has none."""
    said = []
    if stand.least is not None and (enough := [e for e in clause.levels if e.place >= stand.least]):
        said.append(f"nothing short of “{enough[0].label}”")
    if stand.most is not None:
        said.append(f"nothing beyond “{[e for e in clause.levels if e.place <= stand.most][-1].label}”")
    return ", ".join(said)


def _minds(stand: Stand) -> str:
    return next(word for least, word in WEIGHTS if stand.weight >= least)


def _clause(table: CouncilTable, clause: Clause, record: Record) -> wire.Clause:
    return wire.Clause(
        id=clause.id,
        title=clause.title,
        about=record.told(clause.about),
        bite=f"{clause.bite:g}",
        people=_people(clause),
        ground=record.told(clause.ground),
        sources=record.cited(clause.sources),
        russia=record.voices(clause.russia),
        us=record.voices(clause.us),
        levels=tuple(_level(table, clause, number, record) for number in range(len(clause.levels))),
    )


def _people(clause: Clause) -> str:
    """What a clause does in the burden on people, in a sentence; nothing where it does nothing."""
    if clause.eases:
        return f"At its widest it takes {100 * clause.eases:g} per cent off the burden on people."
    return f"Weight in the burden on people: {clause.harm:g}." if clause.harm else ""


def _level(table: CouncilTable, clause: Clause, number: int, record: Record) -> wire.Level:
    level = clause.levels[number]
    return wire.Level(
        label=level.label,
        text=record.told(level.text),
        sources=record.cited(level.sources),
        tags=_tags(table, clause.id, number),
        seats=tuple(distance(table, seat, clause.id, number) for seat in table.seats),
        changes=table.reversion[clause.id] != number,
    )


def _tags(table: CouncilTable, clause: str, level: int) -> tuple[str, ...]:
    marks = (
        ("in force today", table.in_force),
        ("if nothing passes", table.reversion),
        ("first draft", table.asked),
    )
    return tuple(name for name, draft in marks if draft[clause] == level)


def distance(table: CouncilTable, seat: SeatId, clause: str, level: int) -> wire.Distance:
    """How far a level stands from a seat: a sign, and the same in words."""
    stand = table.stands[seat].get(clause)
    if stand is None:
        return wire.Distance("–", "does not mind")
    entry = table.clauses[clause]
    worth = table.worth[seat][clause][level]
    against = (
        "as good as no text" if abs(worth) <= TIE else f"{'better' if worth > 0 else 'worse'} than no text"
    )
    if table.beyond[seat][clause][level]:
        return wire.Distance("✗", f"past its red line: {red_line(entry, stand)}")
    if level == _wished(entry, stand):
        return wire.Distance("●", f"its wish; {against}")
    way = abs(entry.levels[level].place - stand.ideal)
    sign, words = (
        ("◕", "close to its wish")
        if way <= NEAR + TIE
        else ("◑", "some way from its wish")
        if way <= SOME_WAY + TIE
        else ("○", "far from its wish")
    )
    return wire.Distance(sign, f"{words}; {against}")
