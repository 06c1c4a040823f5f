"""From the first lesson to the last: what one learner's two tests and two placings say, as plain numbers.

The test of lesson 12 is made of twins of questions of lesson 00 (`bank.twins`). Of each question the first
answer counts, in both lessons: later attempts have seen the feedback.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from msgspec import Struct

from twoviews.bank.answers import CONFIDENCE, answering
from twoviews.bank.authored import Authored
from twoviews.bank.content import Lesson, Proposition
from twoviews.bank.library import Course
from twoviews.bank.questions import split
from twoviews.bank.scoring import Scored, score
from twoviews.bank.twins import AFTER, BEFORE, twins
from twoviews.record.statements import Statement, once


class Gain(Struct, frozen=True):
    """Two scores on the same number of parallel items, each worth 1 (part of it for part of its points)."""

    items: int
    before: float
    after: float

    @property
    def difference(self) -> float:
        """Items gained, from -`items` to `items`."""
        return self.after - self.before

    @property
    def normalised(self) -> float | None:
        """The share gained of what was left to gain: (after - before) / (items - before).

        R. R. Hake, American Journal of Physics 66 (1998), 64. None where it is undefined: no item was
        answered twice, or the first score was full already. It never exceeds 1; it is below 0 if the second
        score is lower, and then has no lower end.
        """
        left = self.items - self.before
        return self.difference / left if left > 1e-9 else None

    @property
    def luck(self) -> float:
        """How far, in items, luck alone may move the difference: one standard deviation at most.

        For one who knew the same both times, and each item with the same chance p, the difference of two
        independent tests of n items has the standard deviation sqrt(2 n p (1 - p)); part marks only make it
        smaller. p is taken from both tests together, with one item added on each side (Laplace's rule).
        """
        p = (self.before + self.after + 1) / (2 * self.items + 2)
        return math.sqrt(2 * self.items * p * (1 - p))


class Shift(Struct, frozen=True):
    """Where a learner stood on a proposition, from 1 to 7, before and after; None where nothing was said."""

    text: str
    before: int | None
    after: int | None

    @property
    def difference(self) -> int | None:
        """Steps towards agreement (above 0) or disagreement (below 0)."""
        return None if self.before is None or self.after is None else self.after - self.before


class Sureness(Struct, frozen=True):
    """Of the first answers given with this confidence, how many there are and how many were wholly right."""

    said: str
    answers: int
    right: int

    @property
    def share(self) -> float:
        """Share right, from 0 to 1. Raises `ZeroDivisionError` if there are no answers."""
        return self.right / self.answers


class Change(Struct, frozen=True):
    """What moved between the first lesson and the last.

    `gain` is over the pairs of twin items that were answered both times; `waiting` counts the other pairs,
    and `objectives` splits `gain` by the objective of the first lesson. `sure_*` has a line for each degree
    of confidence that was used, in the first lesson, the last one, and in all lessons together.
    """

    gain: Gain
    waiting: int
    objectives: tuple[tuple[str, Gain], ...]
    shifts: tuple[Shift, ...]
    sure_before: tuple[Sureness, ...]
    sure_after: tuple[Sureness, ...]
    sure_all: tuple[Sureness, ...]

    @property
    def pairs(self) -> int:
        """How many pairs of twin items the course has."""
        return self.gain.items + self.waiting


def change(statements: Iterable[Statement], course: Course) -> Change:
    """What moved from lesson 00 to lesson 12, by one learner's statements in the record's order."""
    told = once(statements)
    first, last = _opened(course, BEFORE), _opened(course, AFTER)
    before, after = ([done for done in told if done.lesson == number] for number in (BEFORE, AFTER))
    pairs = [
        (one.objective, _first_share(before, BEFORE, one), _first_share(after, AFTER, other))
        for one, other in (twins(first.questions, last.questions) if first and last else ())
    ]
    both = [(key, one, other) for key, one, other in pairs if one is not None and other is not None]
    return Change(
        gain=_gain(both),
        waiting=len(pairs) - len(both),
        objectives=tuple(
            (objective.text, _gain([pair for pair in both if pair[0] == objective.id]))
            for objective in (first.objectives if first else ())
            if any(key == objective.id for key, _, _ in both)
        ),
        shifts=tuple(
            Shift(other.text, _stood(before, BEFORE, one, 0), _stood(after, AFTER, other, -1))
            for one, other in (twins(first.opinions, last.opinions) if first and last else ())
        ),
        sure_before=calibration(before),
        sure_after=calibration(after),
        sure_all=calibration(told),
    )


def calibration(statements: Iterable[Statement]) -> tuple[Sureness, ...]:
    """How often first answers were wholly right, by how sure the learner said to be; others do not count."""
    firsts: dict[tuple[str, str], Statement] = {}
    for done in once(statements):
        if done.verb == "answered":
            firsts.setdefault((done.lesson, done.item), done)
    rows = []
    for said in CONFIDENCE:
        marked = [done.right for done in firsts.values() if done.confidence == said and done.of]
        rows += [Sureness(said, len(marked), sum(marked))] if marked else []
    return tuple(rows)


def placings(told: Sequence[Statement], lesson: str, asked: Proposition) -> list[Statement]:
    """Where the learner stood on a proposition as it reads today, oldest first."""
    return [done for done, _ in answering(asked, _given(told, "opined", lesson, asked.id))]


def _given(told: Iterable[Statement], verb: str, lesson: str, item: str) -> list[Statement]:
    return [done for done in told if (done.verb, done.lesson, done.item) == (verb, lesson, item)]


def _opened(course: Course, number: str) -> Lesson | None:
    return course.read(number).content if number in course.files else None


def _gain(pairs: Sequence[tuple[str, float, float]]) -> Gain:
    return Gain(len(pairs), math.fsum(one for _, one, _ in pairs), math.fsum(other for _, _, other in pairs))


def _first_share(told: Sequence[Statement], lesson: str, authored: Authored) -> float | None:
    """Points of the first answer to a question as it is today, as a share; None without an answer."""
    given = _given(told, "answered", lesson, authored.id)
    for _, response in answering(authored, given)[:1]:
        result = score(split(authored)[1], response)
        return result.points / result.of if isinstance(result, Scored) else None
    return None


def _stood(told: Sequence[Statement], lesson: str, asked: Proposition, place: int) -> int | None:
    found = placings(told, lesson, asked)
    return int(found[place].response) if found else None
