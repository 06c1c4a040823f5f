"""Scoring probability forecasts: the Brier score, what it is made of, and what a short list can show.

A *forecast* p is a probability from 0 to 1 that a stated event happens; its *outcome* o is 1 if it did, 0 if
not. The score of one forecast is (p - o)^2, that of a list their mean (Brier 1950, in the one-sided form that
runs from 0, perfect, to 1, always sure and always wrong). It is *strictly proper*: who believes q expects
the least score by saying q, since

    q (1 - p)^2 + (1 - q) p^2  =  (p - q)^2 + q (1 - q).

Grouped into bins k of n_k forecasts, with mean forecast p_k, share come true o_k and overall share o, the
score splits (Murphy 1973; the term `within` after Stephenson, Coelho and Jolliffe 2008) into

    calibration   sum n_k (p_k - o_k)^2 / n        how far the numbers are from the shares; 0 is best
    resolution    sum n_k (o_k - o)^2 / n          how well the bins tell the events apart; more is better
    uncertainty   o (1 - o)                        what the events are like; no forecaster changes it
    within        variance inside the bins, less twice the covariance with the outcomes
    score       = calibration - resolution + uncertainty + within

`within` is 0 if all forecasts of a bin are equal. All of it is in plain floats: the lists are short, and a
browser's Python has no numpy.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeVar

from twoviews.errors import ModelError

Group = TypeVar("Group", int, float)

EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
LONGEST = 16


@dataclass(frozen=True)
class Parts:
    """The Brier score and its parts, all in the score's own unit (squared probability)."""

    score: float
    calibration: float
    resolution: float
    uncertainty: float
    within: float


@dataclass(frozen=True)
class Bin:
    """Forecasts of one range: its two edges, how many, their mean and the share that came true (0 to 1)."""

    low: float
    high: float
    count: int
    forecast: float
    came_true: float


@dataclass(frozen=True)
class Judged:
    """One question whose outcome is known; the numbers in per cent, `article` None where it implies none."""

    number: int
    yours: float
    base: float
    article: float | None
    outcome: bool


def brier(forecasts: Iterable[float], outcomes: Iterable[float]) -> float:
    """Mean squared distance of forecasts from outcomes: 0 is perfect, 0.25 is what "50 %" always gets.

    `forecasts` are probabilities from 0 to 1, `outcomes` 0 or 1, one each, at least one. Raises `ModelError`
    otherwise.
    """
    return _mean([(p - o) ** 2 for p, o in _pairs(forecasts, outcomes)])


def bins(forecasts: Iterable[float], outcomes: Iterable[float], edges: Iterable[float] = EDGES) -> list[Bin]:
    """The forecasts by range, without the empty ranges; a forecast on an inner edge goes to the upper range.

    `edges` rise from 0 to 1. Raises `ModelError` otherwise.
    """
    pairs, walls = _pairs(forecasts, outcomes), _numbers(edges)
    if len(walls) < 2 or walls[0] != 0 or walls[-1] != 1 or not all(a < b for a, b in pairwise(walls)):
        raise ModelError("The edges of the bins must rise from 0 to 1.")
    return [
        Bin(walls[k], walls[k + 1], len(found), _mean([p for p, _ in found]), _mean([o for _, o in found]))
        for k, found in _grouped(pairs, _range_of(walls))
    ]


def decompose(
    forecasts: Iterable[float], outcomes: Iterable[float], edges: Iterable[float] | None = None
) -> Parts:
    """The Brier score in its parts; without `edges` each distinct forecast is a bin, and `within` is 0."""
    pairs = _pairs(forecasts, outcomes)
    overall, n = _mean([o for _, o in pairs]), len(pairs)
    calibration = resolution = within = 0.0
    walls = None if edges is None else _numbers(edges)
    groups = _grouped(pairs, float) if walls is None else _grouped(pairs, _range_of(walls))
    for _, found in groups:
        said, came = _mean([p for p, _ in found]), _mean([o for _, o in found])
        calibration += len(found) * (said - came) ** 2
        resolution += len(found) * (came - overall) ** 2
        within += sum((p - said) ** 2 - 2 * (p - said) * (o - came) for p, o in found)
    score = _mean([(p - o) ** 2 for p, o in pairs])
    return Parts(score, calibration / n, resolution / n, overall * (1 - overall), within / n)


def chance_range(forecasts: Iterable[float], share: float = 0.9) -> tuple[float, float]:
    """Between which scores the middle `share` of all worlds falls in which every forecast is exactly right.

    All 2^n outcomes are weighed by their probability, the events being independent; at most 16 forecasts.
    The ends are the (1 - share)/2 quantiles. Raises `ModelError` for more of them or a share outside (0, 1).
    """
    said = _probabilities(forecasts)
    if not 0 < len(said) <= LONGEST:
        raise ModelError(f"The range is counted out for 1 to {LONGEST} forecasts, not {len(said)}.")
    if not 0 < share < 1:
        raise ModelError("The share of worlds must lie between 0 and 1.")
    worlds = [(0.0, 1.0)]  # score and weight
    for p in said:
        worlds = [(score + (1 - p) ** 2, weight * p) for score, weight in worlds] + [
            (score + p**2, weight * (1 - p)) for score, weight in worlds
        ]
    worlds.sort(key=lambda world: world[0])
    below, tail = list(accumulate(weight for _, weight in worlds)), (1 - share) / 2
    ends = [bisect_left(below, level - 1e-12) for level in (tail, 1 - tail)]
    low, high = (worlds[min(end, len(worlds) - 1)][0] / len(said) for end in ends)
    return low, high


