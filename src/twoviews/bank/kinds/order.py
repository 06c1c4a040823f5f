"""Bring items into their order, first to last."""

from __future__ import annotations

from collections.abc import Sequence

from twoviews.bank.content import Item, Order
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import Key, Line, Printed, Question, Result, Unanswered


def split(authored: Order) -> tuple[Question, Key]:
    """Items are `i1`, ... in an order that no turning makes right; the key holds the right order."""
    laid = _laid_out(authored.id, authored.items)
    items = base.parts("i", (item.text for item in laid))
    of_text = {part.text: part.id for part in items}
    right = [of_text[item.text] for item in authored.items]
    return (
        base.public(authored, "order", items=items, ends=authored.ends),
        Key(id=authored.id, kind="order", right=right, feedback=base.feedback_of(items, laid)),
    )


def _laid_out(question: str, items: Sequence[Item]) -> list[Item]:
    """The items so that turning them round and round, as shuffling does, never brings the right order."""
    laid = sorted(items, key=lambda item: base.no_order(question, item.text))
    start = laid.index(items[0])
    if laid[start:] + laid[:start] == list(items):
        laid[0], laid[1] = laid[1], laid[0]
    return laid


def score(key: Key, response: object) -> Result:
    """One point for each item that stands in the right order among the others.

    Counted is the longest series of items that need not be moved (none if there is no such pair), so one item
    in a wrong place costs one point and not the places of all that follow. Every item gets its feedback.
    """
    places = {target: place for place, target in enumerate(key.right)}
    if not isinstance(response, list) or not all(isinstance(target, str) for target in response):
        return Unanswered("Put all items in order.")
    if len(response) != len(places) or set(response) != set(places):
        return Unanswered("Put all items in order.")
    stay = longest_rise([places[target] for target in response])
    return base.marked(key, {key.right[place] for place in stay} if len(stay) > 1 else set())


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """The longest rising series that can be read off from left to right; the first found if several."""
    best: list[list[int]] = []
    for number in numbers:
        before = max((series for series in best if series[-1] < number), key=len, default=[])
        best.append([*before, number])
    return max(best, key=len, default=[])


def printed(question: Question) -> Printed:
    """A space before each item for its place."""
    first, last = question.ends
    instruction = f"Number the lines from 1 ({first}) to {len(question.items)} ({last})."
    return Printed(instruction, tuple(Line("___", item.text) for item in question.items))
