"""Export, import, reset: what goes out comes back, merging is safe, and text stays text."""

import errno
import json
import os
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from twoviews.errors import RecordError
from twoviews.record import Record, Statement, statement
from twoviews.record.copies import copies
from twoviews.record.statements import VERBS, answers, to_xapi
from twoviews.record.transfer import (
    LARGEST,
    Merged,
    export_to,
    free_name,
    import_from,
    lines,
    parse,
    reset,
    save_new,
)

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
statements = st.lists(
    st.builds(
        statement, st.sampled_from(["learner-a", "learner-b"]), st.sampled_from(VERBS),
        st.sampled_from(["01", "07"]), text, text, response=text, points=st.none() | st.floats(0, 3),
        of=st.none() | st.just(3.0), confidence=text, seconds=st.floats(0, 1e5), asked_in=text,
    ),
    max_size=8,
)  # fmt: skip
few = settings(max_examples=25, deadline=None)


def fresh(folder: str) -> Record:
    return Record(Path(tempfile.mkdtemp(dir=folder)) / "record.sqlite")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path / "record.sqlite")


@few
@given(statements)
def test_export_then_import_gives_the_same_statements(told: list[Statement]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here, there = fresh(folder), fresh(folder)
        here.merge(told)
        assert export_to(Path(folder) / "x.jsonl", here) == answers(told)
        assert import_from(Path(folder) / "x.jsonl", there) == Merged(answers(told), 0)
        assert there.load() == here.load() == told


@few
@given(statements, statements)
def test_merging_is_idempotent_and_commutative(one: list[Statement], other: list[Statement]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = fresh(folder), fresh(folder)
        assert first.merge(one) == len(one) and first.merge(one) == 0
        first.merge(other)
        second.merge(other)
        second.merge([*one, *other])
        assert first.load() == second.load()


@given(statements)
def test_an_export_is_one_statement_a_line(told: list[Statement]) -> None:
    exported = b"".join(lines(told))
    assert exported.count(b"\n") == len(told)
    assert parse(exported) == told


def test_text_of_a_learner_is_data(record: Record, tmp_path: Path) -> None:
    words = '=HYPERLINK("x")\n<img src=x onerror=alert(1)>\r\n{"id": 1}\u2028\u0085 مرحبا 🕊'
    record.add(statement("l", "wrote", "07", "07-d1", "d", response=words))
    export_to(tmp_path / "x.jsonl", record)
    (line,) = (tmp_path / "x.jsonl").read_bytes().strip().split(b"\n")
    assert json.loads(line)["result"]["response"] == words
    assert parse(line)[0].response == words


def test_an_editors_mark_and_line_ends_do_no_harm(record: Record) -> None:
    told = [statement("l", "answered", "07", f"q{n}", "d", response="o1", points=1, of=1) for n in range(2)]
    edited = b"\xef\xbb\xbf" + b"".join(lines(told)).replace(b"\n", b"\r\n") + b"\r\n\n"
    assert parse(edited) == told


def test_malformed_lines_are_named_and_nothing_is_imported(record: Record, tmp_path: Path) -> None:
    good = next(lines([statement("l", "answered", "07", "q", "d", response="o1", points=1, of=1)]))
    bad = [b"{", b"[]", good.replace(b"verbs/answered", b"verbs/launched"), b"\xff\xfe", b'{"id": "\\ud800"}']
    (tmp_path / "x.jsonl").write_bytes(b"\n".join([good.strip(), *(line.strip() for line in bad), b""]))
    with pytest.raises(RecordError) as caught:
        import_from(tmp_path / "x.jsonl", record)
    said = str(caught.value)
    assert all(f"line {number}: " in said for number in range(2, 5)) and "line 1:" not in said
    assert "'http://adlnet.gov/expapi/verbs/launched'" in said and said.endswith("and 2 more.")
    assert record.load() == []


@pytest.mark.parametrize("attempt", [10**9 + 1, 2**63, 2**64 - 1])
def test_an_attempt_beyond_all_measure_is_a_malformed_line(record: Record, attempt: int) -> None:
    """Its successor would be no number that a record can keep, so that question could not be answered."""
    line = next(lines([statement("l", "answered", "07", "q", "d", response="o1", attempt=2)]))
    changed = line.replace(b'/attempt":2', b'/attempt":%d' % attempt)
    assert changed != line
    with pytest.raises(RecordError, match=r"line 1: Expected `int` <= 1000000000"):
        parse(changed)


def test_what_an_earlier_edition_took_in_goes_on_and_comes_back(record: Record, tmp_path: Path) -> None:
    done = statement(record.learner, "answered", "07", "q", "d", response="o1")
    record.merge([structs.replace(done, attempt=2**64 - 1)])
    (kept,) = record.statements()
    assert record.add(statement(record.learner, "answered", "07", "q", "d", attempt=kept.attempt + 1))
    export_to(tmp_path / "x.jsonl", record)
    assert [done.attempt for done in parse((tmp_path / "x.jsonl").read_bytes())] == [10**9, 10**9]


def test_deep_nesting_is_a_malformed_line(record: Record) -> None:
    with pytest.raises(RecordError, match="line 1"):
        parse(b"[" * 100_000)


def test_what_could_be_read_for_ever_is_not_read(record: Record) -> None:
    with pytest.raises(RecordError, match="not an ordinary file"):
        import_from(Path("/dev/zero" if Path("/dev/zero").exists() else "NUL"), record)


def test_an_import_over_some_known_answers(record: Record, tmp_path: Path) -> None:
    told = [statement("l", "answered", "07", f"q{n}", "d", response="o1", points=1, of=1) for n in range(3)]
    record.merge(told[:1])
    (tmp_path / "x.jsonl").write_bytes(b"".join(lines(told)))
    assert import_from(tmp_path / "x.jsonl", record) == Merged(added=2, known=1)


def test_a_learner_stays_the_same_on_a_new_machine(record: Record, tmp_path: Path) -> None:
    record.add(statement(record.learner, "answered", "07", "q", "d", response="o1", points=1, of=1))
    export_to(tmp_path / "x.jsonl", record)
    new = Record(tmp_path / "new.sqlite")
    assert new.learner != record.learner
    import_from(tmp_path / "x.jsonl", new)
    assert new.learner == Record(new.path).learner == record.learner


def test_a_record_with_answers_keeps_its_own_pseudonym(record: Record, tmp_path: Path) -> None:
    record.add(statement(record.learner, "answered", "07", "q", "d", response="o1", points=1, of=1))
    before = record.learner
    record.merge([statement("another", "answered", "07", "q", "d", response="o1", points=1, of=1)])
    assert record.learner == before == Record(record.path).learner


def test_an_export_replaces_the_file_only_when_it_is_whole(record: Record, tmp_path: Path) -> None:
    target = tmp_path / "x.jsonl"
    target.write_text("earlier export")
    record.path.mkdir()
    with pytest.raises(RecordError):
        export_to(target, record, replace=True)
    assert target.read_text() == "earlier export"


def test_files_that_cannot_be_read_or_written_say_so(record: Record, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        import_from(tmp_path / "missing.jsonl", record)
    with pytest.raises(RecordError, match="cannot be written"):
        export_to(tmp_path / "missing" / "x.jsonl", record)
    with pytest.raises(RecordError, match="not an ordinary file"):
        export_to(tmp_path, record, replace=True)


def test_a_reset_record_can_be_brought_back(record: Record, tmp_path: Path) -> None:
    record.add(statement(record.learner, "answered", "07", "q", "d", response="o1", points=1, of=1))
    before = record.load()
    aside = reset(record)
    assert aside and record.load() == []
    export_to(tmp_path / "x.jsonl", Record(aside))
    import_from(tmp_path / "x.jsonl", record)
    assert record.load() == before


def mine(record: Record, number: int = 3) -> list[Statement]:
    told = [
        statement(record.learner, "wrote", "07", f"d{n}", "d", response=f"text {n}") for n in range(number)
    ]
    assert all(map(record.add, told))
    return told


def test_an_export_never_replaces_a_file_unasked(record: Record, tmp_path: Path) -> None:
    mine(record)
    target = tmp_path / "x.jsonl"
    target.write_text("a letter")
    with pytest.raises(RecordError, match="is there already"):
        export_to(target, record)
    assert target.read_text() == "a letter"
    assert export_to(target, record, replace=True) == 3 == len(parse(target.read_bytes()))


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
def test_an_export_replaces_nothing_but_an_ordinary_file(record: Record, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("a letter")
    (tmp_path / "link").symlink_to(tmp_path / "letter")
    os.mkfifo(tmp_path / "pipe")
    for odd in ("link", "pipe"):
        with pytest.raises(RecordError, match="not an ordinary file"):
            export_to(tmp_path / odd, record, replace=True)
    assert (tmp_path / "link").is_symlink() and (tmp_path / "letter").read_text() == "a letter"


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_an_export_is_for_its_owner_only(record: Record, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        export_to(tmp_path / "x.jsonl", record)
    finally:
        os.umask(before)
    assert (tmp_path / "x.jsonl").stat().st_mode & 0o777 == 0o600


def test_the_usual_name_is_one_that_nothing_has(tmp_path: Path) -> None:
    day = date(2026, 11, 29)
    first = free_name(tmp_path, day)
    first.touch()
    assert (first.name, free_name(tmp_path, day).name) == (
        "two-views-record-20261129.jsonl",
        "two-views-record-20261129-2.jsonl",
    )


def test_a_class_mates_record_comes_in_only_when_asked(record: Record, tmp_path: Path) -> None:
    other = Record(tmp_path / "other.sqlite")
    mine(other)
    export_to(tmp_path / "x.jsonl", other)
    before = mine(record)
    with pytest.raises(RecordError, match="belongs to one learner"):
        import_from(tmp_path / "x.jsonl", record)
    assert record.load() == before
    assert import_from(tmp_path / "x.jsonl", record, merge=True) == Merged(3, 0)
    assert import_from(tmp_path / "x.jsonl", record) == Merged(0, 3)


def test_a_copy_from_before_a_reset_comes_back_as_it_is(record: Record) -> None:
    before = mine(record)
    aside = reset(record)
    assert aside
    assert import_from(aside, record) == Merged(3, 0)
    assert record.load() == before


def test_what_is_intact_of_a_damaged_copy_comes_back(record: Record, tmp_path: Path) -> None:
    told = mine(record, 300)
    spoilt = bytearray(record.path.read_bytes())
    spoilt[:100] = bytes(100)
    spoilt[40_000:40_050] = bytes(50)
    (tmp_path / "record-damaged-20261101-120000.sqlite").write_bytes(spoilt)
    new = Record(tmp_path / "new" / "record.sqlite")
    added = import_from(tmp_path / "record-damaged-20261101-120000.sqlite", new).added
    assert 296 <= added < 300 and {done.id for done in new.load()} < {done.id for done in told}


def test_which_copies_there_are(record: Record, tmp_path: Path) -> None:
    mine(record)
    aside = reset(record)
    mine(record, 2)
    (tmp_path / "record-damaged-20251101-120000-2.sqlite").write_bytes(record.path.read_bytes())
    (tmp_path / "record-of-my-own-20251101-120000.sqlite").write_bytes(b"")
    found = copies(record.path)
    assert [(copy.why, copy.answers) for copy in found] == [("before a fresh start", 3), ("damaged", 2)]
    assert found[0].path == aside and found[1].when == "20251101-120000"


@pytest.mark.parametrize("name", ["", "  ", "a\0b", "a\nb", "x" * 121])
def test_answers_under_what_is_no_pseudonym_stay_outside(name: str, record: Record, tmp_path: Path) -> None:
    done = statement(name, "wrote", "07", "07-d1", response="mine")
    (tmp_path / "odd.jsonl").write_bytes(b"".join(lines([done])))
    with pytest.raises(RecordError, match="no pseudonym"):
        import_from(tmp_path / "odd.jsonl", record)
    assert record.load() == []


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_an_export_needs_a_name(name: str, record: Record) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        export_to(Path(name), record)


def test_a_name_beyond_all_measure_is_told(record: Record, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        import_from(tmp_path / ("a" * 300), record)


def test_a_new_file_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(RecordError, match="No space left"):
        patched.setattr(os, "fsync", full)
        save_new(tmp_path / "hand-in.jsonl", b"half of it")
    assert [*tmp_path.iterdir()] == []
    save_new(tmp_path / "hand-in.jsonl", b"all")
    with pytest.raises(RecordError, match="already"):
        save_new(tmp_path / "hand-in.jsonl", b"more")
    assert (tmp_path / "hand-in.jsonl").read_bytes() == b"all"


def test_an_export_never_takes_the_place_of_the_record_itself(tmp_path: Path, record: Record) -> None:
    record.add(statement(record.learner, "wrote", "07", "07-d1", response="kept"))
    (tmp_path / "other.sqlite").hardlink_to(record.path)
    for target in (record.path, tmp_path / "other.sqlite"):
        with pytest.raises(RecordError, match="answers itself"):
            export_to(target, record, replace=True)
    assert [done.response for done in Record(record.path).load()] == ["kept"]


@pytest.mark.parametrize("deep", [100, 900, 950, 980, 989, 2000])
def test_a_response_too_deep_to_be_read_again_takes_no_record_with_it(
    tmp_path: Path, record: Record, deep: int
) -> None:
    record.add(statement(record.learner, "wrote", "07", "07-d1", response="kept"))
    form = json.dumps(to_xapi(statement("learner-a", "wrote", "07", "07-d2", response=["x"])))
    (tmp_path / "x.jsonl").write_text(form.replace('["x"]', "[" * deep + "]" * deep) + "\n")
    with suppress(RecordError):  # a sentence, and nothing came in
        import_from(tmp_path / "x.jsonl", record, merge=True)

    def further_in(frames: int) -> list[Statement]:
        """As in a kernel, where more stands on the stack than in a command."""
        return further_in(frames - 1) if frames else Record(record.path).load()

    assert "kept" in [done.response for done in further_in(150)]


def test_a_file_larger_than_any_record_is_not_read(tmp_path: Path, record: Record) -> None:
    with (tmp_path / "huge.jsonl").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(RecordError, match="too large"):
        import_from(tmp_path / "huge.jsonl", record)
