"""A Web Worker of the browser as a host: Python by Pyodide, the page on the other side of `postMessage`.

What passes is JSON. The record lies in the browser's own storage, to which this half appends lines and
nothing else: each line is one xAPI statement, as in an export. So a line that was not finished when the tab
was killed is the last one, and was not acknowledged. Two tabs append to a file each, and each reads what the
other has appended before it works off a message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, Protocol

import msgspec

from twoviews.bank.recorded import ON_PAGE
from twoviews.errors import AnothersRecord, RecordError, TwoViewsError
from twoviews.hosts.desk import Desk
from twoviews.parts.base import AnyLive, Json
from twoviews.record import Record, Statement, from_xapi, transfer
from twoviews.record.database import changing, found
from twoviews.record.short import lengthened, shortened

CALLS = (
    *(part.call for part in ON_PAGE), "recall", "review", "council", "progress", "change", "portfolio",
)  # fmt: skip
"""What a page can open of a lesson. Explorers draw nothing here: their pictures stand in the page."""
DRAWN = "explore"
UNKEPT = (
    "This browser could not store your last answers ({why}). They are still on this page: save your record "
    "as a file before you close it, and make room in the browser's storage."
)
ANOTHERS = (
    "This file was saved under another pseudonym than what is here, and one record belongs to one learner, "
    "so nothing was imported. If both are yours, from two devices, put them together."
)
PATIENCE = 1.0


class Store(Protocol):
    """The browser's storage."""

    def append(self, lines: bytes) -> str:
        """Store these lines for good; empty, or why that could not be done."""
        ...


class BrowserRecord(Record):
    """A record whose home is the browser's storage; the database in memory answers what parts ask."""

    def __init__(self, path: Path, store: Store, learner: str, lines: bytes) -> None:
        with changing(path, PATIENCE):
            found(path, learner, ())
        super().__init__(path)
        self._store, self._unkept, self._why = store, list[Statement](), ""
        self.unread = 0
        self.take_news(lines)

    @property
    def notices(self) -> tuple[str, ...]:
        """As of every record, and whether the browser keeps what is entered."""
        if self._unkept:
            self._keep()
        return (*super().notices, *([UNKEPT.format(why=self._why)] if self._unkept else []))

    def add(self, done: Statement) -> bool:
        """Save a statement at once. True when the browser has stored it."""
        super().add(done)
        self._unkept.append(done)
        return self._keep()

    def merge(self, statements: Sequence[Statement]) -> int:
        """As of every record; what is new is stored. Raises `RecordError` if the browser cannot."""
        before = {done.id for done in self.load()}
        added = super().merge(statements)
        self._unkept += [done for done in self.load() if done.id not in before]
        if not self._keep():
            raise RecordError(UNKEPT.format(why=self._why))
        return added

    def take_news(self, lines: bytes) -> None:
        """Count in what the storage holds and this record does not; an empty line ends each file.

        A file is in the order in which it was written; each has its own place in time among the others.
        """
        for file in lines.split(b"\n\n"):
            super().merge(list(self._read_lines(file)))

    def _keep(self) -> bool:
        self._why = self._store.append(b"".join(transfer.lines(self._unkept)))
        if not self._why:
            self._unkept.clear()
        return not self._why

    def _read_lines(self, lines: bytes) -> Iterator[Statement]:
        for line in filter(None, lines.split(b"\n")):
            try:
                yield from_xapi(msgspec.json.decode(line))
            except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError):
                self.unread += 1


class Called(msgspec.Struct, frozen=True):
    """Which part a page means: a call of a lesson, and the place among the parts that it gives."""

    lesson: str
    call: str
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    place: int = 0


