"""The lock: one holder at a time, and no answer lost where the file system can do nothing."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from twoviews.record import Record, lock, statement

WRITER = """
import sys
from pathlib import Path
from twoviews.record import Record, statement
record = Record(Path(sys.argv[1]), patience=5)
for number in range(int(sys.argv[3])):
    record.add(statement(record.learner, "answered", "07", f"{sys.argv[2]}{number}", "d", response="o1"))
    record.statements("07")
record.close()
print(*record.notices)
"""
REFUSALS = [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EIO]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


@pytest.fixture
def refusing(path: Path) -> Iterator[Path]:
    """A place that is known to refuse locks."""
    lock._refusing.add(path.parent)
    yield path
    lock._refusing.discard(path.parent)


@pytest.fixture(scope="session")
def preloaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that refuses every lock of the system."""
    compiler = shutil.which("cc")
    if not compiler or sys.platform != "linux":
        pytest.skip("needs a C compiler on Linux")
    made = tmp_path_factory.mktemp("nolock") / "nolock.so"
    source = Path(__file__).with_name("nolock.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(made), str(source), "-ldl"], check=True)
    return made


def writer(path: Path, name: str, number: int, **more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | more)


@pytest.mark.parametrize("refusal", REFUSALS, ids=[errno.errorcode[number] for number in REFUSALS])
def test_a_file_system_that_refuses_locks_gets_every_answer(
    preloaded: Path, path: Path, refusal: int
) -> None:
    more = {"LD_PRELOAD": str(preloaded), "NOLOCK": str(refusal)}
    both = [writer(path, name, 10, **more) for name in "ab"]
    assert [one.communicate(timeout=120)[0].strip() for one in both] == ["", ""]
    found = Record(path).statements()
    assert {done.item for done in found} == {f"{name}{number}" for name in "ab" for number in range(10)}
    assert not lock.beside(path, "held").exists()


def test_where_nothing_locks_only_one_holds_the_record(refusing: Path) -> None:
    with lock.held(refusing, 1):
        other = "from pathlib import Path; from twoviews.record import lock; import sys\n"
        other += "path = Path(sys.argv[1]); lock._refusing.add(path.parent)\n"
        other += "try:\n    with lock.held(path, 0.1): print('held')\nexcept BlockingIOError: print('busy')"
        command = [sys.executable, "-c", other, str(refusing)]
        assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "busy\n"
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "held\n"


def test_a_dead_holders_file_is_taken_away(refusing: Path) -> None:
    held = lock.beside(refusing, "held")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    held.write_bytes(f"{lock._here()} {ended.pid} 0123".encode())
    with lock.held(refusing, 0):
        assert held.read_bytes().split()[-2] == str(os.getpid()).encode()
    assert not held.exists()


def test_a_living_holders_file_is_left_alone(refusing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = lock.beside(refusing, "held")
    held.write_bytes(b"another-machine pid:[1] 7 0123")
    with pytest.raises(BlockingIOError), lock.held(refusing, 0.02):
        pass
    assert held.exists()
    monkeypatch.setattr(lock, "ABANDONED", 0.0)
    time.sleep(0.01)
    with lock.held(refusing, 0):
        pass


def test_the_thread_that_holds_it_goes_on(path: Path) -> None:
    with lock.held(path, 0), lock.held(path, 0):
        pass


def test_answers_are_saved_where_nothing_locks(refusing: Path) -> None:
    record = Record(refusing)
    done = statement(record.learner, "answered", "07", "q", "d", response="o1")
    assert record.add(done) and record.statements("07") == [done] and record.notices == ()
    assert record.reset() and record.statements() == []


@pytest.mark.parametrize("fcntl", ["None", "types.ModuleType('fcntl')"])
def test_a_host_without_locks_and_threads_has_a_record(path: Path, fcntl: str) -> None:
    """As in Pyodide: no fcntl or an empty one, and no thread can be started."""
    script = f"""
import sys, threading, types
from pathlib import Path
sys.modules["fcntl"] = {fcntl}
def start(self): raise RuntimeError("can't start new thread")
threading.Thread.start = start
import sqlite3
from twoviews.record import Record, statement
path = Path({str(path)!r})
record = Record(path, patience=0.01, retry=0.05)
assert record.add(statement(record.learner, "answered", "07", "first", "d", response="o1"))
other = sqlite3.connect(path, isolation_level=None)
other.execute("BEGIN EXCLUSIVE")
from twoviews.record import lock
lock._refusing.clear()
assert not hasattr(lock.fcntl, "LOCK_EX")
path.with_name("record.sqlite.held").write_text("elsewhere pid:[1] 7 0")
assert not record.add(statement(record.learner, "answered", "07", "late", "d", response="o1"))
assert record.notices
other.execute("COMMIT"); other.close()
path.with_name("record.sqlite.held").unlink()
import time; time.sleep(0.1)
assert record.notices == (), record.notices
assert [done.item for done in Record(path).statements()] == ["first", "late"]
print("sound")
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert run.stdout == "sound\n", run.stderr
