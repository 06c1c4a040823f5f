"""Damage: whatever happens to the file is told, what is intact comes back, and no text is altered unsaid."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import damage
from twoviews.record import Record, Statement, database, lock, mending, outbox, pages, statement

SEEDS = 4
SAVING = """
import sys
from pathlib import Path
from twoviews.record import Record, statement
record = Record(Path(sys.argv[1]), patience=5)
print("ready", flush=True)
for number in range(30):
    done = statement(record.learner, "answered", "07", f"{sys.argv[2]}{number}", "d", response="o1")
    if record.add(done):
        print(done.id, flush=True)
record.close()
"""


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> damage.Sample:
    return damage.sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


def fill(path: Path, number: int = 20) -> list[Statement]:
    record = Record(path)
    told = [
        statement(record.learner, "wrote", "07", f"d{n}", "d", response=f"text {n}") for n in range(number)
    ]
    record.merge(told)
    return told


@pytest.mark.parametrize("kind", damage.KINDS)
def test_damage_is_told_and_what_is_intact_comes_back(
    kind: str, whole: damage.Sample, tmp_path: Path
) -> None:
    for seed in range(SEEDS):
        found = damage.tried(kind, whole, seed, tmp_path / "tried")
        assert found == damage.Outcome(kind, found.intact, lost=0), seed


def test_a_letter_that_may_have_changed_is_said_with_its_place(path: Path) -> None:
    fill(path)
    data = path.read_bytes()
    at = data.index(b'"text 7"') + 1
    path.write_bytes(data[:at] + b"n" + data[at + 1 :])
    record = Record(path)
    assert [done.response for done in record.statements()][7] == "next 7"
    assert "letters in what you wrote (d7): look it over" in record.notices[1]


@pytest.mark.parametrize("left", [0, 1, None])
def test_what_memory_holds_is_written_back(path: Path, left: int | None) -> None:
    told = fill(path)
    record = Record(path)
    assert record.statements() == told
    if left is None:
        path.unlink()
    else:
        os.truncate(path, left)
    assert record.statements() == told and "20 answers were written back" in record.notices[0]
    assert Record(path).statements() == told and Record(path).learner == record.learner


def test_rows_that_vanish_under_an_open_kernel_come_back(path: Path) -> None:
    told = fill(path)
    record = Record(path)
    assert record.statements() == told
    with database.writing(path, 1) as db:
        db.execute("DELETE FROM statements WHERE place > 12")
    assert record.add(statement(record.learner, "wrote", "07", "new", "d", response="new"))
    assert len(Record(path).statements()) == 21 and "8 answers were written back" in record.notices[0]


def test_a_new_kernel_tells_that_the_file_is_gone(path: Path) -> None:
    fill(path)
    path.unlink()
    record = Record(path)
    assert record.statements() == [] and f"({path}) was gone" in record.notices[0]
    assert Record(path).notices == () and Record(path).learner


def test_one_byte_of_the_pseudonym_blocks_nothing(path: Path) -> None:
    told = fill(path)
    data = bytearray(path.read_bytes())
    data[data.find(told[0].actor.encode())] = 0xFF
    path.write_bytes(data)
    record = Record(path)
    assert record.statements() == told and record.learner == told[0].actor


@pytest.mark.parametrize("at", [0, 7, -1])
@pytest.mark.parametrize("place", [1, 5, 12, 20])
def test_a_row_whose_place_was_damaged_stands_where_it_stood(path: Path, at: int, place: int) -> None:
    told = fill(path)
    data = bytearray(path.read_bytes())
    starts = (found.start() for found in pages._SEALED.finditer(data))
    start = next(each for each in starts if data[each + data[each] :].startswith(told[at].id.encode()))
    data[start - 1] = place
    assert pages.legible(bytes(data)).statements == told


def test_a_sound_file_that_is_being_written_gives_all_it_holds(path: Path) -> None:
    told = fill(path)
    with database.writing(path, 1):
        aside = database.keep(path, "damaged")
        found = pages.salvage(aside).statements
    assert found == told == Record(aside).statements()


def test_the_second_to_look_finds_it_mended(path: Path) -> None:
    fill(path)
    path.write_bytes(b"rubbish" * 999)
    first, second = (mending.mend(path, "", []) for _ in range(2))
    assert (first.trouble, second.trouble, second.aside) == ("damaged", "", None)
    assert len(list(path.parent.glob("record-damaged-*.sqlite"))) == 1


def test_kernels_that_meet_a_damaged_file_lose_nothing(path: Path) -> None:
    fill(path, 200)
    command = [sys.executable, "-c", SAVING, str(path)]
    kernels = [subprocess.Popen([*command, name], stdout=subprocess.PIPE, text=True) for name in "abc"]
    for kernel in kernels:
        assert kernel.stdout and kernel.stdout.readline() == "ready\n"
    damage.spoil_index(path, random.Random(3))
    told = [line for kernel in kernels for line in kernel.communicate(timeout=120)[0].split()]
    found = {done.id for done in Record(path).statements()}
    assert len(told) > 30 and set(told) <= found and len(found) == 200 + 90  # on a busy machine many wait


def test_what_cannot_be_mended_can_still_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = fill(path)
    data = path.read_bytes()
    path.write_bytes(bytes(100) + data[100:])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(database, "found", full)
    record = Record(path, retry=600)
    assert record.statements() == told and "No space left" in record.notices[0]
    record.close()
    assert path.read_bytes() == bytes(100) + data[100:]


# ── what waits ───────────────────────────────────────────────────────────────


@pytest.fixture
def stuck(path: Path) -> Iterator[Record]:
    """A record whose file another program holds."""
    fill(path, 1)
    record = Record(path, patience=0.01, retry=600)
    with lock.held(path, 0):
        yield record


def test_what_waits_outlasts_a_killed_kernel(path: Path) -> None:
    fill(path, 1)
    script = SAVING.replace("patience=5", "patience=0.01").replace("record.close()", "import os; os._exit(9)")
    with lock.held(path, 0):
        subprocess.run([sys.executable, "-c", script, str(path), "a"], stdout=subprocess.PIPE, check=False)
    (waiting,) = path.parent.glob("record.sqlite.waiting-*")
    assert waiting.stat().st_mode & 0o077 == 0
    record = Record(path)
    assert [done.item for done in record.statements()] == ["d0", *(f"a{n}" for n in range(30))]
    assert {done.actor for done in record.statements()} == {record.learner}
    assert list(outbox.left(path)) == []


def test_a_full_disk_takes_what_fits_oldest_first(path: Path) -> None:
    resource = pytest.importorskip("resource")
    fill(path, 1)
    record = Record(path, retry=600)
    made = [statement(record.learner, "wrote", "07", f"w{n}", "d", response="x" * 3000) for n in range(40)]
    with lock.held(path, 0):
        pass
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 60_000, hard))
    try:
        record._pending = made[:-1]
        assert not record.add(made[-1]) and "The disk is full" in record.notices[0]
        saved = [done.item for done in Record(path).statements("07", "wrote") if done.item[0] == "w"]
        assert 5 < len(saved) < 40 and saved == [done.item for done in made[: len(saved)]]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert record.flush() and len(Record(path).statements()) == 41
