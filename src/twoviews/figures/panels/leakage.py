"""Panel `leakage`: how much fuel reaches the market, what it costs there, and what a 60 per cent fall takes.

One picture, read from below: a bar of where the fuel comes from; from its end a line up to the curve of what
buyers would take; there is the price. From there the same curve says how much more fuel brings it down.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews.figures.panels.base import Actors, Block, Panel, empty_curve
from twoviews.figures.stage import Label
from twoviews.figures.style import DIESEL, INK, PAPER, PETROL, QUIET, SIZE, place, say
from twoviews.models.leakage import Market, equilibrium

FALL = 0.4
WIDE, LOW, HIGH = 190.0, 0.34, 20.0
STEPS = {0.5: "half", 1: "as before", 2: "double", 4: "4 times", 8: "8 times", 16: "16 times"}
LEGAL, LEAKED, SMUGGLED = DIESEL.colour, PETROL.colour, "#8f86c9"


class LeakagePanel(Panel):
    """The market of one cut: `values` are parameters of `twoviews.models.leakage`."""

    NAME = "leakage"
    SLIDERS = ("elasticity", "cut", "leakage", "border_capacity", "risk_premium", "ceiling_price")
    HEIGHT = 500

    def _draw_scenery(self, figure: Figure) -> None:
        self._axes, self._bar = place(figure, 84, 46, 706, 360), place(figure, 84, 394, 706, 418)
        _scenery(self._axes, self._bar)

    def _create_actors(self) -> Actors:
        axes = self._axes
        self._demand = empty_curve(axes, color=INK, lw=2.6)
        self._supply = empty_curve(axes, color=INK, lw=2.0, ls=(0, (6, 3)))
        self._ceiling = empty_curve(axes, color=QUIET, lw=1.2, ls=(0, (2, 3)))
        self._reading = empty_curve(axes, color=INK, lw=1.0, ls=(0, (1, 2)))
        self._fall = empty_curve(axes, color=INK, lw=1.6)
        self._now = empty_curve(axes, marker="o", ls="", ms=12, color=INK)
        self._then = empty_curve(axes, marker="o", ls="", ms=10, color=INK, mfc=PAPER, mew=2)
        self._price = Label(axes, dx=8, dy=13, fontsize=SIZE + 2, weight="bold")
        self._more = Label(axes, dx=12, dy=4)
        self._give_up = Label(axes, dx=-2, dy=9, color=QUIET, ha="right")
        colours = (LEGAL, LEAKED, SMUGGLED, "none")
        self._parts = [Block(facecolor=colour, linewidth=0) for colour in colours]
        self._parts[3].set(edgecolor=QUIET, linewidth=1.2, linestyle=(0, (3, 2)))
        for part in self._parts:
            self._bar.add_patch(part)
        self._counts = _counts(self._bar, colours)
        curves = (self._ceiling, self._demand, self._supply, self._reading, self._fall, self._now, self._then)
        words = (self._price, self._more, self._give_up, *self._counts)
        return {"curves": curves, "bar": self._parts, "words": words}

    def _move_actors(self) -> str:
        market = equilibrium(**self._values)
        self._move_curves(market)
        self._move_point(market)
        self._move_bar(market)
        return _sentence(self._values, market)

    def _move_curves(self, market: Market) -> None:
        elasticity, ceiling = self._values["elasticity"], self._values["ceiling_price"]
        prices = np.geomspace(LOW, ceiling, 40)
        self._demand.set_data(np.append(100 * prices**elasticity, 0), np.append(prices, ceiling))
        margins = np.maximum(0, prices - 1 - self._values["risk_premium"])
        steady = 100 * (market.legal + market.leaked)
        self._supply.set_data(steady + self._values["border_capacity"] * margins, prices)
        self._ceiling.set_data([0, WIDE], [ceiling, ceiling])
        self._give_up.put(WIDE, ceiling, "above this, buyers give up")

    def _move_point(self, market: Market) -> None:
        now, then = 100 * market.quantity, 100 * _after(self._values, market)
        lower = FALL * market.price
        self._reading.set_data([now, now, 0], [LOW, market.price, market.price])
        self._now.set_data([now], [market.price])
        self._fall.set_data([now, now, then], [market.price, lower, lower])
        self._then.set_data([then], [lower])
        far = then > 0.55 * WIDE  # there the words stand before the dot, or they would leave the picture
        words = f"60 % lower: {_more(then / now)} fuel".replace("per cent", "%")
        self._more.put(min(then, WIDE) - 12 if far else then, lower, words)
        self._more.set_horizontalalignment("right" if far else "left")
        self._price.put(0, market.price, _times(market.price))

    def _move_bar(self, market: Market) -> None:
        missing = max(0.0, 1 - market.quantity)
        shares = [100 * share for share in (market.legal, market.leaked, market.smuggled, missing)]
        for part, share, left in zip(self._parts, shares, np.cumsum([0, *shares]), strict=False):
            part.set_bounds(left, 0, share, 1)
        for text, name, share in zip(
            self._counts, ("legal", "leaks", "smuggled", "missing"), shares, strict=True
        ):
            text.set_text(f"{name} {share:.0f} %")


def _scenery(axes: Axes, bar: Axes) -> None:
    axes.set(xlim=(0, WIDE), ylim=(LOW, HIGH), yscale="log")
    axes.set_yticks(list(STEPS), labels=list(STEPS.values()))
    axes.set_yticks([], minor=True)
    axes.set_xticks(range(0, 151, 50), labels=[])
    axes.grid(True)
    axes.plot(100, 1, "o", ms=9, mfc="none", mec=QUIET, mew=1.6)
    say(axes, 100, 1, "before", dx=-9, dy=-10, ha="right", color=QUIET)
    say(axes, 0, HIGH, "price", dx=-76, dy=16, weight="bold")
    _legend(axes)
    bar.set(xlim=(0, WIDE), ylim=(0, 1), yticks=[])
    bar.set_xticks(range(0, 151, 50), labels=[f"{share} %" for share in range(0, 151, 50)])
    bar.spines[["left", "bottom"]].set_visible(False)
    say(bar, 0, 1, "fuel on sale, against before the ban", dy=11, weight="bold")


def _legend(axes: Axes) -> None:
    lines: tuple[tuple[float, dict[str, Any], str], ...] = (
        (14, {"color": INK, "lw": 2.6}, "what buyers would take at each price"),
        (122, {"color": INK, "lw": 2.0, "ls": (0, (6, 3))}, "what comes to market"),
    )
    for x, how, words in lines:
        axes.plot([x, x + 8], [HIGH * 1.22] * 2, clip_on=False, **how)
        say(axes, x + 8, HIGH * 1.22, words, dx=6)


def _counts(bar: Axes, colours: tuple[str, ...]) -> list[Label]:
    texts: list[Label] = []
    for x, colour in zip((0, 46, 92, 146), colours, strict=True):
        edge = QUIET if colour == "none" else colour
        bar.plot(x + 2, -2.3, "s", ms=11, mfc=colour, mec=edge, clip_on=False)
        texts.append(Label(bar, dx=10, x=x + 2, y=-2.3))
    return texts


def _after(values: Mapping[str, float], market: Market) -> float:
    """Share of the old supply that buyers take when the price has come down by 60 per cent."""
    return float((FALL * market.price) ** values["elasticity"])


def _times(multiple: float) -> str:
    return "as before" if abs(multiple - 1) < 0.005 else f"{multiple:.2g} times"


def _more(ratio: float) -> str:
    return f"{100 * (ratio - 1):.0f} per cent more" if ratio < 2.995 else f"{ratio:.1f} times the"


def _sentence(values: Mapping[str, float], market: Market) -> str:
    back = 100 * (market.leaked + market.smuggled)
    comes = f"{back:.0f} points of it coming back" if back >= 0.5 else "nothing coming back"
    price = "stays as before" if abs(market.price - 1) < 0.005 else f"is {market.price:.2g} times the old one"
    stop = ", its ceiling, where buyers give up and new fuel first goes to them" if market.capped else ""
    ratio = _after(values, market) / market.quantity
    return (
        f"With {100 * values['cut']:.0f} per cent of the legal supply cut and {comes}, "
        f"{100 * market.quantity:.0f} per cent of the old amount is on sale and the price {price}{stop}; "
        f"a price 60 per cent lower would take {_more(ratio)} fuel."
    )
