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

`within` is 0 if all forecasts of a bin are equal.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from twoviews.errors import ModelError

Array = NDArray[np.float64]

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


def brier(forecasts: ArrayLike, outcomes: ArrayLike) -> float:
    """Mean squared distance of forecasts from outcomes: 0 is perfect, 0.25 is what "50 %" always gets.

    `forecasts` are probabilities from 0 to 1, `outcomes` 0 or 1, one each, at least one. Raises `ModelError`
    otherwise.
    """
    p, o = _pairs(forecasts, outcomes)
    return float(np.mean((p - o) ** 2))


def bins(forecasts: ArrayLike, outcomes: ArrayLike, edges: ArrayLike = EDGES) -> list[Bin]:
    """The forecasts by range, without the empty ranges; a forecast on an inner edge goes to the upper range.

    `edges` rise from 0 to 1. Raises `ModelError` otherwise.
    """
    p, o = _pairs(forecasts, outcomes)
    walls = np.asarray(edges, float)
    if walls.ndim != 1 or walls.size < 2 or walls[0] != 0 or walls[-1] != 1 or not (np.diff(walls) > 0).all():
        raise ModelError("The edges of the bins must rise from 0 to 1.")
    place = _places(p, walls)
    return [
        Bin(
            float(walls[k]),
            float(walls[k + 1]),
            int((place == k).sum()),
            float(p[place == k].mean()),
            float(o[place == k].mean()),
        )
        for k in np.unique(place)
    ]


def decompose(forecasts: ArrayLike, outcomes: ArrayLike, edges: ArrayLike | None = None) -> Parts:
    """The Brier score in its parts; without `edges` each distinct forecast is a bin, and `within` is 0."""
    p, o = _pairs(forecasts, outcomes)
    place = np.unique(p, return_inverse=True)[1] if edges is None else _places(p, np.asarray(edges, float))
    overall = float(o.mean())
    calibration = resolution = within = 0.0
    for k in np.unique(place):
        said, came = p[place == k], o[place == k]
        dp, do = said - said.mean(), came - came.mean()
        calibration += said.size * float((said.mean() - came.mean()) ** 2)
        resolution += said.size * float((came.mean() - overall) ** 2)
        within += float((dp**2).sum() - 2 * (dp * do).sum())
    n = p.size
    return Parts(brier(p, o), calibration / n, resolution / n, overall * (1 - overall), within / n)


def chance_range(forecasts: ArrayLike, share: float = 0.9) -> tuple[float, float]:
    """Between which scores the middle `share` of all worlds falls in which every forecast is exactly right.

    All 2^n outcomes are weighed by their probability, the events being independent; at most 16 forecasts.
    The ends are the (1 - share)/2 quantiles. Raises `ModelError` for more of them or a share outside (0, 1).
    """
    p = _probabilities(forecasts).ravel()
    if not 0 < p.size <= LONGEST:
        raise ModelError(f"The range is counted out for 1 to {LONGEST} forecasts, not {p.size}.")
    if not 0 < share < 1:
        raise ModelError("The share of worlds must lie between 0 and 1.")
    scores, weights = np.zeros(1), np.ones(1)
    for each in p:
        scores = np.concatenate([scores + (1 - each) ** 2, scores + each**2])
        weights = np.concatenate([weights * each, weights * (1 - each)])
    order = np.argsort(scores, kind="stable")
    below = np.cumsum(weights[order])
    tail = (1 - share) / 2
    ends = [int(np.searchsorted(below, level - 1e-12)) for level in (tail, 1 - tail)]
    low, high = (float(scores[order][min(end, scores.size - 1)] / p.size) for end in ends)
    return low, high


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
    return float(-np.expm1(-events / span * ahead))


def _places(p: Array, walls: Array) -> NDArray[np.int64]:
    return np.clip(np.searchsorted(walls, p, side="right") - 1, 0, walls.size - 2)


def _pairs(forecasts: ArrayLike, outcomes: ArrayLike) -> tuple[Array, Array]:
    p, o = _probabilities(forecasts), np.asarray(outcomes, float)
    if p.ndim != 1 or p.shape != o.shape or p.size == 0:
        raise ModelError("Each forecast needs one outcome, and there must be at least one.")
    if not np.isin(o, (0.0, 1.0)).all():
        raise ModelError("An outcome is 1 (it happened) or 0 (it did not).")
    return p, o


def _probabilities(values: ArrayLike) -> Array:
    p = np.asarray(values, float)
    if not ((p >= 0) & (p <= 1)).all():
        raise ModelError("A probability lies from 0 to 1.")
    return p
