"""Two Views: what makes sanctions effective, in the Russian and in the US view.

A notebook needs two names: `lesson("07")` opens a lesson, `exercise("07")` its hands-on tasks.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twoviews.course import OpenLesson
    from twoviews.exercises import Exercise

__all__ = ["exercise", "lesson"]


def lesson(number: str) -> OpenLesson:
    """Open the lesson of that two-digit number, for example `"07"`.

    Raises `UnknownName` if the course has no such lesson.
    """
    opened: OpenLesson = import_module("twoviews.course").open_lesson(number)
    return opened


def exercise(number: str) -> Exercise:
    """Open the hands-on exercise of the lesson of that number, for example `"07"`.

    Raises `UnknownName` if the lesson has no exercise.
    """
    opened: Exercise = import_module("twoviews.exercises").open_exercise(number)
    return opened
