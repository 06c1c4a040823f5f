"""The course as a browser gets it: Pyodide's core from npm, msgspec's wheel from PyPI, and our bundle."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import npm
from twoviews.bank import library
from twoviews.record import lock
from twoviews.teaching.site import bundle, python

WHEELS = python.WHEELS
BUNDLE = "course.zip"
FOR_PYODIDE = ("--platform", "pyemscripten_2026_0_wasm32", "--python-version", "314", "--abi", "cp314")


def laid_out(place: Path, otherwise: str) -> list[str]:
    """Lay out `pyodide/`, the bundle and the wheel in a folder; returns the names of the last two."""
    pyodide = npm.installed(otherwise) / "node_modules" / "pyodide"
    (place / "pyodide").symlink_to(pyodide, target_is_directory=True)
    wheel = place / "msgspec.zip"
    shutil.copyfile(_wheel(pyodide.parent), wheel)
    bundle.write(library.course(), place / BUNDLE)
    return [BUNDLE, wheel.name]


def _wheel(beside: Path) -> Path:
    """The compiled wheel, fetched once for each state of its list."""
    place = beside / ".pyodide-wheels"
    with lock.held(place, npm.PATIENCE):
        if not place.is_dir() or place.stat().st_mtime < WHEELS.stat().st_mtime:
            shutil.rmtree(place, ignore_errors=True)
            _download(place)
    (wheel,) = place.glob("*.whl")
    return wheel


def _download(place: Path) -> None:
    pip = [sys.executable, "-m", "pip"]
    words = ["download", "--no-deps", "--only-binary=:all:", "--require-hashes", *FOR_PYODIDE]
    done = subprocess.run(
        [*pip, *words, "-r", WHEELS, "-d", place], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.fail(
            f"The wheel for Pyodide could not be fetched:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        )
