"""Panel `enforcement`: how often a rule is broken and how often a third state acts, and what moves which.

Above, the two shares as bars. Below, each against the one thing that moves it: violations against what acting
is worth to the enforcer, action against the harshness of the penalty.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews.figures.panels.base import Actors, Block, Panel, empty_curve
from twoviews.figures.stage import Label
from twoviews.figures.style import DIESEL, INK, PETROL, QUIET, SIZE, place, say
from twoviews.models.threats import actions, violations

LEAST, MOST, HARSHEST = -4.0, 12.0, 10.0
WORTHS, PENALTIES = np.linspace(LEAST, MOST, 65), np.linspace(0.25, HARSHEST, 40)
VIOLATES, ACTS = PETROL.colour, DIESEL.colour
BAR = 0.56
NOW: dict[str, Any] = {"marker": "o", "ms": 11, "color": INK}


class EnforcementPanel(Panel):
    """One equilibrium of `twoviews.models.threats`; `interest` and `secondary` add up to `enforcing`."""

    NAME = "enforcement"
    SLIDERS = ("gain", "penalty", "interest", "secondary", "needless")
    HEIGHT = 452

    def _draw_scenery(self, figure: Figure) -> None:
        self._shares = place(figure, 224, 20, 640, 104)
        self._left, self._right = place(figure, 62, 202, 346, 392), place(figure, 428, 202, 708, 392)
        _scenery(self._shares, self._left, self._right)

    def _create_actors(self) -> Actors:
        self._bars = [Block(facecolor=colour, lw=0) for colour in (VIOLATES, ACTS)]
        for bar in self._bars:
            self._shares.add_patch(bar)
        self._counts = [Label(self._shares, dx=8, fontsize=SIZE, weight="bold") for _ in self._bars]
        frames = ((self._left, VIOLATES), (self._right, ACTS))
        self._curves = [empty_curve(axes, clip_on=False, color=colour, lw=2.8) for axes, colour in frames]
        self._dots = [empty_curve(axes, clip_on=False, **NOW) for axes, _ in frames]
        return {"bars": self._bars, "curves": (*self._curves, *self._dots), "words": self._counts}

    def _move_actors(self) -> str:
        gain, penalty, interest, secondary, needless = (self._values[name] for name in self.SLIDERS)
        enforcing = interest + secondary
        broken, acted = float(violations(enforcing, needless)), float(actions(gain, penalty, enforcing))
        for row, (bar, label, share) in enumerate(
            zip(self._bars, self._counts, (broken, acted), strict=True)
        ):
            bar.set_bounds(0, row - BAR / 2, 100 * share, BAR)
            label.put(100 * share, row, f"{100 * share:.0f} %")
        self._curves[0].set_data(WORTHS, 100 * violations(WORTHS, needless))
        self._curves[1].set_data(PENALTIES, 100 * actions(gain, PENALTIES, enforcing))
        self._dots[0].set_data([enforcing], [100 * broken])
        self._dots[1].set_data([penalty], [100 * acted])
        return _sentence(enforcing, broken, acted)


def _scenery(shares: Axes, left: Axes, right: Axes) -> None:
    shares.set(xlim=(0, 100), ylim=(1.5, -0.5), xticks=[], yticks=[])
    shares.spines[["left", "bottom"]].set_visible(False)
    shares.axvline(0, color=QUIET, lw=1)
    for row, words in enumerate(("the rule is broken", "the enforcer acts")):
        say(shares, 0, row, words, dx=-212, fontsize=SIZE, weight="bold")
    for axes, ends in ((left, (LEAST, MOST)), (right, (0.0, HARSHEST))):
        axes.set(xlim=ends, ylim=(0, 100))
        axes.set_yticks([0, 50, 100], labels=["0 %", "50 %", "100 %"])
        axes.grid(axis="y")
    left.set_xticks([-4, 0, 4, 8, 12], labels=["−4", "0", "4", "8", "12"])
    left.axvline(0, color=QUIET, lw=1)
    right.set_xticks(range(0, 11, 2))
    _heading(left, LEAST, "broken: moved by what acting", "is worth to the enforcer")
    _heading(right, 0, "acting: moved by how harsh", "the penalty is")
    left.set_xlabel("worth of acting, rather than looking away")
    right.set_xlabel("penalty for a violation")


def _heading(axes: Axes, x: float, above: str, below: str) -> None:
    say(axes, x, 100, above, dx=-50, dy=42, weight="bold")
    say(axes, x, 100, below, dx=-50, dy=24, weight="bold")


def _sentence(enforcing: float, broken: float, acted: float) -> str:
    if enforcing <= 0:
        return (
            "Acting is worth nothing to the enforcer, so it always looks away, and the rule is broken "
            "100 times in 100, however harsh the penalty."
        )
    return (
        f"Acting is worth {enforcing:g} to the enforcer: the rule is broken {100 * broken:.0f} times in 100, "
        f"and the enforcer acts {100 * acted:.0f} times in 100."
    )
