"""Reading an answer: whatever a student can hold becomes plain numbers, or a sentence that says why not.

The readers are `number`, `numbers`, `named` and `cells`. They take numbers of any library, arrays and
columns with one entry, lists, `Decimal`, `Fraction` and texts such as "33 %". Only here is an answer's own
code called (`__len__`, `__float__` and the like), so only here can it fail.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from numbers import Real
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd

from twoviews.wording import listed

MOST = 10_000  # entries that are read of an endless answer
SHOWN = 6
TEXT = re.compile(
    r"(?P<sign>[-+−]?)(?P<digits>\d[\d,]*\.?\d*|\.\d+)(?P<power>e[-+]?\d+)?\s*(?:%|per ?cent)?", re.IGNORECASE
)
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d*)?")
EMPTY = "This is not a number (nan, inf or masked): an empty cell or a division by 0 got into it."


class Unreadable(ValueError):
    """The answer is not of the kind that the task asks for; the message says what to hand in."""


@dataclass(frozen=True)
class Thing:
    """An object that holds no answer; only the name of its type is left of it."""

    kind: str


@dataclass(frozen=True)
class Row:
    """Several values in their order, with their names if they have any; `table` if the rows are columns."""

    values: tuple[object, ...]
    names: tuple[str, ...] | None = None
    table: bool = False
    kind: str = "list"


def plain(answer: object) -> object:
    """The answer in Python's own types and in `Row`. Raises `Unreadable` if its own code fails."""
    try:
        return _plain(answer)
    except Unreadable:
        raise
    except RecursionError as error:
        raise Unreadable("This answer contains itself. Hand in the values alone.") from error
    except Exception as error:
        raise Unreadable(
            f"This answer, {_type(answer)}, cannot be read: it raises {type(error).__name__}. "
            "Hand in a number, a list, a dict or a Series."
        ) from error


def _plain(value: Any) -> object:
    if value is None or value is ... or type(value) in (bool, int, float, str, Row, Thing):
        return value
    if value is np.ma.masked or value is pd.NA or value is pd.NaT:
        return math.nan
    if isinstance(value, timedelta | np.timedelta64) or _may_be_drawn(value):
        return value
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, Real) or _like_a_number(value):
        return _real(value)
    if isinstance(value, pd.DataFrame):
        columns = [_plain(value.iloc[:, place]) for place in range(value.shape[1])]
        return Row(tuple(columns), tuple(map(_name, value.columns)), table=True, kind="DataFrame")
    if isinstance(value, pd.Series):
        return Row(
            tuple(_plain(entry) for entry in value.tolist()), tuple(map(_name, value.index)), kind="Series"
        )
    if isinstance(value, Mapping):
        pairs = list(islice(value.items(), MOST))
        return Row(
            tuple(_plain(entry) for _, entry in pairs), tuple(_name(key) for key, _ in pairs), kind="dict"
        )
    if isinstance(value, str):
        return str.__str__(value)
    return _several(value)


def _several(value: Any) -> object:
    """An array or anything else with entries as a row; of everything else the name of its type."""
    if isinstance(value, np.ma.MaskedArray):
        value = np.where(np.ma.getmaskarray(value), math.nan, value.data.astype(object))
    elif not isinstance(value, np.ndarray) and hasattr(type(value), "__array__"):
        value = np.asarray(value)
    if isinstance(value, np.ndarray) and value.ndim == 0:
        return _plain(value.item())
    if isinstance(value, bytes | type) or not isinstance(value, np.ndarray | Iterable):
        return Thing(type(value).__name__)
    return Row(tuple(_plain(entry) for entry in islice(value, MOST)), kind=type(value).__name__)


def _may_be_drawn(value: object) -> bool:
    """Whether it is a module, or comes from the libraries that draw: only they know what is drawn in it."""
    homes = [kind.__module__.partition(".")[0] for kind in type(value).__mro__]
    return isinstance(value, ModuleType) or "matplotlib" in homes or "twoviews" in homes


def _like_a_number(value: Any) -> bool:
    """Whether another library's object stands for a number, as those of decimal, sympy and torch do."""
    return hasattr(type(value), "__float__") and not hasattr(type(value), "__array__")


def _real(value: Any) -> float:
    try:
        found = float(value)
    except OverflowError:
        return math.inf
    return found if type(found) is float else float.__float__(found)


def _type(value: object) -> str:
    return f"something of type {value.kind if type(value) is Thing else type(value).__name__}"


def _name(key: object) -> str:
    """An entry's name as text: a whole number without decimals, a one-level key of several levels alone."""
    if isinstance(key, tuple):
        return ", ".join(map(_name, key))
    if isinstance(key, int | float | np.integer | np.floating) and not isinstance(key, bool):
        return f"{key:.0f}" if key % 1 == 0 else str(float(key))
    return str(key)


# ── what is not done yet ─────────────────────────────────────────────────────


def blank(value: object) -> bool:
    """Whether `...` is still there: as the answer, or as an entry of it."""
    return value is ... or (isinstance(value, Row) and any(map(blank, value.values)))


def nothing(value: object) -> bool:
    """Whether work was done that gave nothing back: `None`, alone or as an entry."""
    return value is None or (isinstance(value, Row) and any(map(nothing, value.values)))


# ── the readers ──────────────────────────────────────────────────────────────


def number(answer: object) -> float:
    """The answer as one number. Raises `Unreadable` with the way to get one."""
    value = plain(answer)
    while isinstance(value, Row) and len(value.values) == 1:
        value = value.values[0]
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, timedelta | np.timedelta64):
        raise Unreadable("This is a span of time. Its attribute .days holds the number.")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unreadable(f"One number is asked for, and this is {_kind(value)}.")
    try:
        plain_number = float(value)
    except OverflowError:
        plain_number = math.inf
    if not math.isfinite(plain_number):
        raise Unreadable(EMPTY)
    return plain_number


