"""A class on one server: each student opens a lesson, reads, answers, moves and writes; nothing may be lost.

What the server said was saved is compared with what lies on disk after the hub was stopped.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from figures import Figure
from moodle import Platform
from school import School, processes
from visitor import OpenLesson, Part, Visitor, open_lesson

from learner import right, wrong
from twoviews.bank import library
from twoviews.bank.authored import Authored
from twoviews.bank.questions import split
from twoviews.bank.verdicts import VERDICTS
from twoviews.record import Record

PAUSE = 5.0
"""Seconds between two acts of a student, on average."""
ARRIVE = 60.0
"""Seconds in which the class comes in."""
TEXT = (
    "The panel counted ships and the customs counted barrels, and the two do not agree; so I would ask first "
    "who looked, when, and what they could not see. A price that falls after a measure need not fall by it."
)
LESSONS = ("07-oil", "03-the-us-view", "04-the-russian-view", "06-bargaining-in-the-council")
WEIGHTS = {"quiz": 5, "prediction": 2, "claim": 2, "discussion": 5, "explorer": 6}
"""How often a student turns to a part of that kind."""

Saved = tuple[str, str]
"""What was answered: the item, and the response as JSON."""


class Tally:
    """What the whole class saw."""

    def __init__(self) -> None:
        self.came, self.opened = list[float](), list[float]()
        self.saved, self.moved = list[float](), list[float]()
        self.told = dict[str, Counter[Saved]]()
        self.faults, self.stayed = list[str](), 0


@cache
def bank() -> dict[str, Authored]:
    """Every question of the course by its id."""
    lessons = library.course().lessons.values()
    return {each.id: each for lesson in lessons for each in lesson.every_question}


def saved(item: str, response: Any) -> Saved:
    """An answer in a form that can be compared."""
    return item, json.dumps(response, sort_keys=True)


class Work:
    """What one student does in an open lesson."""

    def __init__(self, lesson: OpenLesson, chance: Random, tally: Tally, told: Counter[Saved]) -> None:
        self._lesson, self._chance, self._tally, self._told = lesson, chance, tally, told
        self._parts = [part for part in lesson.parts if part.content.get("kind") in WEIGHTS]
        self._texts = dict[str, list[str]]()

    async def act(self) -> None:
        """Turn to a part, do one thing in it, wait for the answer."""
        part = self._chance.choices(self._parts, [WEIGHTS[part.content["kind"]] for part in self._parts])[0]
        kind = part.content["kind"]
        await getattr(self, f"_{kind}")(part)

    async def _ask(self, part: Part, do: str, given: Saved | None, **details: Any) -> None:
        """Send it; count it as told if the answer says that it is on disk."""
        told, seconds = await self._lesson.tell(part, do, **details)
        if told.get("trouble") or told["state"].get("notices"):
            self._tally.faults.append(str(told.get("trouble") or told["state"]["notices"]))
        if given is None:
            self._tally.moved.append(seconds)
        elif told.get("saved"):
            self._tally.saved.append(seconds)
            self._told[given] += 1
        elif not told.get("unanswered"):
            self._tally.faults.append(f"{do} was not saved: {told}")

    async def _quiz(self, part: Part) -> None:
        asked = self._chance.choice(part.content["questions"])["id"]
        question, key = split(bank()[asked])
        response = right(key) if self._chance.random() < 0.7 else wrong(question, key)
        await self._ask(
            part, "answer", saved(asked, response), question=asked, response=response, seconds=4.0
        )

    async def _prediction(self, part: Part) -> None:
        shown = part.content
        low, high = shown.get("low") or 0.0, shown.get("high") or 100.0
        options = shown.get("options")
        guess: str | float = (
            self._chance.choice(options) if options else round(self._chance.uniform(low, high), 1)
        )
        await self._ask(part, "commit", saved(shown["id"], guess), guess=guess, seconds=6.0)

    async def _claim(self, part: Part) -> None:
        verdict, sure = self._chance.choice(list(VERDICTS)), part.content["confidence"][0][0]
        await self._ask(
            part, "judge", saved(part.content["id"], verdict), verdict=verdict, sure=sure, seconds=9.0
        )

    async def _discussion(self, part: Part) -> None:
        text = self._texts.setdefault(part.comm, [])
        text += self._chance.choices(TEXT.split(), k=6)
        words = " ".join(text)
        await self._ask(part, "write", saved(part.content["id"], words), text=words, seconds=2.0)

    async def _explorer(self, part: Part) -> None:
        slider = self._chance.choice(part.content["sliders"])
        low, high, step = slider["low"], slider["high"], slider["step"]
        for _ in range(4):  # a drag passes several places
            value = low + step * self._chance.randint(0, round((high - low) / step))
            await self._ask(part, "move", None, values={slider["name"]: value})


class Bell:
    """The class works until some seconds after the last one is in, or has failed to come in."""

    def __init__(self, students: int, seconds: float) -> None:
        self._missing, self._seconds, self.all_in = students, seconds, asyncio.Event()
        self._end = float("inf")

    def here(self) -> None:
        """One more is in."""
        self._missing -= 1
        if not self._missing:
            self._end = time.monotonic() + self._seconds
            self.all_in.set()

    def rung(self) -> bool:
        """Whether the class is over."""
        return time.monotonic() >= self._end


async def attend(
    number: int, school: School, platform: Platform, bell: Bell, files: list[str], tally: Tally
) -> None:
    """One student: comes in within a minute, opens a lesson, works until the end."""
    chance = Random(number)
    await asyncio.sleep(chance.uniform(0, ARRIVE))
    path = f"two-views/notebooks/{LESSONS[number % len(LESSONS)]}.ipynb"
    async with Visitor(school.url) as visitor:
        try:
            link = platform.link(f"student-{number}", f"hub/user-redirect/doc/tree/{path}")
            tally.came.append(await visitor.come_in(link))
            began = time.monotonic()
            lesson = await open_lesson(visitor, path, files)
            tally.opened.append(time.monotonic() - began)
        finally:
            bell.here()
        work = Work(lesson, chance, tally, tally.told.setdefault(visitor.account, Counter()))
        while not bell.rung():
            await work.act()
            await asyncio.sleep(chance.expovariate(1 / PAUSE))
        tally.faults += lesson.faults
        await lesson.close()
        tally.stayed += 1


def on_disk(school: School) -> dict[str, Counter[Saved]]:
    """What lies in each student's record, by account; read in a copy."""
    found = {}
    for account in school.accounts():
        folder = Path(account.pw_dir) / "two-views-record"
        with tempfile.TemporaryDirectory() as aside:
            for file in folder.glob("record.sqlite*"):
                shutil.copy(file, aside)
            statements = Record(Path(aside) / "record.sqlite").load()
        found[account.pw_name] = Counter(saved(each.item, each.response) for each in statements)
    return found


