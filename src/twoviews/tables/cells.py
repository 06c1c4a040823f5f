"""One cell: its text to a value of the column's type, or a plain sentence that says what is wrong with it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import TypeAlias

from twoviews.tables.package import Field

Value: TypeAlias = str | int | float | bool | date | None

_INTEGER = re.compile(r"[+-]?\d+")
_KIND = {
    "integer": "a whole number",
    "number": "a number",
    "date": "a day as YYYY-MM-DD",
}


class BadCell(ValueError):
    """A cell does not hold what its column is described to hold."""


def parse(field: Field, text: str) -> Value:
    """The value of a cell, `None` if it is empty. Raises `BadCell` with the reason."""
    if not text:
        if field.constraints.required:
            raise BadCell("is empty")
        return None
    try:
        value = _READERS[field.type](field, text)
    except ValueError as error:
        expected = _KIND.get(field.type) or " or ".join((*field.true_values, *field.false_values))
        raise BadCell(f"holds {text!r}, which is not {expected}") from error
    _satisfy(field, text, value)
    return value


def _satisfy(field: Field, text: str, value: Value) -> None:
    limits = field.constraints
    if limits.enum and text not in limits.enum:
        raise BadCell(f"holds {text!r}, which is none of: {', '.join(limits.enum)}")
    if limits.pattern and not _fits(limits.pattern, text):
        raise BadCell(f"holds {text!r}, which has not the form {limits.pattern}")
    if limits.minimum is not None and isinstance(value, int | float) and value < limits.minimum:
        raise BadCell(f"holds {text!r}, which is below {limits.minimum:g}")


def _fits(pattern: str, text: str) -> bool:
    """Whether the whole text has the form; a pattern that is none is the descriptor's fault."""
    try:
        return re.fullmatch(pattern, text) is not None
    except re.error:
        return True


def _text(field: Field, text: str) -> str:
    return text


def _integer(field: Field, text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _number(field: Field, text: str) -> float:
    value = float(text)
    if not math.isfinite(value) or "_" in text:
        raise ValueError(text)
    return value


def _boolean(field: Field, text: str) -> bool:
    if text not in (*field.true_values, *field.false_values):
        raise ValueError(text)
    return text in field.true_values


def _date(field: Field, text: str) -> date:
    return datetime.strptime(text, "%Y-%m-%d").date()


_READERS: dict[str, Callable[[Field, str], Value]] = {
    "string": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
}
