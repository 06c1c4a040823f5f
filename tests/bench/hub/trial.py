"""What a teacher relies on, tried with real students: who gets in, what others see, updates, idle servers."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
from figures import Figure
from load import bank, on_disk, saved
from moodle import SPOILT, Platform
from school import School, processes
from steps import run
from visitor import OpenLesson, Refused, Visitor, open_lesson

from learner import wrong
from twoviews.bank.questions import split

LESSON, EXERCISE = "two-views/notebooks/01-the-puzzle.ipynb", "two-views/exercises/01-the-puzzle.ipynb"
TARGET = f"hub/user-redirect/doc/tree/{LESSON}"
NOTE, NEW, CODE = "I doubt it.", "A sentence that came in mid-term.", "mine = 42"
IDLE = 0.5
"""Minutes until a server is idle, in this trial."""


def tried(school: School, platform: Platform) -> Iterator[Figure]:
    """All of it, one after another, on one hub."""
    yield from _counted(_strangers(school, platform))
    yield from _counted(_neighbours(school, platform))
    yield from _counted(_in_term(school, platform))
    school.stop()
    school.change("IDLE_MINUTES", str(IDLE))
    school.start()
    yield from _counted(_idle(school, platform))
    school.stop()
    school.change("IDLE_MINUTES", "60")
    school.start()


def _counted(trial: AsyncIterator[Figure]) -> list[Figure]:
    async def every() -> list[Figure]:
        return [figure async for figure in trial]

    return asyncio.run(every())


def held(what: str, holds: bool) -> Figure:
    """A figure of what must hold: how often it did not."""
    return Figure(f"not: {what}", 0 if holds else 1, most=0)


async def _strangers(school: School, platform: Platform) -> AsyncIterator[Figure]:
    """Tokens that are not the platform's own let nobody in, and make no account."""
    inside = 0
    for platform.spoilt in SPOILT:
        async with Visitor(school.url) as visitor:
            try:
                await visitor.press(platform.link(f"stranger-{platform.spoilt}", TARGET))
                inside += 1
            except Refused as refused:
                inside += not str(refused).startswith("40")
    platform.spoilt = ""
    yield Figure(f"let in with {len(SPOILT)} false tokens", inside, most=0)
    async with httpx.AsyncClient() as client:
        page = await client.get(f"{school.url}hub/user-redirect/tree", follow_redirects=True)
    yield held("without the platform nobody is let in", page.url.path.endswith("/hub/login"))
    yield Figure("accounts made for them", len(school.accounts()), most=0)


async def _neighbours(school: School, platform: Platform) -> AsyncIterator[Figure]:
    """Two students whose names in the platform differ in a capital only."""
    async with Visitor(school.url) as anna, Visitor(school.url) as other:
        for visitor, name in ((anna, "Anna"), (other, "anna")):
            await visitor.come_in(platform.link(name, TARGET))
        yield held("two students have two accounts", anna.account != other.account)
        lesson = await open_lesson(anna, LESSON)
        await answer(lesson)
        record = school.homes / anna.account / "two-views-record" / "record.sqlite"
        yield held(
            "the record lies in the student's folder, for nobody else", record.stat().st_mode & 0o777 == 0o600
        )
        theirs = await open_lesson(other, LESSON)
        library = school.course / "src/twoviews/course/__init__.py"
        tries = {
            "a student cannot read another's record": f"open({str(record)!r}, 'rb').read()",
            "a student cannot see another's folder": f"__import__('os').listdir({str(record.parents[1])!r})",
            "a student cannot write into the course": f"open({str(school.course / 'assets' / 'x')!r}, 'w')",
            "a student cannot change the library": f"open({str(library)!r}, 'a')",
            "a student cannot read the hub's secrets": f"open({str(school.hub / 'cookie_secret')!r}).read()",
        }
        for what, code in tries.items():
            before = len(theirs.faults)
            await theirs.run([code])
            yield held(what, [each[:15] for each in theirs.faults[before:]] == ["PermissionError"])
        reached = await anna.http.get(other.server + "api/contents", follow_redirects=True)
        yield held("a student cannot open another's server", reached.status_code in (403, 404))
        yield held("nothing of one stands in the other's record", not on_disk(school)[other.account])
        await lesson.close()
        await theirs.close()


