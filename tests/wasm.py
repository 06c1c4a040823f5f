"""The course as a browser gets it, as source: Pyodide's core from npm, msgspec from PyPI, our bundle."""

from __future__ import annotations

from pathlib import Path

import npm
from twoviews.bank import library
from twoviews.teaching.site import bundle, python

BUNDLE = "course.bin"


def laid_out(place: Path, otherwise: str) -> list[str]:
    """Lay out `pyodide/` and the bundle in a folder; returns the name of the latter."""
    pyodide = npm.installed(otherwise) / "node_modules" / "pyodide"
    (place / "pyodide").symlink_to(pyodide, target_is_directory=True)
    files = dict(bundle.bundle(library.course())) | python.msgspec()
    (place / BUNDLE).write_bytes(bundle.packed_up(files.items()))
    return [BUNDLE]
