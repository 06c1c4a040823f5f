"""What a text tells of days to come is parted from what is so on the day."""

from __future__ import annotations

import pytest

from twoviews.bank.ahead import ahead, parted, said_before


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("It was so in 2016.", False),
        ("It was so in 2017.", False),
        ("It was so in November 2017.", False),
        ("It was so in December 2017.", True),
        ("It is so from January 2018.", True),
        ("It is so from 2018.", True),
        ("A text of 9 days and 20180 tonnes.", False),
        ("Asked in March 2016 and again in May 2019.", True),
    ],
)
def test_the_month_of_the_occasion_is_ahead_already(text: str, later: bool) -> None:
    assert ahead(text, "2017-12") is ahead(text, "2017-12-22") is later


def test_a_sentence_of_later_days_is_parted_from_what_was_so() -> None:
    now, later = parted(
        "Oil is sold. In May 2016 it was cut.  In 2019 it rose! Then it fell in 2020.", "2017-12"
    )
    assert now == "Oil is sold. In May 2016 it was cut."
    assert later == "In 2019 it rose! Then it fell in 2020."


def test_the_end_of_the_first_sentence_is_parted_at_its_stops() -> None:
    now, later = parted(
        "Crude is capped: at four million since 2016; lower in March 2018; nobody objects.", "2017-12"
    )
    assert now == "Crude is capped: at four million since 2016."
    assert later == "Lower in March 2018; nobody objects."


def test_the_first_words_stay_whatever_they_name() -> None:
    assert parted("The cap of 2019 holds.", "2017-12") == ("The cap of 2019 holds.", "")
    assert parted("Nothing is dated here", "2017-12") == ("Nothing is dated here", "")


@pytest.mark.parametrize(
    ("date", "before"),
    [("2017-12-21", True), ("2017-12-22", False), ("2017-11", True), ("2017-12", False), ("2016", True),
     ("2017", False)],
)  # fmt: skip
def test_a_date_without_its_day_lies_before_that_month(date: str, before: bool) -> None:
    assert said_before(date, "2017-12-22") is before
