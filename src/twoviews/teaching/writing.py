"""Writing where a teacher asks for it: what the system refuses is one sentence, not a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from twoviews.errors import TeachingError


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Whatever cannot be written inside, at `place` or below it, is told as a `TeachingError`."""
    try:
        yield
    except OSError as error:
        where, why = error.filename or place, error.strerror or error
        raise TeachingError(f"{where} cannot be written: {why}. Choose another place.") from error
