"""The panel `burden` shows what the model says, in the picture and in words."""

from __future__ import annotations

import re

import pytest

from pictures import opened
from twoviews.bank import library
from twoviews.models.home_politics import burden, policy_shift, rulers_share


def test_the_burden_shows_losses_effects_and_their_sum() -> None:
    panel = opened("burden", {"coalition": 0.2, "aimed": 0.0, "signal": 0.3, "rally": 0.2, "rents": 0.5})
    loss, rulers = burden(1, 0.2), rulers_share(0.2)
    assert [label.get_text() for label in panel._heads] == [f"{loss.inside:.2f}", f"{loss.outside:.2f}"]
    total = float(policy_shift(rulers, 0.3, 0.2, 0.5))
    assert panel._whole.get_xdata() == pytest.approx([0, total])
    assert panel._away.get_xdata()[-2] == pytest.approx(total), "the last step ends at the sum"
    assert "bears 4 % of the whole loss" in panel.sentence and "away from the sender" in panel.sentence


def test_aimed_sanctions_can_turn_the_sign() -> None:
    blunt = opened("burden", {"coalition": 0.2, "aimed": 0.0, "signal": 0.5, "rally": 0.1, "rents": 0.0})
    aimed = opened("burden", {"coalition": 0.2, "aimed": 0.5, "signal": 0.5, "rally": 0.1, "rents": 0.0})
    assert "away from the sender" in blunt.sentence
    assert "towards the sender" in aimed.sentence


def test_each_preset_of_the_burden_is_on_the_side_of_0_that_it_says() -> None:
    for preset in library.lesson("10").explorers[1].presets:
        values = dict(preset.values)
        share = rulers_share(values.pop("coalition"), aimed=values.pop("aimed"))
        total = float(policy_shift(share, **values))
        words = "above 0" if total > 0 else "below 0|−1.52"
        assert re.search(words, preset.reason), (preset.label, total)
