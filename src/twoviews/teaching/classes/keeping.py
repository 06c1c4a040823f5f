"""What counts of every learner's work, kept on disk in batches, so that what was read need not be read again.

A batch is some hundred learners: four tables in parquet, named after the files that they were read from and
the edition of the course. An interrupted run leaves whole batches behind, and the next one goes on from
there; a new hand-in makes one batch new.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import re
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import msgspec
import numpy as np

from twoviews.bank import library
from twoviews.bank.library import Course
from twoviews.teaching.classes.folding import Folded, fold
from twoviews.teaching.classes.intake import HEAD, Aside, Found, Owner, Reader, Unreadable, owner, walk
from twoviews.teaching.classes.reading import handed
from twoviews.teaching.classes.slots import Slots

FORM = 2
"""Of the tables; another number makes all batches new."""
LEARNERS = 500
"""About as many to a batch."""
TABLES = ("learners", "rows", "texts", "aside")
_OURS = re.compile(rf"[0-9a-f]{{24}}\.({'|'.join(TABLES)})\.(parquet|part)|spill")
Told = Callable[[str, int, int], None]
"""Hears how far the work is: what is being done, how much of it, of how much."""


class Learner(NamedTuple):
    """One learner: a number made of the pseudonyms, these, and the files."""

    number: int
    actors: tuple[str, ...]
    files: tuple[Found, ...]


class Batch(NamedTuple):
    """Some learners, and the name under which their tables are kept."""

    name: str
    learners: tuple[Learner, ...]


class Kept(NamedTuple):
    """The batches of a class, and what was set aside before any was read."""

    folder: Path
    names: tuple[str, ...]
    aside: tuple[Aside, ...]

    def tables(self, table: str) -> list[str]:
        """The files of one of `TABLES`."""
        return [str(self.folder / f"{name}.{table}.parquet") for name in self.names]


def ours(place: Path) -> bool:
    """Whether a folder is one of batches: it is there, and holds nothing else."""
    return place.is_dir() and all(_OURS.fullmatch(path.name) for path in place.iterdir())


def edition(course: Course) -> str:
    """A sign for the content by which answers are read."""
    paths = [*course.files.values(), course.assets / "claims.yml", course.assets / "council.yml"]
    made = hashlib.blake2b(f"{FORM}".encode(), digest_size=8)
    for path in paths:
        made.update(path.read_bytes() if path.is_file() else b"")
    return made.hexdigest()


def keep(
    folder: Path, place: Path, slots: Slots, same: Mapping[str, str], told: Told, own: Collection[str] = ()
) -> Kept:
    """Read all that lies in a folder into batches at that place; what is kept there already stays.

    `same` names for a pseudonym the one under which the same person's answers are gathered; what lies at the
    real paths in `own` is not read.
    """
    learners, aside = _learners(folder, same, told, own)
    batches = _batches(learners, edition(slots.course))
    place.mkdir(parents=True, exist_ok=True)
    _tidy(place, {batch.name for batch in batches})
    missing = [batch for batch in batches if not (place / f"{batch.name}.learners.parquet").exists()]
    told("Reading", len(batches) - len(missing), len(batches))
    for done, _ in enumerate(_made(missing, place, folder, slots), len(batches) - len(missing) + 1):
        told("Reading", done, len(batches))
    return Kept(place, tuple(batch.name for batch in batches), tuple(aside))


def _learners(
    folder: Path, same: Mapping[str, str], told: Told, own: Collection[str]
) -> tuple[list[Learner], list[Aside]]:
    """Whose the files are, by their first lines."""
    files: dict[str, list[tuple[str, Found]]] = {}
    aside: list[Aside] = []
    with Reader() as reader:
        for number, found in enumerate(walk(folder, own), 1):
            if number % 500 == 0:
                told("Looking", number, 0)
            if isinstance(found, Aside):
                aside.append(found)
                continue
            try:
                its = _owner(found, reader)
            except Unreadable as error:
                aside.append(Aside(found.within(folder), str(error)))
            else:
                files.setdefault(same.get(its.actor, its.actor), []).append((its.actor, found))
    return [_learner(name, theirs, same) for name, theirs in sorted(files.items())], aside


def _learner(name: str, theirs: Sequence[tuple[str, Found]], same: Mapping[str, str]) -> Learner:
    actors = {actor for actor, _ in theirs} | {own for own, other in same.items() if other == name}
    return Learner(number_of(name), tuple(sorted(actors)), tuple(sorted(found for _, found in theirs)))


def _owner(found: Found, reader: Reader) -> Owner:
    head = reader.read(found, HEAD)
    return owner(head if b"\n" in head.strip() or len(head) < HEAD else reader.read(found))


def number_of(name: str) -> int:
    """A learner's number, from the pseudonym alone."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest()) >> 1


def _batches(learners: Sequence[Learner], course: str) -> list[Batch]:
    parts = 1
    while parts * LEARNERS < len(learners):
        parts *= 2
    sorted_out: list[list[Learner]] = [[] for _ in range(parts)]
    for learner in learners:
        sorted_out[zlib.crc32(learner.actors[0].encode()) % parts].append(learner)
    filled = [each for each in sorted_out if each] or [[]]  # a class of nobody has its tables too
    return [Batch(_name(each, course), tuple(each)) for each in filled]


def _name(learners: Sequence[Learner], course: str) -> str:
    made = hashlib.blake2b(course.encode(), digest_size=12)
    made.update(json.dumps(learners).encode())  # which takes names of files that are not UTF-8
    return made.hexdigest()


def _tidy(place: Path, wanted: set[str]) -> None:
    """Take away what an older folder or edition left."""
    for path in place.glob("*.parquet*"):
        if path.name.partition(".")[0] not in wanted:
            path.unlink(missing_ok=True)


