"""Where the record lies: for a kernel and a command the same file, wherever each of them was started."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import platformdirs

FILE = "record.sqlite"


def default_path() -> Path:
    """Where the record lies: `TWOVIEWS_RECORD`, or `record.sqlite` in the user's data folder.

    A relative path starts at the learner's home folder. Where an account has no home, the record lies in the
    folder of temporary files: see `homeless`. A place without a name, as `/`, is a folder: the file is in it.
    """
    chosen = os.environ.get("TWOVIEWS_RECORD", "").strip()
    try:
        folder = platformdirs.user_data_path("twoviews", appauthor=False)
        if chosen:
            return _file(Path.home() / Path(chosen).expanduser())
        return (folder if folder.is_absolute() else folder.expanduser()) / FILE
    except RuntimeError:  # neither HOME nor an entry in the list of accounts
        if chosen and Path(chosen).is_absolute():
            return _file(Path(chosen))
        return _makeshift()


def _file(chosen: Path) -> Path:
    return chosen if chosen.name else chosen / FILE


def homeless(path: Path) -> list[str]:
    """What the learner should know if the record lies in a makeshift place, else nothing."""
    if path != _makeshift():
        return []
    return [
        f"{_why_homeless()}, so your answers are saved in {path}, which the system may clear. "
        "Set TWOVIEWS_RECORD to a file in a lasting place, or take them with you: twoviews record export."
    ]


def _why_homeless() -> str:
    chosen = os.environ.get("TWOVIEWS_RECORD", "").strip()
    user = Path(chosen).parts[0][1:] if chosen.startswith("~") else ""
    if user:
        return f"TWOVIEWS_RECORD is {chosen}, and there is no user {user} with a home folder here"
    return "Your account has no home folder"


def _makeshift() -> Path:
    try:
        folder = Path(tempfile.gettempdir())
    except FileNotFoundError:
        folder = Path.cwd()
    user = os.getuid() if hasattr(os, "getuid") else "user"
    return folder / f"twoviews-{user}" / FILE
