"""Statements by what they are about, so that each item finds its own at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from twoviews.bank.answers import Item, answering
from twoviews.record.statements import Statement, Verb, once

Done = Mapping[tuple[str, Verb, str], list[Statement]]
"""The statements of each lesson, verb and item, oldest first."""


def by_item(statements: Iterable[Statement]) -> Done:
    """Each statement once, in the order of the record, by lesson, verb and item."""
    done: dict[tuple[str, Verb, str], list[Statement]] = {}
    for each in once(statements):
        done.setdefault((each.lesson, each.verb, each.item), []).append(each)
    return done


def answers(done: Done, lesson: str, verb: Verb, item: Item) -> list[tuple[Statement, Any]]:
    """The statements that answer an item as it is today, with what each says, oldest first."""
    return answering(item, done.get((lesson, verb, item.id), ()))


def day(statement: Statement) -> str:
    """The ISO date of a statement."""
    return statement.timestamp.date().isoformat()
