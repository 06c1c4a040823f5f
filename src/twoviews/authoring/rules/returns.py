"""What comes back: the questions that can, and the three of earlier lessons at the end of a lesson's quiz."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from twoviews.authoring.rules.subject import Subject
from twoviews.bank.authored import Authored
from twoviews.bank.content import Lesson
from twoviews.bank.depth import has_more
from twoviews.problems import Problem

RETURNS = 3
FROM = "02"
"""The first lesson with enough before it."""
SPREAD = 2
"""From how many lessons the three come at least."""
_PAGE = re.compile(r"\b(?:explorers?|(?:the|a) figure|this page|this lesson|presets?|sliders?)\b", re.I)


def on_page(subject: Subject) -> Iterator[Problem]:
    """A question that speaks of what stands on the lesson's page says so, and none such is in the pool."""
    lesson = subject.lesson
    for question in lesson.every_question:
        if question.on_page:
            continue
        if (found := _PAGE.search(f"{question.prompt} {question.hint}")) and not _carries(question):
            what = f"It speaks of “{found[0]}”, which nobody sees where the question comes back."
            yield subject.problem(question.id, what, "Ask without it, or set `on_page: true`.")
    for question in (*lesson.pool, *lesson.pretest, *lesson.posttest):
        if question.on_page:
            what = "This question is asked away from its lesson's page and needs it."
            yield subject.problem(question.id, what, "Move it to `questions:`, or ask without the page.")


def _carries(question: Any) -> bool:
    """Whether the question shows a figure of its own."""
    return bool(getattr(question, "figure", None))


def alone(subjects: Iterable[Subject]) -> tuple[str, ...]:
    """The objectives that come back in one form only, so that the same question is asked each time."""
    found = []
    for subject in subjects:
        asked = (*subject.lesson.questions, *subject.lesson.pool)
        forms = Counter(question.objective for question in asked if not question.on_page)
        found += [key for key, count in forms.items() if count == 1]
    return tuple(sorted(found))


def returns(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """From 02 on a lesson with a core brings three questions back; each can come, and they are spread."""
    known = {
        question.id: (subject.lesson.id, question)
        for subject in subjects
        for question in (*subject.lesson.questions, *subject.lesson.pool)
    }
    for subject in subjects:
        lesson = subject.lesson
        for what, cure in _faults(lesson, known):
            yield subject.section("returns", what, cure)
        count = len(lesson.returns)
        if count != RETURNS and (count or (has_more(lesson) and lesson.id >= FROM)):
            cure = f"Name {RETURNS} by their ids: questions or pool of lessons before this one."
            yield subject.section("returns", f"{count} questions of earlier lessons come back.", cure)


def _faults(lesson: Lesson, known: Mapping[str, tuple[str, Authored]]) -> Iterator[tuple[str, str]]:
    homes = set()
    for key in lesson.returns:
        home, question = known.get(key, ("", None))
        if question is None:
            yield f"There is no question {key!r} in a quiz or a pool.", "Name another."
        elif home >= lesson.id:
            yield f"{key!r} is of lesson {home}, which does not come before this one.", "Name an earlier one."
        elif question.on_page:
            yield f"{key!r} can be answered only on the page of lesson {home}.", "Name another."
        homes.add(home)
    if len(lesson.returns) == RETURNS and len(homes) < SPREAD:
        yield "All three come from one lesson.", f"Spread them over {SPREAD} lessons or more."
