"""Panel `home-politics`: how far a promise is kept, and the two bills behind the choice.

Above: the share kept at every chance of being seen, with the chance at which it starts. Below: what it costs
to break the promise, and what it costs at home to keep it; the shorter bar wins, unless the strain of the
last steps stops it half way.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews.figures.panels.base import Actors, Panel, empty_curve
from twoviews.figures.stage import Label
from twoviews.figures.style import (
    DIESEL,
    GRID,
    INK,
    PETROL,
    QUIET,
    SIZE,
    place,
    say,
)
from twoviews.models.home_politics import best_compliance, tipping_chance, utility

PRICE, ANGER, BUSINESS = DIESEL.colour, PETROL.colour, "#8f86c9"
CHANCES = np.linspace(0, 1, 101)
LEFT, RIGHT, TOP, MIDDLE = 96.0, 520.0, 40.0, 216.0
BARS, FIRST, LAST, DEAREST = 96.0, 318.0, 398.0, 9.0
BREAK, KEEP = 0.75, 0.25
THICK = 20


class HomePoliticsPanel(Panel):
    """One government's choice: `values` are parameters of `twoviews.models.home_politics`."""

    NAME = "home-politics"
    SLIDERS = ("price", "seen", "anger", "business", "strain")
    HEIGHT = 420

    def _draw_scenery(self, figure: Figure) -> None:
        self._choice = place(figure, LEFT, TOP, RIGHT, MIDDLE)
        self._bills = place(figure, BARS, FIRST, 640, LAST)
        _scenery(self._choice, self._bills)

    def _create_actors(self) -> Actors:
        self._edge = empty_curve(self._choice, color=QUIET, lw=1.6, ls=(0, (4, 3)))
        self._curve = empty_curve(self._choice, clip_on=False, color=INK, lw=2.6)
        self._now = empty_curve(self._choice, clip_on=False, marker="o", ls="", ms=12, color=INK)
        self._colours = [
            empty_curve(self._bills, clip_on=False, color=colour, lw=THICK, solid_capstyle="butt")
            for colour in (PRICE, ANGER, BUSINESS, QUIET)
        ]
        self._kept = Label(self._choice, x=1, y=0.8, dx=18, fontsize=SIZE, weight="bold")
        self._from = Label(self._choice, x=1, y=0.62, dx=18)
        self._totals = [Label(self._bills, x=0, y=y, dx=8, weight="bold") for y in (BREAK, KEEP)]
        curves = (self._edge, self._curve, self._now)
        words = (self._kept, self._from, *self._totals)
        return {"curves": curves, "bills": self._colours, "words": words}

    def _move_actors(self) -> str:
        home = {name: self._values[name] for name in ("price", "anger", "business", "strain")}
        seen = self._values["seen"]
        kept = float(best_compliance(seen=seen, **home))
        edge = float(tipping_chance(home["price"], home["anger"], home["business"]))
        breaking, keeping = (-float(utility(y, seen=seen, **home)) for y in (0.0, 1.0))
        self._curve.set_data(CHANCES, best_compliance(seen=CHANCES, **home))
        self._now.set_data([seen], [kept])
        self._edge.set_data([min(edge, 2.0)] * 2, [0, 1])
        self._move_bills(breaking, keeping, home["anger"], home["business"])
        self._kept.set_text(f"kept: {100 * kept:.0f} %")
        self._from.set_text(_tips(edge))
        return _sentence(kept, edge, breaking, keeping, home)

    def _move_bills(self, breaking: float, keeping: float, anger: float, business: float) -> None:
        ends = (0, anger, anger + business, keeping)
        parts = [
            (BREAK, 0, breaking),
            *((KEEP, low, high) for low, high in pairwise(ends)),
        ]
        for bar, (y, low, high) in zip(self._colours, parts, strict=True):
            bar.set_data([low, high], [y, y])
        for label, total in zip(self._totals, (breaking, keeping), strict=True):
            label.set_x(total)
            label.set_text(f"{total:.1f}")


def _scenery(choice: Axes, bills: Axes) -> None:
    choice.set(xlim=(0, 1), ylim=(0, 1))
    choice.set_xticks([0, 0.25, 0.5, 0.75, 1], labels=["0 %", "25 %", "50 %", "75 %", "100 %"])
    choice.set_yticks([0, 0.5, 1], labels=["0 %", "50 %", "100 %"])
    choice.set_xlabel("chance that it is seen")
    say(choice, 0, 1, "How far the promise is kept", dx=-LEFT + 4, dy=24, weight="bold", fontsize=SIZE)
    bills.set(xlim=(0, DEAREST), ylim=(0, 1), yticks=[])
    bills.set_xticks(range(0, 10, 3))
    bills.spines["left"].set_visible(False)
    bills.axvline(0, color=GRID, lw=1)
    say(bills, 0, 1, "The two bills", dx=-BARS + 4, dy=34, weight="bold", fontsize=SIZE)
    for y, words in ((BREAK, "to break it"), (KEEP, "to keep it")):
        say(bills, 0, y, words, dx=-10, ha="right")
    _key(bills)


def _key(bills: Axes) -> None:
    names = ("price × chance", "anger at home", "business lost", "strain")
    for x, colour, words in zip((0.1, 2.5, 4.8, 7.0), (PRICE, ANGER, BUSINESS, QUIET), names, strict=True):
        say(bills, x, 1, "■", dy=12, color=colour, fontsize=SIZE)
        say(bills, x, 1, words, dx=16, dy=12)


def _tips(edge: float) -> str:
    return "at no chance" if edge >= 1 else f"begins above {100 * edge:.0f} %"


def _sentence(kept: float, edge: float, breaking: float, keeping: float, home: Mapping[str, float]) -> str:
    bill = ", ".join(f"{name} {home[name]:g}" for name in ("anger", "business", "strain"))
    begins = (
        "and no chance of being seen would be high enough to change that"
        if edge >= 1
        else f"and keeping begins where the chance of being seen is above {100 * edge:.0f} %"
    )
    return (
        f"The government keeps {100 * kept:.0f} % of its promise: to break it all would cost {breaking:.1f}, "
        f"to keep it all {keeping:.1f} ({bill}), {begins}."
    )
