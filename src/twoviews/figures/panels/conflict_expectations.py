"""Panel `conflict-expectations`: how much a target gives up, and whether the sender asks at all.

One picture, read from above: the concession at every weight of quarrels to come; below it, on the same axis,
what a demand is worth to the sender, with the bar that it must reach.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews.figures.panels.base import Actors, Panel, empty_curve
from twoviews.figures.stage import Label
from twoviews.figures.style import DIESEL, INK, PETROL, QUIET, SIZE, place, say
from twoviews.models.threats import concession, demand_worth, demands
from twoviews.wording import numeral

FIERCEST, LOW, HIGH = 2.0, -1.4, 2.5
WEIGHTS = np.linspace(0, FIERCEST, 51)
GIVES, WORTH = DIESEL.colour, PETROL.colour
LEFT, RIGHT = 84.0, 516.0
NOW: dict[str, Any] = {"marker": "o", "ms": 11, "color": INK}


class ConflictExpectationsPanel(Panel):
    """One pair of states; `values` are parameters of `twoviews.models.threats`."""

    NAME = "conflict-expectations"
    SLIDERS = ("conflict", "target_cost", "sender_cost", "threshold")
    HEIGHT = 500

    def _draw_scenery(self, figure: Figure) -> None:
        self._upper, self._lower = (
            place(figure, LEFT, 40, RIGHT, 210),
            place(figure, LEFT, 272, RIGHT, 446),
        )
        _scenery(self._upper, self._lower)

    def _create_actors(self) -> Actors:
        self._given = empty_curve(self._upper, clip_on=False, color=GIVES, lw=2.8)
        self._worth = empty_curve(self._lower, clip_on=False, color=WORTH, lw=1.6, ls=(0, (2, 2)))
        self._asked = empty_curve(self._lower, clip_on=False, color=WORTH, lw=4.4)
        self._bar = empty_curve(self._lower, clip_on=False, color=INK, lw=1.6, ls=(0, (6, 3)))
        self._dots = [empty_curve(axes, clip_on=False, **NOW) for axes in (self._upper, self._lower)]
        places = ((self._upper, 0.82), (self._lower, 2.1), (self._lower, 1.7))
        self._counts = [
            Label(axes, x=FIERCEST, y=y, dx=16, fontsize=SIZE, weight="bold") for axes, y in places
        ]
        curves = (self._given, self._worth, self._asked, self._bar, *self._dots)
        return {"curves": curves, "words": self._counts}

    def _move_actors(self) -> str:
        conflict, target, sender, bar = (self._values[name] for name in self.SLIDERS)
        given, worth = float(concession(conflict, target)), float(demand_worth(conflict, target, sender))
        asks = bool(demands(conflict, target, sender, bar))
        self._given.set_data(WEIGHTS, concession(WEIGHTS, target))
        along = demand_worth(WEIGHTS, target, sender)
        self._worth.set_data(WEIGHTS, along)
        self._asked.set_data(WEIGHTS, np.where(demands(WEIGHTS, target, sender, bar), along, np.nan))
        self._bar.set_data([0, FIERCEST], [bar, bar])
        self._dots[0].set_data([conflict], [given])
        self._dots[1].set_data([conflict], [worth])
        self._counts[0].set_text(f"gives up {given:.2f}")
        self._counts[1].set_text(f"worth {numeral(worth, '.2f')}")
        self._counts[2].set_text("makes the demand" if asks else "does not ask")
        return _sentence(given, worth, bar, asks)


def _scenery(upper: Axes, lower: Axes) -> None:
    for axes in (upper, lower):
        axes.set(xlim=(0, FIERCEST))
        axes.set_xticks([0, 0.5, 1, 1.5, 2])
        axes.grid(axis="y")
    upper.set(ylim=(0, 1), xticklabels=[], yticks=[0, 0.5, 1])
    lower.set(ylim=(LOW, HIGH))
    lower.set_yticks([-1, 0, 1, 2], labels=["−1", "0", "1", "2"])
    lower.axhline(0, color=QUIET, lw=1)
    say(upper, 0, 1, "what the target gives up", dx=-76, dy=22, weight="bold")
    say(lower, 0, HIGH, "what asking is worth to the sender", dx=-76, dy=22, weight="bold")
    say(lower, 0, LOW, "friends", dx=-34, dy=-36, color=QUIET)
    say(lower, FIERCEST / 2, LOW, "weight of quarrels still to come", dy=-36, ha="center")
    say(lower, FIERCEST, LOW, "rivals", dy=-36, ha="right", color=QUIET)
    _key(lower)


def _key(lower: Axes) -> None:
    samples: tuple[tuple[float, str, dict[str, Any]], ...] = (
        (0.6, "asks here", {"color": WORTH, "lw": 4.4}),
        (0.2, "asks for nothing", {"color": WORTH, "lw": 1.6, "ls": (0, (2, 2))}),
        (-0.2, "must be reached", {"color": INK, "lw": 1.6, "ls": (0, (6, 3))}),
    )
    for y, words, how in samples:
        lower.plot([FIERCEST * 1.04, FIERCEST * 1.11], [y, y], clip_on=False, **how)
        say(lower, FIERCEST * 1.11, y, words, dx=8)


def _sentence(given: float, worth: float, bar: float, asks: bool) -> str:
    what = "reaches" if asks else "stays below"
    does = "makes it" if asks else "does not make it"
    return (
        f"A demand is worth {numeral(worth, '.2f')} to the sender and {what} the bar of {bar:.2f}, "
        f"so the sender {does}; "
        f"the target {'gives' if asks else 'would give'} up {given:.2f}."
    )
