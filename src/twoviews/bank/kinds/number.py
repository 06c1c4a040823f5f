"""A number, as a student types it, within a tolerance."""

from __future__ import annotations

import math
import re
import sys
import unicodedata

from twoviews.bank.content import Number
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import Key, Line, Printed, Question, Result, Unanswered

_GROUPED = {
    ",": re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"),
    ".": re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?"),
    " ": re.compile(r"[+-]?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?"),
}
_PLAIN = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)")
_PER_CENT = ("per cent", "percent", "%")


class NumberKey(Key, frozen=True, kw_only=True):
    """`right` is the number itself, in `unit`; an answer may be off by `tolerance`."""

    tolerance: float
    unit: str


def split(authored: Number) -> tuple[Question, NumberKey]:
    """The key holds the number; the question shows the unit."""
    feedback = {"right": authored.feedback_right, "wrong": authored.feedback_wrong}
    key = NumberKey(
        id=authored.id,
        kind="number",
        right=authored.answer,
        feedback=feedback,
        tolerance=authored.tolerance,
        unit=authored.unit,
    )
    return base.public(authored, "number", unit=authored.unit), key


def score(key: NumberKey, response: object) -> Result:
    """One point for a number within the tolerance, in either notation if it can be read in two."""
    found = readings(response, key.unit)
    if not found:
        return Unanswered("Write one number, such as 12 or 4.5.")
    slack = 1e-9 * max(abs(key.right), key.tolerance)
    return base.whole(key, any(abs(number - key.right) <= key.tolerance + slack for number in found))


def readings(response: object, unit: str = "") -> tuple[float, ...]:
    """Every finite number that a typed answer can mean; none if it means no number.

    `4,5` and `4.5` are 4.5. `17,500` is 17500 in London and 17.5 in Moscow, so it has two readings. Signs,
    grouping spaces and the question's unit behind the number are understood; exponents, `nan` and `inf` not.
    """
    if isinstance(response, int | float):
        return _itself(response)
    if not isinstance(response, str):
        return ()
    text = _tidy(response, unit)
    found = {_decimal(text)} if _PLAIN.fullmatch(text) else set()
    found |= {_decimal(text.replace(mark, "")) for mark, form in _GROUPED.items() if form.fullmatch(text)}
    return tuple(sorted(number for number in found if math.isfinite(number)))


def _itself(number: float) -> tuple[float, ...]:
    """A JSON number, unless it is true, false or beyond what a float holds."""
    if isinstance(number, bool) or not abs(number) <= sys.float_info.max:
        return ()
    return (float(number),)


def _tidy(text: str, unit: str) -> str:
    """The answer with plain digits, minus sign and single spaces, without the unit; empty if far too long."""
    if len(text) > base.LONGEST:
        return ""
    text = " ".join(unicodedata.normalize("NFKC", text).replace("−", "-").casefold().split())
    for name in (unit.casefold(), *(_PER_CENT if unit.casefold() in _PER_CENT else ())):
        text = text.removesuffix(name).rstrip()
    return text


def _decimal(text: str) -> float:
    return float(text.replace(",", "."))


def printed(question: Question) -> Printed:
    """A line to write on, with the unit behind it."""
    return Printed("Write a number.", (Line("__________", question.unit),))
