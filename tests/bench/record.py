"""The record under attack: damage, races, a rush of writers, a large record, a file system without locks."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from figures import Figure
from msgspec.structs import replace

import damage
import learner
from twoviews.bank import library
from twoviews.record import Record, statement

TRIALS = int(os.environ.get("TRIALS", "190"))  # damages of each kind
RACES, RACERS, WRITERS, KILLS = 50, 6, 30, 60
LARGE = 100_000
LENGTHS = (0, 1000, LARGE)

SAVING = """
import sys, time
from pathlib import Path
from twoviews.record import Record, statement
record = Record(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    done = statement(record.learner, "answered", "07", f"{sys.argv[2]}-{number}", "d", response="o1")
    print("kept" if record.add(done) else "later", done.id, flush=True)
record.close()
"""
OPENING = """
import resource, time
import twoviews
from twoviews.bank import library
from twoviews.course import counting, making
start, clock = time.process_time(), time.perf_counter()
for part in {parts}:
    part()
used = time.process_time() - start, time.perf_counter() - clock
print(*used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
ACTING = """
import statistics, time, twoviews
from twoviews.bank import library
from twoviews.bank.questions import split
lesson, question = twoviews.lesson("07"), library.lesson("07").questions[0]
parts = {
    "an answer": (lesson.quiz(), "answer", {"question": question.id, "response": split(question)[1].right}),
    "a text": (lesson.discuss()[0], "write", {"text": "A thought"}),
}
for what, (part, do, asked) in parts.items():
    told, took = [], []
    part.send = told.append
    for number in range(30):
        start = time.process_time()
        part.hear({"do": do, "n": number + 1, "with": asked})
        took.append(1000 * (time.process_time() - start))
        assert told[-1]["saved"], told
    print(what, statistics.median(took), took[0], sep="|")
"""
PARTS = {
    "lesson 07: predictions, opinions, quiz, texts, progress": (
        "(lambda: [getattr(twoviews.lesson('07'), name)() for name in"
        " ('predict', 'opinions', 'quiz', 'discuss')], lambda: counting.rows(library.lesson('07')))"
    ),
    "the change from first to last lesson": "(twoviews.lesson('12').change().refresh,)",
    "the portfolio": "(lambda: making.portfolio_file('', 'html'),)",
}


def damages() -> Iterator[Figure]:
    """Every kind of damage, many times: what is told, what comes back, what is altered."""
    with _folder() as folder:
        whole = damage.sample(folder / "sample")
        found = [
            damage.tried(kind, whole, seed, folder / "tried")
            for kind in damage.KINDS
            for seed in range(TRIALS)
        ]
    count = f"{len(found)} damages of {len(damage.KINDS)} kinds"
    yield Figure(f"{count}: silent", sum(one.silent for one in found), most=0)
    yield Figure(
        f"{count}: not bearable (traceback, nothing saved)", sum(bool(one.broken) for one in found), most=0
    )
    yield Figure(f"{count}: a text altered without a word", sum(one.altered for one in found), most=0)
    share = 1 - sum(one.lost for one in found) / sum(one.intact for one in found)
    yield Figure(f"{count}: intact statements that came back", 100 * share, "%", least=99)
    yield Figure(f"{count}: out of their order", sum(one.disordered for one in found), most=0)


def races() -> Iterator[Figure]:
    """An index is spoilt while several kernels save."""
    lost = told = 0
    for seed in range(RACES):
        with _folder() as folder:
            path = folder / "record.sqlite"
            _filled(path, 200)
            kernels = [_kernel(path, str(name), 25) for name in range(RACERS)]
            _go(kernels)
            time.sleep(Random(seed).uniform(0, 0.4))
            damage.spoil_index(path, Random(seed))
            kept = [name for kernel in kernels for word, name in _said(kernel) if word == "kept"]
            found = {done.id for done in Record(path).statements()}
            told, lost = told + len(kept), lost + len(set(kept) - found)
    yield Figure(f"{RACES} races of {RACERS} kernels, {told} acknowledged: lost", lost, most=0)


def kills() -> Iterator[Figure]:
    """A kernel is killed at a random moment while it saves."""
    lost = told = unsound = 0
    for seed in range(KILLS):
        with _folder() as folder:
            path = folder / "record.sqlite"
            kernel = _kernel(path, "k", 1000)
            _go([kernel])
            time.sleep(Random(seed).uniform(0.05, 0.8))
            kernel.kill()
            kept = [name for word, name in _said(kernel) if word == "kept"]
            record = Record(path)
            found = {done.id for done in record.statements()}
            told, lost = told + len(kept), lost + len(set(kept) - found)
            unsound += bool(record.notices)
    yield Figure(f"{KILLS} kills, {told} acknowledged: lost", lost, most=0)
    yield Figure(f"{KILLS} kills: damaged records", unsound, most=0)


def rush() -> Iterator[Figure]:
    """Many kernels save without a pause."""
    with _folder() as folder:
        path = folder / "record.sqlite"
        _filled(path, 1)
        kernels = [_kernel(path, str(name), 34) for name in range(WRITERS)]
        _go(kernels)
        said = [line for kernel in kernels for line in _said(kernel)]
        found = {done.id for done in Record(path).statements()}
    late = sum(word == "later" for word, _ in said)
    yield Figure(f"{WRITERS} writers without a pause, {len(said)} answers ({late} had to wait): never saved",
                 len({name for _, name in said} - found), most=0)  # fmt: skip


def refused() -> Iterator[Figure]:
    """File systems that refuse locks, as a preloaded library plays them."""
    compiler = shutil.which("cc")
    if not compiler or sys.platform != "linux":
        return
    with _folder() as folder:
        made = folder / "nolock.so"
        source = Path(__file__).resolve().parents[1] / "nolock.c"
        subprocess.run([compiler, "-shared", "-fPIC", "-o", str(made), str(source), "-ldl"], check=True)
        for refusal in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EIO):
            path = folder / errno.errorcode[refusal] / "record.sqlite"
            path.parent.mkdir()
            more = {"LD_PRELOAD": str(made), "NOLOCK": str(refusal)}
            kernels = [_kernel(path, str(name), 25, **more) for name in range(RACERS)]
            _go(kernels)
            said = {name for kernel in kernels for _, name in _said(kernel)}
            lost = len(said - {done.id for done in Record(path).statements()})
            yield Figure(
                f"locks refused ({errno.errorcode[refusal]}), {len(said)} answers: lost", lost, most=0
            )


def large() -> Iterator[Figure]:
    """A record of 100,000 statements: time until parts are there, and memory of the kernel."""
    with _folder() as folder:
        path = folder / "record.sqlite"
        _large(path)
        environment = os.environ | {"TWOVIEWS_RECORD": str(path)}
        for what, parts in PARTS.items():
            script = OPENING.format(parts=parts)
            run = subprocess.run(
                [sys.executable, "-c", script],
                env=environment, cwd=folder, capture_output=True, text=True, check=True,
            )  # fmt: skip
            seconds, clock, memory = map(float, run.stdout.split())
            yield Figure(f"{LARGE:,} statements, {what}", seconds, "s of CPU", most=2)
            yield Figure(f"{LARGE:,} statements, {what}", clock, "s by the clock", most=2)
            yield Figure(f"{LARGE:,} statements, {what}", memory, "MB", most=250)


def saving() -> Iterator[Figure]:
    """CPU time from answer to saved, by the length of the record: the median of 30, and the first."""
    usual: dict[str, float] = {}
    for length in LENGTHS:
        with _folder() as folder:
            path = folder / "record.sqlite"
            _large(path, length)
            run = subprocess.run(
                [sys.executable, "-c", ACTING],
                env=os.environ | {"TWOVIEWS_RECORD": str(path)}, capture_output=True, text=True, check=True,
            )  # fmt: skip
            for what, median, first in (line.split("|") for line in run.stdout.splitlines()):
                most = usual.setdefault(what, float(median)) * 2 + 1
                yield Figure(f"{length:,} statements, {what} saved", float(median), "ms of CPU", most=most)
                yield Figure(f"{length:,} statements, the first time", float(first), "ms of CPU")


def _large(path: Path, length: int = LARGE) -> None:
    told, dice = learner.everything(library.course()), Random(1)
    start = datetime.now(UTC) - timedelta(seconds=length)
    Record(path).merge(
        [
            replace(
                told[number % len(told)],
                id=str(UUID(int=dice.getrandbits(128), version=4)),
                timestamp=start + timedelta(seconds=number),
            )
            for number in range(length)
        ]
    )


def _filled(path: Path, number: int) -> None:
    record = Record(path)
    record.merge(
        [statement(record.learner, "wrote", "01", f"d{n}", "d", response=f"{n}") for n in range(number)]
    )


def _kernel(path: Path, name: str, number: int, **more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SAVING, str(path), name, str(number)]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | more
    )


def _go(kernels: list[subprocess.Popen[str]]) -> None:
    for kernel in kernels:
        assert kernel.stdout and kernel.stdout.readline() == "ready\n"
    for kernel in kernels:
        assert kernel.stdin
        kernel.stdin.write("go\n")
        kernel.stdin.flush()


def _said(kernel: subprocess.Popen[str]) -> list[tuple[str, str]]:
    out = kernel.communicate(timeout=600)[0]
    whole = out[: out.rfind("\n") + 1]  # the last line of a killed kernel may be torn
    return [(word, name) for word, name in (line.split() for line in whole.splitlines())]


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="twoviews-bench-") as folder:
        yield Path(folder)


BENCHES = (damages, races, kills, rush, refused, large, saving)
