"""The figure `denial`: recorded exports true to their table, estimates as ranges and never scaled up."""

from __future__ import annotations

import pytest

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import denial


def texts() -> list[str]:
    with style.styled("denial"):
        figure = denial.draw()
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def test_exports_are_the_preferred_series_and_no_year_is_missing() -> None:
    sold = {year: value for year, (value, _) in denial.exports().items()}
    assert list(sold) == list(range(2016, 2025))
    assert sold[2019] / sold[2016] < 0.1, "nine tenths gone by 2019, as the title says"
    rows = tables.load("dprk_trade")
    for year, value in sold.items():
        (row,) = rows[(rows["year"] == year) & (rows["partner"] == "World") & rows["preferred"]].to_dict(
            "records"
        )
        assert value == row["exports_usd_million"]


def test_theft_in_2024_is_put_at_three_times_the_exports_left() -> None:
    (theft,) = [each for each in denial.thefts() if "2024" in each.channel]
    left, _ = denial.exports()[2024]
    assert 3 < theft.low / left < theft.high / left < 4


@pytest.mark.parametrize(
    ("row", "years"),
    [
        ({"per": "year", "start": None, "end": None}, 1),
        ({"per": "span", "start": "2017", "end": "2023"}, 7),
        ({"per": "span", "start": "2019-01", "end": "2019-08"}, 1),
        ({"per": "span", "start": "2023-08", "end": "2025-03"}, 20 / 12),
    ],
)
def test_a_sum_is_shared_out_over_its_years_but_never_scaled_up(row: tables.Row, years: float) -> None:
    assert denial._years(row) == pytest.approx(years)


def test_every_estimate_holds_all_its_counts_and_a_range_stands_as_one() -> None:
    for estimate in (*denial.thefts(), *denial.others()):
        assert 0 < estimate.low <= estimate.high
    ranges = {each.channel: (each.low, each.high) for each in (*denial.thefts(), *denial.others())}
    assert ranges["theft by computer in 2022: "] == (630, 1700)
    assert ranges["coal, against the ban: "] == (pytest.approx(2150 / 7), 370)
    assert ranges["arms and soldiers, value sent: "] == (540, pytest.approx(20100 / (20 / 12)))
    assert "arms and soldiers, value sent: 540–12,060" in texts()


def test_a_count_that_is_a_minimum_says_so() -> None:
    assert [each.or_more for each in denial.thefts()] == [False, False, False, False, True]
    assert "theft by computer in 2025: 2,000–2,020 or more" in texts()


def test_bars_and_ranges_share_one_scale() -> None:
    with style.styled("denial"):
        above, below = denial.draw().axes
    assert above.get_xlim() == below.get_xlim()
    assert (
        above.get_position().x0 == below.get_position().x0
        and above.get_position().x1 == below.get_position().x1
    )


def test_a_sum_without_years_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    known, rows = list(denial.others()), tables.rows("income_beside_trade")
    coal = next(row for row in rows if row["channel"] == "coal")
    undated = coal | {"start": None, "end": None, "low_usd_million": 9999.0, "per": "span"}
    monkeypatch.setattr(tables, "rows", lambda name: [*rows, undated])
    assert list(denial.others()) == known
