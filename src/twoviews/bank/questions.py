"""Questions as a page may hold them, apart from their keys."""

from __future__ import annotations

import random
from collections.abc import Sequence

from msgspec.structs import replace

from twoviews.bank.content import AuthoredQuestion
from twoviews.bank.kinds import KINDS
from twoviews.bank.kinds.base import Key, Line, Part, Printed, Question

__all__ = ["Key", "Line", "Part", "Printed", "Question", "printed", "shuffled", "split"]


def split(authored: AuthoredQuestion) -> tuple[Question, Key]:
    """Part a question as written into what a page may show and what it may not."""
    return KINDS[str(authored.__struct_config__.tag)].split(authored)


def shuffled(question: Question, learner: str) -> Question:
    """The question with its options, items and partners in an order that belongs to this learner.

    The seed is made of learner and question id, so the order is the same after every restart. Items to be put
    in order are only turned round, which never gives the right order (`kinds.order` lays them out for that).
    """
    chance = random.Random(f"{learner}\n{question.id}")
    if question.kind == "order":
        return replace(question, items=_turned(question.items, chance))
    return replace(
        question,
        options=_mixed(question.options, chance),
        items=_mixed(question.items, chance),
        partners=_mixed(question.partners, chance),
    )


def _mixed(parts: Sequence[Part], chance: random.Random) -> tuple[Part, ...]:
    return tuple(chance.sample(parts, len(parts)))


def _turned(parts: Sequence[Part], chance: random.Random) -> tuple[Part, ...]:
    start = chance.randrange(len(parts))
    return (*parts[start:], *parts[:start])


def printed(question: Question) -> Printed:
    """The question as a worksheet asks it, with options and items in the order in which they stand."""
    return KINDS[question.kind].printed(question)
