"""Finding what students handed in: files in folders and zips, as an LMS or a hub gives them to a teacher.

Nothing in a folder can stop the rest: a link, a pipe, a file that is no hand-in, one that is too large, a zip
that swells, each is named with the reason and set aside. Nothing is unpacked to disk.
"""

from __future__ import annotations

import io
import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, NamedTuple

import msgspec
from msgspec import Struct

from twoviews.errors import TwoViewsError
from twoviews.record.statements import plain

LONGEST = 64_000_000
"""Bytes of one hand-in. A learner who does the whole course twice has about a hundredth of it."""
SWELLING = 200
"""How many times larger than itself what is packed may be; hand-ins pack to about a twentieth."""
DEEPEST = 3
"""Zips within zips."""
FOLDERS = 50
"""Folders within folders."""
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
"""How an entry of a zip may be packed: what unpacking these can raise is known."""
HEAD = 65_536
"""Bytes in which the first line is looked for."""
LONGEST_NAME = 120
ENDINGS = (".jsonl", ".json", ".ndjson")
QUIET = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
"""What systems leave in folders by themselves: passed over without a word, as is what begins with a dot."""


BROKEN = (
    OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
    KeyError, OverflowError, MemoryError, lzma.LZMAError, struct.error,
)  # fmt: skip
"""What reading a spoilt, strange or locked zip can raise."""


class Unreadable(TwoViewsError):
    """What was found is no hand-in; the message says why."""


class Found(NamedTuple):
    """A file by its path, or one inside a zip by the names that lead to it; `stamp` changes when it does."""

    path: str
    inside: tuple[str, ...]
    stamp: str

    def within(self, folder: Path) -> str:
        """How a teacher finds it: the path from the folder on, and the way into the zip."""
        path = Path(self.path)
        name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
        return shown(" › ".join((name, *self.inside)))


class Aside(Struct, frozen=True):
    """What was set aside: its name, and why in a sentence."""

    name: str
    why: str


class Owner(NamedTuple):
    """Whose a hand-in is: the pseudonym of the record, and the name or number that was given, if any."""

    actor: str
    label: str


