"""Put each statement into one of the named columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from twoviews.bank.authored import Authored, Item, Prose
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import Key, Printed, Question, Result, Unanswered, WorksheetLine
from twoviews.bank.structure import Fault, nearest, repeated


class Classify(Authored, frozen=True, tag="classify", kw_only=True):
    """Put each statement into one of the named columns (`Item.belongs` is a column)."""

    columns: Annotated[tuple[Prose, ...], Meta(min_length=2)]
    items: Annotated[tuple[Item, ...], Meta(min_length=2)]


AUTHORED = Classify
shuffled = base.mixed
in_words = base.assigned_in_words


def split(authored: Classify) -> tuple[Question, Key]:
    """Items are `i1`, ... and columns `c1`, ... as written; the key holds item id to column id."""
    items = base.pieces("i", (item.text for item in authored.items))
    columns = base.pieces("c", authored.columns)
    of_name = {column.text: column.id for column in columns}
    right = {piece.id: of_name[item.belongs] for piece, item in zip(items, authored.items, strict=True)}
    feedback = base.feedback_of(items, authored.items)
    return (
        base.public(Question, authored, items=items, columns=columns),
        Key(id=authored.id, kind="classify", right=right, feedback=feedback, choices=tuple(of_name.values())),
    )


def score(key: Key, response: object) -> Result:
    """One point for each item in its column; every item gets its feedback."""
    placed = base.assigned(response, key)
    if placed is None:
        return Unanswered("Put every statement into a column.")
    return base.scored_by_item(key, {item for item, column in placed.items() if key.right[item] == column})


def printed(question: Question) -> Printed:
    """A space before each statement for the letter of its column."""
    lines = tuple(WorksheetLine("___", item.text) for item in question.items)
    return Printed(
        "Write the letter of the column before each statement.", lines, base.lettered(question.columns)
    )


def faults(authored: Classify) -> Iterator[Fault]:
    """Columns and items that differ, and every item in one of the columns."""
    yield from repeated("columns", authored.columns)
    yield from repeated("items", (item.text for item in authored.items))
    for place, item in enumerate(authored.items):
        if item.belongs not in authored.columns:
            what = f"The item belongs to {item.belongs!r}, which is no column."
            yield Fault(("items", place), what, nearest(item.belongs, authored.columns))
