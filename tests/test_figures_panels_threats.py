"""The three explorer panels of lesson 09: they show what the models say, in the picture and in words."""

from __future__ import annotations

import itertools
import re
from typing import Any

import numpy as np
import pytest

from twoviews import figures
from twoviews.bank import library
from twoviews.bank.content import Exploration, Slider
from twoviews.errors import UnknownName
from twoviews.figures.panels import alone_or_together, conflict_expectations, enforcement
from twoviews.figures.panels.alone_or_together import AloneOrTogetherPanel
from twoviews.figures.panels.conflict_expectations import ConflictExpectationsPanel
from twoviews.figures.panels.enforcement import EnforcementPanel
from twoviews.models.threats import actions, counted_rate, full_rate, threat_outcomes, violations

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
MOVED = {
    "enforcement": {"penalty": 6.0, "secondary": 4.0},
    "conflict-expectations": {"conflict": 0.3, "target_cost": 0.9},
    "alone-or-together": {"alone_cost": 6.0, "weapon": 7.0},
}
CLASSES: dict[str, Any] = {
    "enforcement": EnforcementPanel,
    "conflict-expectations": ConflictExpectationsPanel,
    "alone-or-together": AloneOrTogetherPanel,
}
names = pytest.mark.parametrize("name", list(RANGES))


# ── each of the three ────────────────────────────────────────────────────────


@names
def test_panel_opens_at_the_sliders_starts(name: str) -> None:
    values = MOVED[name]
    sliders = tuple(Slider(key, key, *RANGES[name][key], 0.1, value) for key, value in values.items())
    panel = figures.panel(Exploration(id=name, title="t", task="t", sliders=sliders))
    assert panel.sentence == CLASSES[name](values).sentence != CLASSES[name]().sentence


@names
def test_an_unknown_slider_is_named(name: str) -> None:
    with pytest.raises(UnknownName, match=next(iter(RANGES[name]))):
        CLASSES[name]().update({"V": 4})


@names
def test_one_move_equals_a_new_panel_at_the_same_values(name: str) -> None:
    moved = CLASSES[name]()
    moved.update(MOVED[name])
    new = CLASSES[name](MOVED[name])
    assert moved.stage.move() == new.stage.move() and moved.stage.svg("x") == new.stage.svg("x")


@names
def test_a_move_is_small_and_its_ids_belong_to_the_panel(name: str) -> None:
    moved = CLASSES[name]().stage.move()
    assert all(key.startswith(f"{name}-") for key in moved)
    assert sum(map(len, moved.values())) < 6000
    assert all(i.startswith(f"{name}-") for i in re.findall(r'\bid="([^"]+)"', "".join(moved.values())))


@names
def test_every_corner_of_the_sliders_stays_inside_the_picture(name: str) -> None:
    panel = CLASSES[name]()
    for corner in itertools.product(*RANGES[name].values()):
        sentence = panel.update(dict(zip(RANGES[name], corner, strict=True)))
        assert "nan" not in sentence
        for artist in _lines(panel):
            across, up = (np.asarray(data, dtype=float) for data in artist.get_data())
            for values, (low, high) in ((across, artist.axes.get_xlim()), (up, artist.axes.get_ylim())):
                inside = values[np.isfinite(values)]
                assert np.all(inside >= min(low, high) - 1e-9) and np.all(inside <= max(low, high) + 1e-9)


def _lines(panel: Any) -> list[Any]:
    return [artist for artist in panel.stage._artists() if hasattr(artist, "get_data")]


# ── enforcement ──────────────────────────────────────────────────────────────


def test_the_sentence_of_enforcement_has_the_check_values() -> None:
    panel = EnforcementPanel()
    assert "broken 60 times in 100, and the enforcer acts 75 times" in panel.sentence
    assert "broken 60 times in 100, and the enforcer acts 38 times" in panel.update({"penalty": 5})
    assert "broken 30 times in 100" in panel.update({"secondary": 5})


def test_who_gains_nothing_by_acting_looks_away() -> None:
    panel = EnforcementPanel({"interest": -2, "secondary": 1, "penalty": 8})
    assert "always looks away" in panel.sentence
    assert [bar.bounds[2] for bar in panel._bars] == [100, 0]
    assert [label.get_text() for label in panel._counts] == ["100 %", "0 %"]


def test_bars_and_dots_of_enforcement_agree_and_only_the_penalty_moves_the_right_one() -> None:
    panel = EnforcementPanel()
    before = panel._dots[0].get_xydata().copy()
    panel.update({"penalty": 9.0})
    assert panel._dots[0].get_xydata() == pytest.approx(before)
    assert panel._dots[1].get_xydata()[0] == pytest.approx([9, 25])
    assert panel._bars[1].bounds[2] == pytest.approx(25)
    assert np.max(enforcement.WORTHS) >= RANGES["enforcement"]["interest"][1] + 6


# ── conflict expectations ────────────────────────────────────────────────────


def test_the_sentence_of_conflict_has_the_check_values() -> None:
    panel = ConflictExpectationsPanel()
    assert "reaches the bar of 0.70, so the sender makes it; the target gives up 0.30" in panel.sentence
    friends = panel.update({"conflict": 0})
    assert "does not make it; the target would give up 0.60" in friends


def test_the_thick_part_of_the_line_is_where_the_sender_asks() -> None:
    panel = ConflictExpectationsPanel()
    asked = np.isfinite(panel._asked.get_ydata())
    assert np.array_equal(asked, conflict_expectations.WEIGHTS >= 1 - 1e-9)
    assert [label.get_text() for label in panel._counts] == [
        "gives up 0.30",
        "worth 0.70",
        "makes the demand",
    ]


# ── alone or together ────────────────────────────────────────────────────────


def test_bars_and_marks_are_the_model_s() -> None:
    panel = AloneOrTogetherPanel()
    for mark, (chance, cost) in zip(panel._marks, ((0.8, 4), (0.5, 7)), strict=True):
        ends = threat_outcomes(chance, cost, 5)
        assert mark.get_xdata() == pytest.approx([100 * full_rate(ends), 100 * counted_rate(ends)])
    edges = panel._parts[-1].get_path().vertices[:, 0]
    assert edges.max() == pytest.approx(100), "the last end of each threat closes the bar"
    first = panel._parts[0].get_path().vertices[:, 0]
    assert first.max() == pytest.approx(100 * threat_outcomes(0.5, 7, 5).at_threat)


def test_the_preset_that_turns_the_order_round_does_so() -> None:
    values = {"alone_cost": 5, "alone_chance": 0.4, "together_cost": 6, "together_chance": 0.9, "weapon": 5}
    alone, together = (mark.get_xdata() for mark in AloneOrTogetherPanel(values)._marks)
    assert together[0] > alone[0] + 30 and alone[1] > together[1] + 10


def test_parts_of_a_bar_are_told_in_whole_per_cent() -> None:
    label = AloneOrTogetherPanel()._counts[0].get_text()
    assert re.fullmatch(r"\d+ %(  ·  \d+ %){3}", label)
    assert alone_or_together._per_cent(float("nan")) == "none can be counted"


# ── what the lesson says of its presets ──────────────────────────────────────


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
