"""Success as a definition: the same cases, and the rate that each way of counting makes of them.

Four choices hide in "sanctions work in so many per cent of the cases":

- how much counts: a threshold on the 16-point score of Hufbauer, Schott, Elliott and Oegg (2007), which
  multiplies the policy result (1 to 4) by the contribution of the sanctions (1 to 4); or the least of three
  outcomes, full giving way, partial giving way, a negotiated settlement (the outcomes of TIES and GSDB);
- which cases are asked about: threats, impositions or both. Threats that work leave the sample of the
  imposed (Drezner 2003); `pooled` puts them back;
- what becomes of cases without a result, ongoing or never coded: left out, or counted as failures. Ongoing
  cases are *right-censored*: they cannot have succeeded yet, and the youngest years have most of them;
- for what aim: to coerce, to constrain or to signal (Giumelli 2011), weighted by whoever judges.

Everything here is arithmetic on counts, which may be plain numbers or arrays of one shape.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from twoviews.errors import ModelError

Array = NDArray[np.float64]

MARKS = np.arange(1, 5)
SCORES = np.outer(MARKS, MARKS)
"""The score in each cell of the grid: rows are policy results, columns contributions of the sanctions."""
HSE_THRESHOLD = 9
"""Success for Hufbauer and his co-authors: a partial result (3) by a substantial contribution (3) and up."""


class Least(IntEnum):
    """The least that counts as a success."""

    FULL = 0
    PARTIAL = 1
    SETTLEMENT = 2


@dataclass(frozen=True)
class Tally:
    """How the cases of a data set ended. Counts of 0 or more, numbers or arrays of one shape."""

    full: ArrayLike = 0
    """The target gave way completely, or the aim was reached completely."""
    partial: ArrayLike = 0
    settled: ArrayLike = 0
    """Ended by a negotiated settlement."""
    failed: ArrayLike = 0
    unknown: ArrayLike = 0
    """Still going on, or never coded."""


@dataclass(frozen=True)
class Rate:
    """Successes among cases, both counts. Raises `ModelError` unless 0 <= successes <= cases."""

    successes: Array
    cases: Array

    def __init__(self, successes: ArrayLike, cases: ArrayLike) -> None:
        object.__setattr__(self, "successes", np.asarray(successes, dtype=float))
        object.__setattr__(self, "cases", np.asarray(cases, dtype=float))
        if not np.all((self.successes >= 0) & (self.successes <= self.cases) & np.isfinite(self.cases)):
            raise ModelError("successes must be from 0 to the number of cases.")

    @property
    def percent(self) -> Array:
        """100 * successes / cases; not a number where there is no case."""
        with np.errstate(invalid="ignore"):
            return np.asarray(100 * self.successes / self.cases)


class Standing(NamedTuple):
    """Where one rate stands among others."""

    lower: int
    same: int
    higher: int


def scored(grid: ArrayLike, threshold: ArrayLike = HSE_THRESHOLD) -> Rate:
    """Successes by score: the cases of `grid` whose score reaches `threshold`, for each threshold given.

    `grid` holds counts by policy result (4 rows) and contribution (4 columns); thresholds go from 1, where
    every case is a success, to 16. Score of Hufbauer and others (2007). Raises `ModelError` outside.
    """
    counts, least = _counts("grid", grid), np.asarray(threshold, dtype=float)
    if counts.shape != SCORES.shape:
        raise ModelError(
            "grid must have 4 rows (policy result) and 4 columns (contribution of the sanctions)."
        )
    if not np.all((least >= 1) & (least <= 16)):
        raise ModelError("threshold must be from 1 to 16.")
    reached = least[..., None, None] <= SCORES
    return Rate((counts * reached).sum(axis=(-2, -1)), np.broadcast_to(counts.sum(), least.shape))


def judged(tally: Tally, least: Least = Least.PARTIAL, unknown_fails: bool = False) -> Rate:
    """Successes by outcome: all that is at least `least`, among the cases with a result.

    With `unknown_fails` the cases without a result stay in the denominator, as if they had failed. Raises
    `ModelError` for a negative count.
    """
    ladder = [_counts(name, getattr(tally, name)) for name in ("full", "partial", "settled")]
    failed, unknown = _counts("failed", tally.failed), _counts("unknown", tally.unknown)
    ended = sum(ladder, failed)
    return Rate(sum(ladder[: least + 1], np.zeros_like(ended)), ended + unknown if unknown_fails else ended)


def pooled(*rates: Rate) -> Rate:
    """All cases of several samples in one, as of threats that were enough and of sanctions imposed."""
    return Rate(sum(rate.successes for rate in rates), sum(rate.cases for rate in rates))


def weighted(
    coerce: ArrayLike, constrain: ArrayLike, signal: ArrayLike, weights: Iterable[float], cost: ArrayLike = 0
) -> Array:
    """One mark out of three: w_c * coerce + w_k * constrain + w_s * signal - cost, with weights of sum 1.

    `weights` are brought to that sum. The marks may be in any one unit, points or per cent; `cost` is in the
    same unit and stands for what a judge holds against the measures, such as harm to civilians. The aims are
    Giumelli's (2011). Raises `ModelError` for a negative weight, or if all three are 0.
    """
    shares = np.asarray(tuple(weights), dtype=float)
    if shares.shape != (3,) or not np.all(np.isfinite(shares) & (shares >= 0)) or not shares.any():
        raise ModelError("weights must be three numbers of 0 or more, not all 0: coerce, constrain, signal.")
    marks = np.stack(
        np.broadcast_arrays(*(np.asarray(mark, dtype=float) for mark in (coerce, constrain, signal)))
    )
    return np.asarray(np.tensordot(shares / shares.sum(), marks, axes=1) - np.asarray(cost, dtype=float))


def standing(percent: float, others: ArrayLike, places: int = 1) -> Standing:
    """How many of `others` are lower, the same and higher, when all are rounded to `places` decimals."""
    gaps = np.round(np.asarray(others, dtype=float), places) - round(float(percent), places)
    same = np.abs(gaps) < 0.5 * 10**-places
    return Standing(int(((gaps < 0) & ~same).sum()), int(same.sum()), int(((gaps > 0) & ~same).sum()))


def _counts(name: str, values: ArrayLike) -> Array:
    counts = np.asarray(values, dtype=float)
    if not np.all(np.isfinite(counts) & (counts >= 0)):
        raise ModelError(f"{name} must hold counts of 0 or more.")
    return counts
