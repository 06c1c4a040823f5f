"""One lock for everything that changes the file of the record, between threads, kernels and programs.

Where the file system locks, the lock is the system's own, on a small file beside the record, and dies with
its holder. Where it refuses locks (some network homes), or the host has none, the lock is a file that only
one can create; one that a dead holder left behind is taken away. The lock file stays, and so tells that a
record has been here.
"""

from __future__ import annotations

import errno
import os
import random
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

if sys.platform == "win32":
    import msvcrt
else:
    try:
        import fcntl
    except ImportError:  # Pyodide
        fcntl = None  # type: ignore[assignment]

PAUSE = 0.004  # seconds between two tries, on average; by chance, so that no one always comes last
ABANDONED = 30.0  # seconds that one holder's file may stand still: no transaction takes so long
FAR = 1 << 20  # the byte that is locked where a lock needs one
_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK, errno.EINTR}

_refusing: set[Path] = set()  # folders that have refused a lock
_threads = threading.local()  # `holding`: the records whose lock this thread holds
_standing: dict[bytes, float] = {}  # when a holder's file was seen first


def beside(path: Path, kind: str) -> Path:
    """The name of a helper of the record: `record.sqlite` has `record.sqlite.lock`."""
    return path.with_name(f"{path.name}.{kind}")


def left(path: Path) -> bool:
    """Whether a record has been made at that path before, as its lock file tells."""
    with suppress(OSError):
        return beside(path, "lock").stat().st_size > 0
    return False


def mark(path: Path) -> None:
    """Note in the lock file, which is held, that there is a record now."""
    if not left(path):
        beside(path, "lock").write_bytes(b"a record was made here\n")


def refuses(path: Path) -> bool:
    """Whether the file system of that file was found to refuse locks."""
    return path.parent in _refusing


@contextmanager
def held(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock of the record at that path; a thread that holds it already goes on.

    Raises `BlockingIOError` if another holds it for `patience` seconds, and `OSError` if the folder cannot be
    written.
    """
    mine: set[Path] = _threads.__dict__.setdefault("holding", set())
    if path in mine:
        yield
        return
    with _taken(path, patience):
        mine.add(path)
        try:
            yield
        finally:
            mine.discard(path)


def probe(path: Path) -> None:
    """Find out whether the file system of an existing file locks."""
    with suppress(OSError):
        if path.exists():
            with held(path, 0):
                pass


@contextmanager
def _taken(path: Path, patience: float) -> Iterator[None]:
    with closing(_Descriptor(os.open(beside(path, "lock"), os.O_RDWR | os.O_CREAT, 0o600))) as file:
        if not refuses(path) and not _system(file.number, patience):
            _refusing.add(path.parent)
        if not refuses(path):
            yield
            return
    with _created(beside(path, "held"), patience):
        yield


class _Descriptor:
    def __init__(self, number: int) -> None:
        self.number = number

    def close(self) -> None:
        os.close(self.number)  # and the lock with it


def _system(file: int, patience: float) -> bool:
    """Wait for the system's lock on an open file; False if there is no such thing here."""
    if sys.platform == "win32":
        os.lseek(file, FAR, os.SEEK_SET)  # what is locked there cannot even be read
        return _waited(lambda: msvcrt.locking(file, msvcrt.LK_NBLCK, 1), patience)
    if not hasattr(fcntl, "LOCK_EX"):  # Pyodide has the module, or none, and no locks
        return False
    # The second kind is SQLite's own: where it is refused, SQLite has to go without.
    exclusive = fcntl.LOCK_EX | fcntl.LOCK_NB
    return _waited(lambda: fcntl.flock(file, exclusive), patience) and _waited(
        lambda: fcntl.lockf(file, exclusive), patience
    )


def _waited(attempt: Callable[[], object], patience: float) -> bool:
    """Try until it succeeds; False if it is refused for good."""
    deadline = time.monotonic() + patience
    while True:
        try:
            attempt()
        except OSError as error:
            if error.errno not in _TAKEN:
                return False
            _pause(deadline)
        else:
            return True


@contextmanager
def _created(path: Path, patience: float) -> Iterator[None]:
    mine = f"{_here()} {os.getpid()} {uuid4().hex}".encode()
    deadline = time.monotonic() + patience
    while not _create(path, mine):
        if not _cleared(path):
            _pause(deadline)
    try:
        yield
    finally:
        with suppress(OSError):
            if path.read_bytes() == mine:
                path.unlink()


def _create(path: Path, mine: bytes) -> bool:
    try:
        file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    try:
        os.write(file, mine)
    finally:
        os.close(file)
    return True


def _cleared(path: Path) -> bool:
    """Take away the file of a holder that is gone; whether it was."""
    try:
        theirs = path.read_bytes()
        if not _abandoned(theirs):
            return False
        taken = path.with_name(f"{path.name}-{uuid4().hex[:8]}")
        path.rename(taken)
        if taken.read_bytes() != theirs:  # another was quicker, and this is a living holder's
            taken.rename(path)
            return False
        taken.unlink()
    except OSError:
        return False
    return True


def _abandoned(theirs: bytes) -> bool:
    place, _, rest = theirs.decode(errors="replace").rpartition(" ")[0].rpartition(" ")
    if place == _here() and rest.isdigit() and int(rest) != os.getpid() and not _alive(int(rest)):
        return True
    seen = _standing.setdefault(theirs, time.monotonic())
    return time.monotonic() - seen > ABANDONED


def _alive(process: int) -> bool:
    if sys.platform in ("win32", "emscripten"):  # there os.kill does something else
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _here() -> str:
    """Name of the machine and of what it counts its processes in, so that a container is another place."""
    with suppress(OSError):
        return f"{socket.gethostname()} {Path('/proc/self/ns/pid').readlink()}"
    return socket.gethostname()


def _pause(deadline: float) -> None:
    if time.monotonic() > deadline:
        raise BlockingIOError(errno.EAGAIN, "Another program is using the record")
    time.sleep(random.uniform(0.25, 1.75) * PAUSE)
