"""Questions put to the learner, in a quiz, for review or in a test, each marked by its own lesson's key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from twoviews.bank import library
from twoviews.bank.content import Lesson
from twoviews.course import keeping

if TYPE_CHECKING:
    from twoviews.bank.authored import Authored
    from twoviews.parts.base import Entry
    from twoviews.parts.quiz.live import Quiz
    from twoviews.parts.test.live import Test
    from twoviews.parts.test.paper import Words


def quiz(lesson: Lesson) -> Quiz:
    """The lesson's questions, and those of earlier lessons that come back among them."""
    from twoviews.parts.quiz.live import Quiz

    back = found(lesson.returns)
    asked = [*((lesson, each) for each in lesson.questions), *back]
    origins = {each.id: f"From earlier lessons: {home.id}, {home.title}" for home, each in back}
    return Quiz(**questions(asked, lesson.id), title=f"Quiz of lesson {lesson.id}", origins=origins)


def test(lesson: Lesson, asked: Sequence[Authored], words: Words, closed: Callable[[], bool]) -> Test:
    """Questions without help, under these words."""
    from twoviews.bank.answers import facing
    from twoviews.bank.questions import split
    from twoviews.bank.scoring import score_test
    from twoviews.parts.test.live import Test

    save, look, notices = keeping.answers(lesson.id, "answered", *(each.id for each in asked))
    digests, learner = keeping.digests(look()), keeping.record().learner
    halves = [facing(each, learner, digests[each.id]) for each in asked]
    keys = {key.id: key for _, key in halves}
    return Test(
        [question for question, _ in halves],
        lambda question, response: score_test(keys[question], response),
        save,
        look,
        learner=learner,
        notices=notices,
        words=words,
        closed=closed,
        pictures={each.id: inside(each, lesson) for each in asked if each.figure},
        on_paper=[split(each)[0] for each in asked],
    )


def questions(
    asked: Sequence[tuple[Lesson, Authored]], place: str, since: datetime | None = None
) -> dict[str, Any]:
    """What a quiz needs to ask these questions, each of its own lesson.

    `place` is where they are asked, the number of a lesson or `REVIEW`. An answer given elsewhere, or before
    `since`, is not taken for one that was given here.
    """
    from twoviews.bank.answers import facing
    from twoviews.bank.questions import split
    from twoviews.bank.scoring import explained, score

    record, read, homes = keeping.record(), keeping.reader(), {each.id: lesson for lesson, each in asked}
    where = {key: place if lesson.id != place else "" for key, lesson in homes.items()}
    alone = place if all(lesson.id == place for lesson, _ in asked) else None

    def look() -> list[Entry]:
        told = record.statements(alone, "answered", tuple(homes)) if homes else []
        here = [
            done for done in told if done.lesson == homes[done.item].id and done.asked_in == where[done.item]
        ]
        return read(done for done in here if since is None or done.timestamp >= since)

    def save(entry: Entry) -> bool:
        home = homes[entry.item].id
        return record.add(keeping.stated(record.learner, "answered", home, entry, where[entry.item]))

    digests, learner = keeping.digests(look()), record.learner
    both = {each.id: facing(each, learner, digests[each.id]) for _, each in asked}
    reached = {each.id: each.text for lesson in homes.values() for each in lesson.objectives}
    return {
        "questions": [question for question, _ in both.values()],
        "mark": lambda question, response: score(both[question][1], response),
        "save": save,
        "look": look,
        "learner": learner,
        "notices": lambda: record.notices,
        "pictures": {each.id: inside(each, lesson) for lesson, each in asked if each.figure},
        "on_paper": [split(each)[0] for _, each in asked],
        "explain": lambda question: explained(*both[question]),
        "objectives": {each.id: reached.get(each.objective, "") for _, each in asked},
    }


def found(keys: Sequence[str]) -> list[tuple[Lesson, Authored]]:
    """These questions of quizzes and pools with their lessons; one that is not there is left out."""
    from twoviews.returning import coming_back

    lessons = library.course().asking(keys)
    known = {each.id: (lesson, each) for lesson in lessons for each in coming_back(lesson)}
    return [known[key] for key in keys if key in known]


def inside(question: Authored, lesson: Lesson) -> str:
    """The figure inside a question of a lesson, as SVG."""
    course = library.course()
    if kept := course.picture(question.id):
        return kept
    from twoviews import figures

    return figures.inside(course.figure_in(question, lesson), question)


def quiz_begun() -> bool:
    """Whether a question of any quiz was answered."""
    lessons = library.course().lessons.values()
    tests = {question.id for lesson in lessons for question in (*lesson.pretest, *lesson.posttest)}
    return any(done.item not in tests for done in keeping.record().latest(verb="answered"))
