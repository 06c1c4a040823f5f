"""The figure `fuel-deliveries`: true to its table, and to what that can show."""

from __future__ import annotations

from looking import drawn, words
from twoviews.figures.evidence import fuel_deliveries


def test_fuel_deliveries_keeps_the_three_kinds_apart() -> None:
    shown = " | ".join(sorted(words(drawn("fuel-deliveries").svg)))
    assert "cap: 500,000 barrels a year (resolution 2397)" in shown
    assert "Russia 241 thousand" in shown and "Russia 277 thousand" in shown
    assert "at most 3.78 million: United States" in shown and "1.02 to 1.52 million, Jan–Sep" in shown
    assert "3.89" not in shown, "a recalled estimate is never plotted"


def test_a_report_in_tonnes_becomes_a_range_of_barrels() -> None:
    low, high = fuel_deliveries._barrels({"barrels": None, "tonnes": 1000.0})
    assert (low, high) == (7500.0, 8330.0)
    assert fuel_deliveries._span(7500.0, 8330.0) == "8 to 8 thousand"
    assert fuel_deliveries._span(float("-inf"), 3.78e6) == "at most 3.78 million"
    assert fuel_deliveries._span(1.6e6, float("inf")) == "at least 1.60 million"
