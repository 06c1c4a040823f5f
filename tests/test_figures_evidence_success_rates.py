"""The figure `success-rates`: true to its table, and to what that can show."""

from __future__ import annotations

from twoviews.figures import style
from twoviews.figures.evidence import success_rates


def test_success_rates_draws_a_hollow_mark_only_where_nothing_was_counted_again() -> None:
    with style.styled("x"):
        axes = success_rates.draw().axes[0]
    marks = [line for line in axes.lines if line.get_marker() == "o" and line.get_ydata()[0] < 22.6]
    hollow = [line.get_xdata()[0] for line in marks if line.get_markerfacecolor() == style.PAPER]
    assert len(marks) == 23 and hollow == [4.3, 10.0, 34.0, 34.8, 39.8]
