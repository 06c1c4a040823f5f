"""What counts of one learner's statements: of each item the first answer, the last one, what is kept aside.

The rules are those of the record and the portfolio: the record's own order, an answer to an older wording
kept aside, the first answer for what is measured, the last one for where a learner stands.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from twoviews.record import places
from twoviews.record.statements import Statement
from twoviews.returning import Kept, kept, past
from twoviews.teaching.classes.slots import Slot, Slots, Worth

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
SAMPLED = 8


class Row(Struct, gc=False):
    """What counts of one learner's work on one slot.

    `answers` fit the item as it reads today, `aside` do not. `first` and `last` are what those that fit say,
    with the share of points (None: not marked), digest and
    sureness are those of the first; `text` is the last thing written, `stands`
    whether it counts as done. Times are seconds since 1970, or -1 where the clock cannot be believed.
    """

    slot: int
    answers: int
    aside: int
    first: Worth | None
    last: Worth | None
    digest: str
    sure: str
    began: float
    ended: float
    stands: bool
    text: str = ""


class Folded(Struct):
    """One learner: rows by slot, statements of which the course knows no item, and what stayed.

    `sample` are the `SAMPLED` lowest of its statements' ids, which are drawn by lot. Of two records of which
    one holds a good part of the other, both samples almost surely have one in common.
    """

    rows: list[Row]
    unknown: int
    statements: int
    began: float
    ended: float
    sample: tuple[str, ...]
    kept: tuple[Kept, ...]


def in_order(files: Iterable[Sequence[Statement]], now: datetime) -> list[tuple[datetime, Statement]]:
    """The statements of several exports of one record, each once, with the time that can be believed.

    Within an export its own order holds; between exports that of time, as when one is imported after another.
    """
    placed = []
    for number, statements in enumerate(sorted(files, key=len, reverse=True)):
        times = places.trusted([done.timestamp for done in statements], now)
        placed += [
            (time, number, place, done)
            for place, (time, done) in enumerate(zip(times, statements, strict=True))
        ]
    placed.sort(key=lambda entry: entry[:3])
    seen: dict[str, tuple[datetime, Statement]] = {}
    for time, _, _, done in placed:
        seen.setdefault(done.id, (time, done))
    return list(seen.values())


def fold(told: Sequence[tuple[datetime, Statement]], slots: Slots) -> Folded:
    """What counts of one learner's statements, which stand in the record's order."""
    by_slot: dict[int, tuple[Slot, list[tuple[datetime, Statement]]]] = {}
    unknown = 0
    for time, done in told:
        slot = slots.of(done)
        if slot is None:
            unknown += 1
        else:
            by_slot.setdefault(slot.number, (slot, []))[1].append((time, done))
    statements = [done for _, done in told]
    times = [_seconds(time) for time, _ in told]
    stayed = kept(past(statements, slots.lessons, datetime.max.replace(tzinfo=UTC)))
    return Folded(
        [_row(slot, given, slots) for slot, given in by_slot.values()],
        unknown,
        len(told),
        min((each for each in times if each >= 0), default=-1.0),
        max(times, default=-1.0),
        tuple(heapq.nsmallest(SAMPLED, (done.id for done in statements))),
        stayed,
    )


def _row(slot: Slot, given: Sequence[tuple[datetime, Statement]], slots: Slots) -> Row:
    fitting = [(time, done, worth) for time, done in given if (worth := slots.worth(slot, done)) is not None]
    first, last = (fitting[0], fitting[-1]) if fitting else (None, None)
    here = [done for _, done in given if not done.asked_in]  # what came back elsewhere does not make it done
    return Row(
        slot=slot.number,
        answers=len(fitting),
        aside=len(given) - len(fitting),
        first=first[2] if first else None,
        last=last[2] if last else None,
        digest=first[1].digest if first else "",
        sure=first[1].confidence if first else "",
        began=_seconds(given[0][0]),
        ended=_seconds(given[-1][0]),
        stands=bool(here) and slots.stands(slot, here[-1]),
        text=_text(slot, given[-1][1]),
    )


def _text(slot: Slot, done: Statement) -> str:
    return done.response if slot.sort in ("text", "second") and isinstance(done.response, str) else ""


def _seconds(time: datetime) -> float:
    return (time - EPOCH) / SECOND if time > EPOCH else -1.0
