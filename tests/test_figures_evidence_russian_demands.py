"""The figure `russian-demands`: true to its table, and to what that can show."""

from __future__ import annotations

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import russian_demands


def test_every_demand_of_the_table_is_a_diamond_in_its_column() -> None:
    with style.styled("x"):
        axes = russian_demands.draw().axes[0]
    table = tables.load("russian_demands")
    assert set(table["demand"]) == set(russian_demands.DEMANDS)
    assert len(axes.lines) == len(table)
    shown = {text.get_text() for text in axes.texts}
    assert {"Foreign Ministry", "12 Sep 2017", "Jun 2009", "14"} <= shown


def test_statements_stand_in_order_of_time_and_in_one_row_each() -> None:
    table = tables.load("russian_demands")
    assert list(table["date"]) == sorted(table["date"])
    assert not table.duplicated(["date", "speaker", "demand"]).any()
