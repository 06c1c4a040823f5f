"""The record in bad weather: the lesson goes on, a notice says why, and nothing that was saved is lost."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from twoviews.errors import RecordError
from twoviews.record import Record, Statement, database, lock, statement

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


def fill(path: Path, number: int = 1) -> list[Statement]:
    record = Record(path)
    made = [
        statement(record.learner, "answered", "07", f"q{count}", "d", response="o1" * 40, points=1, of=1)
        for count in range(number)
    ]
    record.merge(made)
    return made


def answer(record: Record, item: str = "now") -> Statement:
    return statement(record.learner, "answered", "07", item, "d", response="o2", points=1, of=1)


@contextmanager
def held(path: Path, lock: str = "EXCLUSIVE") -> Iterator[None]:
    """Another program that holds the file locked."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"BEGIN {lock}")
        yield


# ── locked ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("lock", ["EXCLUSIVE", "IMMEDIATE"])
def test_a_locked_file_holds_up_an_answer_only_briefly_and_gets_it_later(path: Path, lock: str) -> None:
    saved = fill(path)
    record = Record(path, patience=0.05)
    assert record.statements() == saved
    with held(path, lock):
        start = time.perf_counter()
        now = answer(record)
        assert record.add(now) is False
        assert time.perf_counter() - start < 2
        assert record.statements() == [*saved, now]
        (notice,) = record.notices
        assert "Another program is using" in notice and "1 answer was kept in memory" in notice
    then = answer(record, "then")
    assert record.add(then) is True and record.notices == ()
    assert Record(path).statements() == [*saved, now, then]


def test_what_is_only_in_memory_is_saved_after_some_seconds_without_being_asked(path: Path) -> None:
    fill(path)
    record = Record(path, patience=0.01, retry=0.05)
    with held(path):
        assert not record.add(answer(record))
        time.sleep(0.15)
    deadline = time.monotonic() + 20
    while record.notices and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(Record(path).statements()) == 2 and record.notices == ()


def test_the_end_of_the_kernel_waits_a_little_for_a_locked_file(path: Path) -> None:
    fill(path)
    script = """
import sys
from pathlib import Path
from twoviews.record import Record, statement
record = Record(Path(sys.argv[1]), patience=0.01, retry=60)
print(record.add(statement("l", "answered", "07", "last", "d", response="o1")), flush=True)
"""
    with held(path):
        command = [sys.executable, "-c", script, str(path)]
        ending = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert ending.stdout and ending.stdout.readline() == "False\n"
    ending.communicate(timeout=60)
    assert ending.returncode == 0 and Record(path).statements()[-1].item == "last"


def test_answers_of_a_stand_in_become_the_learners_own(path: Path) -> None:
    fill(path)
    record = Record(path, patience=0.01, retry=60)
    with held(path):
        stand_in = record.learner
        record.add(answer(record))
    assert record.flush()
    assert record.learner == Record(path).learner != stand_in
    assert {done.actor for done in Record(path).statements()} == {record.learner}


# ── damaged ──────────────────────────────────────────────────────────────────


RUBBISH = {
    "text": b"a text that is longer than a header " * 9,
    "noise": os.urandom(9000),
    "stump": b"SQLite format 3\0",
}


@pytest.mark.parametrize("rubbish", RUBBISH.values(), ids=RUBBISH)
def test_a_file_that_is_no_database_is_kept_aside(path: Path, rubbish: bytes) -> None:
    path.write_bytes(rubbish)
    record = Record(path)
    now = answer(record)
    assert record.add(now) is True
    (aside,) = path.parent.glob("record-damaged-20*.sqlite")
    assert aside.read_bytes() == rubbish
    assert str(aside) in record.notices[0] and "0 answers were recovered" in record.notices[0]
    assert Record(path).statements() == [now] and Record(path).notices == ()


