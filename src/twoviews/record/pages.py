"""Reading the statements of a damaged record straight from its pages, without SQLite.

SQLite gives up a whole file for one wrong byte in its first page, and a whole page for one in its header. But
a row stands in one piece (or in a chain of pages if it is long), begins with a header of known shape, and
carries its own checksum. So rows are looked for by that shape, wherever they stand. The format is that of
https://sqlite.org/fileformat2.html, sections 1.5, 1.6 and 2.1.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from twoviews.record import rows
from twoviews.record.places import by_time
from twoviews.record.statements import Statement

PAGE = 4096  # bytes, in every record that the course has made
_ID = 36 * 2 + 13  # how SQLite writes "a text of 36 bytes", which an id is
_SEALED = re.compile(
    rb"[\x07-\x1f]\x00%c" % _ID
)  # length of the header; the place, which stands elsewhere; id
_PLAIN = re.compile(rb"[\x04-\x0f]%c[\x0d-\x7f]" % _ID)  # version 1: length of the header, id, lesson
_LEARNER = re.compile(rb"\x03([\x0d-\x7f])%c" % (rows.SEAL * 2 + 12))
_LEARNER_1 = re.compile(rb"\x02\x35(learner-[0-9a-f]{12})")
_JOURNAL = bytes.fromhex("d9d505f920a163d7")


class Salvaged(NamedTuple):
    """What pages still hold: the pseudonym (or ""), statements in order, and texts that may have changed."""

    learner: str
    statements: list[Statement]
    doubtful: list[Statement]


class _Row(NamedTuple):
    place: int | None
    done: Statement
    whole: bool
    old: bool = False


class _Pages(NamedTuple):
    """Pages to look through, and the file in which long rows go on."""

    data: bytes
    file: bytes
    size: int
    spare: int  # bytes at the end of a page that are not used


def salvage(path: Path) -> Salvaged:
    """All that the file at that path, and a journal beside it, still hold. Raises `OSError`."""
    data = path.read_bytes() if path.exists() else b""
    journal = Path(f"{path}-journal")
    return legible(data, journal.read_bytes() if journal.exists() else b"")


def legible(data: bytes, journal: bytes = b"") -> Salvaged:
    """All that these bytes of a file, and of a journal beside it, hold."""
    found: dict[str, _Row] = {}
    for size, spare in {(PAGE, 0), _layout(data)}:
        for part in (data, _images(journal, size)):
            for row in _rows(_Pages(part, data, size, spare)):
                known = found.get(row.done.id)
                if known is None or row.whole > known.whole:
                    found[row.done.id] = row
    return Salvaged(_learner(data), *_parted(found.values()))


def ours(path: Path) -> bool:
    """Whether the file holds, or held, a record of this course, whatever its header says."""
    found = salvage(path)
    return bool(found.learner or found.statements)


def _parted(found: Iterable[_Row]) -> tuple[list[Statement], list[Statement]]:
    """Statements in order, and those of them that may have changed."""
    by_clock = sorted(found, key=lambda row: (row.done.timestamp, row.done.id))
    times = Counter(row.place for row in by_clock)
    last = 0
    placed = []
    for before, row, after in zip([None, *by_clock], by_clock, [*by_clock[1:], None], strict=False):
        if row.place is not None and not _astray(before, row.place, after, times[row.place] > 1):
            last = row.place
        placed.append((last, row))  # without a place it stands by the one before it in time
    ordered = [row for _, row in sorted(placed, key=lambda entry: entry[0])]
    told = [row.done for row in ordered]
    if all(row.old for row in ordered):
        told = by_time(told, datetime.now(UTC))
    return told, [row.done for row in ordered if not row.whole]


def _astray(before: _Row | None, place: int, after: _Row | None, twice: bool) -> bool:
    """Whether a place is damaged: its neighbours in time agree with each other and not with it.

    The first and the last row have one neighbour; their place is damaged if another row has it, too.
    """
    low = before.place if before else 0 if twice else None
    high = after.place if after else sys.maxsize if twice else None
    return low is not None and high is not None and low < high and not low < place < high


def _learner(data: bytes) -> str:
    for match in _LEARNER.finditer(data):
        end = match.end() + (match[1][0] - 13) // 2
        name = data[match.end() : end].decode(errors="replace")
        if rows.seal(name) == data[end : end + rows.SEAL]:
            return name
    old = _LEARNER_1.search(data)
    return old[1].decode() if old else ""


def _layout(data: bytes) -> tuple[int, int]:
    """Size of a page and unused bytes at its end, by the header of the file, which may be damaged."""
    size = int.from_bytes(data[16:18]) if len(data) > 20 else 0
    size = 65536 if size == 1 else size
    sound = size in (512, 1024, 2048, 4096, 8192, 16384, 32768, 65536) and data[20] <= 32
    return (size, data[20]) if sound else (PAGE, 0)


def _images(journal: bytes, size: int) -> bytes:
    """The pages in a journal, as they were before the transaction that it belongs to."""
    if not journal.startswith(_JOURNAL):
        return b""
    sector = int.from_bytes(journal[20:24]) or 512
    starts = range(sector + 4, len(journal), size + 8)
    return b"".join(journal[start : start + size] for start in starts)


def _rows(pages: _Pages) -> Iterator[_Row]:
    for shape, read in ((_SEALED, _sealed), (_PLAIN, _plain)):
        at = 0
        while match := shape.search(pages.data, at):
            at = match.start() + 1
            if row := read(pages, match.start()):
                yield row


def _sealed(pages: _Pages, start: int) -> _Row | None:
    found = _values(pages, start, 7)
    if found is None:
        return None
    place, (_, *values) = found
    if len(values[-1]) != rows.SEAL:
        return None
    texts = tuple(value.decode(errors="replace") for value in values[:4])
    if done := rows.unsealed((*texts, *values[4:])):
        return _Row(place, done, whole=True)
    done = rows.decoded(values[4])
    # A text is worth keeping with a wrong letter; an answer that may be another is not.
    return _Row(place, done, whole=False) if done and done.verb == "wrote" and done.id == texts[0] else None


def _plain(pages: _Pages, start: int) -> _Row | None:
    found = _values(pages, start, 3)
    if found is None:
        return None
    place, (name, lesson, body) = found
    done = rows.of_version_1((name.decode(errors="replace"), lesson.decode(errors="replace"), body))
    return _Row(place, done, whole=True, old=True) if done else None


def _values(pages: _Pages, start: int, columns: int) -> tuple[int | None, list[bytes]] | None:
    """The place and the values of the row whose header begins there, if it has so many columns."""
    kinds, at = [], start + 1
    while at < start + pages.data[start]:
        kind, at = _number(pages.data, at)
        kinds.append(kind)
    lengths = [(kind - 12) // 2 if kind >= 12 else 0 for kind in kinds]
    if len(kinds) != columns or any(0 < kind < 12 for kind in kinds) or at != start + pages.data[start]:
        return None
    size = pages.data[start] + sum(lengths)
    body = _payload(pages, start, size)
    if body is None:
        return None
    at, values = pages.data[start], []
    for length in lengths:
        values.append(body[at : at + length])
        at += length
    return _place(pages.data, start, size), values


def _payload(pages: _Pages, start: int, size: int) -> bytes | None:
    """The bytes of a row: those in its page, and those in the chain of pages where it goes on."""
    usable = pages.size - pages.spare
    local = _local(size, usable)
    end = start // pages.size * pages.size + usable
    if start + local + (4 if local < size else 0) > min(end, len(pages.data)):
        return None
    parts, left = [pages.data[start : start + local]], size - local
    following = int.from_bytes(pages.data[start + local : start + local + 4]) if left else 0
    while left > 0:
        page = (following - 1) * pages.size
        if following < 1 or page + usable > len(pages.file):
            return None
        following = int.from_bytes(pages.file[page : page + 4])
        parts.append(pages.file[page + 4 : page + 4 + min(left, usable - 4)])
        left -= usable - 4
    return b"".join(parts)


def _local(size: int, usable: int) -> int:
    """How many bytes of a row stand in its own page."""
    most, least = usable - 35, (usable - 12) * 32 // 255 - 23
    if size <= most:
        return size
    fitting = least + (size - least) % (usable - 4)
    return fitting if fitting <= most else least


def _place(data: bytes, start: int, size: int) -> int | None:
    """The row's place, which stands before its header, after its size; None if that is not as it must be."""
    for length in range(1, 10):
        place, end = _number(data, start - length)
        if end == start and data[max(0, start - length - 9) : start - length].endswith(_varint(size)):
            return place
    return None


def _number(data: bytes, at: int) -> tuple[int, int]:
    """The variable-length integer at that byte, and where it ends."""
    value = 0
    for count in range(9):
        byte = data[at + count] if 0 <= at + count < len(data) else 0
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise AssertionError("a ninth byte ends every number")


def _varint(value: int) -> bytes:
    """That number as SQLite writes it (below 2**56)."""
    digits = [value & 0x7F]
    while value := value >> 7:
        digits.append(value & 0x7F | 0x80)
    return bytes(reversed(digits))
