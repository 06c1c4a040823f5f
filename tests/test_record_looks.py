"""What a kernel remembers of its looks into the record is what the file says, whoever has written there."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from twoviews.record import Record, Statement, looks, statement, table

ITEMS = ("a", "b")


def said(record: Record, item: str, text: str, hours: float = 0) -> Statement:
    done = statement(record.learner, "wrote", "07", item, "d", response=text)
    return replace(done, timestamp=done.timestamp + timedelta(hours=hours))


def texts(record: Record) -> list[str]:
    return [str(done.response) for done in record.statements("07", "wrote", ITEMS)]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """One entry for each time the rows were read from the file."""
    seen: list[object] = []
    select: Callable[..., list[Statement]] = table.select

    def counted(*args: object, **named: object) -> list[Statement]:
        seen.append(args)
        return select(*args, **named)

    monkeypatch.setattr(table, "select", counted)
    return seen


def test_rows_are_read_once_however_often_one_looks_and_saves(tmp_path: Path, reads: list[object]) -> None:
    record = Record(tmp_path / "record.sqlite")
    record.add(said(record, "a", "first"))
    texts(record)
    reads.clear()
    for number in range(5):
        record.add(said(record, "b", f"{number}"))
        assert texts(record) == ["first", *map(str, range(number + 1))]
    assert reads == []


@pytest.mark.parametrize("way", ["add", "merge", "reset"])
def test_what_another_kernel_does_is_seen(tmp_path: Path, way: str) -> None:
    record, other = (Record(tmp_path / "record.sqlite") for _ in range(2))
    record.add(said(record, "a", "first"))
    assert texts(record) == ["first"]
    if way == "add":
        other.add(said(other, "b", "theirs"))
    elif way == "merge":
        other.merge([said(other, "b", "theirs", hours=-1)])
    else:
        other.reset()
    assert texts(record) == texts(Record(record.path))


def test_a_file_that_is_altered_by_hand_is_read_again(tmp_path: Path) -> None:
    record = Record(tmp_path / "record.sqlite")
    record.add(said(record, "a", "a text of some length"))
    assert texts(record) == ["a text of some length"]
    record.path.write_bytes(record.path.read_bytes().replace(b"some length", b"some strength"[:11]))
    assert texts(record) == ["a text of some length"]
    assert record.notices


def test_what_a_caller_does_to_its_list_stays_with_the_caller(tmp_path: Path) -> None:
    record = Record(tmp_path / "record.sqlite")
    record.add(said(record, "a", "first"))
    for _ in range(2):
        record.statements("07", "wrote", ITEMS).clear()
    assert texts(record) == ["first"]


def test_no_more_questions_are_kept_than_a_course_asks() -> None:
    kept = looks.Looks()
    for number in range(looks.MOST + 5):
        kept.keep((None, None, (str(number),)), (1,), [])
    assert kept.found((None, None, ("0",)), (1,)) is None
    assert kept.found((None, None, (str(looks.MOST + 4),)), (1,)) == []


Act = tuple[int, str, str, int]
acts = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["add", "look", "merge"]),
        st.sampled_from(ITEMS),
        st.integers(-3, 3),
    ),
    max_size=14,
)


@given(acts)
@example([(0, "look", "a", 0), (0, "merge", "a", 0), (0, "add", "a", -1)])
@settings(max_examples=40, deadline=None)
def test_two_kernels_always_see_what_the_file_says(done: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kernels = [Record(Path(folder) / "record.sqlite") for _ in range(2)]
        for number, (who, way, item, hours) in enumerate(done):
            kernel = kernels[who]
            if way == "add":
                kernel.add(said(kernel, item, str(number), hours))
            elif way == "merge":
                kernel.merge([said(kernel, item, str(number), hours)])
            else:
                assert texts(kernel) == texts(Record(kernel.path))
        assert texts(kernels[0]) == texts(kernels[1]) == texts(Record(kernels[0].path))
        for kernel in kernels:
            kernel.close()
