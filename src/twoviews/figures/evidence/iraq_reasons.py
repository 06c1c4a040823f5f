"""Reasons given for Russia's stand on Iraq in June 2001: one row a voice, one column a reason."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.evidence.matrix import Matrix
from twoviews.figures.rows import tell
from twoviews.figures.style import QUIET, RUSSIA, US, say

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
MATRIX = Matrix(REASONS, line=34.0, head=62.0, foot=36.0, name=14.0, first=258.0, step=80.0, raised=4.0)


def draw() -> Figure:
    """A mark where a voice gives the reason; the last column is the one that the article's argument needs."""
    given = tables.rows("iraq_2001_reasons")
    voices = tables.grouped(given, "side", "speaker")
    figure, axes = MATRIX.stage(len(voices))
    for number, ((side, speaker), group) in enumerate(voices.items()):
        y = MATRIX.row(axes, number)
        _name(axes, y, speaker)
        for reason, (row, *_) in tables.grouped(group, "reason").items():
            spot = axes.plot(MATRIX.at(reason), y, ms=10, ls="", clip_on=False, **LOOKS[side])
            tell(spot, row, "date", "speaker", "reason", "words")
    MATRIX.totals(axes, len(voices), [reason for _, reason in tables.grouped(given, "speaker", "reason")])
    return figure


def _name(axes: Axes, y: float, speaker: str) -> None:
    who, _, where = speaker.partition(", ")
    say(axes, MATRIX.name, y, who, dy=7 if where else 0)
    if where:
        say(axes, MATRIX.name, y, where, dy=-8, color=QUIET)
