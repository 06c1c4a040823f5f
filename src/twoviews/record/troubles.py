"""What can go wrong with the file of the record, in sentences that a learner can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from twoviews.errors import RecordError


class Damaged(RecordError):
    """The file is not as it was written: "damaged", "empty" or "gone". `mending` makes it whole."""


class Full(RecordError):
    """There is no room for all of it; less of it may fit."""


_BUSY = "Another program is using the file of your answers ({path}) at the moment."
_READ_ONLY = (
    "The file of your answers ({path}) may not be written: it is read-only. Ask for write access to it."
)
_UNWRITABLE = (
    "The file of your answers ({path}) cannot be opened: {error}. Check the folder and the rights to it."
)
_UNKNOWN = (
    "The file of your answers ({path}) cannot be used at the moment: {error}. If that goes on, keep them "
    "elsewhere: set TWOVIEWS_RECORD to another place and start the course again."
)
_FULL = "The disk is full: your answers cannot be written to {path}. Free some space on it."
_SENTENCES = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _UNWRITABLE,
    sqlite3.SQLITE_IOERR: _UNKNOWN,
    sqlite3.SQLITE_INTERRUPT: _UNKNOWN,
}
_WRITES = {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_FSYNC}


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Every trouble with that file as a `RecordError`.

    What SQLite says of itself (busy, full, read-only, not to be opened) is a sentence; all else that it
    cannot make sense of is `Damaged`: it is never asked for anything that a sound record lacks.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if code & 0xFF == sqlite3.SQLITE_FULL or code in _WRITES:
            raise Full(_FULL.format(path=path)) from error
        if (sentence := _SENTENCES.get(code & 0xFF)) is None:
            raise Damaged("damaged") from error
        raise RecordError(sentence.format(path=path, error=error)) from error
    except (UnicodeDecodeError, MemoryError, OverflowError) as error:
        raise Damaged("damaged") from error
    except BlockingIOError as error:
        raise RecordError(_BUSY.format(path=path)) from error
    except PermissionError as error:
        sentence = _READ_ONLY if path.exists() else _UNWRITABLE
        raise RecordError(sentence.format(path=path, error=error.strerror or error)) from error
    except OSError as error:
        raise RecordError(_UNWRITABLE.format(path=path, error=error.strerror or error)) from error
