"""Files that are the learner's alone: made, kept and settled so that no other account reads them."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

OTHERS = 0o077


def create(path: Path) -> int:
    """Make a new file that only its owner reads and open it for writing; returns its descriptor.

    Raises `FileExistsError` if anything is there already (a link too), and `OSError`.
    """
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)


def tighten(path: Path) -> None:
    """Take from others what rights they have to a file or folder of ours, where the system lets us."""
    with suppress(OSError):
        mode = path.stat().st_mode
        if mode & OTHERS:
            path.chmod(mode & 0o7777 & ~OTHERS)


def settle(folder: Path) -> None:
    """See to it that the names in a folder outlast a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
