"""One right option among several."""

from __future__ import annotations

from twoviews.bank.content import Choice
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import Feedback, Key, Line, Printed, Question, Result, Scored, Unanswered


def split(authored: Choice) -> tuple[Question, Key]:
    """Options are `o1`, `o2`, ... as written; the key holds the id of the right one."""
    options = base.parts("o", (option.text for option in authored.options))
    right = next(part.id for part, option in zip(options, authored.options, strict=True) if option.right)
    feedback = base.feedback_of(options, authored.options)
    return (
        base.public(authored, "choice", options=options),
        Key(id=authored.id, kind="choice", right=right, feedback=feedback),
    )


def score(key: Key, response: object) -> Result:
    """One point for the id of the right option; feedback is that of the chosen option alone."""
    if not isinstance(response, str) or response not in key.feedback:
        return Unanswered("Choose one option.")
    right = response == key.right
    return Scored(float(right), 1.0, (Feedback(response, right, key.feedback[response]),))


def printed(question: Question) -> Printed:
    """A circle before each option."""
    return Printed("Mark one.", tuple(Line("○", option.text) for option in question.options))
