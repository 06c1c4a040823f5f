"""How the verdicts fall on facts, positions, arguments and predictions: one small square a claim."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.evidence.claim_verdicts import KINDS, VERDICTS
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, QUIET, Mark, canvas, place, say

LEFT, RIGHT, TOP, ROW = 132.0, 710.0, 48.0, 62.0
ABREAST, STEP = 6, 14.0


def draw() -> Figure:
    """A row a kind, a column a verdict; each cell holds as many squares as claims, and their number."""
    claims = tables.grouped(tables.rows("claim_verdicts"), "kind")
    bottom = TOP + ROW * len(KINDS)
    figure = canvas(bottom + 12)
    axes = place(figure, LEFT, TOP, RIGHT, bottom)
    axes.set(xlim=(0, len(VERDICTS)), ylim=(len(KINDS), 0))
    axes.axis("off")
    axes.hlines(range(len(KINDS) + 1), 0, len(VERDICTS), color=GRID, lw=0.8)
    for column, verdict in enumerate(VERDICTS):
        _heading(axes, column, verdict)
    for row, (kind, mark) in enumerate(KINDS.items()):
        say(axes, 0, row + 0.5, _plural(mark, len(claims[kind])), dx=-14, ha="right", weight="bold")
        for column, verdict in enumerate(VERDICTS):
            own = [claim for claim in claims[kind] if claim["verdict"] == verdict]
            _cell(axes, column, row, mark, own)
    return figure


def _plural(mark: Mark, count: int) -> str:
    return f"{count} {mark.name}{'s' if count > 1 else ''}"


def _heading(axes: Axes, column: int, verdict: str) -> None:
    first, _, rest = verdict.partition(" ")
    say(axes, column, 0, first, dx=6, dy=30 if rest else 12, color=QUIET)
    say(axes, column, 0, rest, dx=6, dy=12, color=QUIET)


def _cell(axes: Axes, column: int, row: int, mark: Mark, claims: Sequence[tables.Row]) -> None:
    count = len(claims)
    across, down = STEP * len(VERDICTS) / (RIGHT - LEFT), STEP / ROW
    for n, claim in enumerate(claims):
        x, y = column + (0.7 + n % ABREAST) * across, row + (0.9 + n // ABREAST) * down
        tell(axes.plot(x, y, mark.marker, color=mark.colour, ms=9), claim, "claim", "kind", "verdict")
    say(
        axes, column, row + 1, str(count) if count else "–", dx=6, dy=10, weight="bold" if count else "normal"
    )
