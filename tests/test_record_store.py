"""The record in good weather: saved at once, shared between kernels, private, quick to find again."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from twoviews.errors import RecordError
from twoviews.record import Record, Statement, default_path, statement

FILES = ["record.sqlite", "record.sqlite.lock"]
KERNEL = """
import sys
from pathlib import Path
from twoviews.record import Record, statement
record = Record(Path(sys.argv[1]), patience=10)
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    item = f"{sys.argv[2]}{number}"
    assert record.add(statement(record.learner, "answered", "07", item, "d", response="o1"))
print("saved", flush=True)
sys.stdin.readline()
"""


HALF_A_TRANSACTION = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN IMMEDIATE")
row = "INSERT INTO statements VALUES (NULL, ?, '07', '', '', zeroblob(5000), '')"
db.executemany(row, [(str(n),) for n in range(200)])
print("half", flush=True)
sys.stdin.readline()
"""


def started(script: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def kernel(*arguments: str) -> subprocess.Popen[str]:
    process = started(KERNEL, *arguments)
    assert heard(process) == "ready"
    return process


def heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "folder" / "record.sqlite"


@pytest.fixture
def record(path: Path) -> Record:
    return Record(path)


def answer(record: Record, item: str = "07-q1", response: str = "o1") -> Statement:
    return statement(record.learner, "answered", "07", item, "d", response=response, points=1, of=1)


def test_an_answer_is_on_disk_at_once(record: Record, path: Path) -> None:
    done = answer(record)
    assert record.add(done) is True
    assert Record(path).statements() == [done] and record.notices == ()


def test_the_pseudonym_is_made_once(record: Record, path: Path) -> None:
    assert record.learner.startswith("learner-") and len(record.learner) == 20
    assert Record(path).learner == record.learner == Record(path).learner


def test_two_records_have_two_pseudonyms(record: Record, tmp_path: Path) -> None:
    assert Record(tmp_path / "other.sqlite").learner != record.learner


def test_looking_into_an_empty_record_makes_no_file(record: Record, path: Path) -> None:
    assert record.statements() == []
    assert not path.exists()


def test_statements_of_one_lesson(record: Record) -> None:
    mine, other = answer(record), statement(record.learner, "wrote", "01", "01-d1", "d", response="да")
    assert record.add(mine) and record.add(other)
    assert record.statements("07") == [mine] and record.statements("01") == [other]
    assert record.statements() == [mine, other]


def test_finding_a_lesson_uses_the_index(record: Record, path: Path) -> None:
    record.add(answer(record))
    with sqlite3.connect(path) as db:
        plan = db.execute("EXPLAIN QUERY PLAN SELECT body FROM statements WHERE lesson = '07'").fetchall()
    db.close()
    assert "USING INDEX by_item" in str(plan)


def test_the_same_statement_twice_is_kept_once(record: Record) -> None:
    done = answer(record)
    assert record.add(done) and record.add(done)
    assert record.statements() == [done]


def test_an_unsound_statement_is_refused_and_blocks_nothing(record: Record) -> None:
    with pytest.raises(TypeError):
        record.add(msgspec.structs.replace(answer(record), response=object()))
    with pytest.raises(msgspec.ValidationError):
        record.add(msgspec.structs.replace(answer(record), attempt=0))
    assert record.add(answer(record)) and len(record.statements()) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights; the user's folder is private there")
def test_folder_and_file_are_for_their_owner_only(record: Record, path: Path) -> None:
    record.add(answer(record))
    assert path.stat().st_mode & 0o077 == 0 and path.parent.stat().st_mode & 0o077 == 0


def test_nothing_is_left_open_or_lying_about(record: Record, path: Path) -> None:
    record.add(answer(record))
    assert sorted(file.name for file in path.parent.iterdir()) == FILES
    path.parent.rename(path.parent.with_name("moved"))


def test_a_killed_kernel_loses_nothing(path: Path) -> None:
    killed = kernel(str(path), "q", "20")
    go(killed)
    assert heard(killed) == "saved"
    killed.kill()
    killed.communicate(timeout=60)
    assert [done.item for done in Record(path).statements("07")] == [f"q{number}" for number in range(20)]


def test_a_kernel_killed_within_a_transaction_leaves_a_sound_record(record: Record, path: Path) -> None:
    kept = answer(record)
    record.add(kept)
    half = started(HALF_A_TRANSACTION, str(path))
    assert heard(half) == "half"
    half.kill()
    half.communicate(timeout=60)
    assert path.with_name("record.sqlite-journal").exists()
    later = answer(record, "07-q2")
    assert record.add(later) and Record(path).statements() == [kept, later]


def test_two_kernels_answering_at_once_are_both_kept(path: Path) -> None:
    both = [kernel(str(path), name, "50") for name in "ab"]
    for one in both:
        go(one)
    assert [one.communicate("end\n", timeout=120)[0] for one in both] == ["saved\n", "saved\n"]
    found = Record(path).statements("07")
    assert {done.item for done in found} == {f"{name}{number}" for name in "ab" for number in range(50)}
    assert len({done.actor for done in found}) == 1


def test_every_thread_of_a_kernel_may_answer(record: Record) -> None:
    made = [answer(record, f"q{number}") for number in range(40)]
    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(record.add, made))
    assert record.statements("07") == made


