"""The figure `elasticity-arithmetic`: true to its table, and to what that can show."""

from __future__ import annotations

import pytest

from looking import drawn, words
from twoviews.figures.evidence import elasticity_arithmetic


def test_elasticity_arithmetic_is_that_of_the_model_and_of_read_studies() -> None:
    shown = " | ".join(words(drawn("elasticity-arithmetic").svg))
    assert "+15 %" in shown and "+66 %" in shown and "Dahl" in shown
    assert "Espey" not in shown and "Havranek" not in shown, "recalled studies are never plotted"
    assert elasticity_arithmetic._extra(-0.3) == pytest.approx(31.6, abs=0.05)
