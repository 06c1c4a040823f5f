"""Marking: a key and a response in, a result out, and nothing else touched."""

from __future__ import annotations

from twoviews.bank.kinds import KINDS
from twoviews.bank.kinds.base import Feedback, Key, Result, Scored, Unanswered

__all__ = ["Feedback", "Key", "Result", "Scored", "Unanswered", "score"]


def score(key: Key, response: object) -> Result:
    """Mark a response of plain JSON.

    An empty or incomplete response, or one of the wrong form, is `Unanswered`: not zero points, not an error.
    """
    return KINDS[key.kind].score(key, response)
