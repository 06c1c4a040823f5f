"""The file of the record: one SQLite database, opened for a moment at a time.

A connection lives as long as one transaction. So no lock outlasts an answer, any thread may ask, and a file
that was moved, mended or reset by another process is seen as it is now. Whoever changes the file holds the
lock of `lock`. The rollback journal, unlike the write-ahead log, also works in network home folders. Every
trouble is raised as a `RecordError` that a learner can read.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from uuid import uuid4

from twoviews import private
from twoviews.errors import RecordError
from twoviews.record import lock, pages, table
from twoviews.record.statements import Statement
from twoviews.record.troubles import Damaged, readable

# What the first 100 bytes of a file of ours hold, by offset (https://sqlite.org/fileformat2.html, 1.3).
HEADER = {
    0: b"SQLite format 3\0",
    18: b"\x01\x01",  # written and read by way of a rollback journal
    21: b"\x40\x20\x20",
    44: b"\0\0\0\4",  # schema format
    56: b"\0\0\0\1",  # UTF-8
}


class Older(RecordError):
    """The record is of an earlier version of this course, and is written only after `mending.update`."""


def new_pseudonym() -> str:
    """A name that says nothing about the learner."""
    return f"learner-{uuid4().hex[:12]}"


@contextmanager
def reading(path: Path, patience: float) -> Iterator[Connection | None]:
    """The record for one look, or None if there is none yet. Waits `patience` seconds for another process."""
    with readable(path):
        if not path.exists():
            if lock.left(path):
                raise Damaged("gone")
            yield None
            return
        alone = lock.held(path, patience) if lock.refuses(path) else nullcontext()
        with alone, closing(_connect(path, patience)) as db:
            _identify(db, path)
            yield db


@contextmanager
def writing(path: Path, patience: float, learner: str = "") -> Iterator[Connection]:
    """The record for one transaction, made first if need be; kept whole at the end, or not at all.

    A new record gets `learner` as its pseudonym, or a fresh one. Waits `patience` seconds for another
    process.
    """
    with readable(path), changing(path, patience):
        if not path.exists():
            if lock.left(path):
                raise Damaged("gone")
            found(path, learner or new_pseudonym(), ())
        private.tighten(path)
        with closing(_connect(path, patience)) as db:
            db.execute("BEGIN IMMEDIATE")
            if _identify(db, path) < table.VERSION:
                raise Older
            lock.mark(path)
            yield db
            db.execute("COMMIT")


@contextmanager
def changing(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock of the record; its folder is made first if need be."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with lock.held(path, patience):
        yield


def found(path: Path, learner: str, statements: Iterable[Statement]) -> None:
    """Put a new record with these statements, in this order, in the place of whatever is there, in one step.

    The lock is held by the caller. Raises `OSError` or `sqlite3.Error`; then all is as before.
    """
    new = lock.beside(path, "new")
    for left in (new, Path(f"{new}-journal")):
        left.unlink(missing_ok=True)
    os.close(private.create(new))
    try:
        with closing(_connect(new, 0)) as db:
            db.execute(f"PRAGMA page_size = {pages.PAGE}")
            db.execute("PRAGMA auto_vacuum = NONE")
            db.execute("BEGIN IMMEDIATE")
            table.make(db, learner, statements)
            db.execute("COMMIT")
        lock.mark(path)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    private.settle(path.parent)


def keep(path: Path, why: str) -> Path:
    """Give the file a second, dated name, which it keeps when the first one goes to a new file.

    What another program is writing at this moment so ends in the copy that is kept. The caller holds the
    lock.
    """
    aside, journal = dated(path, why), Path(f"{path}-journal")
    _second_name(path, aside)
    if journal.exists():  # left behind, it would be played into the new file
        journal.replace(f"{aside}-journal")
    return aside


def dated(path: Path, why: str) -> Path:
    """A free name beside the file: `record.sqlite` becomes `record-damaged-20261123-204500.sqlite`."""
    stem = f"{path.stem}-{why}-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    names = (
        path.with_name(f"{stem}{extra}{path.suffix}") for extra in ("", *(f"-{n}" for n in range(2, 1000)))
    )
    return next(name for name in names if not name.exists())


def examine(path: Path, patience: float, *, rows: bool = False) -> int:
    """Look at the whole file; returns the version, 0 if there is no record yet.

    `rows`: at the seal of each row, too, which reading it looks at in any case.

    Raises `Damaged` if anything is not as it was written, and `RecordError` if it cannot be looked at.
    """
    with reading(path, patience) as db:
        if db is None:
            return 0
        if db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise Damaged("damaged")
        table.pseudonym(db)
        its = table.version(db)
        if (rows or its < table.VERSION) and not table.sound(db):
            raise Damaged("damaged")
        return its


def _second_name(path: Path, aside: Path) -> None:
    if not path.exists():
        return
    try:
        aside.hardlink_to(path)
    except OSError:  # a file system without such names
        shutil.copy2(path, aside)
    private.tighten(aside)


def _connect(path: Path, patience: float) -> Connection:
    if not path.is_file():
        raise OSError(errno.EINVAL, "it is not an ordinary file")
    address = path.absolute().as_uri() + "?mode=rw" + ("&nolock=1" if lock.refuses(path) else "")
    db = sqlite3.connect(address, timeout=patience, isolation_level=None, check_same_thread=False, uri=True)
    with suppress(sqlite3.Error):
        db.execute("PRAGMA synchronous = EXTRA")  # the end of a transaction, too, outlasts a power cut
    return db


def _identify(db: Connection, path: Path) -> int:
    """The version of a record; raises for anything else, which is left as it is.

    A header that says something else of tables and rows that are ours is damaged: another program has other
    ones, and so has a newer version of the course.
    """
    with path.open("rb") as file:
        start = file.read(100)
    if not start:
        raise Damaged("empty")
    its, mark = int.from_bytes(start[60:64]), int.from_bytes(start[68:72])
    sound = all(start[at : at + len(value)] == value for at, value in HEADER.items())
    if start.startswith(HEADER[0]) and mark != table.MARK and not pages.ours(path) and _tables(db):
        raise RecordError(f"{path} is a database of another program. It is left untouched.")
    if not sound or mark != table.MARK:
        raise Damaged("damaged")
    tables = _tables(db)
    if table.VERSION < its < table.VERSION + 20 and tables != table.TABLES:
        raise RecordError(_NEWER.format(path=path))
    if tables != {table.VERSION: table.TABLES, 1: table.TABLES_1}.get(its):
        raise Damaged("damaged")
    return its


def _tables(db: Connection) -> dict[str, str]:
    return dict(db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


_NEWER = (
    "Your saved answers ({path}) were written by a newer version of this course, so this version "
    "leaves them untouched. Update the course to see them."
)