def shown(text: str, longest: int = 300) -> str:
    """A name from outside as one line: without control signs and lone surrogates, and not without end."""
    line = "".join(sign if sign.isprintable() else " " for sign in str(plain(text[: 2 * longest])))
    line = " ".join(line.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def walk(folder: Path, own: Collection[str] = (), deep: int = 0) -> Iterator[Found | Aside]:
    """All that lies in a folder and the folders in it, in the order of names; links are not followed.

    What lies at one of the real paths in `own` is not theirs who handed in, and is passed over; `deep` is how
    many folders this one lies in.
    """
    if deep > FOLDERS:
        yield Aside(shown(folder.name), f"Folders lie in it more than {FOLDERS} deep.")
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Aside(shown(folder.name), f"The folder cannot be read: {error.strerror}.")
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in QUIET or (own and os.path.realpath(entry.path) in own):
            continue
        try:
            its = entry.stat(follow_symlinks=False)
        except OSError as error:
            yield Aside(shown(entry.path), f"It cannot be read: {error.strerror}.")
            continue
        if stat.S_ISDIR(its.st_mode):
            yield from walk(Path(entry.path), own, deep + 1)
        elif not stat.S_ISREG(its.st_mode):
            yield Aside(shown(entry.name), "It is a link or a device, not a file.")
        else:
            yield from _file(entry.path, its)


def _file(path: str, its: os.stat_result) -> Iterator[Found | Aside]:
    found = Found(path, (), f"{its.st_size} {its.st_mtime_ns}")
    if path.lower().endswith(".zip"):
        try:
            with _opened(path) as file:
                yield from _packed(found, file, its.st_size)
        except (OSError, Unreadable) as error:
            yield Aside(shown(Path(path).name), _reason(error))
    else:
        why = _unfit(Path(path).name, its.st_size)
        yield Aside(shown(Path(path).name), why) if why else found


def _unfit(name: str, size: int) -> str:
    if not name.lower().endswith(ENDINGS):
        return "It is no hand-in: those end in .jsonl."
    if size > LONGEST:
        return f"It is larger than {LONGEST // 1_000_000} MB, which no honest hand-in is."
    return "" if size else "It is empty."


def _packed(zipped: Found, file: IO[bytes], size: int) -> Iterator[Found | Aside]:
    """What is in a zip, and in the zips in it."""
    name = shown(" › ".join((Path(zipped.path).name, *zipped.inside)))
    try:
        with zipfile.ZipFile(file) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            _bounded(sum(each.file_size for each in entries), size)
            for entry in entries:
                if archive.getinfo(entry.filename) is not entry:
                    why = "Another file in the same zip has this name, and only one can be read. Rename it."
                    yield Aside(shown(f"{name} › {entry.filename}"), why)
                elif not _passed_over(entry.filename):
                    inner = Found(
                        zipped.path, (*zipped.inside, entry.filename), f"{zipped.stamp} {entry.CRC}"
                    )
                    yield from _entry(inner, archive, entry)
    except (Unreadable, *BROKEN) as error:
        yield Aside(name, _reason(error))


def _bounded(unpacked: int, packed: int) -> None:
    if unpacked > SWELLING * max(packed, HEAD):
        raise Unreadable(f"It swells to more than {SWELLING} times its size.")


def _entry(inner: Found, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[Found | Aside]:
    name = shown(" › ".join((Path(inner.path).name, *inner.inside)))
    if not entry.filename.lower().endswith(".zip"):
        why = _unfit(entry.filename, entry.file_size)
        yield Aside(name, why) if why else inner
    elif len(inner.inside) > DEEPEST:
        yield Aside(name, f"Zips lie in it more than {DEEPEST} deep.")
    else:
        yield from _packed(inner, io.BytesIO(_unpacked(archive, entry.filename)), entry.file_size)


def _passed_over(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part in QUIET or (part.startswith(".") and part not in (".", "..")) for part in parts)


# ── reading ──────────────────────────────────────────────────────────────────


class Reader:
    """Reads what was found; the zip that was read last stays open for the next. To be closed, or `with`."""

    def __init__(self) -> None:
        self._path, self._way = "", tuple[str, ...]()
        self._archive: zipfile.ZipFile | None = None
        self._open = ExitStack()

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def read(self, found: Found, most: int = LONGEST) -> bytes:
        """At most so many of its bytes. Raises `Unreadable`."""
        try:
            if not found.inside:
                with _opened(found.path) as file:
                    data = file.read(most + (most == LONGEST))
            else:
                data = _unpacked(self._zip(found), found.inside[-1], most)
        except BROKEN as error:
            raise Unreadable(_reason(error)) from error
        if len(data) > LONGEST:
            raise Unreadable(f"It is larger than {LONGEST // 1_000_000} MB, which no honest hand-in is.")
        return data

    def _zip(self, found: Found) -> zipfile.ZipFile:
        way = found.inside[:-1]
        if self._archive is None or (self._path, self._way) != (found.path, way):
            self._open.close()
            self._archive = None
            archive = zipfile.ZipFile(self._open.enter_context(_opened(found.path)))
            for name in way:
                archive = zipfile.ZipFile(io.BytesIO(_unpacked(archive, name)))
            self._path, self._way, self._archive = found.path, way, archive
        return self._archive


def owner(head: bytes) -> Owner:
    """Whose hand-in it is, by its first statement. Raises `Unreadable` if there is none."""
    line = next((each for each in head.removeprefix(b"\xef\xbb\xbf").split(b"\n") if each.strip()), b"")
    if head.startswith(b"SQLite format 3\0"):
        raise Unreadable("It is the file in which the course keeps a record. Ask for a hand-in.")
    try:
        agent = msgspec.json.decode(line, type=_First).actor
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Unreadable("Its first line is no statement of the course.") from error
    if not agent.account.name.strip() or len(agent.account.name) > LONGEST_NAME:
        raise Unreadable("It does not say whose record it is.")
    return Owner(shown(agent.account.name), shown(agent.name, LONGEST_NAME))


class _Account(Struct):
    name: str


class _Agent(Struct):
    account: _Account
    name: str = ""


class _First(Struct):
    actor: _Agent


def _opened(path: str) -> IO[bytes]:
    """An ordinary file, opened so that neither a link nor a pipe put in its place since can hold us up."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    handle = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Unreadable("It is no ordinary file.")
    return os.fdopen(handle, "rb")


def _unpacked(archive: zipfile.ZipFile, name: str, most: int = LONGEST) -> bytes:
    """The bytes of an entry, never more than one beyond `most`, whatever its header says."""
    entry = archive.getinfo(name)
    if entry.flag_bits & 1:
        raise Unreadable("It is locked with a password.")
    if entry.compress_type not in PACKED:
        raise Unreadable("It is packed in a way that is not known here. Pack it again as a usual zip.")
    if entry.file_size > LONGEST or entry.file_size > SWELLING * max(entry.compress_size, HEAD):
        raise Unreadable(f"It swells to more than {SWELLING} times its size, or is too large.")
    with archive.open(entry) as file:
        return file.read(most + (most == LONGEST))


def _reason(error: BaseException) -> str:
    if isinstance(error, Unreadable):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"It cannot be read: {error.strerror}."
    return "It is a zip that is spoilt, locked or of an unknown kind."
