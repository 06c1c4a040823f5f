"""The figure `fuel-claim`: true to its table, and to what that can show."""

from __future__ import annotations

from looking import drawn, words
from twoviews import tables


def test_fuel_claim_has_one_row_for_each_event() -> None:
    svg = drawn("fuel-claim").svg
    events = tables.load("fuel_claim_timeline")
    text = " ".join(words(svg))
    assert all(str(event).split()[0] in text for event in events["event"])
    assert svg.count("#7b8a1e") >= events["diesel_won_per_kg"].notna().sum()
