"""The samples of outcomes: their rows and their rate are one count."""

from __future__ import annotations

import itertools

import pytest

from twoviews.figures import outcomes
from twoviews.models.success import Least


@pytest.mark.parametrize("unknown_fails", [False, True])
def test_rows_and_rate_of_a_sample_agree(unknown_fails: bool) -> None:
    for sample, least in itertools.product(
        (one for offered in outcomes.samples() for one in offered.values()), Least
    ):
        rows, rate = sample.rows(9, least, unknown_fails), sample.rate(9, least, unknown_fails)
        assert sum(n for _, n, fate in rows if fate == "success") == rate.successes
        assert sum(n for _, n, fate in rows if fate != "left out") == rate.cases
