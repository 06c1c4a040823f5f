"""The figure `verdicts-by-kind`: true to its table, and to what that can show."""

from __future__ import annotations

from matplotlib.axes import Axes

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import claim_verdicts, verdicts_by_kind

TABLE = tables.load("claim_verdicts")


def marks(axes: Axes) -> list[tuple[float, float, str]]:
    """Every single mark above the frame's top line, as x, y and shape."""
    points = [(*line.get_xydata()[0], line.get_marker()) for line in axes.lines]
    return [point for point in points if point[1] >= 0]


def test_each_cell_holds_as_many_marks_as_claims() -> None:
    with style.styled("x"):
        axes = verdicts_by_kind.draw().axes[0]
    cells = [(int(y), int(x)) for x, y, _ in marks(axes)]
    kinds, verdicts = list(claim_verdicts.KINDS), claim_verdicts.VERDICTS
    drawn = sorted((kinds[row], verdicts[column]) for row, column in cells)
    assert drawn == sorted(zip(TABLE["kind"], TABLE["verdict"], strict=True))
