"""Writing where a teacher asks for it: what the system refuses is one sentence, not a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from twoviews import private
from twoviews.errors import TeachingError

HEAD = 4096
"""Bytes in which the title of a page stands."""


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Whatever cannot be written inside, at `place` or below it, is told as a `TeachingError`."""
    try:
        yield
    except OSError as error:
        where, why = error.filename or place, error.strerror or error
        raise TeachingError(f"{where} cannot be written: {why}. Choose another place.") from error


def foreign(path: Path, title: str) -> bool:
    """Whether a file is there that is no page of ours whose title ends so, and may not be replaced.

    Raises `OSError`.
    """
    if not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(HEAD)
    return bool(start) and f"{title}</title>".encode() not in start


def whole(path: Path, data: bytes, *, alone: bool = False) -> None:
    """Write a file whole or not at all: what was there stays until the new one is complete.

    `alone`: only its owner reads it. Raises `OSError`.
    """
    if path.exists() and not path.is_file():  # a device or a pipe takes what is written; a folder refuses
        path.write_bytes(data)
        return
    private.write(path.resolve(), (data,), alone=alone)
