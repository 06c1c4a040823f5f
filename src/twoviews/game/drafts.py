"""What lies on the table: the clauses of a scenario, the texts that can be made of them, how hard they press.

A draft gives each clause one of its levels, counted from 0. A clause that it does not name stands at the
reversion, that is what holds if no text passes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from math import fsum

from msgspec import structs

from twoviews.bank.council import (
    Belief,
    Clause,
    CouncilGame,
    Level,
    Reading,
    Scenario,
    Seat,
    SeatId,
    Stand,
    changed,
)
from twoviews.errors import GameError

Draft = Mapping[str, int]
HARDEST = 10.0
"""The pressure of a text whose clauses all stand at their strictest; the top of the scale of lesson 04."""


@dataclass(frozen=True)
class CouncilTable:
    """One scenario with its clauses and seats by id, in the reading of that id; "" is the seats' own."""

    content: CouncilGame
    scenario: Scenario
    reading: str = ""

    def __hash__(self) -> int:
        return hash((self.scenario.id, self.reading))

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """The clauses on the table, in the scenario's order."""
        return {key: self.content.clause(key) for key in self.scenario.clauses}

    @cached_property
    def seats(self) -> dict[SeatId, Seat]:
        """The seats by id."""
        return {seat.id: seat for seat in self.scenario.seats}

    @cached_property
    def stands(self) -> dict[SeatId, dict[str, Stand]]:
        """Each seat's stands by clause; no stand where it is indifferent."""
        return {key: {stand.clause: stand for stand in seat.stands} for key, seat in self.seats.items()}

    @cached_property
    def reversion(self) -> dict[str, int]:
        """What holds if nothing passes, as a whole draft."""
        return {key: self.scenario.reversion[key] for key in self.clauses}

    @cached_property
    def in_force(self) -> dict[str, int]:
        """What holds today, as a whole draft."""
        return {key: self.scenario.in_force[key] for key in self.clauses}

    @cached_property
    def beliefs(self) -> tuple[Belief, ...]:
        """What each view held on that day, in the order of the game's own beliefs."""
        own = {belief.id: belief for belief in self.scenario.beliefs}
        return tuple(own.get(belief.id, belief) for belief in self.content.beliefs)

    @property
    def author(self) -> SeatId:
        """The first of the seats that hold the pen."""
        return self.scenario.pen[0]

    @cached_property
    def asked(self) -> dict[str, int]:
        """The first proposal of those who hold the pen, as a whole draft."""
        return self.complete(self.scenario.asked)

    @cached_property
    def worth(self) -> dict[SeatId, dict[str, tuple[float, ...]]]:
        """What each level of a clause adds to a seat's gain: weight * (|z - ideal| - |x - ideal|).

        x and z are the places of that level and of the reversion.
        """
        return {
            seat: {key: tuple(map(partial(_worth, stand), self._spots(key))) for key, stand in own.items()}
            for seat, own in self.stands.items()
        }

    @cached_property
    def beyond(self) -> dict[SeatId, dict[str, tuple[bool, ...]]]:
        """Whether each level of a clause crosses a red line of a seat, further than the reversion does."""
        return {
            seat: {key: tuple(map(partial(_beyond, stand), self._spots(key))) for key, stand in own.items()}
            for seat, own in self.stands.items()
        }

    def _spots(self, clause: str) -> list[tuple[float, float]]:
        """The place of each level of a clause, beside that of the reversion."""
        levels = self.clauses[clause].levels
        return [(level.place, levels[self.reversion[clause]].place) for level in levels]

    def complete(self, levels: Draft) -> dict[str, int]:
        """The whole draft: a level for every clause, in the scenario's order.

        Raises `GameError` for a clause that is not on the table or a level that it does not have.
        """
        for key, level in levels.items():
            self.check(key, level)
        return {**self.reversion, **levels}

    def check(self, clause: str, level: int) -> None:
        """Raise `GameError` unless the clause is on the table and has that level."""
        if clause not in self.clauses:
            known = ", ".join(self.clauses)
            raise GameError(f"The clause {clause!r} is not on the table. Choose one of: {known}.")
        last = len(self.clauses[clause].levels) - 1
        if not 0 <= level <= last:
            raise GameError(f"The clause {clause!r} has no level {level}. Choose one from 0 to {last}.")

    def level(self, clause: str, draft: Draft) -> Level:
        """The level at which a clause stands in a draft."""
        return self.clauses[clause].levels[draft.get(clause, self.reversion[clause])]

    def changes(self, draft: Draft) -> Iterator[tuple[str, int]]:
        """Every single change that can be made to a draft: a clause and another level of it."""
        for key, clause in self.clauses.items():
            now = draft.get(key, self.reversion[key])
            yield from ((key, level) for level in range(len(clause.levels)) if level != now)


