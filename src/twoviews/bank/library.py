"""The course's content: what is sound of lessons, claims and positions, and what is wrong with the rest."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from twoviews import home
from twoviews.bank import loading
from twoviews.bank.authored import Authored
from twoviews.bank.content import Claim, EvidenceFigure, Lesson, Position, Who
from twoviews.bank.council import CouncilGame
from twoviews.bank.council_class import CouncilClass
from twoviews.bank.loading import Loaded
from twoviews.bank.soundness import Names
from twoviews.errors import ContentError, UnknownName
from twoviews.problems import Problem

__all__ = ["Course", "Problem", "cited", "course", "lesson", "lesson_files", "sound"]

T = TypeVar("T")


_IDS = re.compile(r"\bid:\s*[\"']?([^\s\"',}]+)")


@dataclass(frozen=True)
class Course:
    """Everything under `assets` that is sound, each file read once, when it is first asked for."""

    assets: Path

    @cached_property
    def files(self) -> dict[str, Path]:
        """The lesson files by number, in reading order."""
        return {path.name[:2]: path for path in lesson_files(self.assets)}

    @cached_property
    def names(self) -> Names:
        """All names that an entry may refer to, scanned without reading the files as what they are."""
        folder = self.assets
        return Names(
            sources=frozenset(_scan(folder / "references.bib", r"(?m)^@\w+\{\s*([^,\s]+)")),
            tables=frozenset(path.stem for path in (folder / "data").glob("*.csv")),
            claims=frozenset(_scan(folder / "claims.yml", r"(?m)^- id: *(\S+)")),
            positions=dict(_scan(folder / "positions.yml", r"(?m)^- id: *(\S+)\n(?:  .*\n)*?  side: *(\w+)")),
        )

    @cached_property
    def lessons(self) -> dict[str, Lesson]:
        """The lessons by number, in reading order; a file that holds no lesson at all is left out."""
        opened = {number: self.read(number).content for number in self.files}
        return {number: lesson for number, lesson in opened.items() if lesson}

    @cached_property
    def heads(self) -> dict[str, loading.Head]:
        """The head of each lesson by number, in reading order; the files are not read for it whole."""
        return {number: loading.head(_text(path)) for number, path in self.files.items()}

    def asking(self, keys: Collection[str]) -> list[Lesson]:
        """The lessons in whose files an entry has one of these ids; the others are not read."""
        if not (wanted := set(keys)):
            return []
        found = (self.read(number).content for number, ids in self._ids.items() if not wanted.isdisjoint(ids))
        return [lesson for lesson in found if lesson]

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        """The ids in each lesson's file by number; the files are not read for it whole."""
        return {number: frozenset(_IDS.findall(_text(path))) for number, path in self.files.items()}

    def met(self, number: str) -> dict[str, tuple[Who, ...]]:
        """Whom each lesson before that one brings in, by its number; the files are not read for it whole."""
        before = {each: path for each, path in self.files.items() if each < number}
        return {each: loading.who(_text(path)) for each, path in before.items()}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims of the article and of the capitals by id."""
        return self._claims.content

    def claims_of(self, lesson: Lesson) -> list[Claim]:
        """The claims that a lesson puts to its reader: its own, and those that it takes up again."""
        return [self.claims[key] for key in (*lesson.claims, *lesson.revisits) if key in self.claims]

    @cached_property
    def positions(self) -> dict[str, Position]:
        """The dated statements by id."""
        return self._positions.content

    @cached_property
    def council(self) -> CouncilGame:
        """The Council game of lesson 12. Raises `ContentError` if it is missing or not sound."""
        return sound(self._council, "assets/council.yml is missing. Install the package twoviews again.")

    @cached_property
    def council_class(self) -> CouncilClass:
        """How a class plays it at several tables. Raises `ContentError` if that is missing or not sound."""
        missing = "assets/council-class.yml is missing. Install the package twoviews again."
        return sound(self._council_class, missing)

    def picture(self, question: str) -> str:
        """The drawn figure inside that question, where it comes with the content; else empty: draw it."""
        return ""

    def figure_in(self, question: Authored, lesson: Lesson) -> EvidenceFigure:
        """The evidence figure that stands inside a question of a lesson: that lesson's, or `03/its-id`.

        Raises `UnknownName` if there is none of that name.
        """
        number, _, key = question.figure.rpartition("/")
        other = self.read(number).content if number else lesson
        known = {figure.id: figure for figure in other.figures} if other else {}
        if key not in known:
            raise UnknownName("figure", question.figure, list(known))
        return known[key]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong, by file and line."""
        shared: list[Loaded[Any]] = [self._claims, self._positions, self._council, self._council_class]
        parts = [*map(self.read, self.files), *shared]
        return tuple(sorted(problem for part in parts for problem in part.problems))

    def read(self, number: str) -> Loaded[Lesson | None]:
        """One lesson without the others, and its problems.

        Raises `UnknownName` if there is none of that number.
        """
        if number not in self.files:
            raise UnknownName("lesson", number, list(self.files))
        if number not in self._opened:
            self._opened[number] = loading.lesson(self.files[number], self.assets.parent, self.names)
        return self._opened[number]

    @cached_property
    def _opened(self) -> dict[str, Loaded[Lesson | None]]:
        return {}

    @cached_property
    def _claims(self) -> Loaded[dict[str, Claim]]:
        return loading.ledger(self.assets / "claims.yml", self.assets.parent, Claim, self.names)

    @cached_property
    def _council(self) -> Loaded[CouncilGame | None]:
        return loading.council(self.assets / "council.yml", self.assets.parent, self.names)

    @cached_property
    def _council_class(self) -> Loaded[CouncilClass | None]:
        return loading.at_tables(self.assets / "council-class.yml", self.assets.parent, self.names)

    @cached_property
    def _positions(self) -> Loaded[dict[str, Position]]:
        return loading.ledger(self.assets / "positions.yml", self.assets.parent, Position, self.names)


