"""Pair each item with its partner."""

from __future__ import annotations

from twoviews.bank.content import Match
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import Key, Line, Printed, Question, Result, Unanswered


def split(authored: Match) -> tuple[Question, Key]:
    """Items are `i1`, ... as written. Partners are `p1`, ... in an order that tells nothing."""
    items = base.parts("i", (item.text for item in authored.items))
    texts = {item.belongs for item in authored.items} | set(authored.spare)
    partners = base.parts("p", sorted(texts, key=lambda text: base.no_order(authored.id, text)))
    of_text = {partner.text: partner.id for partner in partners}
    right = {part.id: of_text[item.belongs] for part, item in zip(items, authored.items, strict=True)}
    feedback = base.feedback_of(items, authored.items)
    return (
        base.public(authored, "match", items=items, partners=partners),
        Key(id=authored.id, kind="match", right=right, feedback=feedback, choices=tuple(of_text.values())),
    )


def score(key: Key, response: object) -> Result:
    """One point for each item with its partner; every item gets its feedback."""
    paired = base.complete(response, key)
    if paired is None:
        return Unanswered("Give every item a partner.")
    return base.marked(key, {target for target, partner in paired.items() if key.right[target] == partner})


def printed(question: Question) -> Printed:
    """A space before each item for the letter of its partner."""
    lines = tuple(Line("___", item.text) for item in question.items)
    return Printed("Write the letter of its partner before each.", lines, base.lettered(question.partners))
