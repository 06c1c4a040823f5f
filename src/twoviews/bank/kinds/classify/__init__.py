"""Put each statement into one of the named columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from twoviews.bank.authored import Authored, Item, Prose
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import Key, Printed, Question, Result
from twoviews.bank.structure import Fault, nearest, repeated


class Classify(Authored, frozen=True, tag="classify", kw_only=True):
    """Put each statement into one of the named columns (`Item.belongs` is a column)."""

    columns: Annotated[tuple[Prose, ...], Meta(min_length=2)]
    items: Annotated[tuple[Item, ...], Meta(min_length=2)]


AUTHORED = Classify
SHAPE: base.Shape = "pairs"
shuffled = base.mixed
in_words = base.assigned_in_words


def split(authored: Classify) -> tuple[Question, Key]:
    """Columns are `c1`, ... as written; the key holds item id to column id."""
    return base.belonging(authored, base.pieces("c", authored.columns), "columns")


def score(key: Key, response: object) -> Result:
    """One point for each item in its column; every item gets its feedback."""
    return base.scored_by_place(key, response, "Choose one answer for each statement.")


def printed(question: Question) -> Printed:
    """A space before each statement for the letter of its column."""
    instruction = "Write the letter of the column before each statement."
    return base.printed_by_letter(question, instruction, question.columns)


def faults(authored: Classify) -> Iterator[Fault]:
    """Columns and items that differ, and every item in one of the columns."""
    yield from repeated("columns", authored.columns)
    yield from repeated("items", (item.text for item in authored.items))
    for place, item in enumerate(authored.items):
        if item.belongs not in authored.columns:
            what = f"The item belongs to {item.belongs!r}, which is no column."
            yield Fault(("items", place), what, nearest(item.belongs, authored.columns))
