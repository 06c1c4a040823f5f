"""The figure `coal-route`: true to its table, and to what that can show."""

from __future__ import annotations

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import coal_route


def test_statements_stand_in_order_of_time_each_with_its_mark() -> None:
    table = tables.load("coal_transshipment")
    assert list(table["date"]) == sorted(table["date"])
    with style.styled("x"):
        axes = coal_route.draw().axes[0]
    for stance, look in coal_route.LOOK.items():
        drawn = [line for line in axes.lines if line.get_marker() == look["marker"]]
        assert len(drawn) == (table["stance"] == stance).sum() + 1, "one a statement, and one in the key"


def test_both_sides_of_the_coal_are_heard() -> None:
    table = tables.load("coal_transshipment")
    denied = table[table["stance"] == "denied"]
    assert len(denied) == 4 and set(denied["side"]) == {"russia"}
    assert (table["stance"] == "via Russia").sum() == 6
    assert set(table["status"]) <= {"verified", "two-sources"}
