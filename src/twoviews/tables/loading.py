"""A table as a pandas DataFrame with the described types."""

from __future__ import annotations

import csv
from functools import lru_cache
from typing import TYPE_CHECKING

from twoviews import home
from twoviews.errors import ContentError
from twoviews.tables.cells import BadCell, Value, parse
from twoviews.tables.package import RECALLED, Field, Row, Table, describe, read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pandas as pd


def load(name: str, *, recalled: bool = False) -> pd.DataFrame:
    """The table of that name, one row a line of the file, numbered from 0.

    Columns have the types of the descriptor: text, float64 for numbers, int64 for whole numbers (Int64 where
    cells may be empty), bool, datetime64 for days. A date of varying precision is text: see `when`. Rows of
    status `recalled` are left out unless `recalled` is true: never plot them.

    Raises `UnknownName` for a table that is not described, `ContentError` for one that is not as described.
    """
    table = describe(name)
    path = home.assets() / "data" / table.path
    try:
        return _made(table, path, path.read_bytes(), recalled).copy()
    except (OSError, csv.Error, ValueError) as error:
        message = f"The table {table.path} cannot be read. `twoviews check` says why."
        raise ContentError(message) from error


@lru_cache(maxsize=64)
def _made(table: Table, path: Path, stored: bytes, recalled: bool) -> pd.DataFrame:
    """What is in the file, made once for the same bytes: one check of an exercise may ask twenty times."""
    import pandas as pd

    _, rows = read(path)
    kept = [row for row in rows if recalled or row.get("status") != RECALLED]
    columns = {field.name: _column(table.path, field, kept) for field in table.schema.fields}
    return pd.DataFrame(columns)


def _column(path: str, field: Field, rows: Iterable[Row]) -> pd.Series:
    import pandas as pd

    try:
        values: list[Value] = [parse(field, row.get(field.name, "")) for row in rows]
    except BadCell as error:
        message = f"{path}: a cell of {field.name} {error}. `twoviews check` names its line."
        raise ContentError(message) from error
    return pd.Series(values, dtype=_dtype(field))


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
