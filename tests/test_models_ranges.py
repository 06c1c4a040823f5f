"""What the models let in, and how they name what they do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from twoviews.errors import ModelError
from twoviews.models import ranges

OUT: list[tuple[Callable[..., Any], float, str]] = [
    (ranges.finite, np.nan, "x must be a finite number."),
    (ranges.finite, np.inf, "x must be a finite number."),
    (ranges.above_zero, 0.0, "x must be above 0."),
    (ranges.above_zero, np.inf, "x must be a finite number."),
    (ranges.zero_or_more, -1e-9, "x must be 0 or more."),
    (ranges.shares, 1.1, "x must be from 0 to 1."),
    (ranges.shares, np.nan, "x must be a finite number."),
]


@pytest.mark.parametrize(("check", "number", "told"), OUT)
def test_what_is_out_of_range_is_named(check: Callable[..., Any], number: float, told: str) -> None:
    with pytest.raises(ModelError) as caught:
        check(fine=0.5, x=[0.5, number])
    assert str(caught.value) == told


@pytest.mark.parametrize("check", [ranges.finite, ranges.above_zero, ranges.zero_or_more, ranges.shares])
def test_numbers_come_back_as_arrays_in_their_order(check: Callable[..., Any]) -> None:
    first, second = check(a=[[0.25], [1]], b=0.5)
    assert first.shape == (2, 1) and first.dtype == float and second.shape == ()
    assert first.tolist() == [[0.25], [1.0]] and second == 0.5


@pytest.mark.parametrize(
    ("low", "high", "number", "told"),
    [
        (0, 4, 5, "from 0 to 4"), (0, 4, np.nan, "from 0 to 4"), (0, np.inf, -1, "0 or more"),
        (0, np.inf, np.inf, "0 or more"), (-np.inf, np.inf, np.inf, "a finite number"),
    ],
)  # fmt: skip
def test_a_range_is_told_by_its_bounds(low: float, high: float, number: float, told: str) -> None:
    with pytest.raises(ModelError, match=f"^x must be {told}\\.$"):
        ranges.within("x", number, low, high)
    assert ranges.within("x", [1, 2], low, high).tolist() == [1.0, 2.0]
