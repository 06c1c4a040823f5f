"""Numbers that a model is given, as arrays, with an error that names the one that is out of range.

Each returns arrays of floats, of the shapes given, in the order given, and raises `ModelError` otherwise.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from twoviews.errors import ModelError

Array = NDArray[np.float64]


def finite(**numbers: ArrayLike) -> list[Array]:
    """Numbers that are finite."""
    arrays = [np.asarray(number, dtype=float) for number in numbers.values()]
    for name, array in zip(numbers, arrays, strict=True):
        if not np.isfinite(array).all():
            raise ModelError(f"{name} must be a finite number.")
    return arrays


def above_zero(**numbers: ArrayLike) -> list[Array]:
    """Finite numbers above 0."""
    arrays = finite(**numbers)
    for name, array in zip(numbers, arrays, strict=True):
        if not (array > 0).all():
            raise ModelError(f"{name} must be above 0.")
    return arrays


def zero_or_more(**numbers: ArrayLike) -> list[Array]:
    """Finite numbers of 0 or more."""
    arrays = finite(**numbers)
    for name, array in zip(numbers, arrays, strict=True):
        if not (array >= 0).all():
            raise ModelError(f"{name} must be 0 or more.")
    return arrays


def shares(**numbers: ArrayLike) -> list[Array]:
    """Finite numbers from 0 to 1."""
    arrays = finite(**numbers)
    return [within(name, array, 0, 1) for name, array in zip(numbers, arrays, strict=True)]


def within(name: str, value: ArrayLike, low: float, high: float) -> Array:
    """Finite numbers from `low` to `high`, either of which may be without bound; `name` is for the error."""
    values = np.asarray(value, dtype=float)
    if (np.isfinite(values) & (values >= low) & (values <= high)).all():
        return values
    if np.isinf(low):
        raise ModelError(f"{name} must be a finite number.")
    raise ModelError(
        f"{name} must be {f'from {low:g} to {high:g}' if np.isfinite(high) else f'{low:g} or more'}."
    )
