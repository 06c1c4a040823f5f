"""The figures of lesson 04: true to their tables, and to what these can show."""

from __future__ import annotations

from datetime import date

import pytest

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import russian_demands, tests_around_votes


def test_every_demand_of_the_table_is_a_diamond_in_its_column() -> None:
    with style.sheet("x"):
        axes = russian_demands.draw().axes[0]
    table = tables.load("russian_demands")
    assert set(table["demand"]) == set(russian_demands.DEMANDS)
    assert len(axes.lines) == len(table)
    shown = {text.get_text() for text in axes.texts}
    assert {"Foreign Ministry", "12 Sep 2017", "Jun 2009", "14"} <= shown


def test_statements_stand_in_order_of_time_and_in_one_row_each() -> None:
    table = tables.load("russian_demands")
    assert list(table["date"]) == sorted(table["date"])
    assert not table.duplicated(["date", "speaker", "demand"]).any()


def test_the_weightiest_kind_of_a_day_counts() -> None:
    days = tests_around_votes._days(tables.load("weapons_tests"))
    assert days[date(2017, 9, 3)] == "nuclear" and days[date(2017, 11, 29)] == "long"
    assert days[date(2022, 5, 25)] == "long", "an ICBM and two shorter missiles on one day"
    assert date(1984, 9, 1) not in days, "a month is not a day"


def test_days_until_the_next_test_are_counted_from_the_vote() -> None:
    with style.sheet("x"):
        axes = tests_around_votes.draw().axes[0]
    waits = [text.get_text() for text in axes.texts if text.get_text().endswith(" days")]
    assert waits == [f"{n} days" for n in (86, 904, 23, 21, 72, 8, 74, 32, 21, 4, 481, 10)], (
        "eleven resolutions and a draft that failed"
    )


@pytest.mark.parametrize("mark", ["launch", "long", "nuclear"])
def test_marks_lie_within_half_a_year_of_a_vote(mark: str) -> None:
    with style.sheet("x"):
        axes = tests_around_votes.draw().axes[0]
    kind = tests_around_votes.MARKS[mark]
    drawn = [
        line
        for line in axes.lines
        if line.get_marker() == kind["marker"] and line.get_color() == kind["color"]
    ]
    assert drawn and all(abs(line.get_xdata()[0]) <= tests_around_votes.WINDOW for line in drawn)
