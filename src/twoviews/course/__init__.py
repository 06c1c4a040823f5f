"""The face: an open lesson, whose parts a notebook calls one by one.

Here the layers meet: the bank gives questions and keys, the parts show the questions, the keys mark the
answers, the record keeps them. A part never sees a key; the record never sees a part.

`lesson` has a method for each part. What a part is given stands beside it: `keeping` (the learner's record),
`asking` (questions), `due` (what comes back), `counting` (how much is done), `making` (pictures and files);
`shown` is how a notebook displays it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twoviews.bank import library
from twoviews.course.due import coming, review
from twoviews.course.keeping import keep_in, kept_in
from twoviews.course.lesson import OpenLesson
from twoviews.course.shown import Parts

if TYPE_CHECKING:
    from twoviews.parts.review.live import Review

__all__ = [
    "Everywhere", "OpenLesson", "Parts", "anywhere", "coming", "keep_in", "kept_in", "open_lesson", "review",
]  # fmt: skip


def open_lesson(number: str) -> OpenLesson:
    """The lesson of that two-digit number. Raises `UnknownName` if there is none."""
    return OpenLesson(library.lesson(number))


def anywhere(number: str) -> OpenLesson | Everywhere:
    """The lesson of that number, or what stands on a page of its own: for hosts that know both by a text."""
    return open_lesson(number) if number else Everywhere()


class Everywhere:
    """What belongs to no lesson."""

    def review(self) -> Review:
        """Questions of any lesson that are due."""
        return review()
