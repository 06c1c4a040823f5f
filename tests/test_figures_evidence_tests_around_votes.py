"""The figure `tests-around-votes`: true to its table, and to what that can show."""

from __future__ import annotations

from datetime import date

import pytest

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import tests_around_votes


def test_the_weightiest_kind_of_a_day_counts() -> None:
    days = tests_around_votes._days(tables.rows("weapons_tests"))
    assert days[date(2017, 9, 3)] == "nuclear" and days[date(2017, 11, 29)] == "long"
    assert days[date(2022, 5, 25)] == "long", "an ICBM and two shorter missiles on one day"
    assert date(1984, 9, 1) not in days, "a month is not a day"


def test_days_until_the_next_test_are_counted_from_the_vote() -> None:
    with style.styled("x"):
        axes = tests_around_votes.draw().axes[0]
    waits = [text.get_text() for text in axes.texts if text.get_text().endswith(" days")]
    assert waits == [f"{n} days" for n in (86, 904, 23, 21, 72, 8, 74, 32, 21, 4, 481, 10)], (
        "eleven resolutions and a draft that failed"
    )


@pytest.mark.parametrize("mark", ["launch", "long", "nuclear"])
def test_marks_lie_within_half_a_year_of_a_vote(mark: str) -> None:
    with style.styled("x"):
        axes = tests_around_votes.draw().axes[0]
    kind = tests_around_votes.MARKS[mark]
    drawn = [
        line
        for line in axes.lines
        if line.get_marker() == kind["marker"] and line.get_color() == kind["color"]
    ]
    assert drawn and all(abs(line.get_xdata()[0]) <= tests_around_votes.WINDOW for line in drawn)
