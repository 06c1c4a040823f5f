"""The two explorers of lesson 03 show what the model of coercion says, in the picture and in words."""

import itertools
import re

import numpy as np
import pytest

from twoviews.errors import UnknownName
from twoviews.figures.panels import coercion, pain_and_resolve
from twoviews.figures.panels.coercion import CoercionPanel
from twoviews.figures.panels.pain_and_resolve import PainAndResolvePanel
from twoviews.models.coercion import compliance, felt_pain, window

RANGES = {
    "pressure": (0.0, 10.0),
    "credibility": (0.1, 1.0),
    "leakage": (0.0, 0.9),
    "shifting": (0.0, 0.9),
    "weapon": (0.0, 10.0),
    "guarantee": (0.0, 5.0),
    "relief": (0.1, 1.0),
}
TIMES = {
    "peak": (0.0, 10.0),
    "buildup": (1.0, 36.0),
    "adaptation": (0.0, 0.05),
    "resolve": (0.0, 10.0),
    "drift": (-0.05, 0.1),
}


# ── coercion ─────────────────────────────────────────────────────────────────


def test_the_worked_example_in_words() -> None:
    panel = CoercionPanel()
    assert "the rulers feel 4.2" in panel.sentence and "5.2 against 4.5" in panel.sentence
    assert "chance of giving way is 67 per cent; an even chance takes 5.0 units." in panel.sentence
    assert "is 14 per cent" in panel.update({"leakage": 0.6})
    assert "is 54 per cent" in panel.update({"guarantee": 3.0})


def test_words_at_the_edges() -> None:
    panel = CoercionPanel()
    assert "the offer alone would do" in panel.update({"guarantee": 5.0})
    sentence = panel.update({"weapon": 10.0, "guarantee": 0.0, "relief": 0.1})
    assert "below 1 per cent; no pressure up to 10" in sentence


def test_the_parts_of_the_pressure_add_up_to_it() -> None:
    panel = CoercionPanel()
    for corner in itertools.product(*RANGES.values()):
        values = dict(zip(RANGES, corner, strict=True))
        sentence = panel.update(values)
        parts = [part.bounds[2] for part in panel._parts]
        assert sum(parts[:4]) == pytest.approx(values["pressure"])
        assert min(parts) > -1e-12 and max(sum(parts[:4]), sum(parts[4:7]), sum(parts[7:])) < coercion.WIDE
        assert "nan" not in sentence and "inf" not in sentence


def test_the_point_stands_where_the_model_puts_it() -> None:
    panel = CoercionPanel({"pressure": 8.0, "leakage": 0.4, "relief": 0.5})
    chance = compliance(felt_pain(8, 1, 0.4, 0.3), 4, 1, relief=0.5)
    assert panel._now.get_xydata() == pytest.approx(np.array([[8.0, 100 * float(chance)]]))


# ── pain and resolve ─────────────────────────────────────────────────────────


def test_the_window_in_words_and_in_the_picture() -> None:
    panel = PainAndResolvePanel()
    assert "opens in month 8 and closes in month 41." in panel.sentence
    found = window(9, 6, 0.01, 6)
    assert (panel._span.bounds[0], panel._span.bounds[2]) == (found.opens, found.closes - found.opens)
    assert "open: month 8 to month 40" in panel._says.get_text()


def test_no_window_and_one_without_an_end() -> None:
    panel = PainAndResolvePanel()
    assert "no bargain opens within ten years" in panel.update({"buildup": 24.0})
    assert panel._span.bounds[2] == 0 and len(panel._ends.get_xydata()) == 0
    assert "stays open to the end" in panel.update({"buildup": 6.0, "adaptation": 0.0})


def test_every_corner_of_time_can_be_drawn() -> None:
    panel = PainAndResolvePanel()
    for corner in itertools.product(*TIMES.values()):
        assert "nan" not in panel.update(dict(zip(TIMES, corner, strict=True)))
        assert 0 <= panel._span.bounds[0] + panel._span.bounds[2] <= pain_and_resolve.MONTHS


# ── both ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("panel", "name", "values"),
    [
        (CoercionPanel, "coercion", {"pressure": 9.0, "leakage": 0.5}),
        (PainAndResolvePanel, "pain-and-resolve", {"peak": 7.0, "drift": 0.05}),
    ],
)
class TestBoth:
    def test_one_move_equals_a_new_panel_at_the_same_values(
        self, panel: type[CoercionPanel], name: str, values: dict[str, float]
    ) -> None:
        moved = panel()
        moved.update(values)
        assert moved.stage.move() == panel(values).stage.move()
        assert moved.stage.svg("x") == panel(values).stage.svg("x")

    def test_a_move_is_small_and_its_ids_belong_to_the_panel(
        self, panel: type[CoercionPanel], name: str, values: dict[str, float]
    ) -> None:
        moved = panel(values).stage.move()
        assert sum(map(len, moved.values())) < 6000
        ids = re.findall(r'\bid="([^"]+)"', "".join(moved.values()))
        assert all(i.startswith(f"{name}-") for i in [*moved, *ids])

    def test_an_unknown_slider_is_named(
        self, panel: type[CoercionPanel], name: str, values: dict[str, float]
    ) -> None:
        with pytest.raises(UnknownName, match=next(iter(values))):
            panel().update({"nosuch": 1.0})
