"""Tick every option that holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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


class Several(Authored, frozen=True, tag="several", kw_only=True):
    """Tick every option that holds; partial credit for each option judged rightly."""

    options: Annotated[tuple[Option, ...], Meta(min_length=2)]


AUTHORED = Several
SHAPE: base.Shape = "several"
shuffled = base.mixed


def split(authored: Several) -> tuple[Question, Key]:
    """The key holds the ids of the right options."""
    options, right, feedback = base.offered(authored.options)
    key = Key(id=authored.id, kind="several", right=right, feedback=feedback)
    return base.public(Question, authored, options=options), key


def score(key: Key, response: object) -> Result:
    """One point for each option judged rightly, ticked or left alone.

    Feedback is that of every ticked option and of every option that should have been ticked.
    """
    ticked = _ticked(response)
    if not ticked or not ticked <= key.feedback.keys():
        return Unanswered("Tick at least one option.")
    right = set(key.right)
    points = len(key.feedback) - len(ticked ^ right)
    shown = (target for target in key.feedback if target in ticked | right)
    feedback = (Feedback(target, target in ticked & right, key.feedback[target]) for target in shown)
    return Scored(float(points), float(len(key.feedback)), tuple(feedback))


def _ticked(response: object) -> set[str]:
    if not isinstance(response, list) or not all(isinstance(target, str) for target in response):
        return set()
    return set(response)


def printed(question: Question) -> Printed:
    """A box before each option."""
    lines = tuple(WorksheetLine("☐", option.text) for option in question.options)
    return Printed("Mark every one that holds.", lines)


def in_words(question: Question, response: Sequence[str], marks: Mapping[str, bool]) -> InWords:
    """The ticked options, in the order in which they are written."""
    ticked = (option for option in question.options if option.id in response)
    return InWords(tuple(AnswerLine("", option.text, marks.get(option.id)) for option in ticked))


def faults(authored: Several) -> Iterator[Fault]:
    """Options that differ, of which at least one is right."""
    yield from repeated("options", (option.text for option in authored.options))
    if not any(option.right for option in authored.options):
        yield Fault(("options",), "No option is right.", "Set `right: true` on each option that holds.")
