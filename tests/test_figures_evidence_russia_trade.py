"""The figure `russia-trade`: no line joins two sources."""

from __future__ import annotations

from datetime import date

import pytest

from looking import segments, words_on
from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import russia_trade


def test_russia_trade_never_joins_years_of_two_sources_nor_across_the_break() -> None:
    with style.styled("x"):
        axes = russia_trade.draw().axes[0]
    trade = tables.load("dprk_trade")
    trade = trade[(trade["partner"] == "Russia") & (trade["preferred"] == 1)]
    family = {
        year: russia_trade._family(series)
        for year, series in zip(trade["year"], trade["series"], strict=True)
    }
    joined = [line[:, 0] for line in segments(axes) if line[1, 0] == line[0, 0] + 1]
    assert joined and all(family[int(start)] == family[int(end)] for start, end in joined)
    assert all(int(start) != russia_trade.BREAK - 1 for start, _ in joined)


def test_an_aim_may_start_from_a_recorded_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tables.rows
    aim = {"announced": date(2031, 5, 1), "base_year": 2030, "base_usd_million": 0.0}
    aim |= {"target_year": 2035, "target_usd_million": 1000.0}
    monkeypatch.setattr(tables, "rows", lambda name: [aim] if name == "russia_trade_targets" else rows(name))
    with style.styled("x"):
        assert "the aim announced in 2031:" in words_on(russia_trade.draw().axes[0])
