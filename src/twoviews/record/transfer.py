"""Taking the record along: export, import and a fresh start.

An export is text: one xAPI statement a line, in JSON, UTF-8. What a learner typed stands in it as data and is
never interpreted, neither on the way out nor on the way in.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from twoviews.errors import RecordError
from twoviews.record.statements import Statement, from_xapi, to_xapi
from twoviews.record.store import Record


class Merged(Struct, frozen=True):
    """What an import did: how many statements were `added`, and how many were already `known`."""

    added: int
    known: int


def lines(statements: Iterable[Statement]) -> Iterator[bytes]:
    """The statements as JSON lines, each with its line end."""
    for done in statements:
        yield msgspec.json.encode(to_xapi(done)) + b"\n"


def export_to(path: Path, record: Record) -> int:
    """Write the whole record to a file, replacing it in one step; returns the number of statements.

    Raises `RecordError` if the record cannot be read or the file not be written.
    """
    statements = record.load()
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(lines(statements))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise RecordError(
            f"{path} cannot be written: {error.strerror or error}. Choose another place."
        ) from error
    return len(statements)


def parse(text: bytes) -> list[Statement]:
    """The statements of an export. Raises `RecordError` that names every line that is not one."""
    found, problems = [], []
    for number, line in enumerate(text.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(from_xapi(msgspec.json.decode(line)))
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            problems.append(f"line {number}: {error}")
    if problems:
        raise RecordError(
            "Nothing was imported, because these lines are not statements:\n" + "\n".join(problems)
        )
    return found


def import_from(path: Path, record: Record) -> Merged:
    """Merge an export into the record by statement id: all of it, or nothing if any line is malformed.

    Importing twice changes nothing, and the order of imports does not matter. Raises `RecordError`.
    """
    try:
        statements = parse(path.read_bytes())
    except OSError as error:
        raise RecordError(f"{path} cannot be read: {error.strerror or error}.") from error
    added = record.merge(statements)
    return Merged(added, len(statements) - added)


def reset(record: Record) -> Path | None:
    """Start afresh, under a new pseudonym; returns the dated copy of the old record, None if it was empty.

    Raises `RecordError` if that cannot be done; then all is as before.
    """
    return record.reset()
