"""Making the record whole: what was there is kept aside, what is intact goes into a new file, in one step.

All of it under the lock of `lock`, and only after a second look: another kernel may have done it already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from twoviews.record import database, pages, table
from twoviews.record.statements import Statement
from twoviews.record.troubles import Damaged, readable

PATIENCE = 5.0  # seconds for another kernel that mends the same file


class Mended(Struct, frozen=True):
    """What was found and done: `trouble` is "gone", "empty", "damaged", or "" for a sound file.

    `aside` is the copy of what was there, `recovered` how many statements came out of it, `returned` how many
    were written back from memory, `doubtful` the texts in which a letter may have changed.
    """

    trouble: str
    aside: Path | None = None
    recovered: int = 0
    returned: int = 0
    doubtful: tuple[Statement, ...] = ()


def mend(path: Path, learner: str, memory: Sequence[Statement]) -> Mended:
    """Look again and put right what is wrong; then write back what memory holds and the file does not.

    `learner` is the pseudonym to go on with if the file no longer tells it. Raises `RecordError` if nothing
    can be done now; then all is as before.
    """
    with readable(path), database.changing(path, PATIENCE):
        trouble = "gone" if memory and not path.exists() else _trouble(path)
        mended = _anew(path, trouble, learner, memory) if trouble else Mended("")
        with database.writing(path, PATIENCE, learner) as db:
            returned = table.insert(db, memory)
    return replace(mended, returned=returned)


def update(path: Path) -> None:
    """Rewrite a record of an earlier version; the old file is kept aside. Raises `RecordError`."""
    with readable(path), database.changing(path, PATIENCE):
        with database.reading(path, PATIENCE) as db:
            if db is None or table.version(db) == table.VERSION:
                return
            learner, told = table.pseudonym(db), table.select(db)
        database.keep(path, "before-update")
        database.found(path, learner, told)


def afresh(path: Path, patience: float) -> Path | None:
    """Begin a new record under a new pseudonym; returns where the old one is, None if it was empty.

    Raises `RecordError`; then all is as before.
    """
    with readable(path), database.changing(path, patience):
        with database.reading(path, patience) as db:
            if db is None or not table.count(db):
                return None
        aside = database.keep(path, "before-reset")
        database.found(path, database.new_pseudonym(), ())
        return aside


def legible(path: Path) -> list[Statement]:
    """What can be read of a damaged file that cannot be mended now."""
    try:
        return pages.salvage(path).statements
    except OSError:
        return []


def _trouble(path: Path) -> str:
    try:
        database.examine(path, PATIENCE, rows=True)
    except Damaged as trouble:
        return str(trouble)
    return ""


def _anew(path: Path, trouble: str, learner: str, memory: Sequence[Statement]) -> Mended:
    """The damaged file kept aside, and a new one in its place with all that it still held."""
    aside = database.keep(path, "damaged")
    left = pages.salvage(aside)
    held = {done.id: done for done in memory}
    kept = [held.get(done.id, done) for done in left.statements]
    database.found(path, left.learner or learner or _usual(kept) or database.new_pseudonym(), kept)
    doubtful = tuple(done for done in left.doubtful if done.id not in held)
    return Mended(trouble, aside if aside.exists() else None, len(kept), doubtful=doubtful)


def _usual(statements: Sequence[Statement]) -> str:
    """The actor of most of these statements."""
    actors = Counter(done.actor for done in statements)
    return max(actors, key=lambda actor: actors[actor], default="")
