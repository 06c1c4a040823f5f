"""Pair each item with its partner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from twoviews.bank.authored import Authored, Item, Prose
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import Key, Printed, Question, Result
from twoviews.bank.structure import Fault, repeated


class Match(Authored, frozen=True, tag="match", kw_only=True):
    """Pair each item with its partner (`Item.belongs` is the partner); `spare` partners match nothing."""

    items: Annotated[tuple[Item, ...], Meta(min_length=2)]
    spare: tuple[Prose, ...] = ()


AUTHORED = Match
SHAPE: base.Shape = "pairs"
shuffled = base.mixed
in_words = base.assigned_in_words


def split(authored: Match) -> tuple[Question, Key]:
    """Partners are `p1`, ... in an order that tells nothing; the key holds item id to partner id."""
    texts = {item.belongs for item in authored.items} | set(authored.spare)
    partners = base.pieces("p", sorted(texts, key=lambda text: base.scrambling_key(authored.id, text)))
    return base.belonging(authored, partners, "partners")


def score(key: Key, response: object) -> Result:
    """One point for each item with its partner; every item gets its feedback."""
    return base.scored_by_place(key, response, "Choose a partner for each line.")


def printed(question: Question) -> Printed:
    """A space before each item for the letter of its partner."""
    return base.printed_by_letter(question, "Write the letter of its partner before each.", question.partners)


def faults(authored: Match) -> Iterator[Fault]:
    """Items that differ, each with a partner, and spare partners that fit none."""
    yield from repeated("items", (item.text for item in authored.items))
    yield from repeated("spare", authored.spare)
    partners = {item.belongs for item in authored.items}
    for place, item in enumerate(authored.items):
        if not item.belongs.strip():
            yield Fault(("items", place), "The item has no partner.", "Write its partner under `belongs`.")
    for place, text in enumerate(authored.spare):
        if text in partners:
            yield Fault(("spare", place), f"{text!r} is an item's partner.", "A spare partner fits no item.")
