"""The belief map of 60 x 60 points at 40 pressures against the same sums in plain Python loops."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator

import numpy as np
from rows import Row

from twoviews.models.beliefs import belief_map

POINTS, STEPS = 60, 40
LIMIT_MS = 100.0
BENEFIT, HARM, COST, SPREAD, HIGHEST = 10.0, 15.0, 0.3, 2.0, 10.0
FROM_BELOW, HALF = 8, 0.125
GAUSS = 1 / math.sqrt(3)


def _cdf(x: float) -> float:
    return (1 + math.erf(x / math.sqrt(2))) / 2


def _density(x: float) -> float:
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


def _slope(s: float, weapon: float, crisis: float) -> float:
    x, y = (s - weapon) / SPREAD, (s - crisis) / SPREAD
    return (BENEFIT * _density(x) * _cdf(-y) - HARM * _density(y) * _cdf(-x)) / SPREAD


def _gained(start: float, weapon: float, crisis: float) -> float:
    """The integral of the slope over one step from `start`, by two Gauss nodes."""
    middle = start + HALF
    return HALF * sum(_slope(middle + sign * HALF * GAUSS, weapon, crisis) for sign in (-1, 1))


def best(weapon: float, crisis: float) -> float:
    """The best of the pressures compared, by adding up the slope of the sender's gain step by step."""
    below = int(FROM_BELOW / (2 * HALF))
    gain = sum(_gained(-FROM_BELOW + 2 * HALF * n, weapon, crisis) for n in range(below))
    top, place = gain, 0.0
    for n in range(STEPS):
        gain += _gained(2 * HALF * n, weapon, crisis) - COST * 2 * HALF
        if gain > top:
            top, place = gain, 2 * HALF * (n + 1)
    return place


def loop_map() -> list[list[float]]:
    """The map, a row for each w and a column for each V."""
    axis = [HIGHEST * n / (POINTS - 1) for n in range(POINTS)]
    return [[best(weapon, crisis) for weapon in axis] for crisis in axis]


def library_map() -> np.ndarray:
    """The same map as the course computes it."""
    axis = np.linspace(0, HIGHEST, POINTS)
    return belief_map(axis, axis).best


def rows() -> Iterator[Row]:
    """Time of ours against the loop and against the limit; the two maps agree to half a step or so."""
    ours = min(_seconds(library_map)[0] for _ in range(9))
    theirs, looped = _seconds(loop_map)
    apart = np.abs(library_map() - np.asarray(looped)) > 2 * HALF
    assert apart.mean() < 0.01, "the two maps differ"
    yield Row("belief map, against a plain loop", 1e3 * ours, 1e3 * theirs, "ms", least=50)
    yield Row("belief map, against its limit", 1e3 * ours, LIMIT_MS, "ms", most=1)


def _seconds(work: Callable[[], object]) -> tuple[float, object]:
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done
