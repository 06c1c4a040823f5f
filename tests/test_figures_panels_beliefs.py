"""The panels `belief-map` and `levers`: what they draw and say is what the model says."""

from __future__ import annotations

import numpy as np
import pytest

from pictures import opened
from twoviews.models.beliefs import Levers, Stakes, belief_map, best_pressure, outcomes, value

WASHINGTON, MOSCOW = (4.0, 8.0), (8.0, 5.0)


def test_the_sentence_says_both_advices_and_what_each_costs_the_other() -> None:
    sentence = opened("belief-map").sentence
    assert "by Moscow’s (V 8, w 5) no pressure" in sentence
    assert "by Washington’s (V 4, w 8) a pressure of 6.9" in sentence
    lost = value(0, *MOSCOW) - value(best_pressure(*WASHINGTON), *MOSCOW)
    given_up = value(best_pressure(*WASHINGTON), *WASHINGTON) - value(0, *WASHINGTON)
    assert f"if Moscow is right, the other’s advice costs {lost:.1f} points" in sentence
    assert f"if Washington is right, the other’s advice costs {given_up:.1f} points" in sentence
    crises = 100 * outcomes(best_pressure(*WASHINGTON), *MOSCOW).escalate
    assert f"a crisis in {crises:.0f};" in sentence


def test_where_both_believe_the_same_neither_s_advice_costs_anything() -> None:
    panel = opened("belief-map")
    sentence = panel.update({"moscow_weapon": 4.0, "moscow_crisis": 8.0})
    assert sentence.count("costs 0.0 points") == 2 and sentence.count("a pressure of 6.9") == 2


def test_marks_lie_where_the_beliefs_are_and_best_points_on_the_curves() -> None:
    panel = opened("belief-map")
    panel.update({"washington_weapon": 3.0, "washington_crisis": 6.5})
    capital = panel._capitals[1]
    assert capital.spot.get_xydata() == pytest.approx(np.array([[3.0, 6.5]]))
    best = best_pressure(3.0, 6.5)
    curve, top, _ = capital.curves
    assert top.get_xydata() == pytest.approx(np.array([[best, value(best, 3.0, 6.5)]]))
    assert curve.get_ydata().max() <= value(best, 3.0, 6.5) + 1e-9


def test_levers_change_the_advice_as_the_model_says() -> None:
    panel = opened("levers")
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
    panel = opened("levers")
    before = panel._share
    panel.update({lever: number})
    assert (panel._share > before) is more
    assert f"Pressure pays on {100 * panel._share:.0f} per cent" in panel.sentence


def test_the_share_of_the_map_is_that_of_a_much_finer_one() -> None:
    fine = np.linspace(0, 10, 201)
    for values in ({}, {"leakage": 0.6}, {"guarantee": 4.0, "deterrence": 2.0}):
        panel = opened("levers")
        panel.update(values)
        found = belief_map(fine, fine, Levers(**values, threat=0.5), least=1.0)
        assert panel._share == pytest.approx(np.mean(found.gain > found.restraint), abs=0.01)


def test_what_has_no_slider_is_not_drawn_again() -> None:
    still, moving = opened("belief-map").stage.move(), opened("levers").stage.move()
    assert set(still) == {
        f"belief-map-{actor}" for actor in ("you", "moscow", "washington", "gains", "words")
    }
    assert set(moving) == {f"levers-{actor}" for actor in ("map", "gains", "words")}
    assert sum(map(len, still.values())) < 6_000 and sum(map(len, moving.values())) < 20_000


def test_the_marks_of_the_belief_map_can_be_dragged_and_those_of_the_levers_not() -> None:
    moscow, washington, you = opened("belief-map").handles
    assert (you.group, you.across, you.up) == ("belief-map-you", "your_weapon", "your_crisis")
    assert (moscow.group, moscow.across, moscow.up) == ("belief-map-moscow", "moscow_weapon", "moscow_crisis")
    assert washington.box == pytest.approx((62, 66, 402, 406)) and washington.span == (0, 10, 0, 10)
    assert opened("levers").handles == []


def test_the_gains_drawn_carry_the_harm_of_the_slider() -> None:
    panel = opened("levers", {"harm": 5.0})
    curve = panel._capitals[0].curves[0].get_ydata()
    assert curve == pytest.approx(value(np.linspace(0, 10, 41), *MOSCOW, stakes=Stakes(harm=5.0)))


def test_a_policy_that_is_held_stands_on_both_curves_and_in_the_sentence() -> None:
    panel = opened("levers")
    sentence = panel.update({"guarantee": 5.0, "held": 3.0, "endurance": 1.0})
    stakes = Stakes(endurance=1.0)
    for capital, belief in zip(panel._capitals, (MOSCOW, WASHINGTON), strict=True):
        worth = float(value(3.0, *belief, Levers(guarantee=5.0), stakes))
        assert capital.curves[2].get_xydata() == pytest.approx(np.array([[3.0, worth]]))
        assert f"{worth:+.1f}" in sentence
    assert "Held at 3, pressure is worth" in sentence


def test_at_a_price_of_4_for_the_programme_the_two_mistakes_cost_the_same() -> None:
    assert opened("levers").update({"endurance": 4.0}).count("costs 9.3 points") == 2


def test_both_levers_at_once_leave_little_to_lose() -> None:
    sentence = opened("levers").update({"guarantee": 4.0, "deterrence": 2.0, "threat": 0.5})
    assert "a pressure of 6.3" in sentence and "a pressure of 4.9" in sentence
    assert "costs 0.4 points" in sentence and "costs 0.2 points" in sentence


def test_the_readers_own_mark_stands_where_it_is_put_and_has_its_own_advice() -> None:
    panel = opened("belief-map", {"your_weapon": 4.0, "your_crisis": 8.0})
    assert panel._mine.get_xydata().tolist() == [[4.0, 8.0]]
    washington = next(word.get_text() for word in panel._words if word.get_text().startswith("Washington"))
    assert panel._words[-1].get_text() == washington.replace("Washington", "You")
    assert panel.sentence.endswith("By yours (V 4, w 8) a pressure of 6.9 is best.")
