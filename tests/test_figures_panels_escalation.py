"""The panel `escalation` shows what the model says, in the picture and in words."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest

from pictures import opened
from twoviews.figures.panels import escalation
from twoviews.models.escalation import outcomes, value

RANGES = {
    "pressure": (0.0, 10.0),
    "weapon": (0.0, 10.0),
    "crisis": (0.0, 10.0),
    "spread": (0.5, 4.0),
    "harm": (0.0, 20.0),
    "cost": (0.0, 0.5),
}
WASHINGTON, MOSCOW = {"weapon": 4.0, "crisis": 8.0}, {"weapon": 8.0, "crisis": 5.0}


def test_the_sentence_says_what_each_belief_advises() -> None:
    panel = opened("escalation", {**WASHINGTON, "pressure": 8})
    assert "gain is +5.6" in panel.sentence and "best pressure would be 6.9" in panel.sentence
    sentence = panel.update({**MOSCOW, "pressure": 8})
    assert "escalates in 83; the sender's gain is −13.5" in sentence
    assert sentence.startswith("At a pressure of 8 the target complies in 14 of 100 cases, endures in 3")
    assert "no pressure at all would be best" in sentence
    assert "the most pressure there is" in panel.update({"weapon": 9, "crisis": 10, "harm": 0, "cost": 0})


def test_the_pictured_shares_and_gain_are_the_model_s() -> None:
    panel = opened("escalation", {**WASHINGTON, "pressure": 6})
    along = outcomes(escalation.PRESSURES, 4, 8)
    comply, escalate = (area.get_xy() for area in panel._areas)
    count = len(escalation.PRESSURES)
    assert comply[:count, 1] == pytest.approx(along.comply)
    assert 1 - escalate[:count, 1] == pytest.approx(along.escalate)
    assert panel._now.get_xydata() == pytest.approx(np.array([[6, float(value(6, 4, 8))]]))
    assert panel._best.get_xdata()[0] == pytest.approx(6.9145, abs=1e-3)


def test_every_corner_of_the_sliders_stays_inside_the_picture() -> None:
    panel = opened("escalation")
    for corner in itertools.product(*RANGES.values()):
        sentence = panel.update(dict(zip(RANGES, corner, strict=True)))
        gains = panel._gain.get_ydata()
        assert "nan" not in sentence
        assert min(gains) >= escalation.LOW and max(gains) <= escalation.HIGH
        shares = [int(share) for share in re.findall(r"in (\d+)", sentence)]
        assert sum(shares) == 100
