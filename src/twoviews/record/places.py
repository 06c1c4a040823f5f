"""Where a statement stands in the record: after what came before it, whatever the clock said.

The record's own sequence is the order. A statement made now stands at its end. One that comes late (imported,
or kept in memory while the file was locked) stands where its time belongs among the others; but a time in
the future is no time to go by, and neither is one after which the record already goes on with an earlier one:
that clock was fast.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import accumulate

from twoviews.record.statements import Statement

EARLIEST = datetime.min.replace(tzinfo=UTC)


def clamped(times: Sequence[datetime], now: datetime) -> list[datetime]:
    """Times in the order of the record, none later than now or than one that follows it."""
    return list(accumulate((min(time, now) for time in reversed(times)), min))[::-1]


def trusted(times: Sequence[datetime], now: datetime) -> list[datetime]:
    """Times in the order of a record, one in the future replaced by the one before it, or the earliest."""
    sound = iter(clamped([time for time in times if time <= now], now))
    found, before = [], EARLIEST
    for time in times:
        before = next(sound) if time <= now else before
        found.append(before)
    return found


def slots(here: Sequence[datetime], new: Sequence[datetime]) -> list[int]:
    """Before which of those here each new one belongs; `len(here)` is the end. Both in rising order."""
    return [bisect_right(here, time) for time in new]


def by_time(statements: Sequence[Statement], now: datetime) -> list[Statement]:
    """The order of a record of version 1: that of time, but those from the future stay where they were."""
    before, keys = EARLIEST, []
    for done in statements:
        before = done.timestamp if done.timestamp <= now else before
        keys.append((before, done.id if done.timestamp <= now else "~"))
    return [done for _, done in sorted(zip(keys, statements, strict=True), key=lambda entry: entry[0])]
