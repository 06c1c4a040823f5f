"""The figure `success-rates`: true to its table, and to what that can show."""

from __future__ import annotations

from twoviews import tables
from twoviews.figures import rows, style
from twoviews.figures.evidence import success_rates


def test_success_rates_draws_a_hollow_mark_only_where_nothing_was_counted_again() -> None:
    with style.styled("x"):
        axes = success_rates.draw().axes[0]
    marks = [line for line in axes.lines if line.get_marker() == "o" and line.get_gid()]
    hollow = sorted(line.get_xdata()[0] for line in marks if line.get_markerfacecolor() == style.PAPER)
    assert len(marks) == 23 and hollow == [4.3, 10.0, 34.0, 34.8, 39.8]


def test_one_data_set_is_told_in_full_and_every_rate_can_be_read() -> None:
    with style.styled("x"):
        figure = success_rates.draw()
    rates = tables.load("success_rate_by_definition")
    told = [dict(row.cells)["rate percent"] for row in rows.told(figure)]
    assert sorted(told) == sorted(rates["rate_percent"])
    own = rates[rates["dataset"].str.startswith(success_rates.TOLD_IN_FULL)]["rate_percent"]
    words = [text.get_text() for text in figure.axes[0].texts]
    assert all(f"{rate:.0f} %" in words for rate in own)
