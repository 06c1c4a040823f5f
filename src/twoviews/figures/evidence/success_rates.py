"""Twenty-three rates of success, each beside its definition, from the lowest to the highest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.outcomes import WORKED
from twoviews.figures.style import INK, PAPER, QUIET, canvas, offer, place, say

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from typing import Any

PITCH, LEFT, RIGHT, TOP = 25, 468.0, 640.0, 40
WIDEST = 80


def draw() -> Figure:
    """One row a rate: data set and definition, a mark on the scale, the rate and the count behind it."""
    rates = tables.load("success_rate_by_definition")
    bottom = TOP + PITCH * len(rates)
    figure = canvas(bottom + 34)
    axes = place(figure, LEFT, TOP, RIGHT, bottom)
    axes.set(xlim=(0, WIDEST), ylim=(len(rates) - 0.5, -0.5), yticks=[], xticks=range(0, WIDEST + 1, 20))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f} %")
    axes.grid(axis="x")
    offer(axes, "rate", "x", (len(rates) - 0.5, -0.5))
    say(axes, 0, -0.5, "data set", dx=-LEFT + 4, dy=16, color=QUIET)
    say(axes, 0, -0.5, "what counts as a success", dx=-LEFT + 92, dy=16, color=QUIET)
    say(axes, WIDEST, -0.5, "rate", dx=8, dy=16, color=QUIET)
    for row, rate in enumerate(rates.to_dict("records")):
        _line(axes, row, rate)
    _key(axes, len(rates))
    return figure


def _line(axes: Axes, row: int, rate: Mapping[Hashable, Any]) -> None:
    percent, recomputed = rate["rate_percent"], rate["status"] == "recomputed"
    axes.plot([0, percent], [row, row], color=WORKED, lw=1.2, alpha=0.5)
    axes.plot(percent, row, "o", ms=9, color=WORKED, mfc=WORKED if recomputed else PAPER, mew=1.8)
    say(axes, 0, row, _family(str(rate["dataset"])), dx=-LEFT + 4, weight="bold")
    say(axes, 0, row, rate["label"], dx=-LEFT + 92)
    whole = pd.isna(rate["numerator"])
    say(axes, WIDEST, row, f"{percent:.0f} %" if whole else f"{percent:.1f} %", dx=8, color=INK)


def _key(axes: Axes, rows: int) -> None:
    """What a filled and a hollow mark mean, below the last row."""
    for dx, fill, words in ((8, WORKED, "counted again from the cases"), (226, PAPER, "as published")):
        say(axes, 0, rows - 0.5, words, dx=-LEFT + dx + 12, dy=-22, color=QUIET)
        left = (dx - LEFT) * WIDEST / (RIGHT - LEFT)
        axes.plot(left, rows - 0.5 + 22 / PITCH, "o", ms=9, color=WORKED, mfc=fill, mew=1.8, clip_on=False)


def _family(dataset: str) -> str:
    """The short name of a data set, without its years."""
    return "TIES" if dataset.startswith("TIES") else dataset.split(" (")[0]
