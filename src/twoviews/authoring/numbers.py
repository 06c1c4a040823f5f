"""Numbers in sentences and the cells that they rest on.

A number is bound to a column of a table if a row on which the sentence rests holds it there, as written or
rounded as written. Years, whole numbers below ten and what no table holds are not bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from twoviews.authoring.items import Cells, Item, TableRow, rests
from twoviews.problems import Problem

Binding = tuple[str, str, str]
"""The number as the sentence writes it, the table, the column."""

_NUMBER = re.compile(r"(?<![\w.,])[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,])[-−]?\d+(?:\.\d+)?")
_YEARS = range(1800, 2101)
_SMALL = 10
_ROUNDED = 3  # significant digits from which a rounded number is known again
NOT_SAID = frozenset(
    {
        "id",
        "objective",
        "sources",
        "tables",
        "record_sources",
        "twin",
        "date",
        "asked",
        "deadline",
        "vary",
        "figure",
    }
)


def bound(item: Item, index: Cells, alike: Iterable[list[TableRow]]) -> list[Binding]:
    """The bindings of one item's numbers, each once; the rows come in heaps on which the same items rest."""
    numbers = dict.fromkeys(said(item.content))
    heaps = [heap for heap in alike if rests(item, heap[0])] if numbers else []
    here = {(row.table, row.line) for heap in heaps for row in heap}
    tables = {table for table, _ in here}
    held = {
        column: {value for row, value in cells if (row.table, row.line) in here}
        for column, cells in index.items()
        if column[0] in tables
    }
    return [
        (number, *column)
        for number in numbers
        for column, values in held.items()
        if any(same(number, value) for value in values)
    ]


def said(content: Any) -> Iterator[str]:
    """The numbers in all texts of an item, and its numeric fields, as they are written."""
    if isinstance(content, dict):
        for name, each in content.items():
            yield from said(each) if name not in NOT_SAID else ()
    elif isinstance(content, list):
        for each in content:
            yield from said(each)
    elif isinstance(content, str):
        yield from (text for text in _NUMBER.findall(content) if _counts(text))


def _counts(text: str) -> bool:
    value = _value(text)
    whole = "." not in text
    return not (whole and abs(value) < _SMALL) and not (whole and "," not in text and value in _YEARS)


def _value(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-"))


def same(text: str, value: float) -> bool:
    """Whether a cell's value is the number that a sentence writes, to the digits that it writes."""
    written, decimals = _written(text)
    return written == abs(value) or (bool(decimals) and abs(round(abs(value), decimals) - written) < 1e-9)


@cache
def _written(text: str) -> tuple[float, int]:
    """How large a number is, and to how many decimals it is known again when it was rounded, or 0."""
    digits = len(re.sub(r"\D", "", text).lstrip("0"))
    decimals = len(text.partition(".")[2])
    return abs(_value(text)), decimals if digits >= _ROUNDED else 0


def unsupported(
    items: Iterable[Item], known: Mapping[str, list[Binding]], cells: Cells
) -> Iterator[tuple[Item, Binding]]:
    """The bound numbers that a sentence still says and no row on which it rests holds any more."""
    for item in items:
        bindings = known.get(item.name, [])
        still = set(said(item.content)) if bindings else set()
        for number, table, column in bindings:
            held = any(
                same(number, value) and rests(item, row) for row, value in cells.get((table, column), ())
            )
            if number in still and not held:
                yield item, (number, table, column)


def problem(item: Item, binding: Binding, line: int, cure: str) -> Problem:
    """That a sentence says a number which its table no longer holds."""
    number, table, column = binding
    what = f"“{item.words}” says {number}, which {table}.csv no longer holds in the column {column!r}."
    return Problem(item.file, line, item.id, what, cure)
