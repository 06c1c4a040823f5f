"""The teacher's files: minutes add up, what they point to is there, nothing is said that the lesson says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec

from twoviews.authoring.passages import passages
from twoviews.authoring.rules.subject import Subject, checkout_path
from twoviews.bank import depth, teachers
from twoviews.bank.kinds import kind_of
from twoviews.bank.library import Course
from twoviews.bank.soundness import ROWS
from twoviews.bank.structure import nearest
from twoviews.bank.teach import LENGTHS, Guide, Path, Plan, Poll, Teach, asked, named
from twoviews.problems import Problem

RUN = 7
"""Words in a row that a teacher's file may not share with its lesson."""
SMALL = 12
"""Whole numbers up to this one are a teacher's own: pairs, groups, hands."""
WIDTH = 72
"""Letters of a line of the board that fit on a page."""
PATHS = ((4, 90), (6, 50), (6, 90), (10, 90), (13, 50))
"""Weeks, and minutes of a meeting, for which the course has a path."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MINUTES = re.compile(r"\d+(?= minutes?\b)")
_POINTERS = frozenset({"show", "at", "prompt", "item", "id", "part"})


@dataclass(frozen=True)
class Desk:
    """The teacher's file of a lesson, as read and as text, beside the lesson."""

    teach: Teach
    file: str
    text: str
    subject: Subject

    def problem(self, words: str, what: str, cure: str) -> Problem:
        """A problem on the line on which `words` begin."""
        return Problem(self.file, _line(self.text, words), "", what, cure)


