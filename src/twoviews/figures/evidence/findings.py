"""What studies say helps pressure and what hinders it: one line a study, one column a factor."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, INK, PAPER, QUIET, canvas, place, say

FACTORS = {
    "cost": ("heavy cost", "to target"),
    "coalition": ("institution", "or partners"),
    "threat": ("a believed", "threat"),
    "clear end": ("clear terms", "for the end"),
    "gap filled": ("others fill", "the gap"),
    "hard target": ("hard or hos-", "tile target"),
}
EFFECTS = {
    "raises": ("^", "#7d62bb", "#7d62bb", "more"),
    "lowers": ("v", "#b0609c", "#b0609c", "less"),
    "none found": ("o", PAPER, QUIET, "no effect found"),
}
SCOPES = {"world": "Studies of many states", "DPRK": "Studies of the DPRK alone"}
LEFT, RIGHT, TOP, ROW = 212.0, 716.0, 84.0, 27.0


def draw() -> Figure:
    """Studies of many states above, those of the DPRK below; triangles up and down, rings for no effect."""
    lines = _lines(tables.rows("pressure_findings"))
    bottom = TOP + ROW * len(lines)
    figure = canvas(bottom + 6)
    axes = place(figure, LEFT, TOP, RIGHT, bottom)
    axes.set(xlim=(-0.5, len(FACTORS) - 0.5), ylim=(len(lines), 0))
    axes.axis("off")
    _headings(axes)
    for row, (text, rows) in enumerate(lines):
        _line(axes, row + 0.5, text, rows)
    return figure


def _lines(rows: Sequence[tables.Row]) -> list[tuple[str, Sequence[tables.Row]]]:
    """What stands on each line: the title of a block, without rows, or a study with its own."""
    lines: list[tuple[str, Sequence[tables.Row]]] = []
    for scope, title in SCOPES.items():
        studies = tables.grouped((row for row in rows if row["scope"] == scope), "study")
        ordered = sorted(studies, key=lambda name: (name[-4:], name))
        lines += [(title, ()), *((_short(name), studies[name]) for name in ordered)]
    return lines


def _short(study: str) -> str:
    """Authors and year on one line: from three authors on, only the first is named."""
    authors, _, year = study.rpartition(" ")
    first = authors.split(",")[0]
    return study if first == authors else f"{first} and others {year}"


def _headings(axes: Axes) -> None:
    for column, (above, below) in enumerate(FACTORS.values()):
        say(axes, column, 0, above, dy=28, ha="center", color=INK)
        say(axes, column, 0, below, dy=10, ha="center", color=INK)
    say(axes, -0.5, 0, "with this factor:", dx=-LEFT + 8, dy=66, color=QUIET)
    for x, (marker, face, edge, words) in zip((-0.5, 0.6, 1.7), EFFECTS.values(), strict=True):
        _mark(axes, x, 0, marker, face, edge, 66)
        say(axes, x, 0, words, dx=14, dy=66)


def _line(axes: Axes, y: float, text: str, rows: Sequence[tables.Row]) -> None:
    say(axes, -0.5, y, text, dx=-LEFT + 8, weight="normal" if rows else "bold")
    if rows:
        axes.hlines(y, -0.5, len(FACTORS) - 0.5, color=GRID, lw=0.8)
    for row in rows:
        marker, face, edge, _ = EFFECTS[row["effect"]]
        spot = _mark(axes, list(FACTORS).index(row["factor"]), y, marker, face, edge)
        tell(spot, row, "study", "sample", "factor", "effect", "finding")


def _mark(axes: Axes, x: float, y: float, marker: str, face: str, edge: str, up: float = 0.0) -> list[Line2D]:
    height = (axes.get_ylim()[0] - axes.get_ylim()[1]) * up / (axes.bbox.height or 1)
    return axes.plot(x, y - height, marker, ms=10, mfc=face, mec=edge, mew=1.8, clip_on=False)
