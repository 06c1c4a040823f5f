"""What a class gained between the test before the course and the one after it, and what it knew later on."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from twoviews.bank.twins import tests, twins
from twoviews.returning.retention import FIRST, SPANS
from twoviews.teaching.classes.counting import Counted
from twoviews.teaching.classes.slots import Slot


class Gain(Struct, frozen=True):
    """Both tests, over the pairs of twin questions that a learner answered both times; shares from 0 to 1.

    `learners` answered at least half of the `pairs` both times. `spread` is the standard deviation of their
    differences, `fell`, `same`, `rose` count them; `objectives` has mean shares by objective.
    """

    pairs: int
    learners: int
    before: float
    after: float
    spread: float
    fell: int
    same: int
    rose: int
    objectives: tuple[tuple[str, int, float, float], ...]

    @property
    def difference(self) -> float:
        """Mean share gained."""
        return self.after - self.before

    @property
    def normalised(self) -> float | None:
        """Hake's gain of a class: (after - before) / (1 - before); None if nothing was left to gain."""
        return self.difference / (1 - self.before) if self.before < 1 - 1e-9 else None

    @property
    def half_width(self) -> float | None:
        """Half of the 95 % interval of the mean difference, by Student's t; None below two learners."""
        if self.learners < 2:
            return None
        return t_quantile(self.learners - 1) * self.spread / math.sqrt(self.learners)


class Stayed(Struct, frozen=True):
    """Answers of the class that came so long after the first one to the same objective."""

    span: str
    answers: int
    right: int
    learners: int


def t_quantile(df: int) -> float:
    """Student's t for a two-sided 95 % interval, to three decimals from 3 degrees of freedom on.

    The expansion of Abramowitz and Stegun (1964), 26.7.5, about the normal quantile; exact for 1 and 2.
    """
    if df < 3:
        return (12.706205, 4.302653)[df - 1]
    x = 1.959964
    g1 = (x**3 + x) / 4
    g2 = (5 * x**5 + 16 * x**3 + 3 * x) / 96
    g3 = (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384
    g4 = (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160
    return x + g1 / df + g2 / df**2 + g3 / df**3 + g4 / df**4


def gain(counted: Counted) -> Gain | None:
    """From the test before to the test after; None if the course has none."""
    pairs = _pairs(counted)
    if not pairs:
        return None
    counted.db.execute(
        "CREATE OR REPLACE TEMP TABLE pairs (before SMALLINT, after SMALLINT, objective VARCHAR)"
    )
    counted.db.executemany(
        "INSERT INTO pairs VALUES (?, ?, ?)", [(a.number, b.number, a.item.objective) for a, b in pairs]
    )
    counted.db.execute("""
        CREATE OR REPLACE TEMP TABLE twice AS
        SELECT one.learner, objective, one.share AS before, other.share AS after,
               count(*) OVER (PARTITION BY one.learner) AS answered
        FROM pairs JOIN rows AS one ON one.slot = pairs.before
        JOIN rows AS other ON other.slot = pairs.after AND other.learner = one.learner
        WHERE one.share IS NOT NULL AND other.share IS NOT NULL
    """)
    counted.db.execute("DELETE FROM twice WHERE 2 * answered < ?", [len(pairs)])
    row = counted.one("""
        SELECT count(*), avg(before), avg(after), stddev_samp(after - before),
               count(*) FILTER (after < before - 1e-9), count(*) FILTER (abs(after - before) <= 1e-9),
               count(*) FILTER (after > before + 1e-9)
        FROM (SELECT avg(before) AS before, avg(after) AS after FROM twice GROUP BY learner)
    """)
    learners, before, after, spread, fell, same, rose = row
    if not learners:
        return Gain(len(pairs), 0, 0.0, 0.0, 0.0, 0, 0, 0, ())
    return Gain(
        len(pairs), learners, before, after, spread or 0.0, fell, same, rose, _by_objective(counted, pairs)
    )


def _by_objective(
    counted: Counted, pairs: Sequence[tuple[Slot, Slot]]
) -> tuple[tuple[str, int, float, float], ...]:
    found = counted.ask("SELECT objective, count(*), avg(before), avg(after) FROM twice GROUP BY objective")
    order = list(dict.fromkeys(one.item.objective for one, _ in pairs))
    rows = [(key, answered, one, other) for key, answered, one, other in found]
    return tuple(sorted(rows, key=lambda row: order.index(row[0])))


def _pairs(counted: Counted) -> list[tuple[Slot, Slot]]:
    lessons = counted.slots.course.lessons
    before, after = tests(lessons)
    if not before:
        return []
    known = {(slot.lesson, slot.id): slot for slot in counted.slots.all if slot.sort == "question"}
    return [
        (known[before, one.id], known[after, other.id])
        for one, other in twins(lessons[before].pretest, lessons[after].posttest)
    ]


def stayed(counted: Counted) -> list[Stayed]:
    """What was still known after days, a week, a month, as the record counts it for each learner."""
    sums = ", ".join(
        f"sum(asked{n}), sum(knew{n}), count(*) FILTER (asked{n} > 0)" for n in range(len(SPANS) + 1)
    )
    row = counted.one(f"SELECT {sums} FROM learners")
    names = (FIRST, *(name for name, _, _ in SPANS))
    return [
        Stayed(name, *(int(each or 0) for each in row[3 * n : 3 * n + 3])) for n, name in enumerate(names)
    ]
