"""How long a class report takes, and how much memory: `uv run python tests/bench/classes.py 30 300 100000`.

Made-up learners of the real course (`teaching/classes/rehearsal.py`), the same in every run, with a hundred
statements each on average above 1,000 learners, else the whole course. Two processes write and two read. Says
seconds of clock and of processor, the highest memory of all processes together, and statements a second.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp

LARGE, A_FOLDER = 1_000, 500
MIX = (1, 2, 3, 4, 5, 5)
"""Lessons done in a large class, learner by learner: about a hundred statements each."""


def write(folder: Path, first: int, learners: int, large: bool) -> int:
    """Write the hand-ins of some learners; returns how many statements."""
    from twoviews.bank import library
    from twoviews.teaching.classes import rehearsal

    asked, made = rehearsal.moulds(library.course()), 0
    place = folder / f"{first:06}"
    place.mkdir(parents=True)
    for number in range(first, first + learners):
        lessons = MIX[number % len(MIX)] if large else None
        export = rehearsal.with_name(
            rehearsal.learner(number, asked, lessons), number, rehearsal.name_of(number)
        )
        made += export.count(b"\n")
        (place / f"two-views-{number:06}.jsonl").write_bytes(export)
    return made


def simulate(folder: Path, learners: int) -> int:
    """A folder with a class of that size; returns how many statements."""
    large = learners > LARGE
    starts = range(0, learners, A_FOLDER if learners <= 20 * A_FOLDER else 10 * A_FOLDER)
    step = starts.step
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        jobs = [pool.submit(write, folder, n, min(step, learners - n), large) for n in starts]
        return sum(job.result() for job in jobs)


class Watch(threading.Thread):
    """Looks at the memory of a process and its children five times a second (Linux)."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process, self.most, self.over = process, 0, threading.Event()

    def run(self) -> None:
        """Until it is told to stop."""
        while not self.over.wait(0.2):
            self.most = max(self.most, sum(map(_resident, _family(self._process))))


def _family(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children")
    found = children.read_text().split() if children.exists() else []
    return [process, *(each for child in found for each in _family(int(child)))]


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):  # it has just ended
        return 0


def measure(learners: int) -> None:
    """Make a class, report on it as a teacher does, and say what it took."""
    place = Path(mkdtemp(prefix="twoviews-bench-"))
    try:
        began = time.perf_counter()
        statements = simulate(place / "handed", learners)
        print(
            f"{learners:,} learners, {statements:,} statements: made in {time.perf_counter() - began:.0f} s"
        )
        for what in ("from nothing", "again"):
            report(place, what, statements)
    finally:
        shutil.rmtree(place)


def report(place: Path, what: str, statements: int) -> None:
    """One report."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = ["twoviews", "class", "report", str(place / "handed"), "--to", str(place / "class.html")]
    running = subprocess.Popen(
        [sys.executable, "-m", *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    watch = Watch(running.pid)
    watch.start()
    told = running.communicate()[0]
    watch.over.set()
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert running.returncode == 0, told
    print(
        f"  {what}: {took:.1f} s, {worked:.1f} s of processor, {watch.most / 2**30:.2f} GB, "
        f"{statements / took:,.0f} statements a second",
        flush=True,
    )


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ("30", "300", "3000")):
        measure(size)
