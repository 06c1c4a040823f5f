"""The figure `trade-aim`: true to its table, and to what that can show."""

from __future__ import annotations

import pytest

from looking import words_on
from twoviews.figures import style
from twoviews.figures.evidence import trade_aim


def test_the_trade_is_not_joined_across_a_change_of_source() -> None:
    with style.styled("x"):
        axes = trade_aim.draw().axes[1]
    joined = {
        tuple(map(int, line.get_xdata()))
        for line in axes.lines
        if len(line.get_xdata()) == 2 and line.get_linestyle() == "-"
    }
    assert (2013, 2014) in joined and (2016, 2017) in joined
    assert not joined & {(2014, 2015), (2015, 2016), (2018, 2019), (2019, 2020), (2011, 2012)}


def test_the_aim_starts_from_the_minister_s_base() -> None:
    with style.styled("x"):
        axes = trade_aim.draw().axes[0]
    dotted = [
        line.get_xydata()
        for line in axes.lines
        if len(line.get_xdata()) == 2 and line.get_color() == style.INK
    ]
    ends = {tuple(points[-1]): tuple(points[0]) for points in dotted}
    assert ends[(2020, 1000)] == pytest.approx((2013, 112.7))
    assert "1,000 by 2020: 8.9 times 2013" in words_on(axes)
