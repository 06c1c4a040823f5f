"""Bring items into their order, first to last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from twoviews.bank.authored import Authored, Item, Prose
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import (
    AnswerLine,
    InWords,
    Key,
    Printed,
    Question,
    Result,
    Unanswered,
    WorksheetLine,
)
from twoviews.bank.structure import Fault, repeated


class Order(Authored, frozen=True, tag="order", kw_only=True):
    """Bring the items into the order in which they are written here, first to last."""

    items: Annotated[tuple[Item, ...], Meta(min_length=3)]
    ends: tuple[Prose, Prose] = ("first", "last")


class OrderQuestion(Question, frozen=True, kw_only=True):
    """Items to be put in order; `ends` say what stands at its top and at its bottom."""

    ends: tuple[str, str] = ("first", "last")


AUTHORED = Order
SHAPE: base.Shape = "order"


def split(authored: Order) -> tuple[OrderQuestion, Key]:
    """Items are `i1`, ... in an order that no turning makes right; the key holds the right order."""
    laid = _laid_out(authored.id, authored.items)
    items = base.pieces("i", (item.text for item in laid))
    of_text = {piece.text: piece.id for piece in items}
    right = [of_text[item.text] for item in authored.items]
    return (
        base.public(OrderQuestion, authored, items=items, ends=authored.ends),
        Key(id=authored.id, kind="order", right=right, feedback=base.feedback_of(items, laid)),
    )


def _laid_out(question: str, items: Sequence[Item]) -> list[Item]:
    """The items so that turning them round and round, as shuffling does, never brings the right order."""
    laid = sorted(items, key=lambda item: base.scrambling_key(question, item.text))
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
    return base.scored_by_item(key, {key.right[place] for place in stay} if len(stay) > 1 else set())


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """The longest rising series that can be read off from left to right; the first found if several."""
    best: list[list[int]] = []
    for number in numbers:
        before = max((series for series in best if series[-1] < number), key=len, default=[])
        best.append([*before, number])
    return max(best, key=len, default=[])


def shuffled(question: OrderQuestion, chance: Random) -> OrderQuestion:
    """The items turned round by any number of places, which never gives the right order."""
    start = chance.randrange(len(question.items))
    return replace(question, items=(*question.items[start:], *question.items[:start]))


def printed(question: OrderQuestion) -> Printed:
    """A space before each item for its place."""
    first, last = question.ends
    instruction = f"Number the lines from 1 ({first}) to {len(question.items)} ({last})."
    return Printed(instruction, tuple(WorksheetLine("___", item.text) for item in question.items))


def in_words(question: OrderQuestion, response: Sequence[str], marks: Mapping[str, bool]) -> InWords:
    """The items in the learner's order."""
    names = {item.id: item.text for item in question.items}
    return InWords(tuple(AnswerLine("", names[item], marks.get(item)) for item in response), numbered=True)


def faults(authored: Order) -> Iterator[Fault]:
    """Items that differ and belong nowhere else than in their place."""
    yield from repeated("items", (item.text for item in authored.items))
    for place, item in enumerate(authored.items):
        if item.belongs:
            cure = "Take `belongs` out: the right order is the order of writing."
            yield Fault(("items", place), "An item to be put in order belongs nowhere.", cure)