class Worker:
    """The parts of all lessons, each opened when a page asks for it and by the name that the page gave it."""

    def __init__(self, lesson: Callable[[str], Any], record: BrowserRecord) -> None:
        self._lesson, self._record = lesson, record
        self._calls: dict[tuple[str, str, tuple[str, ...]], list[AnyLive]] = {}
        self._desk, self._numbers = Desk(()), dict[str, int]()

    def open(self, name: str) -> str:
        """Content and state of the part that `name`, the JSON of a `Called`, means; as JSON.

        Raises `msgspec.ValidationError` for what is no such name, and `UnknownName`.
        """
        if name not in self._numbers:
            self._numbers[name] = self._desk.add(self._part(msgspec.json.decode(name, type=Called)))
        return _json(self._desk.opened(self._numbers[name]))

    def hear(self, name: str, message: str) -> str:
        """Hand one message of the page to a part that was opened; all that it says, as JSON."""
        return _json(self._desk.hear(self._numbers[name], msgspec.json.decode(message)))

    def take_news(self, lines: bytes) -> str:
        """Take in what other tabs have stored meanwhile."""
        self._record.take_news(bytes(lines))
        return ""

    def draw(self) -> str:
        """Put explorers that draw in the place of those whose pictures the page has; how many were open.

        Raises `ModuleNotFoundError` where there is no matplotlib still.
        """
        resolve_name("twoviews.figures.panels")
        self._calls = {key: parts for key, parts in self._calls.items() if key[1] != DRAWN}
        called = {name: msgspec.json.decode(name, type=Called) for name in self._numbers}
        again = [name for name, each in called.items() if each.call == DRAWN]
        for name in again:
            self._numbers[name] = self._desk.add(self._part(called[name]))
        return str(len(again))

    def export(self) -> bytes:
        """The whole record as `twoviews record export` writes it."""
        return b"".join(transfer.lines(self._record.statements()))

    def take_in(self, data: bytes, merge: bool = False) -> str:
        """Import an export, and say what came of it, as JSON; `merge` as in `twoviews record import`.

        `another` says that it is another learner's as it seems, so that nothing was imported.
        """
        file = self._record.path.with_name("import.jsonl")
        file.write_bytes(data)
        try:
            merged = transfer.import_from(file, self._record, merge=merge)
        except AnothersRecord:
            return _json({"told": ANOTHERS, "another": True})
        except TwoViewsError as error:
            return _json({"told": str(error).replace(str(file), "this file"), "another": False})
        finally:
            file.unlink()
        told = f"Imported: {merged.added} new, {merged.known} were here already. Reload the page to see them."
        return _json({"told": told, "another": False})

    def hand_over(self, lessons: str, room: int) -> str:
        """What a learning platform keeps of these lessons, whose numbers stand one after another, as JSON.

        `text` has at most `room` letters, `left` is how many answers had no room in it, and `shares` the
        share of its points that the last answer to each question has.
        """
        asked = set(lessons.split())
        own = [done for done in self._record.statements() if asked & {done.lesson, done.asked_in}]
        short = shortened(own, room)
        shares = {
            done.item: (done.points or 0) / done.of for done in own if done.verb == "answered" and done.of
        }
        return _json({"text": short.text, "left": short.left, "shares": shares})

    def take_back(self, text: str) -> str:
        """Take in what a platform kept; how many statements were new. Raises `RecordError`."""
        return str(self._record.merge(lengthened(text)))

    def _part(self, called: Called) -> AnyLive:
        if called.call not in CALLS:
            raise msgspec.ValidationError(f"A page cannot open {called.call!r}.")
        key = (called.lesson, called.call, called.with_)
        if key not in self._calls:
            given = getattr(self._lesson(called.lesson), called.call)(*called.with_)
            self._calls[key] = given if isinstance(given, list) else [given]
        return self._calls[key][called.place]


def start(
    lesson: Callable[[str], Any], keep_in: Callable[[Record], object], store: Store, kept: Mapping[str, Any]
) -> Worker:
    """The worker of a page. `kept` is what the storage held: the `learner`'s pseudonym and the `lines`."""
    record = BrowserRecord(Path.home() / "record.sqlite", store, kept["learner"], bytes(kept["lines"]))
    keep_in(record)
    return Worker(lesson, record)


def _json(answer: Json | list[Json]) -> str:
    return msgspec.json.encode(answer).decode()
