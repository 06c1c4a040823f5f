"""Questions as a page may hold them, apart from their keys."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from twoviews.bank.authored import Authored
from twoviews.bank.draws import variants
from twoviews.bank.kinds import KINDS, kind_of
from twoviews.bank.kinds.base import AnswerLine, InWords, Key, Piece, Printed, Question, WorksheetLine

__all__ = [
    "AnswerLine",
    "InWords",
    "Key",
    "Piece",
    "Printed",
    "Question",
    "WorksheetLine",
    "drawn",
    "every",
    "in_words",
    "printed",
    "shuffled",
    "split",
]


def split(authored: Authored) -> tuple[Question, Key]:
    """Part a question as written into what a page may show and what it may not.

    Of one whose numbers are drawn this is the first draw: the one on paper.
    """
    return KINDS[kind_of(authored)].split(variants(authored)[0])


def every(authored: Authored) -> tuple[tuple[Question, Key], ...]:
    """The same for each draw; one pair where nothing is drawn."""
    return tuple(KINDS[kind_of(authored)].split(each) for each in variants(authored))


def drawn(authored: Authored, learner: str) -> tuple[Question, Key]:
    """The draw that belongs to this learner: the same after every restart, another one for most others."""
    found = variants(authored)
    place = Random(f"{learner}\n{authored.id}\ndraw").randrange(len(found))
    return KINDS[kind_of(authored)].split(found[place])


def shuffled(question: Question, learner: str) -> Question:
    """The question with its pieces in an order that belongs to this learner.

    The seed is made of learner and question id, so the order is the same after every restart.
    """
    return KINDS[question.kind].shuffled(question, Random(f"{learner}\n{question.id}"))


def printed(question: Question) -> Printed:
    """The question as a worksheet asks it, with its pieces in the order in which they stand."""
    return KINDS[question.kind].printed(question)


def in_words(question: Question, response: Any, marks: Mapping[str, bool]) -> InWords:
    """A response that can be marked, in words; `marks` says by target of feedback what was right."""
    return KINDS[question.kind].in_words(question, response, marks)
