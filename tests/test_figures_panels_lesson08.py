"""The explorer panels of lesson 08: they show what the model says, in the picture and in words."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest

from twoviews.bank import library
from twoviews.errors import UnknownName
from twoviews.figures import panel
from twoviews.figures.panels import inspection, worker_stock
from twoviews.figures.panels.inspection import InspectionPanel
from twoviews.figures.panels.worker_stock import WorkerStockPanel
from twoviews.models.inspection import equilibrium, firm_payoff, workers

BUILDER = {"gain": 2.0, "fine": 6.0, "cost": 4.0, "benefit": 2.0, "harm": 8.0, "detection": 1.0}
SPECS = {spec.id: spec for spec in library.lesson("08").explorers}
BELIEFS = {preset.label: preset.values for preset in SPECS["inspection"].presets}


@pytest.mark.parametrize("name", ["inspection", "worker-stock"])
def test_panels_open_at_the_lesson_s_starts(name: str) -> None:
    starts = {slider.name: slider.start for slider in SPECS[name].sliders}
    kind = InspectionPanel if name == "inspection" else WorkerStockPanel
    assert panel(SPECS[name]).sentence == kind(starts).sentence


@pytest.mark.parametrize("kind", [InspectionPanel, WorkerStockPanel])
def test_an_unknown_slider_is_named(kind: type[InspectionPanel | WorkerStockPanel]) -> None:
    with pytest.raises(UnknownName, match="gain"):
        kind().update({"mgain": 4})  # close to a name of one panel, to none of the other


# ── the inspection game ──────────────────────────────────────────────────────


def test_a_higher_fine_narrows_the_frame_and_leaves_the_breaches() -> None:
    game = InspectionPanel(BUILDER)
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
    assert words in InspectionPanel(BELIEFS[belief]).sentence


def test_the_question_on_the_fine_has_the_panel_s_answer() -> None:
    raised = InspectionPanel({**BELIEFS["As Moscow sees it"], "fine": 10})
    assert raised.sentence.startswith("Of 100 sites 17 are checked and 10 break the rule")


def test_corners_are_said_in_words() -> None:
    assert "nobody checks" in InspectionPanel({**BUILDER, "cost": 10}).sentence
    blind = InspectionPanel({**BUILDER, "detection": 0.2, "cost": 0.5}).sentence
    assert "Even a sure check does not deter" in blind and "80 breaches stay unseen" in blind


def test_found_and_unseen_are_areas_of_the_square() -> None:
    values = {**BUILDER, "detection": 0.5}
    game, found = InspectionPanel(values), equilibrium(**values)
    seen, unseen, _ = game._parts
    assert seen.bounds[2] * seen.bounds[3] == pytest.approx(float(found.found))
    assert unseen.bounds[2] * unseen.bounds[3] == pytest.approx(float(found.unseen))
    assert game._breach.get_ydata() == pytest.approx(firm_payoff(1, [0, 1], gain=2, fine=6, detection=0.5))


def test_small_shares_are_not_rounded_away() -> None:
    assert [inspection._hundred(share) for share in (0, 0.004, 0.0625, 0.1667, 1)] == [
        "0", "0.4", "6.2", "17", "100",
    ]  # fmt: skip


# ── the stock of workers ─────────────────────────────────────────────────────


def test_disguise_lifts_the_workers_and_leaves_the_permits() -> None:
    stock = WorkerStockPanel({"repatriation": 0.62, "visas": 27_000, "disguise": 0})
    permits = np.array(stock._permits.get_ydata())
    assert np.array(stock._present.get_ydata()) == pytest.approx(permits)
    stock.update({"disguise": 0.7})
    assert np.array(stock._permits.get_ydata()) == pytest.approx(permits)
    expected = workers(30_023, 0.62, 27_000, 0.7, years=worker_stock.YEARS).present
    assert np.array(stock._present.get_ydata()) == pytest.approx(expected)
    assert "11,400 old permits (Russia reported 11,490)" in stock.sentence
    assert stock._rest.get_text() == "comes to rest at 30,500"


def test_russia_s_numbers_are_the_table_s_and_stand_at_their_dates() -> None:
    permits = worker_stock._reported(worker_stock.PERMITS)
    assert [count for _, count in permits] == [30_023, 11_490]
    assert [when for when, _ in permits] == pytest.approx([2018, 2019])
    waiting = worker_stock._reported(worker_stock.WAITING)
    assert [count for _, count in waiting] == [1000, 511]
    assert [when for when, _ in waiting] == pytest.approx([2020 + 23 / 365.25, 2020 + 70 / 365.25])


# ── both ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["inspection", "worker-stock"])
def test_every_corner_of_the_sliders_stays_inside_the_picture(name: str) -> None:
    shown, sliders = panel(SPECS[name]), SPECS[name].sliders
    for corner in itertools.product(*((slider.low, slider.high) for slider in sliders)):
        sentence = shown.update({slider.name: end for slider, end in zip(sliders, corner, strict=True)})
        assert "nan" not in sentence and "inf" not in sentence
        for axes in shown.stage.figure.axes:
            for line in axes.lines:
                bottom, top = axes.get_ylim()
                heights = np.asarray(line.get_ydata(), dtype=float)
                assert line.get_transform() != axes.transData or np.all(
                    (heights >= bottom) & (heights <= top)
                )


@pytest.mark.parametrize(
    ("kind", "there"), [(InspectionPanel, {"fine": 9.0, "cost": 3.0}), (WorkerStockPanel, {"disguise": 0.4})]
)
def test_one_move_equals_a_new_panel_at_the_same_values(
    kind: type[InspectionPanel | WorkerStockPanel], there: dict[str, float]
) -> None:
    moved, fresh = kind(), kind(there)
    moved.update(there)
    assert moved.stage.move() == fresh.stage.move()
    assert moved.stage.svg("x") == fresh.stage.svg("x")


@pytest.mark.parametrize(
    ("kind", "name"), [(InspectionPanel, "inspection"), (WorkerStockPanel, "worker-stock")]
)
def test_a_move_is_small_and_its_ids_belong_to_the_panel(
    kind: type[InspectionPanel | WorkerStockPanel], name: str
) -> None:
    moved = kind().stage.move()
    assert all(key.startswith(f"{name}-") for key in moved)
    assert sum(map(len, moved.values())) < 4000
    assert all(i.startswith(f"{name}-") for i in re.findall(r'\bid="([^"]+)"', "".join(moved.values())))
