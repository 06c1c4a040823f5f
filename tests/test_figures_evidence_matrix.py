"""Who said what: columns in their order, rows below the head, and counts of what was said at the foot."""

from __future__ import annotations

from twoviews.figures import style
from twoviews.figures.evidence.matrix import Matrix

COLUMNS = {"a": "first", "b": "second"}
MATRIX = Matrix(COLUMNS, line=20, head=60, foot=40, name=14, first=100, step=50, raised=4)


def test_columns_and_rows_stand_where_they_are_put() -> None:
    with style.styled("x"):
        figure, axes = MATRIX.stage(3)
        assert [MATRIX.row(axes, number) for number in range(3)] == [70, 90, 110]
    assert [MATRIX.at(column) for column in COLUMNS] == [100, 150]
    assert MATRIX.height(3) == 160 == axes.get_ylim()[0] and axes.figure is figure
    assert [(text.get_text(), *text.xy) for text in axes.texts] == [("first", 100, 26), ("second", 150, 26)]


def test_a_thing_that_nobody_said_is_counted_as_none() -> None:
    with style.styled("x"):
        _, axes = MATRIX.stage(2)
        MATRIX.totals(axes, 2, ["a", "a", "c"])
    foot = [text for text in axes.texts if text.xy[1] == 120]
    assert [text.get_text() for text in foot] == ["statements", "2", "0"]
