"""The standard normal distribution on arrays."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

_erf = np.frompyfunc(math.erf, 1, 1)


def cdf(x: ArrayLike) -> NDArray[np.float64]:
    """P(Z <= x), 0 to 1, of the shape of `x`."""
    return np.asarray((1 + _erf(np.asarray(x, dtype=float) / math.sqrt(2))) / 2, dtype=float)


def density(x: ArrayLike) -> NDArray[np.float64]:
    """exp(-x^2 / 2) / sqrt(2 pi), of the shape of `x`."""
    return np.asarray(np.exp(-(np.asarray(x, dtype=float) ** 2) / 2) / math.sqrt(2 * math.pi))
