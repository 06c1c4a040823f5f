"""The panel `inspection` shows what the model says, in the picture and in words."""

from __future__ import annotations

import pytest

from pictures import opened
from twoviews.bank import library
from twoviews.figures.panels import inspection
from twoviews.models.inspection import equilibrium, firm_payoff

BUILDER = {"gain": 2.0, "fine": 6.0, "cost": 4.0, "benefit": 2.0, "harm": 8.0, "detection": 1.0}
SPECS = {spec.id: spec for spec in library.lesson("08").explorers}
BELIEFS = {preset.label: preset.values for preset in SPECS["inspection"].presets}


def test_a_higher_fine_narrows_the_frame_and_leaves_the_breaches() -> None:
    game = opened("inspection", BUILDER)
    assert game.sentence.startswith("Of 100 sites 25 are checked and 40 break the rule")
    frame, broken = game._parts[2].bounds[2], game._parts[1].bounds[3]
    assert (frame, broken) == pytest.approx((0.25, 0.4))
    assert game.update({"fine": 10}).startswith("Of 100 sites 17 are checked and 40 break the rule")
    assert game._parts[2].bounds[2] < frame and game._parts[1].bounds[3] == broken


def test_the_game_opens_with_the_builder_and_the_inspector_of_the_text() -> None:
    assert {slider.name: slider.start for slider in SPECS["inspection"].sliders} == BUILDER


@pytest.mark.parametrize(
    ("belief", "words"),
    [
        ("As Moscow sees it", "25 are checked and 10 break the rule"),
        ("As Washington sees it", "nobody checks"),
        ("A check that takes students at their word", "50 are checked and 20 break the rule"),
        ("An outside monitor", "25 are checked and 25 break the rule"),
        ("A monitor that blames in any case", "25 are checked and 50 break the rule"),
    ],
)
def test_the_presets_end_as_their_reasons_say(belief: str, words: str) -> None:
    assert words in opened("inspection", BELIEFS[belief]).sentence


def test_the_question_on_the_fine_has_the_panel_s_answer() -> None:
    raised = opened("inspection", {**BELIEFS["As Moscow sees it"], "fine": 10})
    assert raised.sentence.startswith("Of 100 sites 17 are checked and 10 break the rule")


def test_corners_are_said_in_words() -> None:
    assert "nobody checks" in opened("inspection", {**BUILDER, "cost": 10}).sentence
    blind = opened("inspection", {**BUILDER, "detection": 0.2, "cost": 0.5}).sentence
    assert "Even a sure check does not deter" in blind and "80 breaches stay unseen" in blind


def test_found_and_unseen_are_areas_of_the_square() -> None:
    values = {**BUILDER, "detection": 0.5}
    game, found = opened("inspection", values), equilibrium(**values)
    seen, unseen, _ = game._parts
    assert seen.bounds[2] * seen.bounds[3] == pytest.approx(float(found.found))
    assert unseen.bounds[2] * unseen.bounds[3] == pytest.approx(float(found.unseen))
    assert game._breach.get_ydata() == pytest.approx(firm_payoff(1, [0, 1], gain=2, fine=6, detection=0.5))


def test_small_shares_are_not_rounded_away() -> None:
    assert [inspection._hundred(share) for share in (0, 0.004, 0.0625, 0.1667, 1)] == [
        "0", "0.4", "6.2", "17", "100",
    ]  # fmt: skip
