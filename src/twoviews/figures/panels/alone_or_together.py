"""Panel `alone-or-together`: how the threats of one sender and of a coalition end, and two ways to count.

Above, one bar for each, cut into the four ends of a threat. Below, the two rates that a study may report: of
all threats, and of the sanctions that were imposed. They can rank the two senders the other way round.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from twoviews.figures.panels.base import Actors, Outline, Panel, empty_curve, hundreds
from twoviews.figures.stage import Label
from twoviews.figures.style import INK, PAPER, QUIET, SIZE, place, say
from twoviews.models.threats import ThreatOutcomes, counted_rate, full_rate, threat_outcomes

ENDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("gives way to the threat", {"facecolor": "#7d62bb", "edgecolor": QUIET}),
    ("gives way once imposed", {"facecolor": "#b9a7dd", "edgecolor": QUIET}),
    ("imposed, holds out", {"facecolor": "#8a8f98", "edgecolor": QUIET}),
    ("sender backs down", {"facecolor": "none", "edgecolor": QUIET, "linestyle": (0, (3, 2))}),
)
SENDERS = ("alone", "together")
MARKS: tuple[dict[str, Any], ...] = (
    {"marker": "o", "ms": 13, "mfc": PAPER, "mec": INK, "mew": 2.4, "ls": ""},
    {"marker": "D", "ms": 12, "color": INK, "ls": ""},
)
RATES = ("of all threats", "of sanctions imposed")
BAR, PITCH = 0.5, 1.15
BOX = (Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY)
LEFT, RIGHT = 178.0, 690.0


class AloneOrTogetherPanel(Panel):
    """Two senders against one target; chances and costs of `twoviews.models.threats`."""

    NAME = "alone-or-together"
    SLIDERS = ("alone_cost", "alone_chance", "together_cost", "together_chance", "weapon")
    HEIGHT = 436

    def _draw_scenery(self, figure: Figure) -> None:
        self._bars, self._rates = (
            place(figure, LEFT, 66, RIGHT, 226),
            place(figure, LEFT, 290, RIGHT, 390),
        )
        _scenery(self._bars, self._rates)

    def _outcomes(self, sender: str) -> ThreatOutcomes:
        chance, cost = self._values[f"{sender}_chance"], self._values[f"{sender}_cost"]
        return threat_outcomes(chance, cost, self._values["weapon"])

    def _move_bars(self, shares: np.ndarray[Any, Any]) -> None:
        ends = np.cumsum(shares, axis=1)
        for number, patch in enumerate(self._parts):
            patch.set_path(_boxes(ends[:, number] - shares[:, number], ends[:, number]))
        for label, row in zip(self._counts, shares, strict=True):
            label.set_text("  ·  ".join(f"{share} %" for share in hundreds(row / 100)))

    def _create_actors(self) -> Actors:
        self._parts = [Outline(_boxes(np.zeros(2), np.zeros(2)), linewidth=1, **look) for _, look in ENDS]
        for part in self._parts:
            self._bars.add_patch(part)
        self._counts = [Label(self._bars, x=0, y=PITCH * row + 0.5) for row in range(len(SENDERS))]
        self._marks = [empty_curve(self._rates, clip_on=False, **mark) for mark in MARKS]
        return {"parts": self._parts, "marks": self._marks, "words": self._counts}

    def _move_actors(self) -> str:
        both = [self._outcomes(sender) for sender in SENDERS]
        shares = np.array([[float(part) for part in vars(outcomes).values()] for outcomes in both])
        self._move_bars(100 * shares)
        rates = [(float(full_rate(outcomes)), float(counted_rate(outcomes))) for outcomes in both]
        for mark, pair in zip(self._marks, rates, strict=True):
            mark.set_data([100 * rate for rate in pair], range(len(RATES)))
        return _sentence(*rates)


def _boxes(starts: np.ndarray[Any, Any], stops: np.ndarray[Any, Any]) -> Path:
    """One box a sender in one outline, from start to stop."""
    boxes = [
        Path([(a, y - BAR / 2), (b, y - BAR / 2), (b, y + BAR / 2), (a, y + BAR / 2), (a, y - BAR / 2)], BOX)
        for a, b, y in zip(starts, stops, (0, PITCH), strict=True)
    ]
    return Path.make_compound_path(*boxes)


def _scenery(bars: Axes, rates: Axes) -> None:
    bars.set(xlim=(0, 100), ylim=(PITCH + 0.8, -0.4), xticks=[], yticks=[])
    bars.spines[["left", "bottom"]].set_visible(False)
    for row, name in enumerate(SENDERS):
        say(bars, 0, PITCH * row, name, dx=-12, ha="right", fontsize=SIZE, weight="bold")
        say(bars, 0, PITCH * row + 0.5, "in this order:", dx=-12, ha="right", color=QUIET)
    for (words, part), (x, dy) in zip(ENDS, ((0, 44), (52, 44), (0, 22), (52, 22)), strict=True):
        edge = {"mfc": part["facecolor"], "mec": QUIET}
        (mark,) = bars.plot(x + 1, -0.4, "s", ms=11, clip_on=False, **edge)
        mark.set_transform(bars.transData + _up(dy - 8))
        say(bars, x + 1, -0.4, words, dx=12, dy=dy - 8)
    rates.set(xlim=(0, 100), ylim=(1.5, -0.5), xticks=range(0, 101, 25))
    rates.set_yticks([0, 1], labels=RATES)
    rates.tick_params(axis="y", length=0, pad=14)
    rates.xaxis.set_major_formatter(lambda value, _: f"{value:.0f} %")
    rates.grid(axis="x")
    say(rates, 0, -0.5, "how many gave way", dx=-LEFT + 12, dy=22, weight="bold")
    for x, words, look in zip((46, 74), SENDERS, MARKS, strict=True):
        (shown,) = rates.plot(x, -0.5, clip_on=False, **look)
        shown.set_transform(rates.transData + _up(22))
        say(rates, x, -0.5, words, dx=14, dy=22)


def _up(units: float) -> Affine2D:
    return Affine2D().translate(0, units)


def _sentence(alone: tuple[float, float], together: tuple[float, float]) -> str:
    (every, listed), (all_together, listed_together) = alone, together
    return (
        f"Of all threats {_per_cent(every)} succeed alone and {_per_cent(all_together)} together; of the "
        f"sanctions imposed {_per_cent(listed)} alone and {_per_cent(listed_together)} together."
    )


def _per_cent(rate: float) -> str:
    return "none can be counted" if np.isnan(rate) else f"{100 * rate:.0f} per cent"
