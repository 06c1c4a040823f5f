"""Put each statement into one of the named columns."""

from __future__ import annotations

from twoviews.bank.content import Classify
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import Key, Line, Printed, Question, Result, Unanswered


def split(authored: Classify) -> tuple[Question, Key]:
    """Items are `i1`, ... and columns `c1`, ... as written; the key holds item id to column id."""
    items = base.parts("i", (item.text for item in authored.items))
    columns = base.parts("c", authored.columns)
    of_name = {column.text: column.id for column in columns}
    right = {part.id: of_name[item.belongs] for part, item in zip(items, authored.items, strict=True)}
    feedback = base.feedback_of(items, authored.items)
    return (
        base.public(authored, "classify", items=items, columns=columns),
        Key(id=authored.id, kind="classify", right=right, feedback=feedback, choices=tuple(of_name.values())),
    )


def score(key: Key, response: object) -> Result:
    """One point for each item in its column; every item gets its feedback."""
    placed = base.complete(response, key)
    if placed is None:
        return Unanswered("Put every statement into a column.")
    return base.marked(key, {target for target, column in placed.items() if key.right[target] == column})


def printed(question: Question) -> Printed:
    """A space before each statement for the letter of its column."""
    lines = tuple(Line("___", item.text) for item in question.items)
    return Printed(
        "Write the letter of the column before each statement.", lines, base.lettered(question.columns)
    )
