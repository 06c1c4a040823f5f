"""The explorer panels of lesson 10: they show what the model says, in the picture and in words."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest

from twoviews import figures
from twoviews.bank import library
from twoviews.bank.content import Exploration, Slider
from twoviews.errors import UnknownName
from twoviews.figures.panels import burden as burden_panel
from twoviews.figures.panels import home_politics as choice_panel
from twoviews.figures.panels.burden import BurdenPanel
from twoviews.figures.panels.home_politics import HomePoliticsPanel
from twoviews.models.home_politics import best_compliance, burden, policy_shift, rulers_share

CHOICE = {
    "price": (0.0, 5.0),
    "seen": (0.0, 1.0),
    "anger": (0.0, 3.0),
    "business": (0.0, 3.0),
    "strain": (0.0, 3.0),
}
WEIGHTS = {
    "coalition": (0.1, 0.9),
    "aimed": (0.0, 0.5),
    "signal": (0.0, 1.0),
    "rally": (0.0, 1.0),
    "rents": (0.0, 1.0),
}


@pytest.mark.parametrize(
    ("name", "slider", "panel"),
    [("home-politics", "price", HomePoliticsPanel), ("burden", "rally", BurdenPanel)],
)
def test_panels_open_at_the_sliders_starts(name: str, slider: str, panel: type) -> None:
    sliders = (Slider(slider, "p", 0, 5, 0.5, 0.5),)
    opened = figures.panel(Exploration(id=name, title="t", task="t", sliders=sliders))
    assert opened.sentence == panel({slider: 0.5}).sentence


@pytest.mark.parametrize("panel", [HomePoliticsPanel, BurdenPanel])
def test_an_unknown_slider_is_named(panel: type) -> None:
    with pytest.raises(UnknownName, match="kappa"):
        panel().update({"kappa": 4})


def test_the_choice_shows_the_share_kept_and_where_it_begins() -> None:
    panel = HomePoliticsPanel()
    sentence = panel.update({"price": 5, "seen": 0.6, "anger": 1, "business": 1, "strain": 1})
    assert "keeps 50 % of its promise" in sentence
    assert "above 40 %" in sentence
    assert panel._now.get_xydata() == pytest.approx(np.array([[0.6, 0.5]]))
    curve = panel._curve.get_xydata()
    assert curve[:, 1] == pytest.approx(best_compliance(5, curve[:, 0], 1, 1, strain=1))


def test_the_two_bills_are_what_breaking_and_keeping_cost() -> None:
    panel = HomePoliticsPanel({"price": 5, "seen": 0.5, "anger": 1, "business": 0.5, "strain": 2})
    ends = [tuple(bar.get_xdata()) for bar in panel._colours]
    assert ends == [(0, 2.5), (0, 1), (1, 1.5), (1.5, 3.5)]
    assert [label.get_text() for label in panel._totals] == ["2.5", "3.5"]


def test_anger_and_lost_business_of_one_size_look_the_same_above() -> None:
    factions = HomePoliticsPanel({"anger": 2, "business": 0})
    traders = HomePoliticsPanel({"anger": 0, "business": 2})
    assert factions._kept.get_text() == traders._kept.get_text()
    assert "anger 2, business 0" in factions.sentence and "anger 0, business 2" in traders.sentence
    assert factions.stage.move("curves") == traders.stage.move("curves")
    assert factions.stage.move("bills") != traders.stage.move("bills")


def test_a_price_too_low_is_said_so() -> None:
    panel = HomePoliticsPanel({"price": 1, "anger": 1, "business": 1, "seen": 1})
    assert "no chance of being seen would be high enough" in panel.sentence
    assert panel._from.get_text() == "at no chance"


def test_the_burden_shows_losses_effects_and_their_sum() -> None:
    panel = BurdenPanel({"coalition": 0.2, "aimed": 0.0, "signal": 0.3, "rally": 0.2, "rents": 0.5})
    loss, rulers = burden(1, 0.2), rulers_share(0.2)
    assert [label.get_text() for label in panel._heads] == [f"{loss.inside:.2f}", f"{loss.outside:.2f}"]
    total = float(policy_shift(rulers, 0.3, 0.2, 0.5))
    assert panel._whole.get_xdata() == pytest.approx([0, total])
    assert panel._away.get_xdata()[-2] == pytest.approx(total), "the last step ends at the sum"
    assert "bears 4 % of the whole loss" in panel.sentence and "away from the sender" in panel.sentence


def test_aimed_sanctions_can_turn_the_sign() -> None:
    blunt = BurdenPanel({"coalition": 0.2, "aimed": 0.0, "signal": 0.5, "rally": 0.1, "rents": 0.0})
    aimed = BurdenPanel({"coalition": 0.2, "aimed": 0.5, "signal": 0.5, "rally": 0.1, "rents": 0.0})
    assert "away from the sender" in blunt.sentence
    assert "towards the sender" in aimed.sentence


@pytest.mark.parametrize(
    ("panel", "other"),
    [(HomePoliticsPanel, {"seen": 0.8, "anger": 2}), (BurdenPanel, {"coalition": 0.7, "aimed": 0.3})],
)
def test_one_move_equals_a_new_panel_at_the_same_values(panel: type, other: dict[str, float]) -> None:
    moved = panel()
    moved.update(other)
    assert moved.stage.move() == panel(other).stage.move()
    assert moved.stage.svg("x") == panel(other).stage.svg("x")


def test_every_corner_of_the_sliders_stays_inside_the_picture() -> None:
    choice, weights = HomePoliticsPanel(), BurdenPanel()
    for corner in itertools.product(*CHOICE.values()):
        sentence = choice.update(dict(zip(CHOICE, corner, strict=True)))
        assert "nan" not in sentence and "inf" not in sentence
        assert max(max(bar.get_xdata()) for bar in choice._colours) <= choice_panel.DEAREST
    for corner in itertools.product(*WEIGHTS.values()):
        assert "nan" not in weights.update(dict(zip(WEIGHTS, corner, strict=True)))
        assert np.nanmax(weights._each.get_xdata()) <= burden_panel.HIGHEST
        ends = np.concatenate([bar.get_xdata() for bar in (weights._towards, weights._away, weights._whole)])
        assert np.nanmin(ends) >= -3.1 and np.nanmax(ends) <= 2.1


@pytest.mark.parametrize(("panel", "size"), [(HomePoliticsPanel, 6000), (BurdenPanel, 4000)])
def test_a_move_is_small_and_its_ids_belong_to_the_panel(panel: type, size: int) -> None:
    moved = panel().stage.move()
    assert sum(map(len, moved.values())) < size
    name = panel().stage.name
    assert all(i.startswith(f"{name}-") for i in re.findall(r'\bid="([^"]+)"', "".join(moved.values())))


# ── what the lesson says of its presets ──────────────────────────────────────

OUTCOMES = {0.0: "nothing is kept|the same outcome", 0.75: "three quarters are kept", 1.0: "is kept in full"}


def test_each_preset_of_the_promise_says_what_the_model_gives() -> None:
    presets = library.lesson("10").explorers[0].presets
    assert [preset.side for preset in presets] == ["russia"] * 3 + ["us"] * 3
    for preset in presets:
        kept = float(best_compliance(**preset.values))
        assert re.search(OUTCOMES[kept], preset.reason.casefold()), (preset.label, kept)


def test_each_preset_of_the_burden_is_on_the_side_of_0_that_it_says() -> None:
    for preset in library.lesson("10").explorers[1].presets:
        values = dict(preset.values)
        share = rulers_share(values.pop("coalition"), aimed=values.pop("aimed"))
        total = float(policy_shift(share, **values))
        words = "above 0" if total > 0 else "below 0|−1.52"
        assert re.search(words, preset.reason), (preset.label, total)
