"""Reasons given for Russia's stand on Iraq in June 2001: one row a voice, one column a reason."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, QUIET, RUSSIA, US, canvas, place, say

REASONS = {
    "business": "business\nand debt",
    "way out": "a way out of\nsanctions",
    "people": "people\nsuffer",
    "inspections": "arms\ninspections",
    "bombing": "bombing\nof Iraq",
    "nationalists": "nationalists\nat home",
}
LOOKS: dict[str, dict[str, Any]] = {
    "Russia": {"marker": RUSSIA.marker, "color": RUSSIA.colour},
    "US and UK": {"marker": US.marker, "color": US.colour},
    "press": {"marker": "s", "color": QUIET},
}
LINE, HEAD, FOOT = 34.0, 62.0, 36.0
NAME, FIRST, STEP = 14.0, 258.0, 80.0


def draw() -> Figure:
    """A mark where a voice gives the reason; the last column is the one that the article's argument needs."""
    given = tables.load("iraq_2001_reasons")
    rows = list(given.groupby(["side", "speaker"], sort=False))
    height = HEAD + LINE * len(rows) + FOOT
    figure = canvas(height)
    axes = place(figure, 0, 0, 720, height)
    axes.set(xlim=(0, 720), ylim=(height, 0))
    axes.axis("off")
    columns = {reason: FIRST + STEP * number for number, reason in enumerate(REASONS)}
    for reason, x in columns.items():
        say(axes, x, HEAD / 2 - 4, REASONS[reason], ha="center", linespacing=1.2)
    axes.hlines(HEAD - 4, 14, 720, color=QUIET, lw=0.8)
    for number, ((side, speaker), group) in enumerate(rows):
        y = HEAD + LINE * (number + 0.5)
        axes.hlines(y + LINE / 2, 14, 720, color=GRID, lw=0.8)
        _name(axes, y, str(speaker))
        for row in group.drop_duplicates("reason").to_dict("records"):
            spot = axes.plot(columns[row["reason"]], y, ms=10, ls="", clip_on=False, **LOOKS[str(side)])
            tell(spot, row, "date", "speaker", "reason", "words")
    _totals(axes, columns, given.drop_duplicates(["speaker", "reason"])["reason"].tolist(), height - FOOT / 2)
    return figure


def _name(axes: Axes, y: float, speaker: str) -> None:
    who, _, where = speaker.partition(", ")
    say(axes, NAME, y, who, dy=7 if where else 0)
    if where:
        say(axes, NAME, y, where, dy=-8, color=QUIET)


def _totals(axes: Axes, columns: dict[str, float], reasons: list[str], y: float) -> None:
    say(axes, NAME, y, "statements", color=QUIET)
    for reason, x in columns.items():
        say(axes, x, y, str(reasons.count(reason)), ha="center", weight="bold")
