"""The chapter of one lesson: plans, home and class, polls, board, talk, stumbling blocks, what to drop."""

from __future__ import annotations

from collections.abc import Iterator

from twoviews.bank.content import Lesson, Prompt
from twoviews.bank.library import Course
from twoviews.bank.teach import Plan, Poll, Step, Task, Teach, asked
from twoviews.teaching.edition.blocks import (
    Block,
    Chapter,
    Grid,
    Heading,
    Para,
    Points,
    Sketch,
    Together,
    labelled,
)
from twoviews.teaching.edition.pointing import PARTS, told

LETTERS = "abcd"


def chapter(teach: Teach, lesson: Lesson, course: Course) -> Chapter:
    """What a teacher of the lesson is told."""
    return Chapter(
        f"lesson-{lesson.id}", f"{lesson.id} · {lesson.title}", tuple(_blocks(teach, lesson, course))
    )


def _blocks(teach: Teach, lesson: Lesson, course: Course) -> Iterator[Block]:
    yield Para(f"**In a month they should still know:** {teach.aim}")
    yield Heading(3, "Plans")
    for plan in sorted(teach.plans, key=lambda each: each.minutes):
        yield from _plan(plan, lesson, course)
    yield _time(teach, lesson)
    yield Heading(3, "At home")
    yield labelled(
        [(f"{name}, {task.minutes} minutes", _task(task, lesson, course)) for name, task in _home(teach)]
    )
    yield Heading(3, "Three questions for a show of hands")
    yield from (_poll(place, poll, lesson) for place, poll in enumerate(teach.polls, 1))
    yield Together((Heading(3, "On the board"), Sketch(teach.board.sketch), Para(teach.board.how)))
    yield from _talk(teach, lesson)
    yield Heading(3, "Where they stumble")
    yield Grid("", ("They", "You"), tuple((each.they, each.you) for each in teach.stumbles), (2, 3))
    yield Heading(3, "If time is short, leave out")
    yield Points(
        tuple(f"{_capital(told([each.show], lesson, course))}: {each.why}" for each in teach.drop), "1"
    )


# ── plans ────────────────────────────────────────────────────────────────────


def _plan(plan: Plan, lesson: Lesson, course: Course) -> Iterator[Block]:
    rows = tuple(_step(step, lesson, course) for step in plan.steps)
    yield Heading(4, f"{plan.minutes} minutes")
    if plan.before:
        yield Para(f"Before: {plan.before}", soft=True)
    yield Grid("", ("Min", "Part", "What is done"), rows, (1, 2, 12))


def _step(step: Step, lesson: Lesson, course: Course) -> tuple[str, str, str]:
    shown = f" *On the wall: {told(step.show, lesson, course)}.*" if step.show else ""
    return str(step.minutes), PARTS[step.part], f"{step.do}{shown}"


def _time(teach: Teach, lesson: Lesson) -> Block:
    """Minutes of each part: as the lesson has it for one who works alone, and in each plan."""
    alone: dict[str, int] = {each.part: each.minutes for each in lesson.minutes}
    plans = sorted(teach.plans, key=lambda each: each.minutes)
    spent = [{part: _spent(plan, part) for part in PARTS} for plan in plans]
    used = [part for part in PARTS if any(each.get(part) for each in (alone, *spent))]
    rows = tuple((PARTS[part], *(str(each.get(part) or "–") for each in (alone, *spent))) for part in used)
    total = ("All", str(sum(alone.values())), *(str(plan.minutes) for plan in plans))
    head = ("Part", "Lesson, alone", *(f"Plan of {plan.minutes}" for plan in plans))
    return Together((Heading(4, "Minutes by part"), Grid("", head, (*rows, total), (2, 2, 2, 2, 2))))


def _spent(plan: Plan, part: str) -> int:
    return sum(step.minutes for step in plan.steps if step.part == part)


# ── home, hands, talk ────────────────────────────────────────────────────────


def _home(teach: Teach) -> tuple[tuple[str, Task], ...]:
    return ("Before", teach.homework.before), ("After", teach.homework.after)


def _task(task: Task, lesson: Lesson, course: Course) -> str:
    shown = f" *({_capital(told(task.show, lesson, course))}.)*" if task.show else ""
    return f"{task.do}{shown}"


def _poll(place: int, poll: Poll, lesson: Lesson) -> Block:
    ask, options, right = asked(poll, lesson)
    answer = (
        f"Right is **{LETTERS[right - 1]}**; expect many hands for **{LETTERS[poll.expect - 1]}**. {poll.say}"
    )
    return Together((Para(f"**{place}.** {ask}"), Points(options, "a"), Para(answer)))


def _talk(teach: Teach, lesson: Lesson) -> Iterator[Block]:
    talk = teach.talk
    prompt: Prompt = next(each for each in lesson.prompts if each.id == talk.prompt)
    protocol = prompt.in_class.protocol if prompt.in_class else talk.protocol
    debrief = prompt.in_class.debrief if prompt.in_class else talk.debrief
    yield Heading(3, "Talk")
    yield Para(f"“{prompt.prompt}”{f' *(You write as: {prompt.role})*' if prompt.role else ''}")
    yield Para(f"**How.** {protocol}")
    yield Para(f"**At the end ask:** {debrief}")
    yield Para("**Listen:**")
    yield Points(talk.listen)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
