"""Whether the tables are as described, in sentences that say how to cure what is not."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from twoviews import home
from twoviews.errors import ContentError
from twoviews.problems import Problem
from twoviews.tables.cells import BadCell, parse
from twoviews.tables.package import DESCRIPTOR, RECALLED, Table, derived, described, keys, lines_of

REFRESH = "Run `twoviews build`: it writes checksums, sizes, row counts and periods anew."
CORRECT = (
    "Correct it there, or restore the file with git. `twoviews build` adds rows, bytes, hash, and the period "
    "of the columns that `dated` names."
)
ENTRY = re.compile(r"\$\.resources\[(\d+)\]")
NUMBERS = ("integer", "number")


def problems(folder: Path | None = None, sources: Collection[str] | None = None) -> list[Problem]:
    """Everything that is wrong in the tables of `folder`, by file and line; the course's own by default.

    With `sources`, the keys of the bibliography, a row that cites another key is a problem too.
    """
    folder = folder or home.assets() / "data"
    try:
        known = described(folder)
    except ContentError as error:
        return [Problem(_at(DESCRIPTOR), 0, "", f"{_named(str(error.__cause__), folder)}.", CORRECT)]
    found = [problem for table in known.values() for problem in _table(folder, table, sources)]
    return sorted([*found, *_strangers(folder, {table.path for table in known.values()})])


def _named(what: str, folder: Path) -> str:
    """What is wrong with the descriptor, with the name of the table in place of its number, if it has one."""

    def name(entry: re.Match[str]) -> str:
        table = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))["resources"][int(entry[1])]
        return str(table["name"]) if isinstance(table, dict) and "name" in table else entry[0]

    return ENTRY.sub(name, what)


def _at(name: str) -> str:
    """Where a file of the tables lies in the course."""
    return f"assets/data/{name}"


def _strangers(folder: Path, described: Collection[str]) -> Iterator[Problem]:
    for path in sorted(folder.glob("*.csv")):
        if path.name not in described:
            what = f"This table is not described in {DESCRIPTOR}."
            yield Problem(_at(path.name), 0, "", what, "Describe its columns, units and licence there.")


def _table(folder: Path, table: Table, sources: Collection[str] | None) -> Iterator[Problem]:
    yield from _description(table)
    if Path(table.path).name != table.path or Path(table.path).suffix != ".csv":
        cure = "Give the name of a .csv file beside the descriptor."
        yield Problem(_at(DESCRIPTOR), 0, table.name, f"The path {table.path!r} leads elsewhere.", cure)
        return
    path = folder / table.path
    if not path.is_file():
        what = f"{DESCRIPTOR} describes this table and it is not there."
        yield Problem(_at(table.path), 0, "", what, "Put the file back or take its description out.")
        return
    try:
        (_, header), *lines = lines_of(path)
    except (OSError, csv.Error, ValueError) as error:
        yield Problem(_at(table.path), 0, "", f"It cannot be read: {error}.", "Save it as CSV in UTF-8.")
        return
    yield from _header(table, header)
    for line, cells in lines:
        yield from _row(table, line, header, cells, sources)
    yield from _repeats(table, header, lines)
    yield from _stale(path, table)


def _description(table: Table) -> Iterator[Problem]:
    for field in table.schema.fields:
        if field.type in NUMBERS and not field.unit:
            what = f"Column {field.name!r} of {table.path} holds numbers without a unit."
            yield Problem(_at(DESCRIPTOR), 0, field.name, what, 'Give its "unit", or "none" if it has none.')
        if not _compiles(field.constraints.pattern):
            what = f"The pattern of column {field.name!r} of {table.path} is not a regular expression."
            yield Problem(_at(DESCRIPTOR), 0, field.name, what, "Correct its brackets and backslashes.")
    for name in table.dated:
        if name not in table.fields:
            what = f"{table.path} has no column {name!r}, which `dated` names."
            yield Problem(_at(DESCRIPTOR), 0, name, what, "Name a column of dates that the table has.")
    for name in ("source", "status"):
        if name not in table.fields:
            what = f"{table.path} has no column {name!r}."
            yield Problem(
                _at(DESCRIPTOR), 0, name, what, "Each row says where it is from and how sure it is."
            )


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _header(table: Table, header: list[str]) -> Iterator[Problem]:
    for name in header:
        if name not in table.fields:
            what = f"Column {name!r} is unknown."
            yield Problem(_at(table.path), 1, name, what, f"Describe it in {DESCRIPTOR} or take it out.")
    for name in table.fields:
        if name not in header:
            what = f"Column {name!r} is missing."
            yield Problem(_at(table.path), 1, name, what, f"Add it, or take it out of {DESCRIPTOR}.")


def _row(
    table: Table, line: int, header: list[str], cells: list[str], sources: Collection[str] | None
) -> Iterator[Problem]:
    if len(cells) != len(header):
        what = f"The row has {len(cells)} cells and the header {len(header)}."
        yield Problem(_at(table.path), line, "", what, "Put a text that has commas in quotation marks.")
        return
    row = dict(zip(header, cells, strict=True))
    for name, field in table.fields.items():
        try:
            parse(field, row.get(name, ""))
        except BadCell as error:
            cure = (
                field.description if name != "source" else "Give a key of references.bib; join several by ;."
            )
            yield Problem(_at(table.path), line, name, f"The cell of {name!r} {error}.", cure)
    if sources is not None and row.get("status") != RECALLED:
        for key in set(keys(row.get("source", ""))).difference(sources):
            yield Problem(
                _at(table.path), line, key, f"No source has the key {key!r}.", "Add it to references.bib."
            )


def _repeats(table: Table, header: list[str], lines: list[tuple[int, list[str]]]) -> Iterator[Problem]:
    for name, field in table.fields.items():
        if field.constraints.unique and name in header:
            place, seen = header.index(name), dict[str, int]()
            for line, cells in lines:
                first = seen.setdefault("".join(cells[place : place + 1]), line)
                if first != line:
                    what = f"The cell of {name!r} is the same as on line {first}."
                    yield Problem(_at(table.path), line, name, what, "Each row needs its own.")


def _stale(path: Path, table: Table) -> Iterator[Problem]:
    now = derived(path, table.dated)
    for name, value in now.items():
        if getattr(table, name) != value:
            what = f"{DESCRIPTOR} gives another {_SPOKEN[name]} than the file has."
            yield Problem(_at(table.path), 0, name, what, REFRESH)


_SPOKEN = {"hash": "checksum", "bytes": "size", "rows": "number of rows", "period": "period"}
