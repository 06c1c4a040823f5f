"""From the first lesson to the last: what one learner's two tests and two placings say, as plain numbers.

Both the test at the end of lesson 12 and its quiz hold twins (`bank.twins`): the test of questions that were
asked before the course began, the quiz of questions that lesson 00 practised. Of each question the first
answer counts, in both lessons: later attempts have seen the feedback.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from twoviews import returning
from twoviews.bank.answers import CONFIDENCE, answering, as_given, fits
from twoviews.bank.authored import Authored
from twoviews.bank.content import Lesson, Objective, Proposition
from twoviews.bank.library import Course
from twoviews.bank.questions import split
from twoviews.bank.scoring import UNKNOWN, Scored, score
from twoviews.bank.twins import tests, twins
from twoviews.portfolio.claims import Claims, claims
from twoviews.portfolio.done import Done, answers, by_item
from twoviews.portfolio.journey import Journey, journey
from twoviews.record.statements import Statement
from twoviews.returning import Kept, coming_back


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


class Comparison(Struct, frozen=True):
    """Two scores on twin items: `gain` over the pairs that were answered both times.

    `waiting` counts the other pairs, and `objectives` splits `gain` by the objective of the first lesson.
    """

    gain: Gain
    waiting: int
    objectives: tuple[tuple[str, Gain], ...]

    @property
    def pairs(self) -> int:
        """How many pairs of twin items the course has."""
        return self.gain.items + self.waiting


class Change(Struct, frozen=True):
    """What moved between lesson `before` and lesson `after`, the first and the last.

    `test` compares the test before the course with the one after it, `practice` the quizzes of the two
    lessons. `kept` says what was still known after days, a week, a month. `sure_*` has a line for each degree
    of confidence that was used, in the first lesson, the last one, and in all lessons together. `journey` is
    the way between.
    """

    before: str
    after: str
    test: Comparison
    practice: Comparison
    shifts: tuple[Shift, ...]
    kept: tuple[Kept, ...]
    sure_before: tuple[Sureness, ...]
    sure_after: tuple[Sureness, ...]
    sure_all: tuple[Sureness, ...]
    journey: Journey = Journey()


def change(statements: Iterable[Statement], course: Course) -> Change:
    """What moved from the first test to the last, by one learner's statements in the record's order."""
    told = list(statements)
    return compared(by_item(told), told, claims(told, course), course)


def compared(done: Done, told: Sequence[Statement], judged: Claims, course: Course) -> Change:
    """The same, of statements that are sorted already, and of the claims that were judged in them."""
    before, after = tests(course.lessons)
    first, last = course.lessons.get(before), course.lessons.get(after)
    placed = twins(first.opinions, last.opinions) if first and last else []
    tested = twins(first.pretest, last.posttest) if first and last else []
    practised = twins(coming_back(first), coming_back(last)) if first and last else []
    return Change(
        before=before,
        after=after,
        test=_comparison(done, first, last, tested),
        practice=_comparison(done, first, last, practised),
        shifts=tuple(
            Shift(other.text, _stood(done, before, one, 0), _stood(done, after, other, -1))
            for one, other in placed
        ),
        kept=stayed(told, course),
        sure_before=calibration(done, before),
        sure_after=calibration(done, after),
        sure_all=calibration(done),
        journey=journey(done, judged, course),
    )


def stayed(told: Iterable[Statement], course: Course) -> tuple[Kept, ...]:
    """What was still known after days, a week, a month, over all lessons."""
    lessons = course.lessons.values()
    return returning.kept(returning.past(told, lessons, datetime.max.replace(tzinfo=UTC)))


def calibration(done: Done, lesson: str = "") -> tuple[Sureness, ...]:
    """How often first answers were wholly right, by how sure the learner said to be; others do not count.

    In all lessons, or in that one.
    """
    firsts = [
        given[0] for (its, verb, _), given in done.items() if verb == "answered" and lesson in ("", its)
    ]
    rows = []
    for said in CONFIDENCE:
        marked = [first.right for first in firsts if first.confidence == said and first.of]
        rows += [Sureness(said, len(marked), sum(marked))] if marked else []
    return tuple(rows)


Scores = Sequence[tuple[str, float, float]]
"""For each pair of twin questions its objective, and the share of points before and after."""


def _comparison(
    done: Done, first: Lesson | None, last: Lesson | None, pairs: Iterable[tuple[Authored, Authored]]
) -> Comparison:
    if first is None or last is None:
        return Comparison(Gain(0, 0, 0), 0, ())
    scores = [
        (one.objective, _first_share(done, first.id, one), _first_share(done, last.id, other))
        for one, other in pairs
    ]
    both = [(key, one, other) for key, one, other in scores if one is not None and other is not None]
    return Comparison(_gain(both), len(scores) - len(both), _by_objective(first.objectives, both))


def _gain(scores: Scores) -> Gain:
    before, after = math.fsum(one for _, one, _ in scores), math.fsum(other for _, _, other in scores)
    return Gain(len(scores), before, after)


def _by_objective(objectives: Iterable[Objective], scores: Scores) -> tuple[tuple[str, Gain], ...]:
    own = ((each.text, [score for score in scores if score[0] == each.id]) for each in objectives)
    return tuple((text, _gain(scores)) for text, scores in own if scores)


def _first_share(done: Done, lesson: str, authored: Authored) -> float | None:
    """Points of the first answer to a question as it is today, as a share; None without an answer.

    Not to know, as one can say in a test, is an answer of no points.
    """
    for given in done.get((lesson, "answered", authored.id), ()):
        if given.response == UNKNOWN and fits(authored, given.digest):
            return 0.0
        if answering(authored, [given]):
            _, key = as_given(authored, given.digest) or split(authored)
            result = score(key, given.response)
            return result.points / result.of if isinstance(result, Scored) else None
    return None


def _stood(done: Done, lesson: str, proposition: Proposition, place: int) -> int | None:
    """The learner's first (0) or last (-1) place on a proposition."""
    found = answers(done, lesson, "opined", proposition)
    return int(found[place][1]) if found else None
