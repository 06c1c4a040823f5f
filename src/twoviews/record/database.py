"""The file of the record: one SQLite database, opened for a moment at a time.

A connection lives as long as one transaction. So no lock outlasts an answer, any thread may ask, and a file
that was moved, mended or reset by another process is seen as it is now. The rollback journal, unlike the
write-ahead log, also works in network home folders. Every trouble is raised as a `RecordError` that a
learner can read.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import msgspec

from twoviews.errors import RecordError
from twoviews.record.statements import Statement

VERSION = 1
MARK = int.from_bytes(b"2VRe")  # SQLite's application_id: this database is a record of this course
SCHEMA = f"""
    CREATE TABLE learner (pseudonym TEXT NOT NULL);
    CREATE TABLE statements (id TEXT PRIMARY KEY, lesson TEXT NOT NULL, body BLOB NOT NULL);
    CREATE INDEX by_lesson ON statements (lesson);
    PRAGMA application_id = {MARK};
    PRAGMA user_version = {VERSION};
"""
TABLES = {"learner", "statements"}
SMALLEST = 128  # bytes: no statement with its index entries takes less

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Statement).decode


class Damaged(RecordError):
    """The file is not a sound database; `set_aside` keeps it and makes room for a new one."""


def new_pseudonym() -> str:
    """A name that says nothing about the learner."""
    return f"learner-{uuid4().hex[:12]}"


@contextmanager
def reading(path: Path, patience: float) -> Iterator[sqlite3.Connection | None]:
    """The record for one look, or None if there is none yet. Waits `patience` seconds for another process."""
    with _readable_troubles(path):
        if not path.exists():
            yield None
            return
        with closing(_connect(path, patience)) as db:
            yield db if _is_record(db, path) else None


@contextmanager
def writing(path: Path, patience: float, learner: str = "") -> Iterator[sqlite3.Connection]:
    """The record for one transaction, made first if need be; kept whole at the end, or not at all.

    A new record gets `learner` as its pseudonym, or a fresh one. Waits `patience` seconds for another
    process.
    """
    with _readable_troubles(path):
        _make_private(path)
        with closing(_connect(path, patience)) as db:
            db.execute("BEGIN IMMEDIATE")
            if not _is_record(db, path):
                _found(db, learner or new_pseudonym())
            yield db
            db.execute("COMMIT")


def pseudonym(db: sqlite3.Connection) -> str:
    """The learner's pseudonym."""
    row = db.execute("SELECT pseudonym FROM learner").fetchone()
    if row is None:
        raise Damaged("The record names no learner.")
    return str(row[0])


def rename(db: sqlite3.Connection, learner: str) -> None:
    """Give the learner that pseudonym from now on."""
    db.execute("UPDATE learner SET pseudonym = ?", (learner,))


def checked(done: Statement) -> Statement:
    """The statement as it will be read back. Raises `TypeError` or `msgspec.ValidationError` if it cannot."""
    return _decode(_encode(done))


def insert(db: sqlite3.Connection, statements: Iterable[Statement]) -> int:
    """Add the statements whose id is not there yet; returns how many."""
    before = db.total_changes
    rows = ((done.id, done.lesson, _encode(done)) for done in statements)
    db.executemany("INSERT INTO statements VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING", rows)
    return db.total_changes - before


def select(db: sqlite3.Connection, lesson: str | None = None) -> tuple[list[Statement], int]:
    """The statements of a lesson, or all; and the number of entries that could not be read."""
    where, values = ("", ()) if lesson is None else ("WHERE lesson = ?", (lesson,))
    bodies = [body for (body,) in db.execute(f"SELECT body FROM statements {where}", values)]
    found = [done for body in bodies if (done := _statement(body))]
    return found, len(bodies) - len(found)


def clear(db: sqlite3.Connection) -> None:
    """Delete every statement."""
    db.execute("DELETE FROM statements")


