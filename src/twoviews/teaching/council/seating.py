"""Who sits where: the same list, tables and seed give the same places, in whatever order the list stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twoviews.bank.council import SEATS, Scenario
from twoviews.bank.council_class import CouncilClass, Task
from twoviews.errors import TeachingError
from twoviews.game.chances import uniform
from twoviews.teaching.classes.roster import folded
from twoviews.teaching.council.classlist import Player
from twoviews.wording import listed, plural


class Place(NamedTuple):
    """A place at a table: the seat or post, its name, and what who holds it does."""

    post: str
    name: str
    task: Task


class Seated(NamedTuple):
    """Somebody in a place."""

    player: Player
    place: Place


class Seating(NamedTuple):
    """A table by its number, from 1, and who sits there, in the order of the places."""

    number: int
    people: tuple[Seated, ...]

    def at(self, post: str) -> tuple[Seated, ...]:
        """Who holds a seat or a post together."""
        return tuple(each for each in self.people if each.place.post == post)


def places(content: CouncilClass, scenario: Scenario, table: int = 1) -> tuple[Place, ...]:
    """All places of a table in the order in which they fill: two in each seat, then one in each post, ...

    Which seat is the first to get one more goes round from table to table.
    """
    first = (table - 1) % len(scenario.seats)
    turned = (*scenario.seats[first:], *scenario.seats[:first])
    seats = [[Place(seat.id, seat.name, task) for seat in turned] for task in content.seat]
    columns = [[Place(post.id, post.name, task) for task in post.tasks] for post in content.posts]
    rounds = seats[:2]
    for number in range(max((len(seats), *map(len, columns)))):
        rounds.append([column[number] for column in columns if number < len(column)])
        rounds += seats[number + 2 : number + 3]
    return tuple(place for each in rounds for place in each)


def seat(
    players: Sequence[Player], tables: int, content: CouncilClass, scenario: Scenario, seed: int
) -> list[Seating]:
    """A place for everybody at so many tables, whose sizes differ by one at most.

    Where the list asks for a table or a seat, it is given. Raises `TeachingError` for too few or too many,
    for a table or seat that is not there or full, and for a table left without one of the four seats.
    """
    _enough(len(players), tables, content.most)
    free = {number: list(places(content, scenario, number)) for number in range(1, tables + 1)}
    taken: dict[int, list[Seated]] = {number: [] for number in free}
    drawn = _shuffled(players, seed)
    for player in sorted(drawn, key=_wishes):
        number, place = _wished(player, free) if player.table or player.seat else _next(free)
        free[number].remove(place)
        taken[number].append(Seated(player, place))
    order = {place: at for at, place in enumerate(_by_post(content, scenario))}
    found = [
        Seating(number, tuple(sorted(people, key=lambda each: order[each.place])))
        for number, people in taken.items()
    ]
    _complete(found)
    return found


def _by_post(content: CouncilClass, scenario: Scenario) -> list[Place]:
    """All places, seat by seat and post by post."""
    seats = [Place(seat.id, seat.name, task) for seat in scenario.seats for task in content.seat]
    return seats + [Place(post.id, post.name, task) for post in content.posts for task in post.tasks]


def _enough(players: int, tables: int, most: int) -> None:
    least = len(SEATS)
    if tables < 1:
        raise TeachingError("There must be one table at least.")
    if players < least:
        raise TeachingError(f"A table needs {least} people; the list has {players}.")
    if players < least * tables:
        raise TeachingError(
            f"{plural(tables, 'table')} need {least * tables} people, {least} each; the list has {players}. "
            f"Choose --tables {players // least} or fewer."
        )
    if players > most * tables:
        raise TeachingError(
            f"{plural(tables, 'table')} can hold {most * tables} people, {most} each; the list has {players}."
            f" Choose --tables {-(-players // most)} or more."
        )


def _shuffled(players: Sequence[Player], seed: int) -> list[Player]:
    ordered = sorted(players, key=lambda each: (folded(each.name), each.row))
    chances = zip(uniform(seed), ordered, strict=False)
    return [player for _, player in sorted(chances, key=lambda pair: pair[0])]


def _wishes(player: Player) -> int:
    """Who asks for both comes first, then for a seat, then for a table, then everybody else."""
    return -(2 * bool(player.seat) + bool(player.table))


def _next(free: dict[int, list[Place]]) -> tuple[int, Place]:
    """The first place that is free at the emptiest table."""
    number = max(free, key=lambda each: (len(free[each]), -each))
    return number, free[number][0]


def _wished(player: Player, free: dict[int, list[Place]]) -> tuple[int, Place]:
    """The place that the list asks for."""
    if player.table > len(free):
        last = len(free)
        raise TeachingError(f"Row {player.row} asks for table {player.table}; the last one is {last}.")
    where = {player.table: free[player.table]} if player.table else free
    fitting = {
        number: [each for each in left if not player.seat or player.seat in (each.post, folded(each.name))]
        for number, left in where.items()
    }
    open_to = {number: left for number, left in where.items() if fitting[number]}
    if not open_to:
        at = f" at table {player.table}" if player.table else ""
        what = f"“{player.seat}”" if player.seat else "a place"
        raise TeachingError(f"Row {player.row} asks for {what}{at}, which is not there or taken.")
    number = max(open_to, key=lambda each: (len(open_to[each]), -each))
    return number, fitting[number][0]


def _complete(tables: Iterable[Seating]) -> None:
    for table in tables:
        if empty := [key for key in SEATS if not table.at(key)]:
            raise TeachingError(
                f"Table {table.number} has nobody for {listed(empty)}: the list puts too many elsewhere."
            )
