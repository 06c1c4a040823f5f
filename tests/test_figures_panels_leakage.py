"""The panel `leakage` shows what the model says, in the picture and in words."""

from __future__ import annotations

import numpy as np
import pytest

from pictures import opened, starts
from twoviews.models.leakage import equilibrium


def test_the_sentence_says_price_supply_and_what_a_fall_takes() -> None:
    sentence = opened("leakage").update({"elasticity": -0.3, "cut": 0.3, "leakage": 0.0})
    assert "30 per cent of the legal supply cut and nothing coming back, 70 per cent" in sentence
    assert "3.3 times the old one" in sentence and "32 per cent more fuel" in sentence


def test_the_sentence_names_leaks_and_the_ceiling() -> None:
    panel = opened("leakage")
    assert "25 points of it coming back" in panel.update({"leakage": 0.5})
    assert "where buyers give up" in panel.update({"leakage": 0.0, "cut": 0.9})
    assert "stays as before" in panel.update({"cut": 0.0})


def test_the_price_is_drawn_at_the_model_s_equilibrium() -> None:
    panel = opened("leakage", {"cut": 0.5, "border_capacity": 20.0, "elasticity": -0.2})
    market = equilibrium(**{**starts("leakage"), "cut": 0.5, "border_capacity": 20.0, "elasticity": -0.2})
    assert market.price == pytest.approx(2.623, abs=5e-4)
    assert panel._now.get_xydata() == pytest.approx(np.array([[100 * market.quantity, market.price]]))
    assert sum(part.bounds[2] for part in panel._parts) == pytest.approx(100)
