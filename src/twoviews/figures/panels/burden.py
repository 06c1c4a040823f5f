"""Panel `burden`: who feels sanctions, and which way they move policy.

Above: the loss of one person inside the winning coalition and of one outside, where 1 is the average. Below,
from top to bottom, what pushes policy towards the sender and what pulls it away, and the sum.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from twoviews.figures.panels.base import Actors, Panel, empty_curve
from twoviews.figures.stage import Label
from twoviews.figures.style import DIESEL, GRID, INK, PETROL, QUIET, SIZE, place, say
from twoviews.models.home_politics import burden, policy_shift, rulers_share
from twoviews.wording import signed

TOWARDS, AWAY = DIESEL.colour, PETROL.colour
LEFT, RIGHT = 190.0, 640.0
TOP, MIDDLE, LOWER, BOTTOM = 40.0, 116.0, 182.0, 388.0
THICK = 20
INSIDE, OUTSIDE = 0.75, 0.25
HIGHEST = 5.2
ROWS = ("rulers lose", "signal from outside", "others lose", "rally", "rents of scarcity", "sum")
SUM = len(ROWS) - 1


class BurdenPanel(Panel):
    """Who feels it: `values` are parameters of `twoviews.models.home_politics`."""

    NAME = "burden"
    SLIDERS = ("coalition", "aimed", "signal", "rally", "rents")
    HEIGHT = 430

    def _draw_scenery(self, figure: Figure) -> None:
        self._losses = place(figure, LEFT, TOP, RIGHT, MIDDLE)
        self._effects = place(figure, LEFT, LOWER, RIGHT, BOTTOM)
        _scenery(self._losses, self._effects)

    def _create_actors(self) -> Actors:
        bar = {"clip_on": False, "lw": THICK, "solid_capstyle": "butt"}
        self._each = empty_curve(self._losses, color="#8f86c9", **bar)
        self._towards, self._away, self._whole = (
            empty_curve(self._effects, color=colour, **bar) for colour in (TOWARDS, AWAY, INK)
        )
        self._heads = [Label(self._losses, x=HIGHEST, y=y, dx=8, weight="bold") for y in (INSIDE, OUTSIDE)]
        self._shares = [Label(self._effects, x=2.2, y=row + 0.5, dx=8) for row in (0, 2)]
        self._sum = Label(self._effects, x=2.2, y=SUM + 0.5, dx=8, fontsize=SIZE, weight="bold")
        bars = (self._each, self._towards, self._away, self._whole)
        return {"bars": bars, "words": (*self._heads, *self._shares, self._sum)}

    def _move_actors(self) -> str:
        coalition, aimed = self._values["coalition"], self._values["aimed"]
        loss = burden(1.0, coalition, aimed=aimed)
        rulers = float(rulers_share(coalition, aimed=aimed))
        effects = {name: self._values[name] for name in ("signal", "rally", "rents")}
        total = float(policy_shift(rulers, **effects))
        self._move_losses(float(loss.inside), float(loss.outside))
        self._move_effects(
            [rulers, effects["signal"], rulers - 1, -effects["rally"], -effects["rents"]], total
        )
        return _sentence(float(loss.inside), float(loss.outside), rulers, total)

    def _move_losses(self, inside: float, outside: float) -> None:
        self._each.set_data([0, inside, np.nan, 0, outside], [INSIDE] * 2 + [np.nan] + [OUTSIDE] * 2)
        for label, loss in zip(self._heads, (inside, outside), strict=True):
            label.set_text(f"{loss:.2f}")

    def _move_effects(self, effects: list[float], total: float) -> None:
        """Each bar starts where the one above it ended; the last one goes from 0 to the sum."""
        ends = [0.0, *np.cumsum(effects)]
        _bars(self._towards, ends, (0, 1))
        _bars(self._away, ends, (2, 3, 4))
        self._whole.set_data([0, total], [SUM + 0.5] * 2)
        for label, effect in zip(self._shares, (effects[0], effects[2]), strict=True):
            label.set_text(signed(effect))
        self._sum.set_text(signed(total))


def _bars(bar: Line2D, ends: list[float], rows: tuple[int, ...]) -> None:
    x = [value for row in rows for value in (ends[row], ends[row + 1], np.nan)]
    y = [value for row in rows for value in (row + 0.5, row + 0.5, np.nan)]
    bar.set_data(x, y)


def _scenery(losses: Axes, effects: Axes) -> None:
    losses.set(xlim=(0, HIGHEST), ylim=(0, 1), yticks=[])
    losses.set_xticks(range(6))
    losses.axvline(1, color=QUIET, lw=1.2, ls=(0, (4, 3)))
    say(
        losses,
        0,
        1,
        "Loss of one person; 1 is the average",
        dx=-LEFT + 4,
        dy=22,
        weight="bold",
        fontsize=SIZE,
    )
    for y, words in ((INSIDE, "inside the coalition"), (OUTSIDE, "outside it")):
        say(losses, 0, y, words, dx=-12, ha="right")
    effects.set(xlim=(-3.1, 2.1), ylim=(len(ROWS), 0), yticks=[])
    effects.set_xticks(range(-3, 3))
    effects.xaxis.set_major_formatter(lambda x, _: signed(x, ".0f"))
    effects.axvline(0, color=QUIET, lw=1.2)
    effects.axhline(SUM, color=GRID, lw=1)
    effects.spines["left"].set_visible(False)
    say(
        effects,
        -3.1,
        0,
        "Where one more unit moves policy",
        dx=-LEFT + 4,
        dy=22,
        weight="bold",
        fontsize=SIZE,
    )
    for row, words in enumerate(ROWS):
        say(effects, -3.1, row + 0.5, words, dx=-12, ha="right", weight="bold" if row == SUM else "normal")
    for x, words, side in ((-0.2, "← away from the sender", "right"), (0.2, "towards the sender →", "left")):
        say(effects, x, len(ROWS), words, dy=-32, ha=side)


def _sentence(inside: float, outside: float, rulers: float, total: float) -> str:
    way = "towards the sender" if total > 0.005 else "away from the sender" if total < -0.005 else "nowhere"
    return (
        f"One person inside the coalition loses {inside:.2f}, one outside {outside:.2f}; the coalition bears "
        f"{100 * rulers:.0f} % of the whole loss, and one more unit of sanctions moves policy {way} "
        f"({signed(total)})."
    )
