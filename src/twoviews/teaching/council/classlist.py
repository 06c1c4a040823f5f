"""Who plays: the list of a class with every row that needs a look told in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from twoviews.errors import TeachingError
from twoviews.teaching.classes.intake import shown
from twoviews.teaching.classes.roster import (
    LAST,
    NAMELESS,
    NAMES,
    NUMBERS,
    RosterError,
    Student,
    folded,
    student,
    table,
)
from twoviews.wording import listed as listed_in_words

Key: TypeAlias = tuple[str, str]
"""Name and number: who has both in common is one person."""
LONGEST = 80
"""Signs of a name that are kept."""
TABLE, SEAT = ("table",), ("seat", "role", "post")
"""Columns in which a teacher can say where somebody sits."""


class Player(NamedTuple):
    """Somebody who plays: name, row of the file as a spreadsheet counts, number ("" if the list has none).

    `table` (from 1) and `seat` are what the list asks for, or 0 and "". `twin`: another has the same name.
    """

    name: str
    row: int
    number: str = ""
    table: int = 0
    seat: str = ""
    twin: bool = False

    @property
    def called(self) -> str:
        """The name as it stands on paper, with what tells two of one name apart."""
        return f"{self.name} ({self.number or f'row {self.row}'})" if self.twin else self.name


class ClassList(NamedTuple):
    """All who play, in the order of the file, and what a teacher should look at."""

    players: tuple[Player, ...]
    notes: tuple[str, ...]


def read(path: Path) -> ClassList:
    """The list in a CSV file. Raises `TeachingError` where it cannot be read or holds nobody."""
    try:
        head, rows = table(path)
    except RosterError as error:
        raise TeachingError(str(error)) from error
    if not {*head} & {*NAMES, *LAST, *NUMBERS}:
        raise TeachingError(NAMELESS.format(path=path))
    found = listed(head, rows)
    if not found.players:
        raise TeachingError(f"{path} names nobody below its first row.")
    return found


def listed(head: Sequence[str], rows: Iterable[Sequence[str]]) -> ClassList:
    """Everybody in the rows below the head, each once, and a note on each row that is not as it should be."""
    players: dict[Key, Player] = {}
    notes: list[str] = []
    for row, cells in enumerate(rows, 2):
        if not any(cell.strip() for cell in cells):
            continue
        whole, told = _whole(head, cells, row)
        notes += told
        one = student(head, whole, row)
        if one is None or not shown(one.name):
            notes.append(f"Row {row} has no name and is left out.")
            continue
        player, told = _player(one, row)
        notes += told
        key = (folded(player.name), folded(player.number))
        if key in players:
            more = "" if key[1] else " If they are two people, give each an ID number."
            notes.append(
                f"Row {row} repeats row {players[key].row} ({players[key].name}) and is left out.{more}"
            )
            continue
        players[key] = player
    found, told = _apart(players)
    return ClassList(found, (*notes, *told))


def _whole(head: Sequence[str], cells: Sequence[str], row: int) -> tuple[Sequence[str], list[str]]:
    """A row with as many cells as the head; where a list has one column, a comma belongs to the name."""
    if not any(cell.strip() for cell in cells[len(head) :]):
        return cells, []
    if len(head) == 1:
        return [", ".join(cell.strip() for cell in cells if cell.strip())], []
    note = f"Row {row} has more cells than columns: put a name with a comma in quotation marks."
    return cells, [f"{note} It is read as “{shown(' | '.join(cells[: len(head)]), LONGEST)}”."]


def _player(one: Student, row: int) -> tuple[Player, list[str]]:
    wanted, seat, notes = one.cell(TABLE), one.cell(SEAT), []
    if wanted and not (wanted.isdecimal() and int(wanted[:9]) > 0):
        notes.append(f"Row {row} asks for the table “{shown(wanted, 30)}”, which is no number.")
        wanted = ""
    name, number = shown(one.name, LONGEST), shown(one.cell(NUMBERS), LONGEST)
    return Player(name, row, number, int(wanted[:9] or 0), folded(seat)), notes


def _apart(players: Mapping[Key, Player]) -> tuple[tuple[Player, ...], list[str]]:
    """Who share a name are told apart."""
    rows: dict[str, list[int]] = {}
    for (name, _), player in players.items():
        rows.setdefault(name, []).append(player.row)
    found = (player._replace(twin=len(rows[name]) > 1) for (name, _), player in players.items())
    notes = (
        f"Rows {listed_in_words(map(str, each))} have one name and different numbers; each is seated."
        for each in rows.values()
        if len(each) > 1
    )
    return tuple(found), [*notes]
