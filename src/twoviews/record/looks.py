"""What was read last of the record, as long as nobody else has touched the file since.

A live part looks into the record before each act. Most looks find what the last one found and what this
kernel has saved since, so only the file's stamp is looked at: an act costs the same in a short and in a long
record.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from twoviews.record.statements import Statement

COUNTER = slice(24, 28)  # where SQLite counts the changes of the file
MOST = 200  # questions of one kernel that are remembered

Stamp = tuple[int, ...]
Key = tuple[str | None, str | None, tuple[str, ...]]


def stamp(path: Path) -> Stamp:
    """A sign for the file as it stands, another one once anybody has written there; empty if it has none."""
    if not path.is_file():
        return ()
    with path.open("rb") as file:
        its, start = os.fstat(file.fileno()), file.read(COUNTER.stop)
    return (
        its.st_dev, its.st_ino, its.st_size, its.st_mtime_ns, its.st_ctime_ns,
        int.from_bytes(start[COUNTER]),
    )  # fmt: skip


class Looks:
    """Answers of the record to questions for some items, all of one stamp."""

    def __init__(self) -> None:
        self._stamp: Stamp = ()
        self._found: dict[Key, list[Statement]] = {}

    def found(self, key: Key, now: Stamp) -> list[Statement] | None:
        """What was found to that question, first to last; None if it must be read from the file."""
        if not now or now != self._stamp:
            self._found.clear()
        known = self._found.get(key)
        return None if known is None else list(known)

    def keep(self, key: Key, before: Stamp, found: Sequence[Statement]) -> None:
        """Keep what was read; the file's stamp was looked at before."""
        if before != self._stamp or len(self._found) >= MOST:
            self._found.clear()
        self._stamp = before
        self._found[key] = list(found)

    def grew(self, before: Stamp, after: Stamp, added: Sequence[Statement]) -> None:
        """This kernel has put statements at the end of the file, and nobody else anything since `before`.

        An empty `before` says that they went elsewhere, or that there was no file before: all is read again.
        """
        if not before or before != self._stamp:
            self._found.clear()
        self._stamp = after
        for (lesson, verb, items), found in self._found.items():
            found += asked(added, lesson, verb, items)

    def forget(self) -> None:
        """Whatever was found is to be read again."""
        self._stamp = ()
        self._found.clear()


def asked(
    statements: Iterable[Statement], lesson: str | None, verb: str | None, items: Collection[str] | None
) -> list[Statement]:
    """Those of a lesson, a verb and some items, or of all."""
    return [
        done
        for done in statements
        if lesson in (None, done.lesson)
        and verb in (None, done.verb)
        and (items is None or done.item in items)
    ]
