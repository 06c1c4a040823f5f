"""The panel `conflict-expectations` shows what the model says, in the picture and in words."""

from __future__ import annotations

import numpy as np

from pictures import opened
from twoviews.figures.panels import conflict_expectations


def test_the_sentence_of_conflict_has_the_check_values() -> None:
    panel = opened("conflict-expectations")
    assert "reaches the bar of 0.70, so the sender makes it; the target gives up 0.30" in panel.sentence
    friends = panel.update({"conflict": 0})
    assert "does not make it; the target would give up 0.60" in friends


def test_the_thick_part_of_the_line_is_where_the_sender_asks() -> None:
    panel = opened("conflict-expectations")
    asked = np.isfinite(panel._asked.get_ydata())
    assert np.array_equal(asked, conflict_expectations.WEIGHTS >= 1 - 1e-9)
    assert [label.get_text() for label in panel._counts] == [
        "gives up 0.30",
        "worth 0.70",
        "makes the demand",
    ]
