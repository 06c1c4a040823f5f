"""The panel `home-politics` shows what the model says, in the picture and in words."""

from __future__ import annotations

import re

import numpy as np
import pytest

from pictures import opened
from twoviews.bank import library
from twoviews.models.home_politics import best_compliance

OUTCOMES = {0.0: "nothing is kept|the same outcome", 0.75: "three quarters are kept", 1.0: "is kept in full"}


def test_the_choice_shows_the_share_kept_and_where_it_begins() -> None:
    panel = opened("home-politics")
    sentence = panel.update({"price": 5, "seen": 0.6, "anger": 1, "business": 1, "strain": 1})
    assert "keeps 50 % of its promise" in sentence
    assert "above 40 %" in sentence
    assert panel._now.get_xydata() == pytest.approx(np.array([[0.6, 0.5]]))
    curve = panel._curve.get_xydata()
    assert curve[:, 1] == pytest.approx(best_compliance(5, curve[:, 0], 1, 1, strain=1))


def test_the_two_bills_are_what_breaking_and_keeping_cost() -> None:
    panel = opened("home-politics", {"price": 5, "seen": 0.5, "anger": 1, "business": 0.5, "strain": 2})
    ends = [tuple(bar.get_xdata()) for bar in panel._colours]
    assert ends == [(0, 2.5), (0, 1), (1, 1.5), (1.5, 3.5)]
    assert [label.get_text() for label in panel._totals] == ["2.5", "3.5"]


def test_anger_and_lost_business_of_one_size_look_the_same_above() -> None:
    factions = opened("home-politics", {"anger": 2, "business": 0})
    traders = opened("home-politics", {"anger": 0, "business": 2})
    assert factions._kept.get_text() == traders._kept.get_text()
    assert "anger 2, business 0" in factions.sentence and "anger 0, business 2" in traders.sentence
    assert factions.stage.move("curves") == traders.stage.move("curves")
    assert factions.stage.move("bills") != traders.stage.move("bills")


def test_a_price_too_low_is_said_so() -> None:
    panel = opened("home-politics", {"price": 1, "anger": 1, "business": 1, "seen": 1})
    assert "no chance of being seen would be high enough" in panel.sentence
    assert panel._from.get_text() == "at no chance"


def test_each_preset_of_the_promise_says_what_the_model_gives() -> None:
    presets = library.lesson("10").explorers[0].presets
    assert [preset.side for preset in presets] == ["russia"] * 3 + ["us"] * 3
    for preset in presets:
        kept = float(best_compliance(**preset.values))
        assert re.search(OUTCOMES[kept], preset.reason.casefold()), (preset.label, kept)
