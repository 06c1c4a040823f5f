"""How well an objective is remembered, by FSRS: the open scheduler (github.com/open-spaced-repetition)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from fsrs import Card, Rating, Scheduler
from msgspec import Struct

from twoviews.returning.sittings import Sitting

RECALL = 0.9
"""An objective comes back when the chance to know it still has fallen to this."""
LONGEST = 90
"""Days after which it comes back in any case: a term is not longer."""

_SCHEDULER = Scheduler(
    desired_retention=RECALL, learning_steps=(), relearning_steps=(), maximum_interval=LONGEST,
    enable_fuzzing=False,
)  # fmt: skip


class Memory(Struct, frozen=True):
    """What the scheduler makes of an objective's past: the day (UTC) on which it is due, and its card."""

    due: date
    card: Card

    def recall(self, now: datetime) -> float:
        """The chance, from 0 to 1, that it is still known."""
        return float(_SCHEDULER.get_card_retrievability(self.card, now))


def rating(sitting: Sitting) -> Rating:
    """How a sitting went, from its marks and how sure the learner was: the one place that says so.

    Less than half of the points: again. Not all of them, or right by a guess: hard. All right and always
    sure: easy. All right otherwise, or without a word on how sure: good.
    """
    marks = list(sitting.marks.values())
    share = sum(mark.share for mark in marks) / len(marks)
    said = {mark.confidence for mark in marks}
    if share < 0.5:
        return Rating.Again
    if share < 1 or "guess" in said:
        return Rating.Hard
    return Rating.Easy if said == {"sure"} else Rating.Good


def memory(sittings: Sequence[Sitting]) -> Memory:
    """The memory after these sittings, oldest first; there is at least one."""
    card = Card(card_id=0, due=sittings[0].when)
    for sitting in sittings:
        card, _ = _SCHEDULER.review_card(card, rating(sitting), sitting.when)
    return Memory(card.due.date(), card)
