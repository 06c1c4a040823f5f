"""The figure `growth-vintages`: true to its table, and to what that can show."""

from __future__ import annotations

from looking import picture
from twoviews import tables
from twoviews.figures.evidence import growth_vintages


def test_vintages_that_differ_are_told_and_recalled_ones_are_not_drawn() -> None:
    text = picture("growth-vintages")
    assert ">−1.2, earlier −2.3<" in text and ">−6.5, earlier −6.8<" in text and ">+3.9<" in text
    drawn = tables.load("dprk_gdp").dropna(subset="real_gdp_growth_percent")
    marks = len(drawn) + len(growth_vintages.TOLD)
    assert "recalled" not in set(drawn["status"]) and marks > 40
    assert drawn[drawn["preferred"]]["year"].tolist() == list(range(1990, 2025))
