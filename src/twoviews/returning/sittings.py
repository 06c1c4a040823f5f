"""The past of each objective: when it was answered, and how well, as a fold over the record's statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from msgspec import Struct

from twoviews.bank.authored import Authored
from twoviews.bank.content import Lesson
from twoviews.record.statements import Statement

SITTING = timedelta(hours=12)
"""Answers within it belong together: a second try has just read the feedback, and shows no memory."""


class Objective(NamedTuple):
    """An objective, by lesson and id: the card of the scheduler."""

    lesson: str
    id: str


class Mark(NamedTuple):
    """The first answer to a question in a sitting: its share of the points from 0 to 1, and how sure."""

    share: float
    confidence: str


class Sitting(Struct, frozen=True):
    """One time at which an objective was answered: the marks by question."""

    when: datetime
    marks: dict[str, Mark]


class Past(NamedTuple):
    """Of each objective that was answered its sittings, oldest first; of each question its last answer.

    `last` counts statements from 0. `met` are the lessons in whose own quiz something was answered.
    """

    sittings: Mapping[Objective, list[Sitting]]
    last: Mapping[str, int]
    met: frozenset[str]


def objectives(lessons: Iterable[Lesson]) -> dict[str, Objective]:
    """The objective of each question that a quiz or a review can ask, by the question's id."""
    return {
        question.id: Objective(lesson.id, question.objective)
        for lesson in lessons
        for question in coming_back(lesson)
    }


def coming_back(lesson: Lesson) -> tuple[Authored, ...]:
    """The questions of a lesson's quiz and pool; those of the two tests measure, and do not come back."""
    return (*lesson.questions, *lesson.pool)


def past(statements: Iterable[Statement], lessons: Iterable[Lesson], now: datetime) -> Past:
    """What was answered until `now`, by one learner's statements in the record's order.

    The marks are those that the learner was told. Time never runs back: a sitting begins at the earliest when
    the one before it has ended, and what a fast clock puts after `now` counts as of now.
    """
    homes, now = objectives(lessons), now.astimezone(UTC)
    sittings: dict[Objective, list[Sitting]] = {}
    last: dict[str, int] = {}
    met: set[str] = set()
    for place, done in enumerate(statements):
        home = homes.get(done.item)
        if home is None or done.verb != "answered" or done.lesson != home.lesson:
            continue
        if done.points is None or not done.of:
            continue
        if not done.asked_in:
            met.add(done.lesson)
        last[done.item] = place
        when, its = min(done.timestamp, now), sittings.setdefault(home, [])
        if not its or when - its[-1].when >= SITTING:
            its.append(Sitting(when.astimezone(UTC), {}))
        if done.item not in its[-1].marks:
            its[-1].marks[done.item] = Mark(min(1.0, max(0.0, done.points / done.of)), done.confidence)
    return Past(sittings, last, frozenset(met))
