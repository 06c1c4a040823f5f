"""The normal distribution against the standard library's."""

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twoviews.models.normal import cdf, density


@given(st.floats(-8, 8))
def test_it_is_the_standard_library_s(x: float) -> None:
    assert cdf(x) == pytest.approx(NormalDist().cdf(x), abs=1e-12)
    assert density(x) == pytest.approx(NormalDist().pdf(x), abs=1e-12)


def test_it_keeps_the_shape_and_adds_up() -> None:
    x = np.linspace(-8, 8, 4001).reshape(1, -1)
    assert cdf(x).shape == density(x).shape == x.shape
    assert np.trapezoid(density(x), x)[0] == pytest.approx(1)
    assert cdf(x) + cdf(-x) == pytest.approx(np.ones(x.shape))
