"""The teacher's files of a course, read: one for each lesson, one for the course."""

from __future__ import annotations

from pathlib import Path

from twoviews.bank import loading
from twoviews.bank.library import Course
from twoviews.bank.loading import Loaded
from twoviews.bank.teach import Guide, Teach
from twoviews.errors import UnknownName


def lesson(course: Course, number: str) -> Loaded[Teach | None]:
    """What a teacher of that lesson is told, and what is wrong with it; then there is none.

    Raises `UnknownName` if there is no lesson of that number.
    """
    if number not in course.files:
        raise UnknownName("lesson", number, list(course.files))
    return loading.whole(path(course, number), course.assets.parent, Teach)


def guide(course: Course) -> Loaded[Guide | None]:
    """What a teacher of the course is told, and what is wrong with it; then there is none."""
    return loading.whole(folder(course) / "course.yml", course.assets.parent, Guide)


def path(course: Course, number: str) -> Path:
    """Where the teacher's file of a lesson lies: it is named as the lesson's own."""
    return folder(course) / course.files[number].name


def folder(course: Course) -> Path:
    """Where these files lie."""
    return course.assets / "teach"
