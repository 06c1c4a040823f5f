"""Item analysis: how each question was answered the first time, and whether it tells strong from weak."""

from __future__ import annotations

import math
from typing import NamedTuple

from msgspec import Struct

from twoviews.teaching.classes.counting import Counted
from twoviews.teaching.classes.picked import Given, Pick, picks
from twoviews.teaching.classes.slots import Slot

FEW = 10
"""Learners below which a correlation says nothing."""
COMMON = 400
"""Of each question at most so many different answers are looked at, the most frequent first."""


class Discrimination(NamedTuple):
    """Correlation of a question with the rest of its quiz, its 95 % interval, and of how many learners."""

    r: float
    low: float
    high: float
    learners: int


class Answers(Struct, frozen=True):
    """First answers to one question. Shares are from 0 to 1.

    `share` is the mean share of the points (the item's facility), `right` how many were wholly right,
    `sure` how many said to be sure and `mistaken` how many of those were not wholly right; `picks` counts
    what was said; `asked` is the prompt, in the words of one draw where numbers are drawn; `tries` is the
    mean number of answers.
    """

    slot: Slot
    asked: str
    learners: int
    share: float
    right: int
    sure: int
    mistaken: int
    tries: float
    discrimination: Discrimination | None
    picks: tuple[Pick, ...]


class Sureness(NamedTuple):
    """First answers of the class with that confidence, and how many were wholly right."""

    said: str
    answers: int
    right: int


def answers(counted: Counted) -> list[Answers]:
    """Every question that somebody answered, in the order of the course."""
    told, picked = _discrimination(counted), _picks(counted)
    found = counted.ask(f"""
        SELECT slot, count(*), avg(share), count(*) FILTER ({RIGHT}),
               count(*) FILTER (sure = 'sure'), count(*) FILTER (sure = 'sure' AND NOT {RIGHT}), avg(answers)
        FROM rows JOIN slots USING (slot)
        WHERE sort = 'question' AND share IS NOT NULL GROUP BY slot ORDER BY slot
    """)
    slots = counted.slots
    every, asked = slots.all, slots.halves
    return [
        Answers(
            every[slot], asked(every[slot])[0].prompt, n, share, right, sure, mistaken, tries, told.get(slot),
            picks(*asked(every[slot]), picked.get(slot, ()), every[slot].item.vary is not None),
        )
        for slot, n, share, right, sure, mistaken, tries in found
    ]  # fmt: skip


RIGHT = "share >= 1"


def _discrimination(counted: Counted) -> dict[int, Discrimination]:
    """Corrected item-total correlation: each question's share against the mean share of the others.

    Of a quiz that everybody has finished this is the correlation of the item with the total without it. Who
    answered less than half of the other questions is left out.
    """
    found = counted.ask("""
        WITH given AS (
            SELECT learner, slot, lesson, section, others, share FROM rows JOIN slots USING (slot)
            WHERE sort = 'question' AND share IS NOT NULL AND section <> 'pool'
        ), totals AS (
            SELECT learner, lesson, section, sum(share) AS total, count(*) AS answered
            FROM given GROUP BY ALL
        ), pairs AS (
            SELECT slot, share AS x, (total - share) / (answered - 1) AS y
            FROM given JOIN totals USING (learner, lesson, section)
            WHERE answered > 1 AND 2 * (answered - 1) >= others
        )
        SELECT slot, count(*), corr(x, y) FROM pairs GROUP BY slot
        HAVING count(*) >= ? AND stddev_pop(x) > 1e-9 AND stddev_pop(y) > 1e-9
    """, FEW)  # fmt: skip
    return {slot: Discrimination(r, *interval(r, learners), learners) for slot, learners, r in found}


def interval(r: float, n: int) -> tuple[float, float]:
    """The 95 % interval of a correlation of n pairs, n > 3, by Fisher's z: tanh(artanh r ± 1.96/√(n − 3))."""
    held = max(-0.999999, min(0.999999, r))
    half = 1.959964 / math.sqrt(n - 3)
    return math.tanh(math.atanh(held) - half), math.tanh(math.atanh(held) + half)


def _picks(counted: Counted) -> dict[int, list[Given]]:
    found = counted.ask(f"""
        SELECT slot, said, coalesce({RIGHT}, false) AS good, count(*) AS times
        FROM rows JOIN slots USING (slot)
        WHERE sort = 'question' AND said IS NOT NULL GROUP BY slot, said, good
        QUALIFY row_number() OVER (PARTITION BY slot ORDER BY times DESC, said, good) <= ?
        ORDER BY slot, times DESC, said, good
    """, COMMON)  # fmt: skip
    picked: dict[int, list[Given]] = {}
    for slot, *given in found:
        picked.setdefault(slot, []).append(tuple(given))
    return picked


def sureness(counted: Counted) -> list[Sureness]:
    """How often first answers were right, by how sure the learners said to be; over all questions."""
    found = counted.ask(f"""
        SELECT sure, count(*), count(*) FILTER ({RIGHT}) FROM rows JOIN slots USING (slot)
        WHERE sort = 'question' AND share IS NOT NULL AND sure <> '' GROUP BY sure
    """)
    return [Sureness(*row) for row in found]