def _from_text(text: str) -> float:
    found = TEXT.fullmatch(text.strip())
    if not found:
        raise Unreadable(
            f"{text[:40]!r} is a text and holds no number. Hand in a number, without quotation marks."
        )
    digits = found["digits"]
    digits = digits.replace(",", "" if THOUSANDS.fullmatch(digits) else ".")
    if digits.count(".") > 1:
        raise Unreadable(f"{text[:40]!r} has more than one decimal point.")
    return float(digits + (found["power"] or "")) * (-1 if found["sign"] in ("-", "−") else 1)


def numbers(answer: object) -> list[float]:
    """The answer as a row of numbers, in its own order. Raises `Unreadable`."""
    value = plain(answer)
    while isinstance(value, Row) and len(value.values) == 1 and isinstance(value.values[0], Row):
        value = value.values[0]
    if not isinstance(value, Row):
        raise Unreadable(f"Several numbers are asked for (a Series or a list), and this is {_kind(value)}.")
    return [number(entry) for entry in value.values]


def several(answer: object, wanted: int, what: str) -> list[float]:
    """Exactly so many numbers; `what` says in words which. Raises `Unreadable`."""
    values = numbers(answer)
    if len(values) != wanted:
        raise Unreadable(f"{wanted} numbers are asked for, {what}; there are {len(values)}.")
    return values


def named(answer: object, names: Iterable[str]) -> dict[str, float]:
    """The answer as one number for each of `names`; an entry 9 may stand for the name "9".

    Raises `Unreadable` if a name is missing or too many; it says which entries were found.
    """
    wanted = list(names)
    entries = fields(answer, wanted)
    return {name: _entry(name, entries[name]) for name in wanted}


def _entry(name: str, value: object) -> float:
    try:
        return number(value)
    except Unreadable as error:
        raise Unreadable(f"Entry {name!r}: {error}") from error


def fields(answer: object, wanted: Sequence[str]) -> dict[str, object]:
    """The entries of an answer by the names that are asked for, whatever they hold. Raises `Unreadable`."""
    value = plain(answer)
    if isinstance(value, Row) and value.table and not set(wanted) & set(value.names or ()):
        value = _line(value)
    if not isinstance(value, Row) or value.names is None:
        raise Unreadable(
            f"A Series or a dict with the entries {_quoted(wanted)} is asked for, not {_kind(value)}."
        )
    spelt = {_bare(name): name for name in wanted}
    found = [spelt.get(_bare(name), name) if name not in wanted else name for name in value.names]
    if missing := [name for name in wanted if name not in found]:
        raise Unreadable(_missing(missing, value, some=len(missing) < len(wanted)))
    if extra := [name for name in found if name not in wanted]:
        raise Unreadable(f"There is an entry too many: {_quoted(extra)}. Asked are {_quoted(wanted)}.")
    if twice := [name for name in wanted if found.count(name) > 1]:
        raise Unreadable(f"The entry {_quoted(twice)} is there more than once.")
    return dict(zip(found, value.values, strict=True))


def _line(table: Row) -> object:
    """The one column of a table, or its one line."""
    if len(table.values) == 1:
        return table.values[0]
    if all(isinstance(column, Row) and len(column.values) == 1 for column in table.values):
        return Row(tuple(number(column) for column in table.values), table.names, kind="DataFrame")
    return table


def _bare(name: str) -> str:
    return name.casefold().replace("_", " ").strip()


def _missing(missing: Sequence[str], value: Row, *, some: bool) -> str:
    found = value.names or ()
    told = (
        f"There is no entry {_quoted(missing)}. Yours are {_quoted(found)}."
        if found
        else "There is no entry in it."
    )
    if found == tuple(map(str, range(len(found)))) and value.kind != "dict":
        return f"{told} The index has to hold the names: .set_index(...) takes them from a column."
    if value.kind == "Series" and some:
        return f"{told} What never occurs is no line of a count: .reindex([...], fill_value=0) puts it there."
    return told


def cells(answer: object, *, columns: Iterable[str], rows: Iterable[object]) -> dict[str, float]:
    """A table, or a dict of its columns, as one number a cell, "row, column". Raises `Unreadable`."""
    wanted, lines = list(columns), [str(row) for row in rows]
    value = plain(answer)
    if not isinstance(value, Row) or value.names is None:
        raise Unreadable(f"A table with the columns {_quoted(wanted)} is asked for, not {_kind(value)}.")
    if value.table and set(value.names) == set(lines):
        raise Unreadable("Rows and columns are exchanged. .T at the end turns a table round.")
    if sorted(value.names) != sorted(wanted):
        raise Unreadable(
            f"The columns {_quoted(wanted)} are asked for, and here they are {_quoted(value.names)}."
        )
    read = {column: named(entry, lines) for column, entry in zip(value.names, value.values, strict=True)}
    return {f"{line}, {column}": read[column][line] for column in wanted for line in lines}


def _kind(value: object) -> str:
    if isinstance(value, Row):
        return f"a {value.kind} with {len(value.values)} entries"
    return _type(value)


def _quoted(names: Iterable[str]) -> str:
    """Names in quotation marks, the first few of many."""
    every: Iterator[str] = (repr(name[:40]) for name in names)
    shown = list(islice(every, SHOWN))
    return f"{', '.join(shown)} and others" if next(every, "") else listed(shown)
