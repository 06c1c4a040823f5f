"""What was still known after days, a week, a month: how later answers to an objective went."""

from __future__ import annotations

from msgspec import Struct

from twoviews.returning.sittings import Past

FEW = 5
"""Fewer answers than this show nothing."""
SPANS: tuple[tuple[str, int, int | None], ...] = (
    ("1 to 6 days later", 1, 6),
    ("7 to 29 days later", 7, 29),
    ("30 days later or more", 30, None),
)
FIRST = "the first time"


class Kept(Struct, frozen=True):
    """Answers that came so many days after the first one to the same objective; `right` were wholly right.

    A second try on the same day does not count.
    """

    span: str
    answers: int
    right: int

    @property
    def share(self) -> float | None:
        """Share right, from 0 to 1; None where there are too few answers to show anything."""
        return self.right / self.answers if self.answers >= FEW else None


def kept(past: Past) -> tuple[Kept, ...]:
    """The first answers to all objectives, and the later ones by the days (UTC) that had gone by."""
    counted = {span: [0, 0] for span in (FIRST, *(name for name, _, _ in SPANS))}
    for sittings in past.sittings.values():
        begin = sittings[0].when.date()
        for place, sitting in enumerate(sittings):
            span = FIRST if place == 0 else _span((sitting.when.date() - begin).days)
            if span:
                counted[span][0] += len(sitting.marks)
                counted[span][1] += sum(mark.share >= 1 for mark in sitting.marks.values())
    return tuple(Kept(span, *counts) for span, counts in counted.items())


def _span(days: int) -> str:
    found = (name for name, low, high in SPANS if days >= low and (high is None or days <= high))
    return next(found, "")
