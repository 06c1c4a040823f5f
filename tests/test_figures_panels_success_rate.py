"""The panel `success-rate` shows what the model says, in the picture and in words."""

from __future__ import annotations

import itertools
import re

import pytest

from pictures import opened, starts
from twoviews import tables

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
    return dict(zip(starts("success-rate"), map(float, setting), strict=True))


@pytest.mark.parametrize(("setting", "percent"), REACHABLE.items())
def test_every_recomputed_rate_of_the_table_can_be_reached(setting: tuple[int, ...], percent: float) -> None:
    sentence = opened("success-rate").update(values(setting))
    assert f"{percent:.1f} per cent" in sentence and "1 is the same" in sentence


def test_the_reachable_rates_are_all_that_were_recomputed() -> None:
    rates = tables.load("success_rate_by_definition")
    assert sorted(REACHABLE.values()) == sorted(rates.loc[rates["status"] == "recomputed", "rate_percent"])
    assert len(rates) == 23, "no rate is known from general knowledge alone"


def test_the_panel_opens_at_the_hse_third() -> None:
    sentence = opened("success-rate").sentence
    assert "69 of 209 cases count as a success, 33.0 per cent" in sentence
    assert "9 are lower, 1 is the same, 13 are higher" in sentence


def test_one_rate_is_and_several_are() -> None:
    said = (opened("success-rate").update(values(setting)) for setting in REACHABLE)
    counts = {
        found for each in said for found in re.findall(r"(\w+) (is|are) (?:lower|the same|higher)", each)
    }
    assert {"1", "none"} < {number for number, _ in counts}
    assert all((verb == "is") == (number in ("1", "none")) for number, verb in counts)


def test_a_unit_that_a_data_set_lacks_is_named_and_replaced() -> None:
    sentence = opened("success-rate").update({"data": 3, "unit": 2})
    assert "GSDB 4, sanctions imposed" in sentence and "It has no threats never carried out" in sentence


def test_every_setting_stays_inside_the_picture_and_keeps_all_cases() -> None:
    panel = opened("success-rate")
    for setting in itertools.product(range(4), range(4), (1, 9, 16), range(3), range(2)):
        sentence = panel.update(values(setting))
        ((percent, row),) = panel._mark.get_xydata()
        assert 0 <= percent <= 100 and row in range(5) and "nan" not in sentence
        (_, width), (top, cut) = panel._cut.get_data()
        assert top == cut and 0 <= cut <= 9 and width == 80
