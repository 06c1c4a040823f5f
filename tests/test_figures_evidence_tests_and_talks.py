"""The figure `tests-and-talks`: true to its table, and to what that can show."""

from __future__ import annotations

import pytest

from looking import picture
from twoviews import tables
from twoviews.figures.evidence import tests_and_talks


def test_launches_are_split_by_type_and_add_up_to_the_counter_s_total() -> None:
    rows = tests_and_talks._counts(tables.rows("weapons_tests_per_year"))
    table = tables.load("weapons_tests_per_year")
    cns = table[table["counting_source"] == tests_and_talks.CNS]
    total = cns[(cns["count_type"] == "missiles_launched") & (cns["year"] >= 2006)]["count"].sum()
    split = [rows[name].values() for name in ("ICBM launches", "space launches", "other missiles")]
    assert sum(map(sum, split)) == total
    assert min(rows["other missiles"].values()) >= 0
    assert rows["other missiles"][2022] == 63 and rows["ICBM launches"][2017] == 3
    assert rows["nuclear tests"] == {2006: 1, 2009: 1, 2013: 1, 2016: 2, 2017: 1}


def test_the_year_that_is_not_over_is_drawn_open() -> None:
    svg_text = picture("tests-and-talks")
    assert svg_text.count("stroke-dasharray") == 1 and ">63<" in svg_text and ">vetoed<" in svg_text


def test_dates_become_years() -> None:
    assert tests_and_talks._years("2018-01-01") == 2018
    assert tests_and_talks._years("2008-12", last=True) == 2009
    assert tests_and_talks._years("2003-08") == pytest.approx(2003.583, abs=1e-3)
