"""Marking: a key and a response in, a result out, and nothing else touched."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from twoviews.bank.kinds import KINDS
from twoviews.bank.kinds.base import Feedback, InWords, Key, Question, Result, Scored, Unanswered
from twoviews.bank.questions import in_words

__all__ = [
    "UNKNOWN",
    "Explained",
    "Feedback",
    "Key",
    "Result",
    "Scored",
    "Unanswered",
    "explained",
    "score",
    "score_test",
]

UNKNOWN: Mapping[str, Any] = MappingProxyType({"unknown": True})
"""What is recorded where somebody says in a test not to know; no kind of question has such a response."""


def score(key: Key, response: object) -> Result:
    """Mark a response of plain JSON.

    An empty or incomplete response, or one of the wrong form, is `Unanswered`: not zero points, not an error.
    """
    return KINDS[key.kind].score(key, response)


def score_test(key: Key, response: object) -> Result:
    """Mark a response in a test, where `UNKNOWN` is an answer without points."""
    if response != UNKNOWN:
        return score(key, response)
    full = score(key, key.right)
    assert isinstance(full, Scored)
    return Scored(0.0, full.of, ())


class Explained(NamedTuple):
    """What can be told of a question once it is answered.

    `answer` is the right answer in words, `right` its feedback, `others` everything else that the bank says:
    target, the words of an option (none where an answer is typed), and why it tempts.
    """

    answer: InWords
    right: tuple[Feedback, ...]
    others: tuple[tuple[str, str, str], ...]


def explained(question: Question, key: Key) -> Explained:
    """The right answer, and why the others tempt."""
    result = score(key, key.right)
    right = result.feedback if isinstance(result, Scored) else ()
    held = {each.target for each in right} | {"right"}
    words = {piece.id: piece.text for piece in question.pieces}
    others = ((target, words.get(target, ""), text) for target, text in key.feedback.items())
    return Explained(
        in_words(question, key.right, {}), right, tuple(each for each in others if each[0] not in held)
    )
