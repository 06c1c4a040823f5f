"""Pair each item with its partner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from twoviews.bank.authored import Authored, Item, Prose
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import Key, Printed, Question, Result, Unanswered, WorksheetLine
from twoviews.bank.structure import Fault, repeated


class Match(Authored, frozen=True, tag="match", kw_only=True):
    """Pair each item with its partner (`Item.belongs` is the partner); `spare` partners match nothing."""

    items: Annotated[tuple[Item, ...], Meta(min_length=2)]
    spare: tuple[Prose, ...] = ()


AUTHORED = Match
shuffled = base.mixed
in_words = base.assigned_in_words


def split(authored: Match) -> tuple[Question, Key]:
    """Items are `i1`, ... as written. Partners are `p1`, ... in an order that tells nothing."""
    items = base.pieces("i", (item.text for item in authored.items))
    texts = {item.belongs for item in authored.items} | set(authored.spare)
    partners = base.pieces("p", sorted(texts, key=lambda text: base.scrambling_key(authored.id, text)))
    of_text = {partner.text: partner.id for partner in partners}
    right = {piece.id: of_text[item.belongs] for piece, item in zip(items, authored.items, strict=True)}
    feedback = base.feedback_of(items, authored.items)
    return (
        base.public(Question, authored, items=items, partners=partners),
        Key(id=authored.id, kind="match", right=right, feedback=feedback, choices=tuple(of_text.values())),
    )


def score(key: Key, response: object) -> Result:
    """One point for each item with its partner; every item gets its feedback."""
    paired = base.assigned(response, key)
    if paired is None:
        return Unanswered("Give every item a partner.")
    return base.scored_by_item(key, {item for item, partner in paired.items() if key.right[item] == partner})


def printed(question: Question) -> Printed:
    """A space before each item for the letter of its partner."""
    lines = tuple(WorksheetLine("___", item.text) for item in question.items)
    return Printed("Write the letter of its partner before each.", lines, base.lettered(question.partners))


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
