"""The figure `claim-verdicts`: true to its table, and to what that can show."""

from __future__ import annotations

from looking import marks
from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import claim_verdicts

TABLE = tables.load("claim_verdicts")


def test_every_claim_stands_once_at_its_place_and_on_its_line() -> None:
    with style.styled("x"):
        axes = claim_verdicts.draw().axes[0]
    shown = sorted(marks(axes))
    assert [int(x) for x, _, _ in shown] == list(TABLE["order"])
    rows = TABLE.sort_values("order")
    assert [claim_verdicts.VERDICTS[int(y)] for _, y, _ in shown] == list(rows["verdict"])
    assert [shape for _, _, shape in shown] == [claim_verdicts.KINDS[kind].marker for kind in rows["kind"]]
