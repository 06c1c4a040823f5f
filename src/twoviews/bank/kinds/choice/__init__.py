"""One right option among several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from twoviews.bank.authored import Authored, Option
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import (
    AnswerLine,
    Feedback,
    InWords,
    Key,
    Printed,
    Question,
    Result,
    Scored,
    Unanswered,
    WorksheetLine,
)
from twoviews.bank.structure import Fault, repeated


class Choice(Authored, frozen=True, tag="choice", kw_only=True):
    """One right option among several."""

    options: Annotated[tuple[Option, ...], Meta(min_length=2)]


AUTHORED = Choice
SHAPE: base.Shape = "one"
shuffled = base.mixed


def split(authored: Choice) -> tuple[Question, Key]:
    """The key holds the id of the right option."""
    options, (right, *_), feedback = base.offered(authored.options)
    key = Key(id=authored.id, kind="choice", right=right, feedback=feedback)
    return base.public(Question, authored, options=options), key


def score(key: Key, response: object) -> Result:
    """One point for the id of the right option; feedback is that of the chosen option alone."""
    if not isinstance(response, str) or response not in key.feedback:
        return Unanswered("Choose one option.")
    right = response == key.right
    return Scored(float(right), 1.0, (Feedback(response, right, key.feedback[response]),))


def printed(question: Question) -> Printed:
    """A circle before each option."""
    return Printed("Mark one.", tuple(WorksheetLine("○", option.text) for option in question.options))


def in_words(question: Question, response: str, marks: Mapping[str, bool]) -> InWords:
    """The chosen option."""
    chosen = (option.text for option in question.options if option.id == response)
    return InWords(tuple(AnswerLine("", text, marks.get(response)) for text in chosen))


def faults(authored: Choice) -> Iterator[Fault]:
    """Options that differ, of which exactly one is right."""
    yield from repeated("options", (option.text for option in authored.options))
    count = sum(option.right for option in authored.options)
    if count != 1:
        cure = "Set `right: true` on one option" + (", or make the kind `several`." if count else ".")
        yield Fault(("options",), f"A choice has one right option, this one has {count or 'none'}.", cure)
