"""What studies find on pressure and conflict, by how they bear on the question whether pressure provokes."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, INK, PAPER, QUIET, canvas, place, say

READINGS = {
    "provokes": "Pressure provokes",
    "both ways": "Both ways",
    "no link": "No link",
    "another question": "Another question, often quoted for this one",
}
HEAD, STUDY, GAP = 34.0, 64.0, 12.0
TOP, WIDTH = 34.0, 720.0
TOLD = ("study", "year", "about", "cases", "found", "limit")


def draw() -> Figure:
    """Groups of studies one below the other: who, about what; what was found; one limit of it."""
    studies = tables.grouped(tables.rows("escalation_studies"), "reading")
    groups = {name: studies[key] for key, name in READINGS.items()}
    height = TOP + sum(HEAD + STUDY * len(rows) + GAP for rows in groups.values())
    figure = canvas(height)
    axes = place(figure, 0, 0, WIDTH, height)
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    _key(axes)
    y = TOP
    for name, rows in groups.items():
        y = _group(axes, y, name, rows)
    return figure


def _key(axes: Axes) -> None:
    for x, words, fill in ((12.0, "about the DPRK", INK), (170.0, "about other cases", PAPER)):
        axes.plot(x, 12, "o", ms=10, mfc=fill, mec=INK, mew=1.8, clip_on=False)
        say(axes, x, 12, words, dx=12)


def _group(axes: Axes, y: float, name: str, rows: Iterable[tables.Row]) -> float:
    """Draw one group from `y` downwards; where the next may begin."""
    axes.plot([0, WIDTH], [y + 4, y + 4], color=GRID, lw=1)
    say(axes, 4, y + 20, name, weight="bold")
    y += HEAD
    for row in rows:
        fill = INK if row["about_dprk"] else PAPER
        tell(axes.plot(12, y + 10, "o", ms=10, mfc=fill, mec=INK, mew=1.8), row, *TOLD)
        say(axes, 30, y + 10, f"{row['study']}, {row['year']}: {row['about']}{_period(row)}")
        say(axes, 30, y + 29, row["found"], weight="bold")
        say(axes, 30, y + 48, row["limit"], color=QUIET)
        y += STUDY
    return y + GAP


def _period(row: tables.Row) -> str:
    period = row["period"] or ""
    return f", {period.replace('-', '–')}" if "-" in period else ""
