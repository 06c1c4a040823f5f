"""The panels `belief-map` and `levers`: what they draw and say is what the model says."""

import itertools

import numpy as np
import pytest

from twoviews.errors import UnknownName
from twoviews.figures.panels.beliefs import BELIEFS, LEVERS, BeliefMapPanel, LeversPanel
from twoviews.models.beliefs import Levers, Stakes, belief_map, best_pressure, outcomes, value

WASHINGTON, MOSCOW = (4.0, 8.0), (8.0, 5.0)
CORNERS = {"leakage": (0.0, 0.9), "guarantee": (0.0, 6.0), "deterrence": (0.0, 4.0), "harm": (0.0, 20.0)}


def test_the_sentence_says_both_advices_and_what_each_costs_the_other() -> None:
    sentence = BeliefMapPanel().sentence
    assert "by Moscow’s (V 8, w 5) no pressure" in sentence
    assert "by Washington’s (V 4, w 8) a pressure of 6.9" in sentence
    lost = value(0, *MOSCOW) - value(best_pressure(*WASHINGTON), *MOSCOW)
    given_up = value(best_pressure(*WASHINGTON), *WASHINGTON) - value(0, *WASHINGTON)
    assert f"if Moscow is right, the other’s advice costs {lost:.1f} points" in sentence
    assert f"if Washington is right, the other’s advice costs {given_up:.1f} points" in sentence
    crises = 100 * outcomes(best_pressure(*WASHINGTON), *MOSCOW).escalate
    assert f"a crisis in {crises:.0f};" in sentence


def test_where_both_believe_the_same_neither_s_advice_costs_anything() -> None:
    panel = BeliefMapPanel()
    sentence = panel.update({"moscow_weapon": 4.0, "moscow_crisis": 8.0})
    assert sentence.count("costs 0.0 points") == 2 and sentence.count("a pressure of 6.9") == 2


def test_marks_lie_where_the_beliefs_are_and_best_points_on_the_curves() -> None:
    panel = BeliefMapPanel()
    panel.update({"washington_weapon": 3.0, "washington_crisis": 6.5})
    capital = panel._capitals[1]
    assert capital.spot.get_xydata() == pytest.approx(np.array([[3.0, 6.5]]))
    best = best_pressure(3.0, 6.5)
    curve, top = capital.curves
    assert top.get_xydata() == pytest.approx(np.array([[best, value(best, 3.0, 6.5)]]))
    assert curve.get_ydata().max() <= value(best, 3.0, 6.5) + 1e-9


def test_levers_change_the_advice_as_the_model_says() -> None:
    panel = LeversPanel()
    sentence = panel.update({"guarantee": 5.0})
    best = best_pressure(*MOSCOW, Levers(guarantee=5.0))
    assert f"by Moscow’s (V 8, w 5) a pressure of {best:.1f}" in sentence
    assert "all the pressure there is" in panel.update({"guarantee": 0.0, "leakage": 0.5})
    assert "costs 0.0 points" in panel.update({"leakage": 0.9})


@pytest.mark.parametrize(("lever", "number", "more"), [
    ("guarantee", 3.0, True), ("deterrence", 2.0, True), ("harm", 5.0, True), ("leakage", 0.8, False),
])  # fmt: skip
def test_each_lever_widens_or_shrinks_the_part_where_pressure_pays(
    lever: str, number: float, more: bool
) -> None:
    panel = LeversPanel()
    before = panel._share
    panel.update({lever: number})
    assert (panel._share > before) is more
    assert f"Pressure pays on {100 * panel._share:.0f} per cent" in panel.sentence


def test_the_share_of_the_map_is_that_of_a_much_finer_one() -> None:
    fine = np.linspace(0, 10, 201)
    for values in ({}, {"leakage": 0.6}, {"guarantee": 4.0, "deterrence": 2.0}):
        panel = LeversPanel()
        panel.update(values)
        found = belief_map(fine, fine, Levers(**values), least=1.0)
        assert panel._share == pytest.approx(np.mean(found.gain > found.restraint), abs=0.01)


def test_one_move_equals_a_new_panel_at_the_same_values() -> None:
    values = {**LEVERS, "leakage": 0.4, "guarantee": 2.0}
    moved = LeversPanel()
    moved.update(values)
    assert moved.stage.move() == LeversPanel(values).stage.move()
    assert moved.stage.svg("x") == LeversPanel(values).stage.svg("x")


def test_what_has_no_slider_is_not_drawn_again() -> None:
    still, moving = BeliefMapPanel().stage.move(), LeversPanel().stage.move()
    assert set(still) == {f"belief-map-{actor}" for actor in ("moscow", "washington", "gains", "words")}
    assert set(moving) == {f"levers-{actor}" for actor in ("map", "gains", "words")}
    assert sum(map(len, still.values())) < 6_000 and sum(map(len, moving.values())) < 20_000


def test_the_marks_of_the_belief_map_can_be_dragged_and_those_of_the_levers_not() -> None:
    moscow, washington = BeliefMapPanel().handles
    assert (moscow.group, moscow.across, moscow.up) == ("belief-map-moscow", "moscow_weapon", "moscow_crisis")
    assert washington.box == pytest.approx((62, 66, 402, 406)) and washington.span == (0, 10, 0, 10)
    assert LeversPanel().handles == []


def test_a_slider_that_the_panel_does_not_have_is_named() -> None:
    with pytest.raises(UnknownName, match="moscow_weapon"):
        BeliefMapPanel().update({"guarantee": 1.0})
    with pytest.raises(UnknownName, match="leakage"):
        LeversPanel().update({"sigma": 1.0})


def test_every_corner_of_the_sliders_can_be_drawn() -> None:
    beliefs = BeliefMapPanel()
    for corner in itertools.product((0.0, 10.0), repeat=4):
        assert "nan" not in beliefs.update(dict(zip(BELIEFS, corner, strict=True)))
    levers = LeversPanel()
    for corner in itertools.product(*CORNERS.values()):
        assert "nan" not in levers.update(dict(zip(CORNERS, corner, strict=True)))
        lowest = min(capital.curves[0].get_ydata().min() for capital in levers._capitals)
        assert lowest > levers._gains.get_ylim()[0] - 0.01


def test_the_gains_drawn_carry_the_harm_of_the_slider() -> None:
    panel = LeversPanel({**LEVERS, "harm": 5.0})
    curve = panel._capitals[0].curves[0].get_ydata()
    assert curve == pytest.approx(value(np.linspace(0, 10, 41), *MOSCOW, stakes=Stakes(harm=5.0)))
