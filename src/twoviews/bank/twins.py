"""The test before and the test after: which entries of lesson 12 repeat an entry of lesson 00.

A question or a proposition of `AFTER` names its `twin` in `BEFORE`. A twin question is like it, not the same:
same kind or same objective, another case. A twin proposition is the same sentence, word for word.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

BEFORE, AFTER = "00", "12"


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
