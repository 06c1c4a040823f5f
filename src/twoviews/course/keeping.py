"""The learner's record: which one it is, how a part keeps an answer there, and how it finds it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twoviews.parts.base import Entry, Look, Notices, Save
    from twoviews.record import Record, Statement, Verb

_GIVEN: list[Record] = []


@cache
def record() -> Record:
    """The learner's record, opened once a kernel."""
    from twoviews.record import Record

    return _GIVEN[0] if _GIVEN else Record()


def is_given() -> bool:
    """Whether a host has given the record: then there may be no folder beside a notebook."""
    return bool(_GIVEN)


def keep_in(given: Record) -> None:
    """Keep what the learner does in this record from now on: for hosts where it has a place of its own."""
    _GIVEN[:] = [given]
    record.cache_clear()


@contextmanager
def kept_in(given: Record) -> Iterator[None]:
    """The same for a while: what is asked here finds and keeps what is in this record."""
    before = [*_GIVEN]
    keep_in(given)
    try:
        yield
    finally:
        _GIVEN[:] = before
        record.cache_clear()


def notices() -> Sequence[str]:
    """The sentences about trouble that a learner should read now."""
    return record().notices


def answers(lesson: str, verb: Verb, *items: str) -> tuple[Save, Look, Notices]:
    """How a part keeps what is done with these items, finds it again, and hears of trouble."""
    here, read = record(), reader()
    return (
        lambda entry: here.add(stated(here.learner, verb, lesson, entry)),
        lambda: read(here.statements(lesson, verb, items)),
        lambda: here.notices,
    )


def entries(lesson: str | None, verb: Verb, items: Iterable[str]) -> list[Entry]:
    """Every answer of this kind to these items of a lesson (or of all), oldest first."""
    return reader()(record().statements(lesson, verb, tuple(items)))


def judged(claim: str) -> list[Entry]:
    """Every judgement of a claim, oldest first, in whichever lesson it was given."""
    return entries(None, "judged", [claim])


def games() -> list[Entry]:
    """Every move of the learner's Council games, oldest first, whichever lesson they were played in."""
    from twoviews.game.keeping import ITEM

    return entries(None, "decided", [ITEM])


def stated(learner: str, verb: Verb, lesson: str, entry: Entry, asked_in: str = "") -> Statement:
    """What the record keeps of an entry."""
    from twoviews.record import statement

    return statement(
        learner, verb, lesson, entry.item, entry.digest,
        response=entry.response, points=entry.points, of=entry.of,
        confidence=entry.confidence, attempt=entry.attempt, seconds=entry.seconds, asked_in=asked_in,
    )  # fmt: skip


def reader() -> Callable[[Iterable[Statement]], list[Entry]]:
    """Makes statements into entries, each only once: a part looks before every act."""
    known: dict[str, Entry] = {}

    def read(told: Iterable[Statement]) -> list[Entry]:
        return [known.get(each.id) or known.setdefault(each.id, _entry(each)) for each in told]

    return read


def _entry(told: Statement) -> Entry:
    from twoviews.parts.base import Entry

    return Entry(
        item=told.item, digest=told.digest, response=told.response, points=told.points, of=told.of,
        confidence=told.confidence, attempt=told.attempt, seconds=told.seconds,
        when=told.timestamp.isoformat(timespec="seconds"), lesson=told.lesson,
    )  # fmt: skip


def digests(entries: Iterable[Entry]) -> Mapping[str, list[str]]:
    """The digests of all answers by item, oldest first."""
    found: Mapping[str, list[str]] = defaultdict(list)
    for entry in entries:
        found[entry.item].append(entry.digest)
    return found