def files(course: Course, subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Each teacher's file keeps the rules."""
    for subject in subjects:
        path = teachers.path(course, subject.lesson.id)
        if not path.exists():
            continue  # `house.complete` says so
        loaded = teachers.lesson(course, subject.lesson.id)
        yield from loaded.problems
        if loaded.content:
            text = path.read_text(encoding="utf-8", errors="replace")
            desk = Desk(loaded.content, checkout_path(path, course.assets.parent), text, subject)
            for rule in RULES:
                yield from rule(desk)


# ── one lesson ───────────────────────────────────────────────────────────────


def numbered(desk: Desk) -> Iterator[Problem]:
    """The file says for which lesson it is, and it is that one."""
    if desk.teach.id != desk.subject.lesson.id:
        what = f"This says that it is for lesson {desk.teach.id}."
        yield desk.problem("id:", what, "Make it the number of the file.")


def pointers(desk: Desk) -> Iterator[Problem]:
    """Whatever is shown or referred to is in the lesson."""
    known = named(desk.subject.lesson, desk.subject.course)
    for name in dict.fromkeys(desk.teach.shown):
        if name not in known:
            what = f"The lesson has no {name!r}."
            yield desk.problem(name, what, nearest(name, known, "See `named` in bank/teach.py."))


def plans(desk: Desk) -> Iterator[Problem]:
    """There is a plan of each length, its minutes add up, and its parts are the lesson's."""
    lengths = [plan.minutes for plan in desk.teach.plans]
    if sorted(lengths) != list(LENGTHS):
        what = f"The plans are of {lengths} minutes."
        yield desk.problem("plans:", what, f"Write one each of {list(LENGTHS)}.")
    for plan in desk.teach.plans:
        total = sum(step.minutes for step in plan.steps)
        if total != plan.minutes:
            what = f"The steps of the plan for {plan.minutes} minutes take {total}."
            yield desk.problem(f"minutes: {plan.minutes}", what, "Make them add up.")
        yield from _own_parts(desk, plan)


def _own_parts(desk: Desk, plan: Plan) -> Iterator[Problem]:
    lesson = desk.subject.lesson
    has = {each.part for each in lesson.minutes} | {"arrive", "break", "words", "sources"}
    has |= set() if "exercise" in lesson.without else {"exercise"}
    for step in plan.steps:
        if step.part not in has:
            what = f"The lesson has no part {step.part!r}."
            yield desk.problem(f"part: {step.part}", what, f"It has: {', '.join(sorted(has))}.")


def polls(desk: Desk) -> Iterator[Problem]:
    """A poll is either written here or an item of the lesson, and its wrong answer is one."""
    for poll in desk.teach.polls:
        if (fault := _poll(desk, poll)) is not None:
            cure = "Write `ask`, `options`, `right` and `expect`, or `item` (a choice) and `expect`."
            yield desk.problem(poll.item or poll.ask or "polls:", fault, cure)


def _poll(desk: Desk, poll: Poll) -> str | None:
    if bool(poll.item) == bool(poll.ask):
        return "A poll is either written here or an item, and not both."
    if poll.item:
        item = next((each for each in desk.subject.lesson.every_question if each.id == poll.item), None)
        if item is None or kind_of(item) != "choice":
            return f"{poll.item} is no question with one right option of this lesson."
    _, options, right = asked(poll, desk.subject.lesson)
    if not 2 <= len(options) <= 4 or not 1 <= right <= len(options):
        return "A poll has two to four options, and one of them is right."
    if poll.expect == right or poll.expect > len(options):
        return f"Option {poll.expect} is no wrong answer to expect."
    return None


def dropped(desk: Desk) -> Iterator[Problem]:
    """What can be dropped is of the core, and the plans of 20 and 50 minutes do without it."""
    lesson, known = desk.subject.lesson, named(desk.subject.lesson, desk.subject.course)
    used = {
        name
        for plan in desk.teach.plans
        if plan.minutes < max(LENGTHS)
        for step in plan.steps
        for name in step.show
    }
    for entry in desk.teach.drop:
        if entry.show in known and depth.line_of(lesson, known[entry.show]):
            what = f"{entry.show!r} is folded already."
            yield desk.problem(entry.show, what, "Name something of the core, or take the entry out.")
        if entry.show in used:
            what = f"{entry.show!r} is to be dropped, and a plan of 20 or 50 minutes shows it."
            yield desk.problem(entry.show, what, "Do without it there, or drop something else.")


def talk(desk: Desk) -> Iterator[Problem]:
    """The protocol and the debrief of the class stand with the prompt or here, not twice."""
    prompt = next((p for p in desk.subject.lesson.prompts if p.id == desk.teach.talk.prompt), None)
    here = bool(desk.teach.talk.protocol), bool(desk.teach.talk.debrief)
    if prompt and prompt.in_class and any(here):
        what = f"{prompt.id} says itself how a class works on it."
        yield desk.problem("talk:", what, "Take `protocol:` and `debrief:` out here.")
    if prompt and not prompt.in_class and not all(here):
        what = f"{prompt.id} does not say how a class works on it."
        yield desk.problem("talk:", what, "Write `protocol:` and `debrief:` here.")


def board(desk: Desk) -> Iterator[Problem]:
    """The board fits on a page."""
    for line in desk.teach.board.sketch.splitlines():
        if len(line) > WIDTH:
            yield desk.problem(
                line.strip(), f"A line of the board is longer than {WIDTH}.", "Make it shorter."
            )


def twice(desk: Desk) -> Iterator[Problem]:
    """No seven words in a row are the lesson's."""
    said = {run for text in _lesson_texts(desk.subject) for run in _runs(text)}
    for text in texts(desk.teach):
        shared = next((run for run in _runs(text) if run in said), None)
        if shared:
            what = f"The lesson says this already: “{' '.join(shared)}”"
            yield desk.problem(text[:20], what, "Refer to it, or take it out.")


def numbers(desk: Desk) -> Iterator[Problem]:
    """Every number beyond a dozen stands in the lesson too, or counts minutes."""
    for text, number in _unheard(texts(desk.teach), [desk.subject]):
        what = f"The number {number} stands nowhere in the lesson: “{text[:60]}”"
        yield desk.problem(text[:20], what, "Take one that the lesson has a source for, or none.")


def _unheard(told: Iterable[str], subjects: Iterable[Subject]) -> Iterator[tuple[str, str]]:
    """Each number in some texts that none of these lessons has, with its text."""
    known = {number for subject in subjects for number in _NUMBER.findall(_corpus(subject))}
    for text in told:
        for number in _NUMBER.findall(_MINUTES.sub("", text)):
            if number not in known and not (number.isdecimal() and int(number) <= SMALL):
                yield text, number


RULES = (numbered, pointers, plans, polls, dropped, talk, board, twice, numbers)


def texts(value: Any, apart: Set[str] = _POINTERS) -> Iterator[str]:
    """Every text in a file's content; of a teacher's file not what points to something."""
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from texts(getattr(value, field), apart) if field not in apart else ()
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each, apart)
    elif isinstance(value, str):
        yield value


@lru_cache(maxsize=64)
def _lesson_texts(subject: Subject) -> tuple[str, ...]:
    """What the lesson says, prompts' notes and the feedback on questions included; gathered once."""
    return (*(each.text for each in passages(subject)), *texts(subject.lesson, frozenset()))


