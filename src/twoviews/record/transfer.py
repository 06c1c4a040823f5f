"""Taking the record along: export, import and a fresh start.

An export is text: one xAPI statement a line, in JSON, UTF-8. What a learner typed stands in it as data and is
never interpreted, neither on the way out nor on the way in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from twoviews import private
from twoviews.errors import AnothersRecord, RecordError
from twoviews.record import pages
from twoviews.record.statements import Described, Statement, answers, from_xapi, once, to_xapi
from twoviews.record.store import Record

LONGEST_PSEUDONYM = 120
"""Signs of a pseudonym; one that the course makes has twenty."""
LARGEST = 500_000_000
"""Bytes of a file that is imported; an export of the whole course has about a million."""
NAMED, SHOWN = 3, 200  # malformed lines that are named, and how much of what is said of each


class Merged(Struct, frozen=True):
    """What an import did: how many answers and notes were `added`, and how many already `known`."""

    added: int
    known: int


Describe = Callable[[Statement], Described | None]
"""What can be told in words of the item of a statement."""


def lines(statements: Iterable[Statement], describe: Describe | None = None) -> Iterator[bytes]:
    """The statements as JSON lines, each with its line end."""
    for done in statements:
        yield msgspec.json.encode(to_xapi(done, describe(done) if describe else None)) + b"\n"


def export_to(path: Path, record: Record, *, replace: bool = False, describe: Describe | None = None) -> int:
    """Write the whole record to a file that only its owner reads; returns the number of answers and notes.

    With `describe` each statement also says in words what was asked.

    Raises `RecordError` if the record cannot be read, the file not be written, or anything is there already:
    only an ordinary file is replaced, in one step, and only where `replace` asks for it.
    """
    if not path.name:
        raise RecordError(f"{path} is a folder. Name a file in it.")
    statements = record.load()
    with _writing(path):
        if path.is_symlink() or path.exists():
            _may_replace(path, replace, record)
        private.write(path, lines(statements, describe))
    return answers(statements)


def save_new(path: Path, data: bytes) -> None:
    """Write a new file that only its owner reads, whole or not at all.

    Raises `RecordError` if anything is there, or it fails.
    """
    with _writing(path):
        try:
            private.write_new(path, (data,))
        except FileExistsError as error:
            raise RecordError(f"{path} is there already. Move it away, or name another folder.") from error


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """What the system refuses within is told as a `RecordError`."""
    try:
        yield
    except OSError as error:
        why = error.strerror or error
        raise RecordError(f"{path} cannot be written: {why}. Choose another place.") from error


def free_name(folder: Path, day: date) -> Path:
    """A name that nothing has yet: `two-views-record-20261129.jsonl`, or with `-2` and so on."""
    stem = f"two-views-record-{day:%Y%m%d}"
    names = (folder / f"{stem}{extra}.jsonl" for extra in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not (name.is_symlink() or name.exists()))


def parse(text: bytes) -> list[Statement]:
    """The statements of an export. Raises `RecordError` that names the first lines that are none."""
    found, problems = [], []
    for number, line in enumerate(text.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(from_xapi(msgspec.json.decode(line)))
        except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError) as error:
            problems.append(f"line {number}: {str(error)[:SHOWN]}")
    if problems:
        more = len(problems) - NAMED
        raise RecordError(
            "Nothing was imported, because these lines are not statements:\n"
            + "\n".join(problems[:NAMED])
            + (f"\nand {more} more." if more > 0 else "")
        )
    return found


def import_from(path: Path, record: Record, *, merge: bool = False) -> Merged:
    """Merge an export, or a copy of a record that was set aside, into the record by statement id.

    All of it, or nothing if any line of an export is malformed; of a damaged copy, all that is intact.
    Importing twice changes nothing. Raises `RecordError`, and `AnothersRecord` if the statements are another
    learner's than those here, unless `merge` says that both are one.
    """
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # reading it might never end
            raise RecordError(f"{path} cannot be read: it is not an ordinary file.")
        if path.is_file() and path.stat().st_size > LARGEST:
            raise RecordError(f"{path} is too large to be an export or a copy of a record.")
        data = path.read_bytes()
    except OSError as error:
        raise RecordError(f"{path} cannot be read: {error.strerror or error}.") from error
    statements = pages.legible(data).statements or parse(_text(path, data))
    if not all(_pseudonym(done.actor) for done in statements):
        raise RecordError(f"{path} has answers under a name that is no pseudonym. Nothing was imported.")
    here = record.load()
    others = {done.actor for done in statements} - {done.actor for done in here} - {record.learner}
    if here and others and not merge:
        raise AnothersRecord(_ANOTHERS.format(path=path))
    known = {done.id for done in here}
    record.merge(statements)
    added = answers(done for done in once(statements) if done.id not in known)
    return Merged(added, answers(statements) - added)


def _pseudonym(name: str) -> bool:
    """Whether a learner may be called so: a line with something on it, and not without end."""
    return bool(name.strip()) and name.isprintable() and len(name) <= LONGEST_PSEUDONYM


def _text(path: Path, text: bytes) -> bytes:
    if text.startswith(b"SQLite format 3\0"):
        raise RecordError(f"{path} holds no answers that can still be read. Nothing was imported.")
    return text


def _may_replace(path: Path, replace: bool, record: Record) -> None:
    if path.is_symlink() or not path.is_file():
        raise RecordError(f"{path} is not an ordinary file, so it stays as it is. Choose another name.")
    if record.path.exists() and path.samefile(record.path):
        raise RecordError(f"{path} is the file of your answers itself. Choose another name.")
    if not replace:
        raise RecordError(f"{path} is there already. Choose another name, or add --replace.")


_ANOTHERS = (
    "The answers in {path} were saved under another pseudonym than those here, and one record belongs to one "
    "learner, so nothing was imported. If both are yours (from another machine, or from before a fresh "
    "start), add --merge."
)


def reset(record: Record) -> Path | None:
    """Start afresh, under a new pseudonym; returns the dated copy of the old record, None if it was empty.

    Raises `RecordError` if that cannot be done; then all is as before.
    """
    return record.reset()
