"""The explorer panel of escalation: it shows what the model says, in the picture and in words."""

import itertools
import re

import numpy as np
import pytest

from twoviews import figures
from twoviews.bank.content import Exploration, Slider
from twoviews.errors import UnknownName
from twoviews.figures.panels import escalation
from twoviews.figures.panels.base import hundreds
from twoviews.figures.panels.escalation import EscalationPanel
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


def test_panel_opens_at_the_sliders_starts() -> None:
    sliders = (Slider("pressure", "p", 0, 10, 0.5, 3.0), Slider("weapon", "V", 0, 10, 0.5, 4.0))
    panel = figures.panel(Exploration(id="escalation", title="t", task="t", sliders=sliders))
    assert panel.sentence == EscalationPanel({"pressure": 3.0, "weapon": 4.0}).sentence


def test_an_unknown_slider_is_named() -> None:
    with pytest.raises(UnknownName, match="weapon"):
        EscalationPanel().update({"mV": 4})


def test_the_sentence_says_what_each_belief_advises() -> None:
    panel = EscalationPanel({**WASHINGTON, "pressure": 8})
    assert "gain is +5.6" in panel.sentence and "best pressure would be 6.9" in panel.sentence
    sentence = panel.update({**MOSCOW, "pressure": 8})
    assert "escalates in 83; the sender's gain is −13.5" in sentence
    assert sentence.startswith("At a pressure of 8 the target complies in 14 of 100 cases, endures in 3")
    assert "no pressure at all would be best" in sentence
    assert "the most pressure there is" in panel.update({"weapon": 9, "crisis": 10, "harm": 0, "cost": 0})


def test_the_pictured_shares_and_gain_are_the_model_s() -> None:
    panel = EscalationPanel({**WASHINGTON, "pressure": 6})
    along = outcomes(escalation.PRESSURES, 4, 8)
    comply, escalate = (area.get_xy() for area in panel._areas)
    count = len(escalation.PRESSURES)
    assert comply[:count, 1] == pytest.approx(along.comply)
    assert 1 - escalate[:count, 1] == pytest.approx(along.escalate)
    assert panel._now.get_xydata() == pytest.approx(np.array([[6, float(value(6, 4, 8))]]))
    assert panel._best.get_xdata()[0] == pytest.approx(6.9145, abs=1e-3)


def test_per_cent_always_add_up_to_a_hundred() -> None:
    assert hundreds([1 / 3, 1 / 3, 1 / 3]) == [34, 33, 33]
    assert hundreds([0.666, 0.333, 0.001]) == [67, 33, 0]
    assert hundreds([0.0, 0.0, 1.0]) == [0, 0, 100]


def test_one_move_equals_a_new_panel_at_the_same_values() -> None:
    moved = EscalationPanel()
    moved.update(MOSCOW)
    assert moved.stage.move() == EscalationPanel(MOSCOW).stage.move()
    assert moved.stage.svg("x") == EscalationPanel(MOSCOW).stage.svg("x")


def test_every_corner_of_the_sliders_stays_inside_the_picture() -> None:
    panel = EscalationPanel()
    for corner in itertools.product(*RANGES.values()):
        sentence = panel.update(dict(zip(RANGES, corner, strict=True)))
        gains = panel._gain.get_ydata()
        assert "nan" not in sentence
        assert min(gains) >= escalation.LOW and max(gains) <= escalation.HIGH
        shares = [int(share) for share in re.findall(r"in (\d+)", sentence)]
        assert sum(shares) == 100


def test_a_move_is_small_and_its_ids_belong_to_the_panel() -> None:
    moved = EscalationPanel().stage.move()
    assert set(moved) == {"escalation-areas", "escalation-curves", "escalation-words"}
    assert sum(map(len, moved.values())) < 6000
    assert all(i.startswith("escalation-") for i in re.findall(r'\bid="([^"]+)"', "".join(moved.values())))
