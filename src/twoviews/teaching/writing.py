"""Writing where a teacher asks for it: what the system refuses is one sentence, not a traceback."""

from __future__ import annotations

import os
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
    target = path.resolve()
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(private.create(part), "wb") as file:
            file.write(data)
        if not alone:
            part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_masked())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _masked() -> int:
    """The rights that this account takes from files it makes."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
