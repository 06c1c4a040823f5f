"""The figure `verdicts-by-kind`: true to its table, and to what that can show."""

from __future__ import annotations

from looking import marks
from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import claim_verdicts, verdicts_by_kind

TABLE = tables.load("claim_verdicts")


def test_each_cell_holds_as_many_marks_as_claims() -> None:
    with style.styled("x"):
        axes = verdicts_by_kind.draw().axes[0]
    cells = [(int(y), int(x)) for x, y, _ in marks(axes)]
    kinds, verdicts = list(claim_verdicts.KINDS), claim_verdicts.VERDICTS
    drawn = sorted((kinds[row], verdicts[column]) for row, column in cells)
    assert drawn == sorted(zip(TABLE["kind"], TABLE["verdict"], strict=True))
