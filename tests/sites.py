"""The static edition, built once for each state of the course, and kept for the next run."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest

from twoviews.bank import library
from twoviews.record import lock
from twoviews.teaching.site import bundle, fetched, folder

ROOT = Path(__file__).resolve().parents[1]
MADE_FROM = ("src/twoviews", "assets", "notebooks", "exercises")
MINE = hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
PATIENCE = 900.0


@cache
def bundled() -> dict[str, bytes]:
    """What a browser's Python gets, made once."""
    return dict(bundle.bundle(library.course()))


def built() -> Path:
    """The folder of the site; skips where there is no npm, saying what that costs."""
    place = Path(tempfile.gettempdir()) / f"twoviews-site-{MINE}-{_state()}"
    with lock.held(place.with_suffix(".lock"), PATIENCE):
        if not (place / "sw.js").is_file():
            _build(place)
    return place


def _build(place: Path) -> None:
    try:
        found = folder.laid_out(ROOT, lambda step: None)
    except fetched.NotFetched as error:
        if os.environ.get("TWOVIEWS_BROWSER") == "required":
            pytest.fail(str(error))
        pytest.skip(f"the static edition was not tested: {error}")
    for old in place.parent.glob(f"twoviews-site-{MINE}-*"):
        if old.is_dir() and old != place:
            shutil.rmtree(old, ignore_errors=True)
    folder.write(found, place)


def _state() -> str:
    """A name for all that the site is made from."""
    told = hashlib.sha256()
    for room in MADE_FROM:
        for path in sorted((ROOT / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                told.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return told.hexdigest()[:12]
