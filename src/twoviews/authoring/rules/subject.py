"""What a rule looks at: a lesson with its file and its notebook, and the course around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from twoviews.authoring.notebooks import Notebook
from twoviews.bank import depth, library
from twoviews.bank.content import Lesson
from twoviews.bank.library import Course
from twoviews.bank.sources import Source
from twoviews.problems import Problem


@dataclass(frozen=True)
class Cell:
    """One cell of a notebook, with the line of the file on which its id stands."""

    id: str
    kind: str
    source: str
    tags: tuple[str, ...]
    slide: str
    hidden: bool
    outputs: tuple[Mapping[str, object], ...]
    line: int


@dataclass(frozen=True)
class Page:
    """A lesson's notebook; `file` is its path from the checkout."""

    file: str
    notebook: Notebook
    text: str

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells in order."""
        return tuple(map(self._cell, self.notebook.cells))

    def _cell(self, raw: Notebook) -> Cell:
        meta = raw.metadata
        place = self.text.find(f'"id": "{raw.get("id", "")}"')
        return Cell(
            id=raw.get("id", ""),
            kind=raw.cell_type,
            source=raw.source,
            tags=tuple(meta.get("tags", ())),
            slide=str(inner(meta, "slideshow").get("slide_type", "")),
            hidden=bool(inner(meta, "jupyter").get("source_hidden")),
            outputs=tuple(raw.get("outputs", ())),
            line=self.text.count("\n", 0, place) + 1 if place >= 0 else 1,
        )

    @property
    def prose(self) -> str:
        """The text of all markdown cells."""
        return "\n\n".join(cell.source for cell in self.cells if cell.kind == "markdown")

    @property
    def code(self) -> Iterator[Cell]:
        """The code cells in order."""
        return (cell for cell in self.cells if cell.kind == "code")

    def problem(self, cell: Cell, what: str, cure: str) -> Problem:
        """A problem with one cell."""
        return Problem(self.file, cell.line, cell.id, what, cure)

    def whole(self, what: str, cure: str) -> Problem:
        """A problem with the notebook as a whole."""
        return Problem(self.file, 1, "", what, cure)


@dataclass(frozen=True, eq=False)
class Subject:
    """One lesson: its content, its file's text, its notebook if there is one, and the course around it.

    A subject is equal to itself alone, so that what was counted of it can be kept.
    """

    lesson: Lesson
    file: str
    text: str
    page: Page | None
    course: Course
    sources: Mapping[str, Source]
    recalled: frozenset[str]

    @cached_property
    def has_more(self) -> bool:
        """Whether the lesson has two depths, by an entry or a cell: it is then held to what a core may be."""
        cells = self.page.cells if self.page else ()
        return depth.has_more(self.lesson) or any(depth.TAG in cell.tags for cell in cells)

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """Every source key that the lesson's list of sources shows."""
        return tuple(library.cited(self.lesson, self.course))

    def problem(self, key: str, what: str, cure: str) -> Problem:
        """A problem with the entry of that id, on the line on which the id stands."""
        found = re.search(rf"\bid:\s*[\"']?{re.escape(key)}[\"']?\s*(?:[,}}#]|$)", self.text, re.MULTILINE)
        return Problem(
            self.file, self.text.count("\n", 0, found.start()) + 1 if found else 1, key, what, cure
        )

    def section(self, name: str, what: str, cure: str) -> Problem:
        """A problem with a section of the file, on the line on which it begins."""
        found = re.search(rf"^{name}:", self.text, re.MULTILINE)
        return Problem(
            self.file, self.text.count("\n", 0, found.start()) + 1 if found else 1, name, what, cure
        )


def inner(metadata: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The group of metadata of that name; empty if there is none, or something else in its place."""
    found = metadata.get(name)
    return found if isinstance(found, Mapping) else {}


def checkout_path(path: Path, root: Path) -> str:
    """The path from the checkout, with forward slashes."""
    return path.relative_to(root).as_posix()
