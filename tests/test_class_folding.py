"""What counts of a learner's statements for a class is what counts for the learner's own portfolio."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import learner as scripted
from twoviews.bank import library
from twoviews.bank.answers import answering, as_given, stands
from twoviews.bank.authored import Authored
from twoviews.bank.scoring import UNKNOWN, Scored, score
from twoviews.portfolio import change
from twoviews.portfolio.done import by_item
from twoviews.record import Record, Statement
from twoviews.teaching.classes.folding import Folded, fold, in_order
from twoviews.teaching.classes.slots import Slots

NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def slots() -> Slots:
    return Slots(library.course())


@pytest.fixture(scope="module")
def told() -> list[Statement]:
    return scripted.everything(library.course())


def mixed(told: Sequence[Statement], seed: int) -> list[Statement]:
    """Some of the statements, some of them twice, changed, spoilt or as they were to an older text."""
    chance = Random(seed)
    found = []
    for done in chance.sample(told, 120):
        other = chance.choice(told)
        found += [done]
        found += [replace(done, digest="an older text")] * (chance.random() < 0.2)
        found += [replace(done, response=other.response)] * (chance.random() < 0.2)
        found += [replace(done, asked_in="review")] * (chance.random() < 0.2)
        found += [replace(done, item="an-item-that-is-gone")] * (chance.random() < 0.05)
    found = [replace(done, id=f"{n:08x}-0000-4000-8000-{seed:012x}") for n, done in enumerate(found)]
    start = datetime(2026, 9, 1, tzinfo=UTC)
    times = sorted(start + timedelta(hours=chance.randrange(2000)) for _ in found)
    return [replace(done, timestamp=when) for done, when in zip(found, times, strict=True)]


def folded(told: Sequence[Statement], slots: Slots) -> Folded:
    return fold(in_order([told], NOW), slots)


def first_share(authored: Authored, given: Sequence[Statement]) -> float | None:
    """As the portfolio has it, written a second time."""
    for done in given:
        if done.response == UNKNOWN and as_given(authored, done.digest):
            return 0.0
        if answering(authored, [done]):
            both = as_given(authored, done.digest)
            assert both
            result = score(both[1], done.response)
            return result.points / result.of if isinstance(result, Scored) else None
    return None


@given(st.integers(0, 10_000))
@settings(max_examples=25)
def test_the_fold_is_that_of_the_library(seed: int) -> None:
    course = library.course()
    slots, told = _made(course), mixed(scripted.everything(course), seed)
    rows = {row.slot: row for row in folded(told, slots).rows}
    done = by_item(told)
    for slot in slots.all:
        if slot.sort not in ("question", "prediction", "opinion", "forecast", "explorer", "text"):
            continue
        given = done.get((slot.lesson, slot.verb, slot.id), [])
        row = rows.get(slot.number)
        assert (row is None) == (not given)
        if row is None:
            continue
        here = [each for each in given if not each.asked_in]
        assert row.stands == (bool(here) and stands(slot.item, here[-1])), slot.id
        if slot.sort == "question":
            assert (row.first.share if row.first else None) == first_share(slot.item, given), slot.id
        elif slot.sort != "text":
            fitting = [read for _, read in answering(slot.item, given)]
            assert (row.answers, row.aside) == (len(fitting), len(given) - len(fitting))
            for worth, read in ((row.first, fitting[:1]), (row.last, fitting[-1:])):
                assert (worth is None) == (not read)
                if worth and isinstance(read[0], int | float):
                    assert worth.value == read[0]
                elif worth and isinstance(read[0], str):
                    assert worth.said == read[0]


_kept: list[Slots] = []


def _made(course: library.Course) -> Slots:
    _kept[:] = _kept or [Slots(course)]
    return _kept[0]


def test_the_gain_is_that_of_the_portfolio(told: list[Statement], slots: Slots) -> None:
    rows = {slots.all[row.slot].id: row for row in folded(told, slots).rows}
    lessons = library.course().lessons
    found = change(told, library.course()).test.gain
    (last,) = [lesson for lesson in lessons.values() if lesson.repeats]
    shares = [
        (rows[each.twin].first, rows[each.id].first)
        for each in last.posttest
        if each.twin in rows and each.id in rows
    ]
    both = [(one.share, other.share) for one, other in shares if one and other]
    assert len(both) == found.items > 0
    assert sum(one or 0 for one, _ in both) == pytest.approx(found.before)
    assert sum(other or 0 for _, other in both) == pytest.approx(found.after)


def test_what_stayed_is_what_the_record_counts(told: list[Statement], slots: Slots) -> None:
    assert folded(told, slots).kept == change(told, library.course()).kept


@pytest.mark.parametrize("seed", range(5))
def test_two_exports_are_put_together_as_a_record_puts_them(
    told: list[Statement], seed: int, tmp_path: Path
) -> None:
    whole = mixed(told, seed)
    chance = Random(seed)
    early = [done for done in whole if chance.random() < 0.6]
    late = [done for done in whole if chance.random() < 0.9]
    record = Record(tmp_path / "r.sqlite")
    for part in sorted((early, late), key=len, reverse=True):
        record.merge(part)
    known = [done.id for done in record.statements()]
    record.close()
    assert [done.id for _, done in in_order([early, late], NOW)] == known


def test_a_clock_that_was_fast_moves_nothing(told: list[Statement], slots: Slots) -> None:
    fast = [replace(told[0], timestamp=NOW + timedelta(days=400)), *told[1:]]
    assert [done.id for _, done in in_order([fast], NOW)] == [done.id for done in fast]
    assert folded(fast, slots).ended < NOW.timestamp()


def test_what_the_course_does_not_know_is_counted_and_no_more(slots: Slots, told: list[Statement]) -> None:
    odd: list[Any] = [{"a": [1]}, "x" * 5000, None, [], 1e300, True]
    strange = [
        replace(done, id=f"{n:08x}-0000-4000-8000-000000000000", response=odd[n % len(odd)])
        for n, done in enumerate(told)
    ]
    found = folded([*strange, replace(told[0], id="z", item="nowhere")], slots)
    assert found.unknown == 1
    assert found.statements == len({done.id for done in strange}) + 1
