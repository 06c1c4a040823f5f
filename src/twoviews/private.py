"""Files of the learner's: kept so that no other account reads them, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

OTHERS = 0o077


def create(path: Path) -> int:
    """Make a new file that only its owner reads and open it for writing; returns its descriptor.

    Raises `FileExistsError` if anything is there already (a link too), and `OSError`.
    """
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)


def write_new(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a new file that only its owner reads; it is on the disk and whole, or not there at all.

    Raises `FileExistsError` if anything is there already (a link too), and `OSError`.
    """
    handle = create(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(handle)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def write(path: Path, pieces: Iterable[bytes], *, alone: bool = True) -> None:
    """Write a file in one step: what was there, of whatever kind, stays until the new one is on the disk.

    `alone`: only its owner reads it; otherwise it has the rights of the file before it, or those that the
    account gives to new ones. Raises `OSError`.
    """
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        write_new(part, pieces)
        if not alone:
            part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_masked())
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()


def _masked() -> int:
    """The rights that this account takes from files it makes."""
    mask = os.umask(OTHERS)
    os.umask(mask)
    return mask


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
