"""Writing a portfolio to a file that was not there before."""

from __future__ import annotations

from pathlib import Path

from twoviews.errors import PortfolioError


def save(text: str, wanted: Path) -> Path:
    """Write the text, and return where it is: `wanted`, or `wanted-2` and so on beside a file of that name.

    No file is ever overwritten. Raises `PortfolioError` if none can be written there.
    """
    number, path = 1, wanted
    while True:
        try:
            _write(text, path)
        except FileExistsError:
            number += 1
            path = wanted.with_stem(f"{wanted.stem}-{number}")
        except OSError as error:
            why = error.strerror or str(error)
            raise PortfolioError(f"{path} cannot be written: {why}. Choose another place.") from error
        else:
            return path


def _write(text: str, path: Path) -> None:
    """Write a new file, whole or not at all."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise
