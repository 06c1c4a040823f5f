"""The course's sound content as one file, for a browser's Python: there YAML and BibTeX take seconds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from twoviews.bank import sources
from twoviews.bank.content import Claim, Lesson, Position, Who
from twoviews.bank.council import CouncilGame
from twoviews.bank.library import Course
from twoviews.bank.loading import Head, Loaded
from twoviews.bank.sources import Source
from twoviews.errors import UnknownName

FILE = "course.json"
"""Its name, in the folder of assets."""


class Packed(Struct, frozen=True):
    """All that a course's parts show and ask, each in its order; `pictures` stand inside questions."""

    lessons: tuple[Lesson, ...]
    claims: tuple[Claim, ...]
    positions: tuple[Position, ...]
    council: CouncilGame | None
    sources: tuple[Source, ...]
    pictures: dict[str, str] = {}


class PackedCourse(Course):
    """A course out of such a file. Its notebooks, tables and problems stay where it was packed."""

    @cached_property
    def packed(self) -> Packed:
        """What the file holds."""
        return msgspec.json.decode((self.assets / FILE).read_bytes(), type=Packed)

    @cached_property
    def lessons(self) -> dict[str, Lesson]:
        """The lessons by number, in reading order."""
        return {lesson.id: lesson for lesson in self.packed.lessons}

    @cached_property
    def heads(self) -> dict[str, Head]:
        """The head of each lesson by number, in reading order."""
        return {
            key: Head(each.title, each.question, sum(part.minutes for part in each.minutes))
            for key, each in self.lessons.items()
        }

    def asking(self, keys: Collection[str]) -> list[Lesson]:
        """All lessons, if there are keys: they are read already."""
        return list(self.lessons.values()) if keys else []

    def met(self, number: str) -> dict[str, tuple[Who, ...]]:
        """Whom each lesson before that one brings in, by its number."""
        return {each: lesson.who for each, lesson in self.lessons.items() if each < number}

    def read(self, number: str) -> Loaded[Lesson | None]:
        """One lesson. Raises `UnknownName` if there is none of that number."""
        if number not in self.lessons:
            raise UnknownName("lesson", number, list(self.lessons))
        return Loaded(self.lessons[number])

    def picture(self, question: str) -> str:
        """The figure inside that question, drawn when the course was packed; empty if it has none."""
        return self.packed.pictures.get(question, "")

    @cached_property
    def _claims(self) -> Loaded[dict[str, Claim]]:
        return Loaded({claim.id: claim for claim in self.packed.claims})

    @cached_property
    def _positions(self) -> Loaded[dict[str, Position]]:
        return Loaded({position.id: position for position in self.packed.positions})

    @cached_property
    def _council(self) -> Loaded[Any]:
        return Loaded(self.packed.council)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source by its key."""
        return {source.key: source for source in self.packed.sources}


def pack(course: Course, pictures: Mapping[str, str] | None = None) -> bytes:
    """The content of a course as such a file, with the drawn figures inside questions by question."""
    return msgspec.json.encode(
        Packed(
            lessons=tuple(course.lessons.values()),
            claims=tuple(course.claims.values()),
            positions=tuple(course.positions.values()),
            council=course.council,
            sources=tuple(sources.sources(course.assets).values()),
            pictures=dict(pictures or {}),
        )
    )


def course(assets: Path) -> PackedCourse | None:
    """The packed course in a folder of assets, if there is one."""
    return PackedCourse(assets) if (assets / FILE).is_file() else None
