"""The order of the record is its own: no clock hides a later answer, and what comes late finds its place."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from twoviews.record import Record, Statement, statement
from twoviews.record.transfer import export_to, import_from

OLD = sorted(Path(__file__).parent.glob("data/records/*.record"))
DAY = timedelta(days=1)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path / "record.sqlite")


def wrote(record: Record, text: str, shift: timedelta = timedelta()) -> Statement:
    done = statement(record.learner, "wrote", "07", "07-d1", "d", response=text)
    return replace(done, timestamp=done.timestamp + shift)


def texts(record: Record) -> list[str]:
    return [done.response for done in record.statements("07")]


def test_a_clock_that_was_fast_hides_nothing(record: Record) -> None:
    record.add(wrote(record, "with a clock one day fast", DAY))
    record.add(wrote(record, "with the right clock"))
    assert texts(record) == ["with a clock one day fast", "with the right clock"]
    (last,) = Record(record.path).latest("07", "wrote", ["07-d1"])
    assert last.response == "with the right clock"


def test_an_imported_statement_of_2126_hides_neither_earlier_nor_later_answers(record: Record) -> None:
    record.add(wrote(record, "before"))
    record.merge([wrote(record, "of 2126", 36500 * DAY)])
    record.add(wrote(record, "after"))
    assert texts(record) == ["of 2126", "before", "after"]


def test_an_import_stands_where_its_time_belongs(record: Record) -> None:
    for day in (-5, -3, -1):
        record.add(wrote(record, f"here {day}", day * DAY))
    told = [wrote(record, f"there {day}", day * DAY) for day in (-6, -4, -4, -2, 0, 9)]
    assert record.merge(told) == 6 and record.merge(told) == 0
    assert texts(record) == [
        "there -6", "here -5", "there -4", "there -4", "here -3", "there -2", "here -1", "there 0", "there 9",
    ]  # fmt: skip
    record.add(wrote(record, "now"))
    assert texts(record)[-1] == "now"


def test_an_answer_that_had_to_wait_stands_before_a_later_one(record: Record) -> None:
    waited = wrote(record, "waited", -2 * DAY)
    record.add(wrote(record, "three days ago", -3 * DAY))
    record.add(wrote(record, "yesterday", -DAY))
    record.add(waited)
    assert texts(record) == ["three days ago", "waited", "yesterday"]


def test_the_order_outlasts_export_and_import(record: Record, tmp_path: Path) -> None:
    for number, days in enumerate((-3, 1, -2, -1)):
        record.add(wrote(record, str(number), days * DAY))
    export_to(tmp_path / "x.jsonl", record)
    there = Record(tmp_path / "there.sqlite")
    import_from(tmp_path / "x.jsonl", there)
    assert texts(there) == texts(record) == ["0", "1", "2", "3"]


# ── records of earlier versions ──────────────────────────────────────────────


@pytest.fixture(params=OLD, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, list[Statement]]:
    """A record that an earlier version made, and what it read in it."""
    path = Path(shutil.copy(request.param, tmp_path / "record.sqlite"))
    told = msgspec.json.decode(request.param.with_suffix(".json").read_bytes(), type=list[Statement])
    return path, told


def test_there_are_five_of_them() -> None:
    assert len(OLD) == 5


def test_a_record_of_an_earlier_version_is_read_whole(old: tuple[Path, list[Statement]]) -> None:
    path, told = old
    record = Record(path)
    assert record.statements() == told and record.learner == told[0].actor
    assert record.latest("07", "wrote", {"07-w9"})[0].response == ""
    answer = statement(record.learner, "answered", "07", "new", "d", response="o1")
    assert record.add(answer) and Record(path).statements() == [*told, answer]
    assert record.notices == ()


def test_an_update_keeps_the_file_as_it_was(old: tuple[Path, list[Statement]]) -> None:
    path, told = old
    before = path.read_bytes()
    assert Record(path).statements() == told
    (aside,) = path.parent.glob("record-before-update-*.sqlite")
    assert aside.read_bytes() == before


def test_a_record_of_an_earlier_version_that_cannot_be_updated_is_read(
    old: tuple[Path, list[Statement]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, told = old

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("twoviews.record.database.found", full)
    record = Record(path, retry=600)
    assert record.statements() == told
    assert [done.id for done in record.latest("01")] == [done.id for done in told if done.lesson == "01"]
    assert not record.add(statement(record.learner, "answered", "07", "new", "d", response="o1"))
    monkeypatch.undo()
    assert record.flush() and len(Record(path).statements()) == len(told) + 1


def test_a_damaged_record_of_an_earlier_version_comes_back(old: tuple[Path, list[Statement]]) -> None:
    path, told = old
    spoilt = bytearray(path.read_bytes())
    spoilt[40:4000] = bytes(3960)
    path.write_bytes(spoilt)
    record = Record(path)
    assert record.statements() == told and "10 answers were recovered" in record.notices[0]


def test_in_an_old_record_time_was_the_order_but_the_future_hides_nothing(
    old: tuple[Path, list[Statement]],
) -> None:
    from twoviews.record.places import by_time

    _, told = old
    now = datetime.now(UTC)
    future = replace(told[3], id="f", timestamp=now + DAY)
    assert by_time([*told[::-1], future], now) == [told[0], future, *told[1:]]


def test_what_is_stamped_this_very_moment_is_not_in_the_future(record: Record) -> None:
    from twoviews.record.places import by_time, trusted

    now = datetime.now(UTC)
    late, tie, early = (
        replace(wrote(record, key), id=key, timestamp=when)
        for key, when in (("b", now), ("a", now), ("c", now - DAY))
    )
    assert by_time([late, tie, early], now) == [early, tie, late]
    assert trusted([now - DAY, now], now) == [now - DAY, now]
