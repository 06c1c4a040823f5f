"""The random numbers of the game are numpy's, bit for bit."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from twoviews.game.chances import uniform


@pytest.mark.parametrize("seed", [0, 1, 7, 12345, 2**31, 2**32 - 1, 2**32, 2**64 + 5, 2**127 + 3])
def test_bit_for_bit(seed: int) -> None:
    numpys = np.random.Generator(np.random.PCG64(seed)).random(1_000)
    assert list(islice(uniform(seed), 1_000)) == numpys.tolist()
