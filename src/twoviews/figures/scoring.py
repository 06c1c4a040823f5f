"""Forecasts beside their outcomes, and a calibration plot: your numbers, the base rates, one argument's.

On the left one row a question: every number lies on the line from "cannot happen" to "certain", and the
square at its end is what happened. On the right the same numbers by range: of all that was said with about
this probability, how much came true? On the diagonal number and share agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.transforms import Affine2D

from twoviews.figures import svg
from twoviews.figures.style import DIESEL, GRID, INK, PETROL, QUIET, canvas, place, say, styled
from twoviews.models.forecasts import Judged, bins

NAME = "scoring"
LINE, HEAD, FOOT = 28.0, 76.0, 56.0
LEFT, RIGHT, FROM, TO = 44.0, 356.0, 462.0, 688.0
MARKS: dict[str, dict[str, Any]] = {
    "yours": {"marker": "o", "ms": 11, "color": INK, "mfc": "none", "mew": 2.6},
    "base": {"marker": "|", "ms": 17, "color": DIESEL.colour, "mew": 4},
    "article": {"marker": "D", "ms": 8, "color": PETROL.colour},
}
NAMES = {"yours": "you", "base": "base rate", "article": "the article's argument, as we read it"}


def draw(judged: Sequence[Judged], label: str) -> str:
    """The picture as one `<svg>` with `label` as its text alternative; at least one question."""
    with styled(NAME):
        height = HEAD + max(LINE * len(judged), TO - FROM) + FOOT
        figure = canvas(height)
        rows = place(figure, LEFT, HEAD, RIGHT, HEAD + LINE * len(judged))
        square = place(figure, FROM, HEAD, TO, HEAD + TO - FROM)
        _rows(rows, judged)
        _calibration(square, judged)
        _key(rows)
        return svg.root(figure, svg.inner(figure, NAME), label)


def _rows(axes: Axes, judged: Sequence[Judged]) -> None:
    axes.set(xlim=(0, 100), ylim=(len(judged), 0), yticks=[])
    axes.set_xticks([0, 25, 50, 75, 100], labels=["0 %", "", "50 %", "", "100 %"])
    axes.spines["left"].set_visible(False)
    axes.set_xlabel("probability said")
    for row, each in enumerate(judged):
        y = row + 0.5
        axes.axhline(y, color=GRID, lw=1)
        say(axes, 0, y, str(each.number), dx=-22, ha="right", weight="bold")
        end: dict[str, Any] = {"marker": "s", "ms": 13, "color": QUIET, "clip_on": False}
        axes.plot(100 if each.outcome else 0, y, **end)
        say(axes, 100, y, "yes" if each.outcome else "no", dx=14)
        for who, mark in reversed(MARKS.items()):
            value = getattr(each, who)
            if value is not None:
                axes.plot(value, y, clip_on=False, **mark)


def _calibration(axes: Axes, judged: Sequence[Judged]) -> None:
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="probability said")
    for set_ticks in (axes.set_xticks, axes.set_yticks):
        set_ticks([0, 0.5, 1], labels=["0 %", "50 %", "100 %"])
    axes.plot([0, 1], [0, 1], color=QUIET, lw=1.2, ls=(0, (4, 3)))
    say(axes, 0, 1, "share that came true", dx=-44, dy=18, weight="bold")
    for who, mark in reversed(MARKS.items()):
        asked = [each for each in judged if getattr(each, who) is not None]
        if not asked:
            continue
        said = [(getattr(each, who) or 0.0) / 100 for each in asked]
        found = bins(said, [each.outcome for each in asked])
        x, y = [each.forecast for each in found], [each.came_true for each in found]
        axes.plot(x, y, color=mark["color"], lw=1, clip_on=False)
        for each in found:
            size = {"ms": mark["ms"] * (0.7 + 0.2 * each.count)}
            axes.plot(each.forecast, each.came_true, clip_on=False, **(mark | size))


def _key(axes: Axes) -> None:
    for x, (who, name) in zip((0, 19, 51), NAMES.items(), strict=True):
        (mark,) = axes.plot(x, 0, clip_on=False, **MARKS[who])
        mark.set_transform(axes.transData + Affine2D().translate(0, 52))
        say(axes, x, 0, name, dx=14, dy=52)
    (mark,) = axes.plot(0, 0, marker="s", ms=13, color=QUIET, clip_on=False)
    mark.set_transform(axes.transData + Affine2D().translate(0, 22))
    say(axes, 0, 0, "what happened", dx=14, dy=22)
