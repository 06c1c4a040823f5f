"""The explorer panel of leakage: it shows what the model says, in the picture and in words."""

import itertools
import re

import numpy as np
import pytest

from twoviews import figures
from twoviews.bank.content import Exploration, Slider
from twoviews.errors import UnknownName
from twoviews.figures.panels import leakage
from twoviews.figures.panels.leakage import STARTS, LeakagePanel
from twoviews.models.leakage import equilibrium

RANGES = {
    "elasticity": (-0.6, -0.05),
    "cut": (0.0, 0.9),
    "leakage": (0.0, 1.0),
    "border_capacity": (0.0, 40.0),
    "risk_premium": (0.0, 3.0),
    "ceiling_price": (2.0, 16.0),
}


def exploration(key: str, **starts: float) -> Exploration:
    sliders = tuple(Slider(name, name, 0, 1, 0.1, start) for name, start in starts.items())
    return Exploration(id=key, title="t", task="t", sliders=sliders)


def test_panel_opens_at_the_sliders_starts() -> None:
    panel = figures.panel(exploration("leakage", cut=0.3, elasticity=-0.3))
    assert panel.update({}) == LeakagePanel({"cut": 0.3, "elasticity": -0.3}).sentence


def test_an_unknown_panel_or_slider_is_named() -> None:
    with pytest.raises(UnknownName, match="leakage"):
        figures.panel(exploration("nosuch", cut=0.3))
    with pytest.raises(UnknownName, match="border_capacity"):
        LeakagePanel().update({"sigma": 0.3})


def test_the_sentence_says_price_supply_and_what_a_fall_takes() -> None:
    sentence = LeakagePanel().update({"elasticity": -0.3, "cut": 0.3, "leakage": 0.0})
    assert "30 per cent of the legal supply cut and nothing coming back, 70 per cent" in sentence
    assert "3.3 times the old one" in sentence and "32 per cent more fuel" in sentence


def test_the_sentence_names_leaks_and_the_ceiling() -> None:
    panel = LeakagePanel()
    assert "25 points of it coming back" in panel.update({"leakage": 0.5})
    assert "where buyers give up" in panel.update({"leakage": 0.0, "cut": 0.9})
    assert "stays as before" in panel.update({"cut": 0.0})


def test_one_move_equals_a_new_panel_at_the_same_values() -> None:
    moved, values = LeakagePanel(), {"cut": 0.7, "leakage": 0.25, "border_capacity": 20.0}
    moved.update(values)
    assert moved.stage.move() == LeakagePanel(values).stage.move()
    assert moved.stage.svg("x") == LeakagePanel(values).stage.svg("x")


def test_the_price_is_drawn_at_the_model_s_equilibrium() -> None:
    panel = LeakagePanel({"cut": 0.5, "border_capacity": 20.0, "elasticity": -0.2})
    market = equilibrium(**{**STARTS, "cut": 0.5, "border_capacity": 20.0, "elasticity": -0.2})
    assert market.price == pytest.approx(2.623, abs=5e-4)
    assert panel._now.get_xydata() == pytest.approx(np.array([[100 * market.quantity, market.price]]))
    assert sum(part.bounds[2] for part in panel._parts) == pytest.approx(100)


def test_every_corner_of_the_sliders_stays_inside_the_picture() -> None:
    panel = LeakagePanel()
    for corner in itertools.product(*RANGES.values()):
        sentence = panel.update(dict(zip(RANGES, corner, strict=True)))
        ((then, lower),) = panel._then.get_xydata()
        assert 0 < then < leakage.WIDE and lower > leakage.LOW and "nan" not in sentence
        assert panel._now.get_ydata()[0] < leakage.HIGH


def test_a_move_is_small_and_its_ids_belong_to_the_panel() -> None:
    moved = LeakagePanel().stage.move()
    assert set(moved) == {"leakage-curves", "leakage-bar", "leakage-words"}
    assert sum(map(len, moved.values())) < 6000
    assert all(i.startswith("leakage-") for i in re.findall(r'\bid="([^"]+)"', "".join(moved.values())))
