"""A number, as a student types it, within a tolerance."""

from __future__ import annotations

import math
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from twoviews.bank.authored import Authored, Prose
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import InWords, Key, Printed, Question, Result, Unanswered, WorksheetLine
from twoviews.bank.structure import Fault

_GROUPED = {
    ",": re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"),
    ".": re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?"),
    " ": re.compile(r"[+-]?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?"),
}
_PLAIN = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)")
_PER_CENT = ("per cent", "percent", "%")


class Number(Authored, frozen=True, tag="number", kw_only=True):
    """A number within `tolerance` (absolute, in `unit`) of `answer`."""

    answer: float
    unit: str
    feedback_right: Prose
    feedback_wrong: Prose
    tolerance: Annotated[float, Meta(ge=0)] = 0.0


class NumberQuestion(Question, frozen=True, kw_only=True):
    """A number to be typed, in `unit`."""

    unit: str = ""


class NumberKey(Key, frozen=True, kw_only=True):
    """`right` is the number itself, in `unit`; an answer may be off by `tolerance`."""

    tolerance: float
    unit: str


AUTHORED = Number
SHAPE: base.Shape = "number"
shuffled = base.mixed


def split(authored: Number) -> tuple[NumberQuestion, NumberKey]:
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
    return base.public(NumberQuestion, authored, unit=authored.unit), key


def score(key: NumberKey, response: object) -> Result:
    """One point for a number within the tolerance, in either notation if it can be read in two."""
    found = readings(response, key.unit)
    if not found:
        return Unanswered("Write one number, such as 12 or 4.5.")
    slack = 1e-9 * max(abs(key.right), key.tolerance)
    return base.scored_whole(key, any(abs(number - key.right) <= key.tolerance + slack for number in found))


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


def printed(question: NumberQuestion) -> Printed:
    """A line to write on, with the unit behind it."""
    return Printed("Write a number.", (WorksheetLine("__________", question.unit),))


def in_words(question: NumberQuestion, response: str | float, marks: Mapping[str, bool]) -> InWords:
    """The number as it was typed, with the unit."""
    return base.typed_in_words(response, question.unit, marks)


def faults(authored: Number) -> Iterator[Fault]:
    """A finite number and a finite tolerance."""
    for field in ("answer", "tolerance"):
        if not math.isfinite(getattr(authored, field)):
            yield Fault((field,), f"The {field} is not a finite number.", "Write it in digits.")
