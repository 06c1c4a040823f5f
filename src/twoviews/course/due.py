"""What comes back: the questions of any lesson that are due for review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from twoviews.bank import library
from twoviews.course import asking, keeping

if TYPE_CHECKING:
    from twoviews.parts.review.live import Review
    from twoviews.returning import Coming


def review(without: str = "", elsewhere: Sequence[str] = ()) -> Review:
    """Questions that are due, none of the lesson `without` and none of those that are asked `elsewhere`."""
    from twoviews import returning
    from twoviews.parts.review import paper
    from twoviews.parts.review.live import Review
    from twoviews.record.statements import REVIEW

    found = returning.due(coming(), datetime.now(UTC), without, elsewhere)
    asked = [(library.lesson(lesson), question) for lesson, question in found.asked]
    given = asking.questions(asked, REVIEW, since=datetime.now(UTC))
    return Review(
        **given,
        title=paper.TITLE,
        origins={question.id: f"Lesson {lesson.id}: {lesson.title}" for lesson, question in asked},
        told=paper.told(len(asked), found.waiting, found.next),
        asks_sure=True,
    )


def coming() -> list[Coming]:
    """Each objective of the learner's that can come back, those most at risk first."""
    from twoviews import returning

    now, told = datetime.now(UTC), keeping.record().statements(verb="answered")
    numbers = sorted({done.lesson for done in told} & library.course().heads.keys())
    lessons = [library.lesson(number) for number in numbers]
    return returning.coming(returning.past(told, lessons, now), lessons, now)


def waiting() -> tuple[int, str]:
    """How many questions are due now, and the same in a few words."""
    from twoviews import returning
    from twoviews.parts.review import paper

    found = returning.due(coming(), datetime.now(UTC))
    count = len(found.asked) + found.waiting
    return count, paper.short(count, found.next)
