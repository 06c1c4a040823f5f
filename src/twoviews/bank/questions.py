"""Questions as a page may hold them, apart from their keys."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from twoviews.bank.authored import Authored
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
    "in_words",
    "printed",
    "shuffled",
    "split",
]


def split(authored: Authored) -> tuple[Question, Key]:
    """Part a question as written into what a page may show and what it may not."""
    return KINDS[kind_of(authored)].split(authored)


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
