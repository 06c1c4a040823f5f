"""What the tables handed in: hand-ins of the record, saved games and filled-in forms, each as a game.

Whatever cannot be used is named and set aside, as in a class report; nothing of it can stop the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from twoviews.bank.council import CouncilGame
from twoviews.errors import GameError, TeachingError
from twoviews.game import keeping, sharing
from twoviews.game.play import Game
from twoviews.teaching.classes import intake, reading, roster
from twoviews.teaching.classes.intake import Aside, Found, Reader, Unreadable
from twoviews.teaching.classes.roster import Roster
from twoviews.teaching.council import forms

SEATING, SHEET, OWN = "seating.csv", ".csv", (".pdf", ".html")
"""The list of who sits where; how it and the forms end; what lies beside hand-ins and is none."""
_NUMBERED = re.compile(r"table[\s_-]*0*(\d{1,4})", re.IGNORECASE)

_WRITTEN = re.compile(r"(?:table)?[\s_-]*0*(\d{1,4})", re.IGNORECASE | re.ASCII)


class Played(NamedTuple):
    """A table by its name, its game up to the vote, where that was found, and what to know of it."""

    table: str
    game: Game
    source: str
    note: str = ""


class Gathered(NamedTuple):
    """The games of all tables in the order of their numbers; what was set aside, and what to look at."""

    played: tuple[Played, ...]
    aside: tuple[Aside, ...]
    doubts: tuple[str, ...]


def gather(folder: Path, content: CouncilGame) -> Gathered:
    """All games in a folder and the folders and zips in it. Raises `TeachingError` if it is no folder."""
    if not folder.is_dir():
        raise TeachingError(
            f"{folder} is no folder. Name the folder in which the hand-ins of the tables lie."
        )
    aside: list[Aside] = []
    sheets = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() == SHEET and path.is_file() and not path.is_symlink()
    ]
    people = _people([path for path in sheets if path.name == SEATING], aside)
    played = [*_written(folder, sheets, content, aside), *_handed(folder, sheets, people, content, aside)]
    return _gathered(played, aside)


def _gathered(played: list[Played], aside: list[Aside]) -> Gathered:
    """One game a table; where a table handed in two different ones, both are kept and told."""
    kept: dict[str, list[Played]] = {}
    for each in played:
        games = kept.setdefault(_known(each.table), [])
        if each.game not in [one.game for one in games]:
            games.append(each)
    doubts = [f"Table {table} handed in {len(games)} different games: {_sources(games)}. Each is shown."
              for table, games in kept.items() if len(games) > 1]  # fmt: skip
    named = [
        each._replace(table=f"{table} ({_sign(place)})" if len(games) > 1 else table)
        for table, games in kept.items()
        for place, each in enumerate(games)
    ]
    return Gathered(tuple(sorted(named, key=_order)), tuple(aside), tuple(doubts))


def _sources(games: Iterable[Played]) -> str:
    return ", ".join(f"({_sign(place)}) {each.source}" for place, each in enumerate(games))


def _sign(place: int) -> str:
    return chr(ord("a") + place) if place < 26 else str(place + 1)


def _order(each: Played) -> tuple[int, str]:
    number = re.match(r"\d+", each.table)
    return (int(number.group()) if number else 10**9), each.table


# ── forms ────────────────────────────────────────────────────────────────────


def _people(files: Iterable[Path], aside: list[Aside]) -> Roster:
    """Who sits where, by the lists in the folder."""
    students: list[roster.Student] = []
    for path in files:
        try:
            students += roster.read(path).students
        except roster.RosterError as error:
            aside.append(Aside(path.name, str(error)))
    return Roster(students)


def _written(
    folder: Path, files: Iterable[Path], content: CouncilGame, aside: list[Aside]
) -> Iterator[Played]:
    """The tables in filled-in forms."""
    for path in files:
        if path.name == SEATING:
            continue
        name = intake.shown(path.relative_to(folder).as_posix())
        try:
            head, rows = roster.table(path)
        except roster.RosterError as error:
            aside.append(Aside(name, str(error)))
            continue
        if not forms.is_form(head):
            why = f"It is no form of results: its first row has no “{forms.TABLE}” and “{forms.OCCASION}”."
            aside.append(Aside(name, why))
            continue
        for each in forms.filled(head, rows, content):
            if each.game is None:
                aside.append(Aside(f"{name}, table {each.table}", each.why))
            else:
                yield Played(each.table, each.game, name, each.note)


# ── files ────────────────────────────────────────────────────────────────────


def _handed(
    folder: Path, sheets: Iterable[Path], people: Roster, content: CouncilGame, aside: list[Aside]
) -> Iterator[Played]:
    """The tables that played on a screen: saved games, and the last game voted on of each hand-in."""
    by_actor: dict[str, list[Found]] = {}
    read = {intake.shown(path.name) for path in sheets}
    with Reader() as reader:
        for found in intake.walk(folder):
            if isinstance(found, Aside):
                aside += () if found.name in read or found.name.lower().endswith(OWN) else (found,)
                continue
            name = found.within(folder)
            try:
                head = reader.read(found, intake.HEAD)
                if sharing.KIND.encode() in head[:500]:
                    yield _saved(name, reader.read(found), content)
                else:
                    by_actor.setdefault(intake.owner(head).actor, []).append(found)
            except (Unreadable, GameError, UnicodeDecodeError) as error:
                aside.append(Aside(name, str(error)))
        for actor, files in by_actor.items():
            yield from _last(folder, actor, files, reader, people, content, aside)


def _saved(name: str, data: bytes, content: CouncilGame) -> Played:
    """A game out of a file. Raises `GameError` for one that is spoilt or has not come to the vote."""
    opened = sharing.from_file(data.decode(), content)
    _voted(opened.game)
    return Played(_numbered(name) or Path(name).stem, opened.game, name, opened.note)


def _voted(game: Game) -> None:
    if not game.over or "vote" not in game.route:
        raise GameError("Its game has not come to the vote.")


def _last(
    folder: Path, actor: str, files: list[Found], reader: Reader, people: Roster, content: CouncilGame,
    aside: list[Aside],
) -> Iterator[Played]:  # fmt: skip
    """The last game that one learner's record brought to the vote."""
    handed = reading.handed(files, frozenset({actor}), reader, datetime.now(UTC))
    aside += (Aside(found.within(folder), why) for found, why in handed.aside)
    names = [found.within(folder) for found in handed.used]
    if not names:
        return
    entries = (
        (done.response, done.digest, done.timestamp.isoformat())
        for _, done in handed.told
        if done.item == keeping.ITEM
    )
    games = keeping.games(entries)
    last = keeping.last_voted(games.values(), content)
    if last is None:
        why = "Its game has not come to the vote." if games else "It holds no game of the Council."
        aside.append(Aside(names[0], why))
        return
    game, kept = last
    student = people.of(actor, handed.labels, names).student
    seat = student.cell((forms.TABLE,)) if student else ""
    label = seat or next(filter(None, map(_numbered, names)), "") or next(iter(handed.labels), "") or actor
    note = "Played with another edition of the course." if kept.older(content) else ""
    yield Played(label, game, names[0], note)


def _known(table: str) -> str:
    """What a table is called, however its number was written: 1 is 01, and Table 1."""
    found = _WRITTEN.fullmatch(table.strip())
    return str(int(found.group(1))) if found else table


def _numbered(name: str) -> str:
    found = _NUMBERED.search(name)
    return str(int(found.group(1))) if found else ""
