"""Tick every option that holds."""

from __future__ import annotations

from twoviews.bank.content import Several
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import Feedback, Key, Line, Printed, Question, Result, Scored, Unanswered


def split(authored: Several) -> tuple[Question, Key]:
    """Options are `o1`, `o2`, ... as written; the key holds the ids of the right ones."""
    options = base.parts("o", (option.text for option in authored.options))
    pairs = zip(options, authored.options, strict=True)
    right = [part.id for part, option in pairs if option.right]
    feedback = base.feedback_of(options, authored.options)
    return (
        base.public(authored, "several", options=options),
        Key(id=authored.id, kind="several", right=right, feedback=feedback),
    )


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
    return Printed("Mark every one that holds.", tuple(Line("☐", option.text) for option in question.options))