def _worth(stand: Stand, spot: tuple[float, float]) -> float:
    x, z = spot
    return stand.weight * (abs(z - stand.ideal) - abs(x - stand.ideal))


def _beyond(stand: Stand, spot: tuple[float, float]) -> bool:
    x, z = spot
    above = stand.most is not None and x > max(stand.most, z)
    return above or (stand.least is not None and x < min(stand.least, z))


def table(content: CouncilGame, scenario: str, reading: str = "") -> CouncilTable:
    """The table of a scenario by its id, in one reading. Raises `GameError` if there is none of that id."""
    known = {entry.id: entry for entry in content.scenarios}
    if scenario not in known:
        raise GameError(f"There is no scenario {scenario!r}. Choose one of: {', '.join(known)}.")
    opened = known[scenario]
    if not reading:
        return CouncilTable(content, opened)
    readings = {each.id: each for each in opened.readings}
    if reading not in readings:
        raise GameError(f"There is no reading {reading!r}. Known are: {', '.join(readings) or 'none'}.")
    return CouncilTable(content, _read(opened, readings[reading]), reading)


def _read(scenario: Scenario, reading: Reading) -> Scenario:
    changes = {change.clause: change for change in reading.changes}

    def stands(seat: Seat) -> tuple[Stand, ...]:
        return tuple(
            changed(stand, changes[stand.clause]) if stand.clause in changes else stand
            for stand in seat.stands
        )

    seats = (
        structs.replace(seat, stands=stands(seat)) if seat.id == reading.seat else seat
        for seat in scenario.seats
    )
    return structs.replace(scenario, seats=tuple(seats))


def places(table: CouncilTable, draft: Draft) -> dict[str, float]:
    """Where each clause of a draft lies on its own scale, 0 (no measure) to 1 (the most asked for)."""
    return {key: table.level(key, draft).place for key in table.clauses}


def pressure(table: CouncilTable, draft: Draft) -> float:
    """How hard a text presses on paper, 0 to 10: 10 * sum(bite * place) / sum(bite); 0 if nothing bites.

    The sum is over the clauses on the table, so numbers of different scenarios do not compare.
    """
    weights = {key: clause.bite for key, clause in table.clauses.items()}
    total = fsum(weights.values())
    pressing = fsum(weights[key] * place for key, place in places(table, draft).items())
    return HARDEST * pressing / total if total else 0.0


def burden(table: CouncilTable, draft: Draft) -> float:
    """How hard a text weighs on people on paper, 0 to 10.

    It is 10 * sum(harm * place) / sum(harm) * (1 - `relief`). The sum is over the clauses on the
    table; 0 if none of them weighs on people.
    """
    weights = {key: clause.harm for key, clause in table.clauses.items()}
    total = fsum(weights.values())
    pressing = fsum(weights[key] * place for key, place in places(table, draft).items())
    return HARDEST * pressing / total * (1 - relief(table, draft)) if total else 0.0


def relief(table: CouncilTable, draft: Draft) -> float:
    """The share of the burden on people that a text's exceptions take away on paper, 0 to 1."""
    eased = fsum(table.clauses[key].eases * place for key, place in places(table, draft).items())
    return min(1.0, eased)