class Meter:
    """Memory and processor time of the students' processes, and of the hub's own."""

    def __init__(self, school: School) -> None:
        self._school = school
        self.students, self.hub = list[float](), 0.0
        self.cores = self.opening = 0.0

    async def watch(self, bell: Bell, seconds: float) -> None:
        """Processor time for so many seconds after all are in, and memory at their end."""
        await bell.all_in.wait()
        began, before = time.monotonic(), self._spent()
        self.opening = before - sum(map(_seconds, self._hub()))
        await asyncio.sleep(seconds)
        self.cores = (self._spent() - before) / (time.monotonic() - began)
        self.students = [
            sum(map(proportional, processes(account.pw_uid))) / 2**20 for account in self._school.accounts()
        ]
        self.students = [each for each in self.students if each]
        self.hub = sum(map(proportional, self._hub())) / 2**20

    def _hub(self) -> list[int]:
        group = self._school.process.pid if self._school.process else 0
        return [each for each in processes(0) if _group(each) == group]

    def _spent(self) -> float:
        ours = [each for account in self._school.accounts() for each in processes(account.pw_uid)]
        return sum(map(_seconds, [*ours, *self._hub()]))


def proportional(process: int) -> int:
    """Bytes of memory of a process, where what is shared counts by its share (PSS)."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except (OSError, ProcessLookupError):  # it has just ended
        return 0
    return 1024 * next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _fields(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1].split()
    except (OSError, ProcessLookupError):
        return []


def _group(process: int) -> int:
    fields = _fields(process)
    return int(fields[3]) if fields else 0


def _seconds(process: int) -> float:
    fields = _fields(process)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def share(values: list[float], of: float) -> float:
    """The value that this share of them does not exceed; 0 without any."""
    return sorted(values)[min(len(values) - 1, int(of * len(values)))] if values else 0.0


def taught(
    school: School, platform: Platform, students: int, seconds: float, files: list[str]
) -> Iterator[Figure]:
    """Hold the class, stop the hub, and compare; `files` are what a page fetches when a lesson opens.

    The class works for `seconds` after the last one has come in.
    """
    tally, meter = Tally(), Meter(school)
    asyncio.run(_hold(school, platform, students, seconds, files, tally, meter))
    school.stop()
    disk = on_disk(school)
    told = sum(counted.total() for counted in tally.told.values())
    lost = sum((counted - disk.get(account, Counter())).total() for account, counted in tally.told.items())
    yield Figure("students who worked to the end", tally.stayed, least=students)
    yield Figure("answers acknowledged", told, least=students)
    yield Figure("of these not on disk", lost, most=0)
    yield Figure("other trouble told to a student", len(tally.faults), most=0)
    yield Figure("a saved answer, half of them", 1000 * share(tally.saved, 0.5), "ms")
    yield Figure("a saved answer, 95 of 100", 1000 * share(tally.saved, 0.95), "ms", most=200)
    yield Figure("a moved slider, 95 of 100", 1000 * share(tally.moved, 0.95), "ms")
    yield Figure("from the link to the page, 95 of 100", share(tally.came, 0.95), "s")
    yield Figure("until the lesson lives, 95 of 100", share(tally.opened, 0.95), "s")
    yield Figure(
        "processor to start server and lesson, a student", meter.opening / max(1, len(meter.students)), "s"
    )
    yield Figure("memory a student (PSS), mean", statistics.mean(meter.students or [0.0]), "MB")
    yield Figure("memory a student (PSS), most", max(meter.students or [0.0]), "MB")
    yield Figure("memory of hub and proxy", meter.hub, "MB")
    yield Figure("processor of all, while they work", meter.cores, "cores")
    yield Figure("so 300 at work need", 300 * meter.cores / students, "cores")
    whole = 300 * statistics.mean(meter.students or [0.0]) + meter.hub
    yield Figure("and, with one lesson open each,", whole / 1024, "GB")
    for fault, times in Counter(tally.faults).most_common(5):
        yield Figure(f"trouble: {fault[:100]}", times, most=0)


async def _hold(
    school: School,
    platform: Platform,
    students: int,
    seconds: float,
    files: list[str],
    tally: Tally,
    meter: Meter,
) -> None:
    bell = Bell(students, seconds)
    watching = asyncio.create_task(meter.watch(bell, 0.9 * seconds))
    class_ = [attend(number, school, platform, bell, files, tally) for number in range(students)]
    for outcome in await asyncio.gather(*class_, return_exceptions=True):
        if isinstance(outcome, BaseException):
            tally.faults.append(f"{type(outcome).__name__}: {outcome}")
    await watching
