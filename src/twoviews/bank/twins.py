"""The test before and the test after: which entries of one lesson repeat an entry of another.

A question or a proposition of a lesson that `repeats` another names its `twin` there. A twin question is like
it, not the same: same kind or same objective, another case. A twin proposition is the same sentence, word for
word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from twoviews.bank.content import Lesson


class Twin(Protocol):
    """What can repeat an entry of another lesson."""

    @property
    def id(self) -> str:
        """Its own name."""
        ...

    @property
    def twin(self) -> str:
        """The name of the entry that it repeats; empty if there is none."""
        ...


T = TypeVar("T", bound=Twin)


def twins(before: Iterable[T], after: Iterable[T]) -> list[tuple[T, T]]:
    """The pairs of first and later entry, in the order of the later ones; the others are left out."""
    known = {entry.id: entry for entry in before}
    return [(known[entry.twin], entry) for entry in after if entry.twin in known]


def tests(lessons: Mapping[str, Lesson]) -> tuple[str, str]:
    """The ids of the lessons with the test before and with the test after; empty if there are none."""
    return next(((each.repeats, each.id) for each in lessons.values() if each.repeats), ("", ""))