def test_answers_outside_the_bad_pages_are_recovered(path: Path) -> None:
    saved = fill(path, 300)
    size = path.stat().st_size // 4096
    with path.open("r+b") as file:
        file.seek(4096 * (size // 2))
        file.write(b"\xff" * 4096)
    record = Record(path)
    learner_before = saved[0].actor
    found = record.statements()
    assert 200 < len(found) < 300 and {d.id for d in found} < {d.id for d in saved}
    assert f"{len(found)} answers were recovered" in record.notices[0]
    assert record.learner == learner_before
    assert record.add(answer(record)) and len(Record(path).statements()) == len(found) + 1


def test_a_file_damaged_within_the_lesson_is_mended_from_memory(path: Path) -> None:
    saved = fill(path, 20)
    record = Record(path)
    assert record.statements() == saved
    path.write_bytes(os.urandom(5000))
    now = answer(record)
    assert record.add(now) and Record(path).statements() == [*saved, now]
    assert Record(path).learner == record.learner == saved[0].actor


def test_a_file_cut_short_still_opens_the_lesson(path: Path) -> None:
    fill(path, 300)
    os.truncate(path, path.stat().st_size // 2)
    record = Record(path)
    assert record.add(answer(record)) and "damaged" in record.notices[0]
    assert len(Record(path).statements()) > 50


def test_a_journal_beside_a_damaged_file_goes_aside_with_it(path: Path) -> None:
    path.write_bytes(os.urandom(5000))
    journal = path.with_name("record.sqlite-journal")
    journal.write_bytes(bytes(600))
    record = Record(path)
    assert record.add(answer(record)) and not journal.exists()
    assert len(list(path.parent.glob("record-damaged-*.sqlite-journal"))) == 1


def test_one_unreadable_entry_costs_only_itself(path: Path) -> None:
    saved = fill(path, 3)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE statements SET body = x'ff00' WHERE id = ?", (saved[1].id,))
        db.execute("UPDATE statements SET body = 7 WHERE id = ?", (saved[0].id,))
    record = Record(path)
    assert record.statements() == saved[2:] == record.statements()
    assert "damaged" in record.notices[0] and "1 answer was recovered" in record.notices[0]
    assert Record(path).notices == ()


def test_lost_tables_are_begun_anew(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP TABLE statements")
    record = Record(path)
    assert record.add(answer(record)) and "damaged" in record.notices[0]


# ── not ours to touch ────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("PRAGMA user_version = 3; ALTER TABLE statements ADD COLUMN more TEXT;", "newer version"),
        (
            "PRAGMA application_id = 7; DROP TABLE statements; DROP TABLE learner; CREATE TABLE x (y); "
            "VACUUM;",
            "another program",
        ),
    ],
)
def test_what_is_newer_or_anothers_is_never_touched(path: Path, change: str, says: str) -> None:
    fill(path, 3)
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(change)
    before = path.read_bytes()
    record = Record(path, retry=60)
    now = answer(record)
    assert record.add(now) is False and record.statements() == [now]
    assert says in record.notices[0] and "1 answer was kept in memory" in record.notices[0]
    with pytest.raises(RecordError, match=says):
        record.reset()
    record.close()
    assert path.read_bytes() == before
    (left,) = path.parent.glob("record.sqlite.waiting-*")  # for the version that can read it
    assert str(now.id).encode() in left.read_bytes()


# ── full, read-only, missing ─────────────────────────────────────────────────


@pytest.fixture
def common_folder() -> Iterator[Path]:
    """A folder in which an ordinary user stands, as root may write anywhere."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o700)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


@contextmanager
def ordinary_user(folder: Path) -> Iterator[None]:
    me = os.geteuid()
    if me == 0:
        for place in (folder, *folder.iterdir()):
            os.chown(place, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(me)


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_read_only_file_is_read_and_answers_wait(common_folder: Path) -> None:
    path = common_folder / "record.sqlite"
    saved = fill(path)
    path.chmod(0o400)
    common_folder.chmod(0o500)
    record = Record(path, retry=60)
    with ordinary_user(common_folder):
        assert record.statements() == saved
        now = answer(record)
        assert record.add(now) is False and record.statements() == [*saved, now]
        assert "read-only" in record.notices[0] and "1 answer was kept in memory" in record.notices[0]
        common_folder.chmod(0o700)
        path.chmod(0o600)
        assert record.flush() and record.notices == ()
    assert Record(path).statements() == [*saved, now]


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_read_only_folder_without_a_record(common_folder: Path) -> None:
    common_folder.chmod(0o500)
    record = Record(common_folder / "record.sqlite", retry=60)
    with ordinary_user(common_folder):
        assert record.add(answer(record)) is False
        assert "cannot be opened" in record.notices[0]
        common_folder.chmod(0o700)
        assert record.add(answer(record)) is True and record.notices == ()
    assert len(Record(record.path).statements()) == 2


def test_a_full_disk_keeps_answers_in_memory_until_there_is_room(path: Path) -> None:
    saved = fill(path, 30)
    record = Record(path, retry=60)
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
    try:
        made = [answer(record, f"later{count}" + "x" * 300) for count in range(60)]
        outcome = [record.add(done) for done in made]
        assert outcome[-1] is False and record.statements() == [*saved, *made]
        assert "kept in memory" in record.notices[0]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert record.flush() and record.notices == ()
    assert Record(path).statements() == [*saved, *made]


def test_sqlites_full_is_said_as_full(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = fill(path)
    connect = database._connect

    def cramped(where: Path, patience: float) -> sqlite3.Connection:
        db = connect(where, patience)
        db.execute("PRAGMA max_page_count = 1")
        return db

    record = Record(path, retry=60)
    with monkeypatch.context() as patch:
        patch.setattr(database, "_connect", cramped)
        for count in range(40):
            record.add(answer(record, f"{count}" + "x" * 400))
        assert "The disk is full" in record.notices[0]
    assert record.flush() and len(Record(path).statements()) == len(saved) + 40


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where a folder should be")
    record = Record(tmp_path / "file" / "record.sqlite", retry=60)
    now = answer(record)
    assert record.add(now) is False and record.statements() == [now]
    assert "cannot be opened" in record.notices[0]
    (tmp_path / "file").unlink()
    assert record.flush() and Record(record.path).statements() == [now]


def test_a_folder_that_vanishes_is_made_again(tmp_path: Path) -> None:
    record = Record(tmp_path / "home" / "record.sqlite")
    record.add(answer(record))
    record.path.unlink()
    lock.beside(record.path, "lock").unlink()
    record.path.parent.rmdir()
    assert record.add(answer(record)) is True and "was gone" in record.notices[0]
    assert len(Record(record.path).statements()) == 2


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    record = Record(tmp_path, retry=60)
    assert record.add(answer(record)) is False and record.notices


def test_the_timer_ends_with_the_record(path: Path) -> None:
    path.mkdir()
    before = threading.active_count()
    record = Record(path, patience=0.01, retry=600)
    record.add(answer(record))
    assert threading.active_count() == before + 1
    record.close()
    time.sleep(0.1)
    assert threading.active_count() == before