def count(db: sqlite3.Connection) -> int:
    """How many statements there are."""
    return int(db.execute("SELECT count(*) FROM statements").fetchone()[0])


def copy(path: Path, to: Path, patience: float) -> None:
    """Write a compact copy of the record to a new file. A writer elsewhere is not disturbed."""
    with _readable_troubles(to), closing(_connect(path, patience)) as db:
        _make_private(to)
        db.execute("VACUUM INTO ?", (str(to),))


def set_aside(path: Path) -> tuple[Path, list[Statement]]:
    """Move a damaged file, with its journal, to a dated name; returns that and what can still be read."""
    aside = dated(path, "damaged")
    with _readable_troubles(path):
        journal = Path(f"{path}-journal")
        if journal.exists():  # left behind, it would be played into the new file
            journal.replace(f"{aside}-journal")
        path.replace(aside)
        return aside, list(_salvage(aside))


def dated(path: Path, why: str) -> Path:
    """A free name beside the file: `record.sqlite` becomes `record-damaged-20261123-204500.sqlite`."""
    stem = f"{path.stem}-{why}-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    names = (
        path.with_name(f"{stem}{extra}{path.suffix}") for extra in ("", *(f"-{n}" for n in range(2, 1000)))
    )
    return next(name for name in names if not name.exists())


def _salvage(path: Path) -> Iterator[Statement]:
    """What can be read of a damaged file, row by row, so that a bad page costs only its own rows."""
    rows_at_most = path.stat().st_size // SMALLEST
    with suppress(sqlite3.Error), closing(_connect(path, 0)) as db:
        db.execute("PRAGMA writable_schema = ON")  # lets SQLite open a file that was cut short
        db.execute("SELECT rowid FROM statements LIMIT 0")  # fails at once where nothing can be gained
        for row in range(1, rows_at_most + 1):
            with suppress(sqlite3.Error):
                for (body,) in db.execute("SELECT body FROM statements WHERE rowid = ?", (row,)):
                    yield from filter(None, [_statement(body)])


def _connect(path: Path, patience: float) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)


def _make_private(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _found(db: sqlite3.Connection, learner: str) -> None:
    for command in SCHEMA.strip().split(";\n"):  # one by one: executescript would end the transaction
        db.execute(command)
    db.execute("INSERT INTO learner VALUES (?)", (learner,))


def _is_record(db: sqlite3.Connection, path: Path) -> bool:
    """True for a record, False for an empty file; raises for anything else, which is left as it is."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    mark = db.execute("PRAGMA application_id").fetchone()[0]
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if mark == MARK and version > VERSION:
        raise RecordError(
            f"Your saved answers ({path}) were written by a newer version of this course, so this version "
            "leaves them untouched. Update the course to see them."
        )
    if mark != MARK and tables:
        raise RecordError(f"{path} is a database of another program. It is left untouched.")
    if mark == MARK and not tables >= TABLES:
        raise Damaged(f"{path} has lost its tables.")
    return bool(tables)


def _statement(body: bytes) -> Statement | None:
    try:
        return _decode(body)
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError):
        return None


@contextmanager
def _readable_troubles(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise Damaged(f"{path} is damaged ({error}).") from error
        raise RecordError(_SENTENCES.get(code, _UNKNOWN).format(path=path, error=error)) from error
    except OSError as error:
        raise RecordError(_UNWRITABLE.format(path=path, error=error.strerror or error)) from error


_BUSY = "Another program is using the file of your answers ({path}) at the moment."
_READ_ONLY = (
    "The file of your answers ({path}) may not be written: it is read-only. Ask for write access to it."
)
_UNWRITABLE = (
    "The file of your answers ({path}) cannot be opened: {error}. Check the folder and the rights to it."
)
_UNKNOWN = "The file of your answers ({path}) cannot be used at the moment: {error}."
_SENTENCES = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _UNWRITABLE,
    sqlite3.SQLITE_FULL: "The disk is full: your answers cannot be written to {path}. Free some space on it.",
}