def luck_margin(questions: float) -> float:
    """How far the mean scores of two lists of so many questions may lie apart by luck alone: 0.3 / sqrt(n).

    The course's rule of thumb: 9 lists in 10 lie within 1.645 standard deviations of their mean, and one
    forecast of 70 per cent has a deviation of 0.4 sqrt(0.7 * 0.3) = 0.18. In the score's unit. Raises
    `ModelError` unless `questions` is above 0.
    """
    return 0.3 * _root(questions)


def share_margin(questions: float) -> float:
    """How far the share come true of so many events may lie from a right number by luck: 1 / sqrt(n), 0 to 1.

    The course's rule of thumb: two standard deviations of a share are largest, and that much, at one half.
    Raises `ModelError` unless `questions` is above 0.
    """
    return _root(questions)


def adds(score: float, counting: float, questions: float) -> bool:
    """Whether a score beats that of counting alone, on the same questions, by more than the luck margin."""
    return counting - score > luck_margin(questions)


def next_chance(events: float, cases: float) -> float:
    """Probability of the event in the next case by Laplace's rule, (events + 1) / (cases + 2).

    Raises `ModelError` unless 0 <= events <= cases.
    """
    if not 0 <= events <= cases:
        raise ModelError("Of the cases counted, none or all or some had the event.")
    return (events + 1) / (cases + 2)


def leaning(said: float, share: float, questions: float) -> int:
    """How a number stands to the share come true: 1 too sure, -1 too timid, 0 if within the share's margin.

    Both are probabilities, the share that of so many events. Too sure is who goes further from one half than
    the share does, on whichever side. Raises `ModelError` unless `questions` is above 0.
    """
    if abs(said - share) < share_margin(questions) - 1e-9:
        return 0
    return 1 if abs(share - 0.5) < abs(said - 0.5) else -1


def class_counted(classes: Sequence[float], enough: float = 10) -> int:
    """Which class of like cases a base rate is counted in: the place, from 0, of the first with enough cases.

    `classes` are numbers of cases whose result was read, from the class most like the case in hand to the
    widest, which is taken if none has enough. Raises `ModelError` if there is no class or if one shrinks.
    """
    if not classes or any(wider < nearer for nearer, wider in pairwise(classes)):
        raise ModelError("Give the classes from the nearest to the widest; none holds fewer cases.")
    return next((place for place, cases in enumerate(classes) if cases >= enough), len(classes) - 1)


def run_continues(run: float, more: float) -> float:
    """Probability that a run of `run` trials without a break goes on for `more` further ones.

    Laplace's rule of succession, (run + 1) / (run + 1 + more): every rate of breaks is held equally likely
    before the run. Both are 0 or more and may be fractions (years, expected trials). Raises
    `ModelError` for a negative number.
    """
    if run < 0 or more < 0:
        raise ModelError("A run and what follows it cannot be negative.")
    return (run + 1) / (run + 1 + more)


def at_least_one(events: int, span: float, ahead: float) -> float:
    """Probability of one event or more in `ahead`, if `events` came in `span` at a constant rate (Poisson).

    `span` and `ahead` in the same unit of time, `span` above 0; raises `ModelError` otherwise.
    """
    if events < 0 or span <= 0 or ahead < 0:
        raise ModelError("A rate needs a span above 0, and neither events nor time ahead below 0.")
    return -math.expm1(-events / span * ahead)


Pair = tuple[float, float]
"""A forecast and its outcome."""


def _range_of(walls: Sequence[float]) -> Callable[[float], int]:
    """In which range between these walls a forecast lies, by its number from 0."""
    return lambda p: min(max(bisect_right(walls, p) - 1, 0), len(walls) - 2)


def _grouped(pairs: Iterable[Pair], group: Callable[[float], Group]) -> list[tuple[Group, list[Pair]]]:
    """The pairs by the group of their forecast, in the order of the groups."""
    found: dict[Group, list[Pair]] = {}
    for p, o in pairs:
        found.setdefault(group(p), []).append((p, o))
    return sorted(found.items())


def _pairs(forecasts: Iterable[float], outcomes: Iterable[float]) -> list[Pair]:
    said, came = _probabilities(forecasts), _numbers(outcomes)
    if not said or len(said) != len(came):
        raise ModelError("Each forecast needs one outcome, and there must be at least one.")
    if not all(o in (0, 1) for o in came):
        raise ModelError("An outcome is 1 (it happened) or 0 (it did not).")
    return list(zip(said, came, strict=True))


def _probabilities(values: Iterable[float]) -> list[float]:
    said = _numbers(values)
    if not all(0 <= p <= 1 for p in said):
        raise ModelError("A probability lies from 0 to 1.")
    return said


def _numbers(values: Iterable[float]) -> list[float]:
    try:
        return [float(value) for value in values]
    except TypeError as error:
        raise ModelError("Give a list or a column of numbers.") from error


def _root(questions: float) -> float:
    if questions <= 0:
        raise ModelError("A list holds at least one question.")
    return 1 / math.sqrt(questions)


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)
