"""What a reader takes on trust, item by item, and the rows of the tables on which items rest."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from twoviews.bank.content import Lesson
from twoviews.bank.council import CouncilGame
from twoviews.bank.library import Course
from twoviews.bank.recorded import RECORDED
from twoviews.errors import ContentError
from twoviews.tables.package import keys, lines_of

_SHORT = 12

Cells = Mapping[tuple[str, str], list[tuple["TableRow", float]]]
"""Numeric cells with their rows, by table and column."""


@dataclass(frozen=True)
class Item:
    """One thing to be read: its name, the file and id where it stands, its sources, all its fields."""

    name: str
    file: str
    id: str
    sources: frozenset[str]
    tables: frozenset[str]
    content: Any

    @property
    def digest(self) -> str:
        """The fingerprint of all fields that are not empty."""
        return _digest(json.dumps(self.content, sort_keys=True, ensure_ascii=False))

    @property
    def words(self) -> str:
        """The first words of the item, by which a person knows it."""
        text = next(_words(self.content), self.name)
        return text if len(text) <= 90 else f"{text[:90]}…"


@dataclass(frozen=True)
class TableRow:
    """One row of a table: where it stands, the names of its columns, its text, the sources that it cites."""

    table: str
    line: int
    header: tuple[str, ...]
    cells: tuple[str, ...]
    sources: frozenset[str]

    @property
    def digest(self) -> str:
        """The fingerprint of all cells."""
        return _digest("\x1f".join(self.cells))


def items(course: Course) -> list[Item]:
    """Every item of the course, in reading order."""
    found: list[Item] = []
    for number, lesson in course.lessons.items():
        file = f"assets/lessons/{course.files[number].name}"
        for section, entries in _sections(lesson, course):
            found += (_item(f"{number} {section}", file, entry) for entry in entries)
        for point in lesson.key_points:
            name = f"{number} key_points {_digest(point[:30])[:4]}"
            found.append(Item(name, file, "key_points", frozenset(lesson.sources), frozenset(), point))
    for kind, ledger in (("claims", course.claims), ("positions", course.positions)):
        found += (_item(kind, f"assets/{kind}.yml", entry) for entry in ledger.values())
    game = _game(course)
    for each in msgspec.structs.fields(game) if game else ():
        found += (
            _item(f"council {each.name}", "assets/council.yml", entry) for entry in getattr(game, each.name)
        )
    return found


def _sections(lesson: Lesson, course: Course) -> Iterator[tuple[str, Sequence[Any]]]:
    """What of a lesson states facts: all that is answered but prompts; claims have a ledger."""
    for part in RECORDED:
        if part.sort not in ("text", "claim"):
            yield part.section, part.entries(lesson, course)
    yield from (("figures", lesson.figures), ("occasions", lesson.occasions), ("minds", lesson.minds))


def _game(course: Course) -> CouncilGame | None:
    """The Council game, if it is there and sound; `Course.problems` says what is wrong with it."""
    try:
        return course.council
    except ContentError:
        return None


def _item(group: str, file: str, entry: Any) -> Item:
    plain = _bare(msgspec.to_builtins(entry))
    key = next((str(plain[name]) for name in ("id", "title", "question", "label") if plain.get(name)), "")
    sources = frozenset(_listed(plain, ("sources", "record_sources")))
    return Item(f"{group} {key}", file, key, sources, frozenset(plain.get("tables", ())), plain)


def _bare(value: Any) -> Any:
    """The value without empty fields, so that a field which is new to the format changes no digest."""
    if isinstance(value, dict):
        inner = {name: _bare(each) for name, each in value.items()}
        return {name: each for name, each in inner.items() if each not in (None, "", [], {}, False)}
    return [_bare(each) for each in value] if isinstance(value, list | tuple) else value


def _listed(value: Any, names: Iterable[str]) -> Iterator[str]:
    """All entries of the lists of these names, however deep."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from each if name in names else _listed(each, names)
    elif isinstance(value, list):
        for each in value:
            yield from _listed(each, names)


def _words(content: Any) -> Iterator[str]:
    fields = ("prompt", "question", "claim", "title", "text", "quote", "label")
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        yield from (" ".join(str(content[name]).split()) for name in fields if content.get(name))


def rows(course: Course) -> list[TableRow]:
    """Every row of every table that can be read."""
    found: list[TableRow] = []
    for path in sorted((course.assets / "data").glob("*.csv")):
        try:
            (_, header), *lines = lines_of(path)
        except (OSError, csv.Error, ValueError):
            continue
        place = header.index("source") if "source" in header else len(header)
        for line, row in lines:
            cited = frozenset(keys("".join(row[place : place + 1])))
            found.append(TableRow(path.stem, line, tuple(header), tuple(row), cited))
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:_SHORT]


def resting(present: Iterable[Item], row: TableRow) -> list[Item]:
    """The items that rest on a row."""
    return [item for item in present if rests(item, row)]


def rests(item: Item, row: TableRow) -> bool:
    """Whether an item rests on a row: it cites one of its sources, or is drawn from its table."""
    return row.table in item.tables or not row.sources.isdisjoint(item.sources)


def heaps(present: Iterable[TableRow]) -> list[list[TableRow]]:
    """The rows in heaps of one table and the same sources: what rests on one of a heap rests on all."""
    found: dict[tuple[str, frozenset[str]], list[TableRow]] = defaultdict(list)
    for row in present:
        found[row.table, row.sources].append(row)
    return [*found.values()]


def cells(present: Iterable[TableRow]) -> Cells:
    """All numeric cells of some rows."""
    found: dict[tuple[str, str], list[tuple[TableRow, float]]] = defaultdict(list)
    for row in present:
        for column, cell in zip(row.header, row.cells, strict=False):
            try:
                found[row.table, column].append((row, float(cell)))
            except ValueError:
                continue
    return found