def _corpus(subject: Subject) -> str:
    """Everything in which a number of the lesson can stand."""
    return "\n".join(
        (
            subject.text,
            *_lesson_texts(subject),
            *texts(tuple(subject.course.claims_of(subject.lesson)), frozenset()),
        )
    )


def _runs(text: str) -> list[tuple[str, ...]]:
    said = re.findall(r"[a-z0-9']+", text.casefold().replace("’", "'"))
    return [tuple(said[place : place + RUN]) for place in range(len(said) - RUN + 1)]


def _line(text: str, words: str) -> int:
    place = text.find(words)
    return text.count("\n", 0, place) + 1 if place >= 0 else 1


# ── the course ───────────────────────────────────────────────────────────────


def guide(course: Course, subjects: Sequence[Subject]) -> Iterator[Problem]:
    """The paths lead through lessons that exist, in an order in which each finds what it rests on."""
    loaded = teachers.guide(course)
    yield from loaded.problems
    if loaded.content:
        known = [subject.lesson.id for subject in subjects]
        path = teachers.folder(course) / "course.yml"
        text = path.read_text(encoding="utf-8", errors="replace")
        samples = _unheard(texts(loaded.content.marking.samples), subjects)
        unheard = (
            (said[:20], f"The number {it} stands in no lesson.", "Take one that does.")
            for said, it in samples
        )
        for words, what, cure in (*_guide(loaded.content, known), *unheard):
            yield Problem(checkout_path(path, course.assets.parent), _line(text, words), "", what, cure)


Told = tuple[str, str, str]
"""Words on whose line it is, what is wrong, cure."""


def _guide(told: Guide, known: Sequence[str]) -> Iterator[Told]:
    for outcome in told.outcomes:
        yield from _unknown(outcome.lessons, known, outcome.text[:20])
    yield from _rests(told, known)
    found = sorted((len(path.weeks), path.minutes) for path in told.paths)
    if found != list(PATHS):
        yield (
            "paths:",
            f"The paths are of these weeks and minutes: {found}.",
            f"Write one each of {[*PATHS]}.",
        )
    for path in told.paths:
        yield from ((path.suits[:20], what, cure) for what, cure in path_faults(path, told, known))
    rows = len(told.marking.rubric)
    if rows != ROWS or any(len(sample.marks) != rows for sample in told.marking.samples):
        yield "marking:", f"The rubric has {ROWS} rows, and each sample a mark for each.", "Complete it."


def _rests(told: Guide, known: Sequence[str]) -> Iterator[Told]:
    for rest in told.rests:
        words = f'lesson: "{rest.lesson}"'
        needed = [need.lesson for need in rest.needs]
        yield from _unknown((rest.lesson, *needed), known, words)
        for number in needed:
            if number >= rest.lesson:
                yield words, f"Lesson {rest.lesson} cannot rest on {number}.", "Name an earlier one."


def _unknown(numbers: Iterable[str], known: Sequence[str], words: str) -> Iterator[Told]:
    for number in numbers:
        if number not in known:
            yield words, f"There is no lesson {number}.", f"Known are: {', '.join(known)}."


def path_faults(path: Path, told: Guide, known: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with a path: lessons that are none, come twice, or before what they rest on.

    A lesson may do without one that the path leaves out: its `bridge` says how.
    """
    weeks = len(path.weeks)
    order = [number for week in path.weeks for number in week.lessons]
    for number in order:
        if number not in known:
            yield f"The path of {weeks} weeks has a lesson {number}, which is none.", "Name one that is."
        if order.count(number) > 1:
            yield f"The path of {weeks} weeks has lesson {number} twice.", "Leave it in one place."
    if path.minutes < max(LENGTHS) and any(len(week.lessons) > 1 for week in path.weeks):
        yield f"The path of {weeks} weeks has two lessons in {path.minutes} minutes.", "Choose one."
    for place, number in enumerate(order):
        late = [need.lesson for need in told.needs(number) if need.lesson in order[place + 1 :]]
        for other in late:
            yield (
                f"In the path of {weeks} weeks lesson {number} comes before {other}.",
                "It rests on it: swap.",
            )
    if weeks == max(PATHS)[0] and set(order) != set(known):
        yield (
            f"The path of {weeks} weeks does not have every lesson.",
            "It is the whole course: add the rest.",
        )
