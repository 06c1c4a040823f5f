"""`datapackage.json`: what each table holds, in which unit, from where and under which licence."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from twoviews import home
from twoviews.errors import ContentError, UnknownName

DESCRIPTOR = "datapackage.json"
RECALLED = "recalled"

Row = dict[str, str]


class Constraints(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a cell must satisfy beyond its type; the names are those of the Table Schema standard."""

    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    minimum: float | None = None


class Field(msgspec.Struct, frozen=True, rename="camel"):
    """One column. `unit` says what a number counts; a number without one has none, and says so."""

    name: str
    type: Literal["string", "integer", "number", "boolean", "date"]
    description: str
    unit: str = ""
    constraints: Constraints = Constraints()
    true_values: tuple[str, ...] = ("true",)
    false_values: tuple[str, ...] = ("false",)


class Schema(msgspec.Struct, frozen=True):
    """The columns in the order of the file."""

    fields: tuple[Field, ...]


class Licence(msgspec.Struct, frozen=True):
    """The terms under which a table may be passed on."""

    name: str
    title: str
    path: str


class Table(msgspec.Struct, frozen=True):
    """One table of the course, as `datapackage.json` describes it."""

    name: str
    path: str
    title: str
    description: str
    period: str
    rows: int
    bytes: int
    hash: str
    licenses: tuple[Licence, ...]
    schema: Schema
    dated: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, Field]:
        """The columns by name, in the order of the file."""
        return {field.name: field for field in self.schema.fields}

    @property
    def units(self) -> dict[str, str]:
        """The unit of each column of numbers."""
        return {field.name: field.unit for field in self.schema.fields if field.unit}

    @property
    def licence(self) -> Licence:
        """The terms under which the table may be passed on."""
        return self.licenses[0]

    @property
    def sources(self) -> tuple[str, ...]:
        """The bibliography keys that its rows cite, in alphabetical order; recalled rows are left out."""
        _, rows = read(home.assets() / "data" / self.path)
        kept = [row for row in rows if row.get("status") != RECALLED]
        return tuple(sorted({key for row in kept for key in keys(row.get("source", ""))}))


class Package(msgspec.Struct, frozen=True):
    """The whole descriptor."""

    resources: tuple[Table, ...]


def names() -> list[str]:
    """The names of all tables, in alphabetical order."""
    return sorted(tables())


def describe(name: str) -> Table:
    """What the table of that name holds. Raises `UnknownName` if there is none."""
    known = tables()
    if name not in known:
        raise UnknownName("table", name, sorted(known))
    return known[name]


def tables(folder: Path | None = None) -> Mapping[str, Table]:
    """Every described table by name. Raises `ContentError` if the descriptor cannot be read."""
    return _tables(folder or home.assets() / "data")


@cache
def _tables(folder: Path) -> Mapping[str, Table]:
    return described(folder)


def described(folder: Path) -> dict[str, Table]:
    """Every table of a folder by name, read afresh. Raises `ContentError` if that is not possible."""
    try:
        package = msgspec.json.decode((folder / DESCRIPTOR).read_bytes(), type=Package)
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        raise ContentError(f"{DESCRIPTOR} cannot be read: {error}") from error
    return {table.name: table for table in package.resources}


# ── files ────────────────────────────────────────────────────────────────────


def read(path: Path) -> tuple[list[str], list[Row]]:
    """The header of a CSV file and its rows as text; cells beyond the header are left out."""
    return parsed(path.read_bytes())


def parsed(stored: bytes) -> tuple[list[str], list[Row]]:
    """The same of what is in such a file."""
    header, *lines = (cells for _, cells in _lines(stored))
    return header, [dict(zip(header, cells, strict=False)) for cells in lines]


def lines_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each record of a CSV file with the number of the line on which it begins, the header first."""
    return _lines(path.read_bytes())


def _lines(stored: bytes) -> Iterator[tuple[int, list[str]]]:
    reader, start = csv.reader(io.StringIO(stored.decode("utf-8"), newline=""), strict=True), 1
    for cells in reader:
        yield start, cells
        start = reader.line_num + 1


def keys(cell: str) -> list[str]:
    """The bibliography keys in a cell of the column `source`."""
    return [key.strip() for key in cell.split(";") if key.strip()]


def checksum(path: Path) -> str:
    """SHA-256 of a file, in the form of the Data Package standard."""
    return f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


def refresh(folder: Path | None = None) -> None:
    """Write what is derived from the tables into the descriptor: checksum, size, number of rows, period.

    `folder` is that of the course's tables by default. The tables themselves are never written.
    """
    folder = folder or home.assets() / "data"
    path = folder / DESCRIPTOR
    package = json.loads(path.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        resource.update(derived(folder / resource["path"], resource.get("dated", [])))
    text = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    _tables.cache_clear()


def derived(path: Path, dated: Iterable[str]) -> dict[str, Any]:
    """What the descriptor says of a file and the file itself decides; `dated` names its columns of dates."""
    _, rows = read(path)
    stated = sorted(cell for row in rows for name in dated if (cell := row.get(name, "")))
    period = {"period": f"{stated[0]}/{stated[-1]}"} if stated else {}
    size = {"hash": checksum(path), "bytes": path.stat().st_size, "rows": len(rows)}
    return size | period
