"""Writing where a teacher asks for it: what the system refuses is one sentence, not a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from twoviews import private
from twoviews.errors import TeachingError


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Whatever cannot be written inside, at `place` or below it, is told as a `TeachingError`."""
    try:
        yield
    except OSError as error:
        where, why = error.filename or place, error.strerror or error
        raise TeachingError(f"{where} cannot be written: {why}. Choose another place.") from error


def whole(path: Path, data: bytes, *, alone: bool = False) -> None:
    """Write a file whole or not at all: what was there stays until the new one is complete.

    `alone`: only its owner reads it. Raises `OSError`.
    """
    if path.exists() and not path.is_file():  # a device or a pipe takes what is written; a folder refuses
        path.write_bytes(data)
        return
    private.write(path.resolve(), (data,), alone=alone)
