"""The form on which a teacher writes what came of each table on paper: a row a table, a column a decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from twoviews.bank.council import SEATS, CouncilGame, SeatId, Vote
from twoviews.errors import GameError, TeachingError
from twoviews.game import drafts
from twoviews.game.drafts import CouncilTable
from twoviews.game.play import AnyMove, Cast, Choose, Explain, Game, GoOn, Propose, Set, replay
from twoviews.teaching.classes.intake import shown
from twoviews.teaching.classes.roster import folded
from twoviews.teaching.council.packs import letter

TABLE, OCCASION = "table", "occasion"
_VOTES: Mapping[str, Vote] = {
    **dict.fromkeys(("yes", "y", "+", "for", "in favour"), "yes"),
    **dict.fromkeys(("no", "n", "-", "−", "against", "veto"), "no"),
    **dict.fromkeys(("abstain", "abstains", "abstention", "a", "0"), "abstain"),
}
"""How a vote can be written."""


class Filled(NamedTuple):
    """A row of the form: the table, its game or why there is none; `note` tells what was left blank."""

    table: str
    game: Game | None
    why: str = ""
    note: str = ""


def is_form(head: Sequence[str]) -> bool:
    """Whether a table with this head is such a form."""
    return TABLE in head and OCCASION in head


def form(table: CouncilTable, tables: Iterable[int]) -> tuple[list[str], list[list[str]]]:
    """The head and a row for each table, to be filled in: letters of levels, votes, reasons."""
    head = [TABLE, OCCASION, *(clause.title for clause in table.clauses.values())]
    head += [f"{what}: {seat.name}" for what in ("vote", "why") for seat in table.seats.values()]
    blank = [""] * (len(head) - 2)
    return head, [[str(number), table.scenario.id, *blank] for number in tables]


def blank(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Whether nothing was written on a form: no row has more than its table and its occasion."""
    own = [name not in (TABLE, OCCASION) for name in head]
    return not any(cell.strip() for row in rows for at, cell in enumerate(row) if at >= len(own) or own[at])


def filled(head: Sequence[str], rows: Iterable[Sequence[str]], content: CouncilGame) -> Iterator[Filled]:
    """What a filled-in form says of each table; a row without anything but its number is passed over."""
    for number, cells in enumerate(rows, 2):
        row = {name: cell.strip() for name, cell in zip(head, cells, strict=False) if name}
        if not any(value for name, value in row.items() if name not in (TABLE, OCCASION)):
            continue
        name = shown(row.get(TABLE, ""), 40) or f"row {number}"
        try:
            yield _row(name, row, content)
        except (GameError, TeachingError) as error:
            yield Filled(name, None, f"Row {number}: {error}")


def _row(name: str, row: Mapping[str, str], content: CouncilGame) -> Filled:
    table = drafts.table(content, row.get(OCCASION, ""))
    if table.scenario.short:
        raise TeachingError(
            f"in {table.scenario.id} the course plays all seats, so a class has no vote there."
        )
    marks = {key: _cell(row, clause.title, key) for key, clause in table.clauses.items()}
    levels = {key: _level(table, key, mark) for key, mark in marks.items()}
    votes = {
        key: _vote(table, key, _cell(row, f"vote: {table.seats[key].name}", f"vote: {key}")) for key in SEATS
    }
    whys = {key: _cell(row, f"why: {table.seats[key].name}", f"why: {key}") for key in SEATS}
    game = replay(content, _moves(table, levels, votes, whys))
    blank = [table.clauses[key].title for key, mark in marks.items() if not mark]
    note = f"No mark for {', '.join(blank)}: it stands as without a text." if blank else ""
    return Filled(name, game, note=note)


def _moves(
    table: CouncilTable, levels: Mapping[str, int], votes: Mapping[SeatId, Vote], whys: Mapping[SeatId, str]
) -> Iterator[AnyMove]:
    """The moves of a game in which people sat in all seats."""
    yield from (Choose(table.scenario.id, SEATS), GoOn())
    yield from (Set(key, level) for key, level in levels.items())
    yield from (Propose(), GoOn())
    yield from (Explain(key, text) for key, text in whys.items() if text)
    yield GoOn()
    yield from (Cast(key, vote) for key, vote in votes.items())
    yield GoOn()


def _cell(row: Mapping[str, str], *names: str) -> str:
    return next((row[key] for key in map(folded, names) if row.get(key)), "")


def _level(table: CouncilTable, key: str, mark: str) -> int:
    """A level by its letter or its words; what holds without a text where nothing is marked."""
    if not mark:
        return table.reversion[key]
    levels = table.clauses[key].levels
    for number, level in enumerate(levels):
        if folded(mark) in (letter(number), folded(level.label)):
            return number
    last = letter(len(levels) - 1)
    title = table.clauses[key].title
    raise TeachingError(f"“{shown(mark, 40)}” is no level of “{title}”: write a letter from a to {last}.")


def _vote(table: CouncilTable, key: SeatId, mark: str) -> Vote:
    if found := _VOTES.get(folded(mark)):
        return found
    name = table.seats[key].name
    if not mark:
        raise TeachingError(f"the vote of {name} is missing.")
    raise TeachingError(f"“{shown(mark, 40)}” is no vote of {name}: write yes, no or abstain.")