# ── making batches ───────────────────────────────────────────────────────────


def _made(batches: Sequence[Batch], place: Path, folder: Path, slots: Slots) -> Iterator[None]:
    if len(batches) < 2:
        for batch in batches:
            gc.freeze()  # as in `_begin`
            try:
                _make(batch, place, folder, slots)
            finally:
                gc.unfreeze()
            yield
        return
    workers = min(len(batches), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (slots.course.assets,)) as pool:
        try:
            for done in as_completed([pool.submit(_make_there, batch, place, folder) for batch in batches]):
                yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)


_there: list[Slots] = []


def _begin(assets: Path) -> None:
    _there[:] = [Slots(library.course(assets))]
    gc.freeze()  # the course stays; looking through it again and again would take half of the time


def _make_there(batch: Batch, place: Path, folder: Path) -> None:
    _make(batch, place, folder, _there[0])


def _make(batch: Batch, place: Path, folder: Path, slots: Slots) -> None:
    """Read and fold a batch, and write its tables; the one that says that it is whole comes last."""
    now, tables = datetime.now(UTC), _Tables(folder)
    with Reader() as reader:
        for learner in batch.learners:
            theirs = handed(learner.files, frozenset(learner.actors), reader, now)
            tables.aside(theirs.aside)
            if theirs.used:
                tables.add(learner, theirs.labels, theirs.used, fold(theirs.told, slots))
    tables.write(place, batch.name)


class _Tables:
    """The columns of a batch."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._learners: list[tuple[Any, ...]] = []
        self._rows: list[tuple[Any, ...]] = []
        self._texts: list[tuple[Any, ...]] = []
        self._aside: list[tuple[Any, ...]] = []

    def aside(self, files: Iterable[tuple[Found, str]]) -> None:
        """Files that could not be used."""
        self._aside += [(found.within(self._folder), why) for found, why in files]

    def add(self, learner: Learner, labels: Sequence[str], used: Sequence[Found], folded: Folded) -> None:
        """One learner's work."""
        stayed = [count for kept in folded.kept for count in (kept.answers, kept.right)]
        self._learners.append(
            (
                learner.number,
                learner.actors[0],
                msgspec.json.encode(labels).decode(),
                msgspec.json.encode([found.within(self._folder) for found in used]).decode(),
                len(used),
                folded.statements,
                folded.unknown,
                folded.began,
                folded.ended,
                " ".join(folded.sample),
                *stayed,
            )
        )
        for row in folded.rows:
            first, last = row.first, row.last
            self._rows.append(
                (
                    learner.number,
                    row.slot,
                    row.answers,
                    row.aside,
                    row.digest,
                    row.sure,
                    row.began,
                    row.ended,
                    row.stands,
                    first and first.said,
                    first and first.value,
                    first and first.share,
                    last and last.said,
                    last and last.value,
                    last and last.share,
                )
            )
            if row.text.strip():
                self._texts.append((learner.number, row.slot, row.text, row.ended))

    def write(self, place: Path, name: str) -> None:
        """Write all tables, the learners last."""
        with duckdb.connect() as db:
            for table, columns, rows in (
                ("aside", ASIDE, self._aside),
                ("texts", TEXTS, self._texts),
                ("rows", ROWS, self._rows),
                ("learners", LEARNER_COLUMNS, self._learners),
            ):
                _write(db, place / f"{name}.{table}.parquet", columns, rows)


LEARNER_COLUMNS = {
    "learner": "BIGINT", "actor": "VARCHAR", "labels": "VARCHAR", "files": "VARCHAR", "used": "INTEGER",
    "statements": "INTEGER", "unknown": "INTEGER", "began": "DOUBLE", "ended": "DOUBLE", "sample": "VARCHAR",
    **{f"{what}{span}": "INTEGER" for span in range(4) for what in ("asked", "knew")},
}  # fmt: skip
ROWS = {
    "learner": "BIGINT", "slot": "SMALLINT", "answers": "INTEGER", "aside": "INTEGER", "digest": "VARCHAR",
    "sure": "VARCHAR", "began": "DOUBLE", "ended": "DOUBLE", "stands": "BOOLEAN",
    "said": "VARCHAR", "value": "DOUBLE", "share": "DOUBLE",
    "last_said": "VARCHAR", "last_value": "DOUBLE", "last_share": "DOUBLE",
}  # fmt: skip
TEXTS = {"learner": "BIGINT", "slot": "SMALLINT", "text": "VARCHAR", "ended": "DOUBLE"}
ASIDE = {"name": "VARCHAR", "why": "VARCHAR"}
_HELD = {"VARCHAR": object, "DOUBLE": np.float64, "BOOLEAN": np.bool_}


def _write(
    db: duckdb.DuckDBPyConnection, path: Path, columns: Mapping[str, str], rows: Sequence[tuple[Any, ...]]
) -> None:
    turned = list(zip(*rows, strict=True)) or [()] * len(columns)
    held: dict[str, Any] = {
        name: np.array(values, dtype=_HELD.get(kind, np.int64))
        for (name, kind), values in zip(columns.items(), turned, strict=True)
    }
    wanted = ", ".join(
        f"CASE WHEN isnan({name}) THEN NULL ELSE {name} END AS {name}"
        if kind == "DOUBLE"
        else f"{name}::{kind} AS {name}"
        for name, kind in columns.items()
    )
    part = path.with_suffix(".part")
    db.register("held", held)
    db.execute(
        f"COPY (SELECT {wanted} FROM held) TO '{str(part).replace(chr(39), chr(39) * 2)}' (FORMAT "
        f"parquet, COMPRESSION zstd)"
    )
    db.unregister("held")
    part.replace(path)
