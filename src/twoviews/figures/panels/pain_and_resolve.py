"""Panel `pain-and-resolve`: pain that builds up and wears off, resolve that drifts, and the time between.

Where the line of pain lies above that of resolve a bargain is open; that time is shaded.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from twoviews.figures.panels.base import Actors, Block, Panel, empty_curve
from twoviews.figures.stage import Label
from twoviews.figures.style import INK, PAPER, QUIET, SIZE, place, say
from twoviews.models.coercion import MONTHS, pain_path, resolve_path, window

TOP = 12.0
PAIN, RESOLVE, OPEN = "#7d62bb", "#8a6d5a", "#7b8a1e"


class PainAndResolvePanel(Panel):
    """Ten years of pressure: `values` are parameters of `models.coercion.window`."""

    NAME = "pain-and-resolve"
    SLIDERS = ("peak", "buildup", "adaptation", "resolve", "drift")
    HEIGHT = 400

    def _draw_scenery(self, figure: Figure) -> None:
        self._months = np.arange(MONTHS + 1)
        self._axes = place(figure, 56, 62, 700, 340)
        _scenery(self._axes)

    def _create_actors(self) -> Actors:
        axes = self._axes
        self._span = Block(facecolor=OPEN, alpha=0.22, linewidth=0)
        axes.add_patch(self._span)
        self._pain = empty_curve(axes, color=PAIN, lw=2.8)
        self._resolve = empty_curve(axes, color=RESOLVE, lw=2.4, ls=(0, (6, 3)))
        self._ends = empty_curve(axes, marker="o", ms=9, color=INK, mfc=PAPER, mew=2, ls="")
        self._says = Label(axes, dy=14, fontsize=SIZE, weight="bold", ha="center")
        curves = (self._span, self._pain, self._resolve, self._ends)
        return {"curves": curves, "words": (self._says,)}

    def _move_actors(self) -> str:
        v = self._values
        pain = pain_path(self._months, v["peak"], v["buildup"], v["adaptation"])
        resolve = resolve_path(self._months, v["resolve"], v["drift"])
        self._pain.set_data(self._months, pain)
        self._resolve.set_data(self._months, resolve)
        found = window(v["peak"], v["buildup"], v["adaptation"], v["resolve"], v["drift"])
        self._move_window(float(found.opens), float(found.closes), pain)
        return _sentence(float(found.opens), float(found.closes), pain, resolve)

    def _move_window(self, opens: float, closes: float, pain: np.ndarray) -> None:
        if np.isnan(opens):
            self._span.set_bounds(0, 0, 0, 0)
            self._ends.set_data([], [])
            self._says.put(MONTHS / 2, TOP, "no bargain opens")
            return
        last = min(closes, float(MONTHS))
        months = [int(opens)] if np.isinf(closes) else [int(opens), int(closes)]
        self._span.set_bounds(opens, 0, last - opens, TOP)
        self._ends.set_data(months, pain[months])
        middle = min(max((opens + last) / 2, 24.0), MONTHS - 24.0)
        until = "to the end" if np.isinf(closes) else f"to month {closes - 1:.0f}"
        self._says.put(middle, TOP, f"open: month {opens:.0f} {until}")


def _scenery(axes: Axes) -> None:
    axes.set(xlim=(0, MONTHS), ylim=(0, TOP), yticks=range(0, 13, 2), xticks=range(0, MONTHS + 1, 12))
    axes.grid(True)
    axes.set_xlabel("months under pressure", labelpad=6)
    say(axes, 0, TOP, "units of loss", dx=-48, dy=40, color=QUIET)
    keys: tuple[tuple[float, dict[str, Any], str], ...] = (
        (24, {"color": PAIN, "lw": 2.8}, "pain"),
        (46, {"color": RESOLVE, "lw": 2.4, "ls": (0, (6, 3))}, "resolve"),
    )
    for x, how, words in keys:
        axes.plot([x, x + 7], [TOP * 1.145] * 2, clip_on=False, **how)
        say(axes, x + 7, TOP * 1.145, words, dx=8)
    axes.add_patch(Rectangle((72, TOP * 1.12), 5, TOP * 0.05, facecolor=OPEN, alpha=0.4, clip_on=False))
    say(axes, 77, TOP * 1.145, "a bargain is open", dx=8)


def _sentence(opens: float, closes: float, pain: np.ndarray, resolve: np.ndarray) -> str:
    top = int(np.argmax(pain))
    height = f"Pain is greatest in month {top}, at {pain[top]:.1f} units"
    if np.isnan(opens):
        return f"{height}, when resolve stands at {resolve[top]:.1f}; no bargain opens within ten years."
    if np.isinf(closes):
        return f"{height}; a bargain opens in month {opens:.0f} and stays open to the end of the ten years."
    return f"{height}; a bargain opens in month {opens:.0f} and closes in month {closes:.0f}."
