"""What studies find on acting together: direction, limit, and both readings."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Affine2D

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, INK, PAPER, QUIET, RUSSIA, SIZE, US, Mark, canvas, place, say

EFFECTS: dict[str, tuple[dict[str, Any], str]] = {
    "raises": ({"marker": "^", "mfc": "#7d62bb", "mec": "#7d62bb"}, "more success"),
    "lowers": ({"marker": "v", "mfc": "#b0609c", "mec": "#b0609c"}, "less"),
    "none found": ({"marker": "o", "mfc": PAPER, "mec": QUIET}, "no effect found"),
    "depends": ({"marker": "s", "mfc": PAPER, "mec": "#7d62bb"}, "depends"),
}
LINE, BLOCK, HEAD = 19.0, 92.0, 40.0
LEFT, MIDDLE = 34.0, 372.0


def draw() -> Figure:
    """One block a study: name and sample, finding, limit, and what each side may make of it."""
    studies = tables.rows("multilateral_findings")
    figure = canvas(HEAD + BLOCK * len(studies))
    axes = place(figure, 0, HEAD, 720, HEAD + BLOCK * len(studies))
    axes.set(xlim=(0, 720), ylim=(BLOCK * len(studies), 0))
    axes.axis("off")
    _key(axes)
    for number, study in enumerate(studies):
        _block(axes, study, BLOCK * number + 14)
    return figure


def _block(axes: Axes, study: tables.Row, y: float) -> None:
    axes.axhline(y - 14, color=GRID, lw=0.8)
    tell(_effect(axes, 18, y, study["effect"]), study, "study", "sample", "effect", "finding", "limit")
    say(axes, LEFT, y, study["study"], weight="bold", fontsize=SIZE)
    say(axes, 712, y, study["sample"], ha="right", color=QUIET)
    say(axes, LEFT, y + LINE, study["finding"])
    say(axes, LEFT, y + 2 * LINE, f"Limit: {study['limit']}", color=QUIET)
    for x, mark, reading in ((LEFT, US, "us_reading"), (MIDDLE, RUSSIA, "russian_reading")):
        _party(axes, x + 6, y + 3 * LINE, mark)
        say(axes, x + 18, y + 3 * LINE, study[reading])


def _effect(axes: Axes, x: float, y: float, effect: str, up: float = 0.0) -> Line2D:
    (mark,) = axes.plot(x, y, ls="", ms=11, mew=2, clip_on=False, **EFFECTS[effect][0])
    mark.set_transform(axes.transData + Affine2D().translate(0, up))
    return mark


def _party(axes: Axes, x: float, y: float, party: Mark, up: float = 0.0) -> None:
    (mark,) = axes.plot(x, y, party.marker, ms=8, color=party.colour, clip_on=False)
    mark.set_transform(axes.transData + Affine2D().translate(0, up))


def _key(axes: Axes) -> None:
    for x, (effect, (_, words)) in zip((18, 138, 202, 338), EFFECTS.items(), strict=True):
        _effect(axes, x, 0, effect, 20)
        say(axes, x, 0, words, dx=12, dy=20, color=INK)
    for x, party, words in ((438, US, "a US reading"), (562, RUSSIA, "a Russian reading")):
        _party(axes, x, 0, party, 20)
        say(axes, x, 0, words, dx=12, dy=20, color=INK)
