"""The tables of the record, through an open connection: putting statements in their places, finding them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from twoviews.record import places, rows
from twoviews.record.statements import Statement
from twoviews.record.troubles import Damaged

VERSION = 2
MARK = int.from_bytes(b"2VRe")  # SQLite's application_id: this database is a record of this course
TABLES = {
    "learner": "CREATE TABLE learner (pseudonym TEXT NOT NULL, seal BLOB NOT NULL)",
    "statements": (
        "CREATE TABLE statements (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, lesson TEXT NOT NULL, "
        "verb TEXT NOT NULL, item TEXT NOT NULL, body BLOB NOT NULL, seal BLOB NOT NULL)"
    ),
    "by_item": "CREATE INDEX by_item ON statements (lesson, verb, item)",
}
TABLES_1 = {
    "learner": "CREATE TABLE learner (pseudonym TEXT NOT NULL)",
    "statements": "CREATE TABLE statements (id TEXT PRIMARY KEY, lesson TEXT NOT NULL, body BLOB NOT NULL)",
    "by_lesson": "CREATE INDEX by_lesson ON statements (lesson)",
}


def make(db: sqlite3.Connection, learner: str, statements: Iterable[Statement]) -> None:
    """Make the tables of that learner in an empty database, with these statements in this order."""
    for command in TABLES.values():
        db.execute(command)
    db.execute(f"PRAGMA application_id = {MARK}")
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("INSERT INTO learner VALUES (?, ?)", (learner, rows.seal(learner)))
    _append(db, statements)


def pseudonym(db: sqlite3.Connection) -> str:
    """The learner's pseudonym."""
    row = db.execute("SELECT * FROM learner").fetchone()
    if row is None or (len(row) > 1 and row[1] != rows.seal(row[0])):
        raise Damaged("damaged")
    return str(row[0])


def rename(db: sqlite3.Connection, learner: str) -> None:
    """Give the learner that pseudonym from now on."""
    db.execute("UPDATE learner SET pseudonym = ?, seal = ?", (learner, rows.seal(learner)))


def insert(db: sqlite3.Connection, statements: Sequence[Statement], *, ours: bool = True) -> int:
    """Add the statements whose id is not there yet, each at its place; returns how many.

    `ours`: made on this machine, so that one from the future only says that the clock was fast.
    """
    new = [done for done in statements if not _known(db, done.id)]
    times, now = [done.timestamp for done in new], datetime.now(UTC)
    theirs = places.clamped(times, now) if ours else places.trusted(times, now)
    after = _after(db, theirs[0], now) if theirs else []
    slots = places.slots(places.trusted([time for _, time in after], now), theirs)
    _make_room(db, [place for place, _ in after], slots)
    for slot in sorted(set(slots)):
        here = [done for done, its in zip(new, slots, strict=True) if its == slot]
        if slot == len(after):
            _append(db, here)
        else:
            first = after[slot][0] + sum(its < slot for its in slots)
            _append(db, here, first)
    return len(new)


def select(
    db: sqlite3.Connection,
    lesson: str | None = None,
    verb: str | None = None,
    items: Collection[str] | None = None,
    *,
    last: bool = False,
) -> list[Statement]:
    """The statements of a lesson, a verb and some items, or all, in order.

    `last`: only the last one of each item. Raises `Damaged` if one of them is not as it was written.
    """
    if version(db) < VERSION:
        return _select_1(db, lesson, verb, items, last=last)
    where, values = _where(lesson, verb, items)
    if last:
        where = f"WHERE place IN (SELECT max(place) FROM statements {where} GROUP BY lesson, verb, item)"
    told = []
    for row in db.execute(f"SELECT {rows.COLUMNS} FROM statements {where} ORDER BY place", values):
        if (done := rows.unsealed(row)) is None:
            raise Damaged("damaged")
        told.append(done)
    return told


def count(db: sqlite3.Connection) -> int:
    """How many statements there are."""
    return int(db.execute("SELECT count(*) FROM statements").fetchone()[0])


def lacking(db: sqlite3.Connection, ids: Iterable[str]) -> bool:
    """Whether one of these ids is not there."""
    return not all(_known(db, name) for name in ids)


def top(db: sqlite3.Connection) -> int:
    """The highest place; it never falls while nothing is lost."""
    return int(db.execute("SELECT coalesce(max(rowid), 0) FROM statements").fetchone()[0])


def ends_with(db: sqlite3.Connection, statements: Sequence[Statement]) -> bool:
    """Whether these statements, in this order, are the last ones."""
    last = db.execute("SELECT id FROM statements ORDER BY place DESC LIMIT ?", (len(statements),))
    return [name for (name,) in last][::-1] == [done.id for done in statements]


def version(db: sqlite3.Connection) -> int:
    """Of which version of the course the record is."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def sound(db: sqlite3.Connection) -> bool:
    """Whether every row is as it was written."""
    if version(db) < VERSION:
        return all(map(rows.of_version_1, db.execute("SELECT id, lesson, body FROM statements")))
    return all(map(rows.unsealed, db.execute(f"SELECT {rows.COLUMNS} FROM statements")))


def _select_1(
    db: sqlite3.Connection, lesson: str | None, verb: str | None, items: Collection[str] | None, *, last: bool
) -> list[Statement]:
    """As `select`, from a record of version 1."""
    told = [
        done
        for row in db.execute("SELECT id, lesson, body FROM statements ORDER BY rowid")
        if (done := rows.of_version_1(row))
        and lesson in (None, done.lesson)
        and verb in (None, done.verb)
        and (items is None or done.item in items)
    ]
    told = places.by_time(told, datetime.now(UTC))
    if not last:
        return told
    latest = {(done.lesson, done.verb, done.item): done.id for done in told}
    return [done for done in told if latest[done.lesson, done.verb, done.item] == done.id]


def _where(lesson: str | None, verb: str | None, items: Collection[str] | None) -> tuple[str, list[Any]]:
    named = {"lesson": lesson, "verb": verb}
    asked = [f"{name} = ?" for name, value in named.items() if value is not None]
    values: list[Any] = [value for value in named.values() if value is not None]
    if items is not None:
        asked.append(f"item IN ({', '.join('?' * len(items))})")
        values += items
    return f"WHERE {' AND '.join(asked)}" if asked else "", values


def _known(db: sqlite3.Connection, name: str) -> bool:
    return db.execute("SELECT 1 FROM statements WHERE id = ?", (name,)).fetchone() is not None


def _after(db: sqlite3.Connection, time: datetime, now: datetime) -> list[tuple[int, datetime]]:
    """Place and time of the rows at the end that may come after that time, in order."""
    found: list[tuple[int, datetime]] = []
    for place, body in db.execute("SELECT place, body FROM statements ORDER BY place DESC"):
        done = rows.decoded(body)
        if done is None:
            raise Damaged("damaged")
        if done.timestamp <= min(time, now):
            break
        found.append((place, done.timestamp))
    return found[::-1]


def _make_room(db: sqlite3.Connection, after: Sequence[int], slots: Sequence[int]) -> None:
    """Move each of the last rows up by as many as will stand before it."""
    for number, place in reversed(list(enumerate(after))):
        if more := sum(slot <= number for slot in slots):
            db.execute("UPDATE statements SET place = ? WHERE place = ?", (place + more, place))


def _append(db: sqlite3.Connection, statements: Iterable[Statement], first: int | None = None) -> None:
    numbered = ((None if first is None else first + n, done) for n, done in enumerate(statements))
    db.executemany(
        "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        ((place, *rows.sealed(done)) for place, done in numbered),
    )
