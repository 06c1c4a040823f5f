"""The panel `coercion` shows what the model says, in the picture and in words."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from pictures import opened
from twoviews.figures.panels import coercion
from twoviews.models.coercion import compliance, felt_pain

RANGES = {
    "pressure": (0.0, 10.0),
    "credibility": (0.1, 1.0),
    "leakage": (0.0, 0.9),
    "shifting": (0.0, 0.9),
    "weapon": (0.0, 10.0),
    "guarantee": (0.0, 5.0),
    "relief": (0.1, 1.0),
}


def test_the_worked_example_in_words() -> None:
    panel = opened("coercion")
    assert "the rulers feel 4.2" in panel.sentence and "5.2 against 4.5" in panel.sentence
    assert "chance of giving way is 67 per cent; an even chance takes 5.0 units." in panel.sentence
    assert "is 14 per cent" in panel.update({"leakage": 0.6})
    assert "is 54 per cent" in panel.update({"guarantee": 3.0})


def test_words_at_the_edges() -> None:
    panel = opened("coercion")
    assert "the offer alone would do" in panel.update({"guarantee": 5.0})
    sentence = panel.update({"weapon": 10.0, "guarantee": 0.0, "relief": 0.1})
    assert "below 1 per cent; no pressure up to 10" in sentence


def test_the_parts_of_the_pressure_add_up_to_it() -> None:
    panel = opened("coercion")
    for corner in itertools.product(*RANGES.values()):
        values = dict(zip(RANGES, corner, strict=True))
        sentence = panel.update(values)
        parts = [part.bounds[2] for part in panel._parts]
        assert sum(parts[:4]) == pytest.approx(values["pressure"])
        assert min(parts) > -1e-12 and max(sum(parts[:4]), sum(parts[4:7]), sum(parts[7:])) < coercion.WIDE
        assert "nan" not in sentence and "inf" not in sentence


def test_the_point_stands_where_the_model_puts_it() -> None:
    panel = opened("coercion", {"pressure": 8.0, "leakage": 0.4, "relief": 0.5})
    chance = compliance(felt_pain(8, 1, 0.4, 0.3), 4, 1, relief=0.5)
    assert panel._now.get_xydata() == pytest.approx(np.array([[8.0, 100 * float(chance)]]))
