"""Everything in the course that a learner can answer, numbered, and what a response to it is worth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal, NamedTuple

import msgspec

from twoviews.bank import depth, recorded, teachers
from twoviews.bank.answers import (
    Item,
    answering,
    as_given,
    marks,
    rubric_fingerprint,
    stands,
    written_items,
)
from twoviews.bank.content import Criterion, Lesson, Prompt
from twoviews.bank.library import Course
from twoviews.bank.questions import Key, Question, split
from twoviews.bank.recorded import RECORDED
from twoviews.bank.scoring import UNKNOWN, Scored, score
from twoviews.record.statements import Statement, Verb

Sort = recorded.Sort | Literal["second", "marks", "council"]
LESSONLESS = ("decided", *(part.verb for part in RECORDED if part.everywhere))
"""Verbs of what counts in whichever lesson it was done."""
MOST = 200_000
"""Responses whose worth is remembered."""


class Slot(NamedTuple):
    """One thing to answer: `section` is that of the lesson file, or `claims`, `council`; `item` its content.

    `core` says whether a learner's progress counts it.
    """

    number: int
    lesson: str
    verb: Verb
    id: str
    sort: Sort
    section: str
    item: Any
    core: bool


class Worth(NamedTuple):
    """What a response says: `said` as plain JSON text, a number if it is one, the share of the points.

    `share` is None where nothing is marked.
    """

    said: str
    value: float | None = None
    share: float | None = None


class _Judged(NamedTuple):
    worth: Worth | None
    stands: bool


class Slots:
    """The slots of a course, and the worth of responses to them. What was asked once is remembered."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.all: tuple[Slot, ...] = tuple(Slot(number, *rest) for number, rest in enumerate(_listed(course)))
        self._places = {
            ("" if slot.verb in LESSONLESS else slot.lesson, slot.verb, slot.id): slot for slot in self.all
        }
        self._known: dict[tuple[int, str, str], _Judged] = {}
        self._halves: dict[int, tuple[Question, Key]] = {}
        self._given: dict[tuple[int, str], tuple[Question, Key] | None] = {}

    @cached_property
    def _usual(self) -> tuple[Criterion, ...]:
        guide = teachers.guide(self.course).content
        return guide.marking.rubric if guide else ()

    def rubric(self, slot: Slot) -> tuple[Criterion, ...]:
        """The rows by which a text is marked: its prompt's, or those of the paper at the course's end."""
        return slot.item.rubric or self._usual

    def of(self, done: Statement) -> Slot | None:
        """The slot to which a statement belongs; None if the course has none."""
        return self._places.get(("" if done.verb in LESSONLESS else done.lesson, done.verb, done.item))

    def worth(self, slot: Slot, done: Statement) -> Worth | None:
        """What a statement says to its slot as it reads today; None if it is no answer to that."""
        if slot.sort in ("text", "second"):
            return Worth("") if isinstance(done.response, str) else None
        if slot.sort == "council":
            return Worth("")
        return self._judged(slot, done).worth

    def stands(self, slot: Slot, done: Statement) -> bool:
        """Whether it counts as done if this is the last statement that was made on it in its own place."""
        if slot.sort in ("text", "second"):
            return isinstance(done.response, str) and not done.blank
        if slot.sort == "council":
            return True
        return self._judged(slot, done).stands

    def _judged(self, slot: Slot, done: Statement) -> _Judged:
        response = done.response
        said = response if isinstance(response, str) else _json(response)
        key = (slot.number, done.digest, f"{type(response).__name__} {said}")
        if key not in self._known:
            if len(self._known) >= MOST:
                self._known.clear()
            if slot.sort == "question":
                worth = self._marked(slot, done, said)
                self._known[key] = _Judged(worth, worth is not None)
            else:
                worth = _worth(slot, done, said)
                held = worth is not None if slot.sort in ("marks", "claim") else stands(slot.item, done)
                self._known[key] = _Judged(worth, held)
        return self._known[key]

    def _marked(self, slot: Slot, done: Statement, said: str) -> Worth | None:
        """The share of the points by the key of today, in the draw that the answer belongs to.

        Not to know, as one can say in a test, is an answer of no points.
        """
        both = self.given(slot, done.digest)
        if both is None:
            return None
        if done.response == UNKNOWN:
            return Worth(said, None, 0.0)
        if not isinstance(score(self.halves(slot)[1], done.response), Scored):
            return None
        result = score(both[1], done.response)
        return Worth(said, None, result.points / result.of) if isinstance(result, Scored) else None

    def halves(self, slot: Slot) -> tuple[Question, Key]:
        """A question and its key; of one with drawn numbers the draw that stands on paper."""
        if slot.number not in self._halves:
            self._halves[slot.number] = split(slot.item)
        return self._halves[slot.number]

    def given(self, slot: Slot, digest: str) -> tuple[Question, Key] | None:
        """The question and its key as they were when an answer of that digest was given; None if changed."""
        key = (slot.number, digest)
        if key not in self._given:
            if len(self._given) >= MOST:
                self._given.clear()
            self._given[key] = as_given(slot.item, digest)
        return self._given[key]

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons in reading order."""
        return tuple(self.course.lessons.values())


def _listed(course: Course) -> Iterator[tuple[str, Verb, str, Sort, str, Any, bool]]:
    seen: set[str] = set()
    for lesson in course.lessons.values():
        for part in RECORDED:
            for entry in part.entries(lesson, course):
                if part.everywhere and entry.id in seen:
                    continue
                seen |= {entry.id} if part.everywhere else set()
                core = bool(part.call) and not depth.line_of(lesson, entry)
                yield lesson.id, part.verb, entry.id, part.sort, part.section, entry, core
                if isinstance(entry, Prompt) and entry.rubric:
                    _, second, its_marks = written_items(entry)
                    yield lesson.id, "wrote", second, "second", part.section, entry, False
                    yield lesson.id, "wrote", its_marks, "marks", part.section, entry, False
        if lesson.council:
            from twoviews.game.keeping import ITEM

            yield lesson.id, "decided", ITEM, "council", "council", None, True


def _worth(slot: Slot, done: Statement, said: str) -> Worth | None:
    item: Item = slot.item
    if slot.sort == "marks":
        given = marks(slot.item, done.response)
        return Worth(said) if given and done.digest == rubric_fingerprint(slot.item) else None
    found = answering(item, [done])
    if not found:
        return None
    read = found[0][1]
    number = float(read) if isinstance(read, int | float) and not isinstance(read, bool) else None
    return Worth(read if isinstance(read, str) else _json(read), number)


def _json(value: Any) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