def test_a_reset_keeps_a_dated_copy_and_begins_afresh(record: Record, path: Path) -> None:
    done, before = answer(record), record.learner
    record.add(done)
    aside = record.reset()
    assert aside and aside.name.startswith("record-before-reset-20") and aside.parent == path.parent
    assert Record(aside).statements() == [done] and Record(aside).learner == before
    assert record.statements() == [] and record.learner != before


def test_an_open_lesson_goes_on_after_a_reset_elsewhere(record: Record, path: Path) -> None:
    record.add(answer(record))
    Record(path).reset()
    after = answer(record)
    assert record.add(after) and Record(path).statements() == [after]


def test_a_reset_of_nothing_does_nothing(record: Record, path: Path) -> None:
    assert record.reset() is None and record.learner
    assert record.reset() is None
    assert sorted(file.name for file in path.parent.iterdir()) == FILES


def test_two_resets_in_a_second_keep_both_copies(record: Record) -> None:
    copies = []
    for _ in range(2):
        record.add(answer(record))
        copies.append(record.reset())
    assert len(set(copies)) == 2 and all(copy and Record(copy).statements() for copy in copies)


def test_load_and_merge_raise_what_add_only_notes(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    record = Record(tmp_path / "file" / "record.sqlite")
    for strict in (record.reset, lambda: record.merge([statement("l", "completed", "07")])):
        with pytest.raises(RecordError, match="cannot be opened"):
            strict()


def test_the_path_is_the_users_unless_the_environment_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", "~/elsewhere.sqlite")
    assert default_path() == Path.home() / "elsewhere.sqlite"
    monkeypatch.setenv("TWOVIEWS_RECORD", " ")
    assert default_path().name == "record.sqlite"
    monkeypatch.setenv("TWOVIEWS_RECORD", "/")
    assert default_path() == Path("/record.sqlite")
    monkeypatch.delenv("TWOVIEWS_RECORD")
    assert default_path().name == "record.sqlite" and "twoviews" in default_path().parts
    assert Record().path == default_path() and str(default_path()) in repr(Record())


def test_a_home_folder_that_is_nobodys_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TWOVIEWS_RECORD", "~no-such-user/answers.sqlite")
    record = Record()
    assert record.path.is_relative_to(tmp_path)
    (notice,) = record.notices
    assert "TWOVIEWS_RECORD is ~no-such-user/answers.sqlite, and there is no user no-such-user" in notice
    assert str(record.path) in notice and "Your account" not in notice


def test_a_relative_path_is_one_file_for_kernel_and_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", "answers/mine.sqlite")
    monkeypatch.setenv("HOME", str(tmp_path))
    found = []
    for folder in ("notebooks", "elsewhere"):
        (tmp_path / folder).mkdir()
        monkeypatch.chdir(tmp_path / folder)
        found.append(default_path())
    assert found == [tmp_path / "answers" / "mine.sqlite"] * 2


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder in which any account may write."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


NOBODY_AT_HOME = """
import os
from twoviews.record import Record, database, mending, statement
os.setuid(54321)  # the interpreter itself may lie where that account reads nothing
record = Record()
assert record.add(statement(record.learner, "answered", "07", "q", "d", response="o1"))
print(record.path)
print(*record.notices)
"""


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may be an unknown user"
)
def test_an_account_without_a_home_has_a_record_in_a_place_that_is_said(open_to_all: Path) -> None:
    own = {name: value for name, value in os.environ.items() if name not in ("HOME", "TWOVIEWS_RECORD")}
    run = subprocess.run(
        [sys.executable, "-c", NOBODY_AT_HOME],
        env=own | {"TMPDIR": str(open_to_all)}, capture_output=True, text=True, cwd="/", check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    path, notice = run.stdout.splitlines()
    assert path == str(open_to_all / "twoviews-54321" / "record.sqlite")
    assert "has no home folder" in notice and path in notice
    assert Path(path).parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_record_that_others_could_read_is_tightened(record: Record, path: Path) -> None:
    record.add(answer(record))
    path.chmod(0o644)
    Record(path).add(answer(record))
    assert path.stat().st_mode & 0o777 == 0o600


def test_less_can_be_asked_for(record: Record) -> None:
    made = [answer(record, item, response) for item, response in (("q1", "a"), ("q2", "b"), ("q1", "c"))]
    made.append(statement(record.learner, "wrote", "07", "q1", "d", response="d"))
    for done in made:
        record.add(done)
    assert record.statements("07", "answered", ["q1"]) == [made[0], made[2]]
    assert record.latest("07", "answered") == [made[1], made[2]]
    assert record.latest() == [made[1], made[2], made[3]]
    assert record.statements(verb="wrote") == [made[3]] and record.statements(items=[]) == []
