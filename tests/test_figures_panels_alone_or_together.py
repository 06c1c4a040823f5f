"""The panel `alone-or-together` shows what the model says, in the picture and in words."""

from __future__ import annotations

import re

import pytest

from pictures import opened
from twoviews.figures.panels import alone_or_together
from twoviews.models.threats import counted_rate, full_rate, threat_outcomes


def test_bars_and_marks_are_the_model_s() -> None:
    panel = opened("alone-or-together")
    for mark, (chance, cost) in zip(panel._marks, ((0.8, 4), (0.5, 7)), strict=True):
        ends = threat_outcomes(chance, cost, 5)
        assert mark.get_xdata() == pytest.approx([100 * full_rate(ends), 100 * counted_rate(ends)])
    edges = panel._parts[-1].get_path().vertices[:, 0]
    assert edges.max() == pytest.approx(100), "the last end of each threat closes the bar"
    first = panel._parts[0].get_path().vertices[:, 0]
    assert first.max() == pytest.approx(100 * threat_outcomes(0.5, 7, 5).at_threat)


def test_the_preset_that_turns_the_order_round_does_so() -> None:
    values = {"alone_cost": 5, "alone_chance": 0.4, "together_cost": 6, "together_chance": 0.9, "weapon": 5}
    alone, together = (mark.get_xdata() for mark in opened("alone-or-together", values)._marks)
    assert together[0] > alone[0] + 30 and alone[1] > together[1] + 10


def test_parts_of_a_bar_are_told_in_whole_per_cent() -> None:
    label = opened("alone-or-together")._counts[0].get_text()
    assert re.fullmatch(r"\d+ %(  ·  \d+ %){3}", label)
    assert alone_or_together._per_cent(float("nan")) == "none can be counted"
