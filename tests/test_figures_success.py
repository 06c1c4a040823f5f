"""Lesson 02's pictures: the panel says what the model says, and the figures show the tables they claim."""

import itertools
import re

import numpy as np
import pytest

from twoviews import tables
from twoviews.errors import UnknownName
from twoviews.figures import outcomes, style
from twoviews.figures.evidence import censoring, score_grid, senders, success_rates
from twoviews.figures.panels.success_rate import STARTS, SuccessRatePanel
from twoviews.models.success import Least

REACHABLE = {
    (0, 0, 16, 1, 0): 8.6,
    (0, 0, 12, 1, 0): 16.7,
    (0, 0, 9, 1, 0): 33.0,
    (0, 3, 9, 1, 0): 40.8,
    (1, 0, 9, 1, 0): 50.7,
    (1, 1, 9, 1, 0): 30.2,
    (1, 2, 9, 1, 0): 69.2,
    (1, 3, 9, 1, 0): 57.7,
    (2, 0, 9, 0, 1): 12.8,
    (2, 0, 9, 1, 1): 20.2,
    (2, 0, 9, 1, 0): 31.2,
    (2, 0, 9, 2, 1): 35.1,
    (2, 0, 9, 2, 0): 54.2,
    (2, 1, 9, 1, 0): 22.7,
    (3, 0, 9, 1, 1): 37.7,
    (3, 0, 9, 0, 0): 44.7,
    (3, 0, 9, 1, 0): 63.9,
    (3, 0, 9, 2, 0): 71.8,
}


def values(setting: tuple[int, ...]) -> dict[str, float]:
    return dict(zip(STARTS, map(float, setting), strict=True))


@pytest.mark.parametrize(("setting", "percent"), REACHABLE.items())
def test_every_recomputed_rate_of_the_table_can_be_reached(setting: tuple[int, ...], percent: float) -> None:
    sentence = SuccessRatePanel().update(values(setting))
    assert f"{percent:.1f} per cent" in sentence and "1 the same" in sentence


def test_the_reachable_rates_are_all_that_were_recomputed() -> None:
    rates = tables.load("success_rate_by_definition")
    assert sorted(REACHABLE.values()) == sorted(rates.loc[rates["status"] == "recomputed", "rate_percent"])
    assert len(rates) == 23, "no rate is known from general knowledge alone"


def test_the_panel_opens_at_the_hse_third() -> None:
    sentence = SuccessRatePanel().sentence
    assert "69 of 209 cases count as a success, 33.0 per cent" in sentence
    assert "9 are lower, 1 the same and 13 higher" in sentence


def test_a_unit_that_a_data_set_lacks_is_named_and_replaced() -> None:
    sentence = SuccessRatePanel().update({"data": 3, "unit": 2})
    assert "GSDB 4, sanctions imposed" in sentence and "It has no threats never carried out" in sentence


def test_an_unknown_slider_is_named() -> None:
    with pytest.raises(UnknownName, match="unknown_fails"):
        SuccessRatePanel().update({"sigma": 1})


def test_one_move_equals_a_new_panel_at_the_same_values() -> None:
    moved, setting = SuccessRatePanel(), values((2, 0, 9, 2, 1))
    moved.update(setting)
    assert moved.stage.move() == SuccessRatePanel(setting).stage.move()


def test_every_setting_stays_inside_the_picture_and_keeps_all_cases() -> None:
    panel = SuccessRatePanel()
    for setting in itertools.product(range(4), range(4), (1, 9, 16), range(3), range(2)):
        sentence = panel.update(values(setting))
        ((percent, row),) = panel._mark.get_xydata()
        assert 0 <= percent <= 100 and row in range(5) and "nan" not in sentence
        (_, width), (top, cut) = panel._cut.get_data()
        assert top == cut and 0 <= cut <= 9 and width == 80


def test_a_move_is_small_and_its_ids_belong_to_the_panel() -> None:
    moved = SuccessRatePanel().stage.move()
    assert set(moved) == {"success-rate-bars", "success-rate-lines", "success-rate-words"}
    assert sum(map(len, moved.values())) < 6000
    ids = re.findall(r'\bid="([^"]+)"', "".join(moved.values()))
    assert all(i.startswith("success-rate-") for i in ids)


@pytest.mark.parametrize("unknown_fails", [False, True])
def test_rows_and_rate_of_a_sample_agree(unknown_fails: bool) -> None:
    for sample, least in itertools.product(
        (one for offered in outcomes.samples() for one in offered.values()), Least
    ):
        rows, rate = sample.rows(9, least, unknown_fails), sample.rate(9, least, unknown_fails)
        assert sum(n for _, n, fate in rows if fate == "success") == rate.successes
        assert sum(n for _, n, fate in rows if fate != "left out") == rate.cases


def test_success_rates_draws_a_hollow_mark_only_where_nothing_was_counted_again() -> None:
    with style.sheet("x"):
        axes = success_rates.draw().axes[0]
    marks = [line for line in axes.lines if line.get_marker() == "o" and line.get_ydata()[0] < 22.6]
    hollow = [line.get_xdata()[0] for line in marks if line.get_markerfacecolor() == style.PAPER]
    assert len(marks) == 23 and hollow == [4.3, 10.0, 34.0, 34.8, 39.8]


def test_score_grid_fills_just_the_cells_from_nine_on() -> None:
    with style.sheet("x"):
        axes = score_grid.draw().axes[0]
    filled = [box for box in axes.patches if box.get_facecolor()[3] > 0 and box.get_alpha() == 0.32]
    assert len(filled) == 4
    assert any("69 of 209 cases, 33.0 per cent" in text.get_text() for text in axes.texts)


def test_censoring_shows_eight_decades_and_both_denominators() -> None:
    with style.sheet("x"):
        rates, counts = censoring.draw().axes
    kept, ended = (line.get_ydata() for line in rates.lines[:2])
    assert np.round(ended, 1).tolist() == [38.2, 53.2, 54.1, 66.7, 66.7, 71.4, 72.4, 35.0]
    assert np.round(kept, 1).tolist() == [36.2, 52.7, 53.3, 64.1, 63.0, 55.8, 31.7, 1.3]
    assert "20 + 504" in {text.get_text() for text in counts.texts}


def test_senders_gives_each_capital_its_own_mark_and_count() -> None:
    with style.sheet("x"):
        upper, lower = senders.draw().axes
    shown = {text.get_text() for axes in (upper, lower) for text in axes.texts}
    assert {"30.2 %", "45.0 %", "34.8 %", "32.9 %", "Russia, 43", "United States, 277"} <= shown
    assert {line.get_color() for line in lower.lines} >= {style.RUSSIA.colour, style.US.colour}
