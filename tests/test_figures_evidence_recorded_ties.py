"""The figure `recorded-ties`: true to its table, and to what that can show."""

from __future__ import annotations

from collections import Counter

import pytest

from looking import figure_of, printed
from twoviews import tables


def test_trade_bars_are_the_preferred_rows_and_the_estimate_is_hollow() -> None:
    trade, _ = figure_of("recorded-ties").axes
    rows = tables.load("dprk_trade")
    rows = rows[(rows["partner"] == "Russia") & (rows["preferred"] == 1) & (rows["year"] >= 2016)]
    assert [bar.get_height() for bar in trade.patches] == pytest.approx(rows["total_usd_million"].to_list())
    assert [bar.get_facecolor()[3] for bar in trade.patches] == [1] * 8 + [0]
    assert {"76.84", "77.88", "0.04", "≈ 3.8", "estimate"} <= set(printed("recorded-ties"))


def test_fuel_bars_are_the_longest_reports_and_partial_years_say_so() -> None:
    _, fuel = figure_of("recorded-ties").axes
    heights = {round(bar.get_x() + bar.get_width() / 2): bar.get_height() for bar in fuel.patches}
    rate = 241.114 / 29237
    assert heights == pytest.approx(
        {2018: 241.114, 2019: 277.365, 2020: 12834 * rate, 2021: 0, 2022: 0, 2023: 105.845, 2024: 15.279}
    )
    assert Counter(printed("recorded-ties"))["Jan–Aug"] == 2