async def answer(lesson: OpenLesson) -> tuple[str, str]:
    """Answer the first question of the quiz, wrongly; returns what the record must hold."""
    quiz = next(part for part in lesson.parts if part.content["kind"] == "quiz")
    asked = quiz.content["questions"][0]["id"]
    response = wrong(*split(bank()[asked]))
    told, _ = await lesson.tell(quiz, "answer", question=asked, response=response, seconds=3.0)
    if not told["saved"]:
        raise RuntimeError(f"not saved: {told}")
    return saved(asked, response)


async def _in_term(school: School, platform: Platform) -> AsyncIterator[Figure]:
    """The course goes on while a student has answers, a note in a lesson and code in an exercise."""
    async with Visitor(school.url) as visitor:
        await visitor.come_in(platform.link("Boris", TARGET))
        lesson = await open_lesson(visitor, LESSON)
        given = await answer(lesson)
        await lesson.close()
        await change(
            visitor,
            LESSON,
            lambda cells: cells.insert(
                3, {"cell_type": "markdown", "id": "mine-1", "metadata": {}, "source": NOTE}
            ),
        )
        await change(visitor, EXERCISE, _write)
        revise(school)
        await visitor.stop()
        began = time.monotonic()
        await visitor.come_in(platform.link("Boris", TARGET))
        yield Figure("seconds to come back after the update", time.monotonic() - began, "s")
        words, exercise = await sources(visitor, LESSON), await sources(visitor, EXERCISE)
        yield held("the new sentence is there", any(NEW in each for each in words))
        yield held("the student's note is there", NOTE in words)
        yield held("the student's code is there", any(CODE in each for each in exercise))
        yield held("the exercise is new as well", any(NEW in each for each in exercise))
        again = await open_lesson(visitor, LESSON)
        yield held("the lesson starts by itself", len(again.parts) > 5 and not again.faults)
        yield held("the answer stands", on_disk(school)[visitor.account][given] == 1)
        await again.close()


def _write(cells: list[dict[str, Any]]) -> None:
    next(cell for cell in cells if "= ..." in cell["source"])["source"] += f"\n{CODE}"


async def change(visitor: Visitor, path: str, how: Any) -> None:
    """Change a notebook's cells and save it, as JupyterLab does."""
    model = (await visitor.ask("GET", f"api/contents/{path}?type=notebook&content=1")).json()
    how(model["content"]["cells"])
    await visitor.ask(
        "PUT",
        f"api/contents/{path}",
        json={"type": "notebook", "format": "json", "content": model["content"]},
    )


async def sources(visitor: Visitor, path: str) -> list[str]:
    """The sources of a notebook's cells as the server gives them."""
    model = (await visitor.ask("GET", f"api/contents/{path}?type=notebook&content=1")).json()
    return [cell["source"] for cell in model["content"]["cells"]]


def revise(school: School) -> None:
    """A new sentence in a lesson and in an exercise, committed to the course."""
    for path in (LESSON, EXERCISE):
        file = school.course / path.removeprefix("two-views/")
        made = json.loads(file.read_text("utf-8"))
        last = [cell for cell in made["cells"] if cell["cell_type"] == "markdown"][-1]
        last["source"] = [*last["source"], f"\n\n{NEW}"]
        file.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
    who = ["-c", "user.name=Teacher", "-c", "user.email=teacher@example.org"]
    run(["git", *who, "commit", "--quiet", "--all", "--message", "A sentence in mid-term"], school.course)


async def _idle(school: School, platform: Platform) -> AsyncIterator[Figure]:
    """A server that nobody uses is stopped; the next press of the link brings it back with all answers."""
    async with Visitor(school.url) as visitor:
        await visitor.come_in(platform.link("Chiyo", TARGET))
        lesson = await open_lesson(visitor, LESSON)
        given = await answer(lesson)
        await lesson.close()
        user = next(each.pw_uid for each in school.accounts() if each.pw_name == visitor.account)
        began = time.monotonic()
        while processes(user) and time.monotonic() - began < 60 * IDLE + 120:
            await asyncio.sleep(2)
        yield Figure("an idle server ends after", time.monotonic() - began, "s", most=60 * IDLE + 120)
        yield held("nothing of it is left", not processes(user))
        yield held("the answer stands", on_disk(school)[visitor.account][given] == 1)
        await visitor.come_in(platform.link("Chiyo", TARGET))
        again = await open_lesson(visitor, LESSON)
        yield held("the lesson lives again", len(again.parts) > 5 and not again.faults)
        await again.close()
