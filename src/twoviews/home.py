"""Where the course's own files are: in a checkout, or inside the installed package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from twoviews.errors import ContentError

_PACKAGE = Path(__file__).resolve().parent


@cache
def project() -> Path | None:
    """The checkout that this package runs from, or `None` if it was installed as a wheel."""
    root = _PACKAGE.parents[1]
    return root if (root / "pyproject.toml").is_file() and (root / "assets").is_dir() else None


def course() -> Path:
    """The folder that holds the course's notebooks and assets: the checkout, or the installed package."""
    return project() or _PACKAGE


@cache
def assets() -> Path:
    """The folder of everything that is content and not prose.

    Raises `ContentError` if the installation lacks it.
    """
    found = course() / "assets"
    if not found.is_dir():
        raise ContentError(f"{found} is missing. Install the package twoviews again.")
    return found
