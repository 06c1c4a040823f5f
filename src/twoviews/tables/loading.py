"""A table by its name: as plain rows for the course's own pictures, as a pandas DataFrame for students."""

from __future__ import annotations

import csv
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from twoviews import home
from twoviews.errors import ContentError
from twoviews.tables.cells import BadCell, Value, parse
from twoviews.tables.package import RECALLED, Field, Table, describe, parsed

if TYPE_CHECKING:
    import pandas as pd

Row: TypeAlias = dict[str, Any]
"""The cells of one line by column, each of its described type (a day is a `date`); an empty one is None."""


def rows(name: str, *, recalled: bool = False) -> list[Row]:
    """The table of that name in the order of the file; rows of status `recalled` only if they are asked for.

    Raises `UnknownName` for a table that is not described, `ContentError` for one that is not as described.
    """
    return [dict(row) for row in _rows(*_stored(name), recalled)]


def load(name: str, *, recalled: bool = False) -> pd.DataFrame:
    """The table of that name, one row a line of the file, numbered from 0.

    Columns have the types of the descriptor: text, float64 for numbers, int64 for whole numbers (Int64 where
    cells may be empty), bool, datetime64 for days. A date of varying precision is text: see `when`. Rows of
    status `recalled` are left out unless `recalled` is true: never plot them.

    Raises `UnknownName` for a table that is not described, `ContentError` for one that is not as described.
    """
    return _frame(*_stored(name), recalled).copy()


def grouped(rows: Iterable[Row], *columns: str) -> dict[Any, list[Row]]:
    """The rows by what they hold in a column, or by the tuple of several; groups as they first appear."""
    found: dict[Hashable, list[Row]] = {}
    key = itemgetter(*columns)
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _stored(name: str) -> tuple[Table, bytes]:
    """The description of a table and what is in its file now: the key of what was made of it before."""
    table = describe(name)
    try:
        return table, (home.assets() / "data" / table.path).read_bytes()
    except OSError as error:
        raise _unreadable(table) from error


@lru_cache(maxsize=64)
def _rows(table: Table, stored: bytes, recalled: bool) -> Sequence[Row]:
    """What is in the file, read once for the same bytes: one check of an exercise may ask twenty times."""
    try:
        _, lines = parsed(stored)
    except (csv.Error, ValueError) as error:
        raise _unreadable(table) from error
    kept = [line for line in lines if recalled or line.get("status") != RECALLED]
    columns = [_column(table.path, field, kept) for field in table.schema.fields]
    names = [field.name for field in table.schema.fields]
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _column(path: str, field: Field, lines: Iterable[dict[str, str]]) -> list[Value]:
    try:
        return [parse(field, line.get(field.name, "")) for line in lines]
    except BadCell as error:
        message = f"{path}: a cell of {field.name} {error}. `twoviews check` names its line."
        raise ContentError(message) from error


def _unreadable(table: Table) -> ContentError:
    return ContentError(f"The table {table.path} cannot be read. `twoviews check` says why.")


@lru_cache(maxsize=64)
def _frame(table: Table, stored: bytes, recalled: bool) -> pd.DataFrame:
    """The same as a frame, made once for the same bytes too."""
    import pandas as pd

    rows = _rows(table, stored, recalled)
    return pd.DataFrame(
        {
            name: pd.Series([row[name] for row in rows], dtype=_dtype(field))
            for name, field in table.fields.items()
        }
    )


def _dtype(field: Field) -> str:
    """The pandas type, from the description alone: the same whatever the cells hold today."""
    full = field.constraints.required
    return {
        "string": "str",
        "number": "float64",
        "integer": "int64" if full else "Int64",
        "boolean": "bool" if full else "boolean",
        "date": "datetime64[s]",
    }[field.type]
