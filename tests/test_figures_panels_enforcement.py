"""The panel `enforcement` shows what the model says, in the picture and in words."""

from __future__ import annotations

import re

import numpy as np
import pytest

from pictures import opened
from twoviews.bank import library
from twoviews.figures.panels import enforcement
from twoviews.models.threats import actions, violations

RANGES: dict[str, dict[str, tuple[float, float]]] = {
    "enforcement": {
        "gain": (0.5, 6.0),
        "penalty": (0.5, 10.0),
        "interest": (-4.0, 6.0),
        "secondary": (0.0, 6.0),
        "needless": (0.5, 6.0),
    },
    "conflict-expectations": {
        "conflict": (0.0, 2.0),
        "target_cost": (0.0, 1.0),
        "sender_cost": (0.0, 0.6),
        "threshold": (0.0, 1.5),
    },
    "alone-or-together": {
        "alone_cost": (0.0, 10.0),
        "alone_chance": (0.1, 1.0),
        "together_cost": (0.0, 10.0),
        "together_chance": (0.1, 1.0),
        "weapon": (0.0, 10.0),
    },
}


def test_the_sentence_of_enforcement_has_the_check_values() -> None:
    panel = opened("enforcement")
    assert "broken 60 times in 100, and the enforcer acts 75 times" in panel.sentence
    assert "broken 60 times in 100, and the enforcer acts 38 times" in panel.update({"penalty": 5})
    assert "broken 30 times in 100" in panel.update({"secondary": 5})


def test_who_gains_nothing_by_acting_looks_away() -> None:
    panel = opened("enforcement", {"interest": -2, "secondary": 1, "penalty": 8})
    assert "always looks away" in panel.sentence
    assert [bar.bounds[2] for bar in panel._bars] == [100, 0]
    assert [label.get_text() for label in panel._counts] == ["100 %", "0 %"]


def test_bars_and_dots_of_enforcement_agree_and_only_the_penalty_moves_the_right_one() -> None:
    panel = opened("enforcement")
    before = panel._dots[0].get_xydata().copy()
    panel.update({"penalty": 9.0})
    assert panel._dots[0].get_xydata() == pytest.approx(before)
    assert panel._dots[1].get_xydata()[0] == pytest.approx([9, 25])
    assert panel._bars[1].bounds[2] == pytest.approx(25)
    assert np.max(enforcement.WORTHS) >= RANGES["enforcement"]["interest"][1] + 6


def test_shares_told_in_the_presets_of_enforcement_are_the_model_s() -> None:
    told = set()
    for preset in library.lesson("09").explorers[0].presets:
        worth = preset.values["interest"] + preset.values["secondary"]
        shares = (
            violations(worth, preset.values["needless"]),
            actions(preset.values["gain"], preset.values["penalty"], worth),
        )
        known = {round(100 * float(share)) for share in shares} | {75}
        named = {int(number) for number in re.findall(r"\d+", preset.reason) if 10 < int(number) < 100}
        assert named <= known, preset.label
        told |= named
    assert told >= {60, 25, 71, 75, 38}