@cache
def _course(assets: Path) -> Course:
    from twoviews.bank import packed

    return packed.course(assets) or Course(assets)


def course(assets: Path | None = None) -> Course:
    """The course in a folder of assets, by default in the one that came with the package."""
    return _course(assets or home.assets())


def lesson(number: str, assets: Path | None = None) -> Lesson:
    """The sound part of one lesson, by its two-digit number, without reading the others.

    Raises `UnknownName` if there is none, `ContentError` if nothing in its file can be used.
    """
    return sound(course(assets).read(number))


def sound(loaded: Loaded[T | None], missing: str = "") -> T:
    """What a file holds. Raises `ContentError` with its problems, or as `missing`, if it cannot be used."""
    if loaded.content is None:
        told = " ".join(f"{p.file}, line {p.line}: {p.what} {p.cure}" for p in loaded.problems)
        raise ContentError(told or missing)
    return loaded.content


def lesson_files(assets: Path) -> list[Path]:
    """The lesson files in a folder of assets, in reading order."""
    return sorted(assets.glob("lessons/[0-9][0-9]-*.yml"))


def cited(lesson: Lesson, course: Course) -> list[str]:
    """Every source key of a lesson: its own, and those of all that it shows and asks."""
    claims = course.claims_of(lesson)
    spoken = [key for occasion in lesson.occasions for key in (*occasion.russia, *occasion.us)]
    spoken += [claim.voice for claim in claims]
    entries: list[Any] = [
        *claims,
        *(course.positions[key] for key in spoken if key in course.positions),
        *lesson.figures, *lesson.predictions, *lesson.forecasts, *lesson.every_question,
    ]  # fmt: skip
    outcomes = (key for forecast in lesson.forecasts for key in forecast.record_sources)
    return sorted({*lesson.sources, *outcomes, *(key for entry in entries for key in entry.sources)})


def _scan(path: Path, pattern: str) -> list[Any]:
    return re.findall(pattern, _text(path)) if path.is_file() else []


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
