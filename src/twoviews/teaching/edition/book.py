"""The teacher's edition and its key, made of some lessons or of the whole course."""

from __future__ import annotations

from collections.abc import Sequence

from twoviews.bank import library, teachers
from twoviews.bank.library import Course
from twoviews.teaching.edition import course as whole
from twoviews.teaching.edition import key as keys
from twoviews.teaching.edition import lesson as lessons
from twoviews.teaching.edition.blocks import Book

TITLE, KEY = "The teacher's edition", "The key"
LEAD = (
    "What the lessons do not say themselves: how to plan, ask, draw and listen. Students need none of it. "
    "“On the wall” means: shown to all, with Present in the course bar. What students "
    "will say is what we expect; no class has been watched yet. The answers are in a file apart; so are the "
    "questions for a show of hands, as a page for the wall that counts hands before and after the talk."
)
KEY_LEAD = (
    "What is right, question by question. On the screen options stand in an order of each learner's own, so "
    "answers are given in words. Keep it to yourself."
)


def edition(numbers: Sequence[str], course: Course) -> Book:
    """The edition for these lessons; for none, that of the course, with the chapters on the course.

    Raises `UnknownName` for a lesson that is none, `ContentError` if a file cannot be used.
    """
    chapters = [
        lessons.chapter(library.sound(teachers.lesson(course, number)), library.lesson(number), course)
        for number in numbers or course.files
    ]
    if numbers:
        return Book(TITLE, LEAD, tuple(chapters))
    guide = library.sound(teachers.guide(course))
    return Book(TITLE, LEAD, (*whole.chapters(guide, course), *chapters, *whole.last(course)))


def key(numbers: Sequence[str], course: Course) -> Book:
    """The key to these lessons, or to all."""
    chapters = (keys.chapter(library.lesson(number), course) for number in numbers or course.files)
    return Book(KEY, KEY_LEAD, tuple(chapters))
