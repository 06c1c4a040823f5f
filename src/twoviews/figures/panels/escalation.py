"""Panel `escalation`: what a target does at each pressure, and what that is worth to the sender.

One picture, read from above: how likely it is that the target complies, endures or escalates; below it, on
the same axis of pressure, the sender's gain with its highest point. A line through both marks the pressure
chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from twoviews.figures.panels.base import Actors, Panel, empty_curve, hundreds
from twoviews.figures.stage import Label
from twoviews.figures.style import DIESEL, INK, PETROL, QUIET, SIZE, place, say
from twoviews.models.escalation import HIGHEST, Outcomes, best_pressure, outcomes, value
from twoviews.wording import signed

COMPLY, ESCALATE = DIESEL.colour, PETROL.colour
PRESSURES = np.linspace(0, HIGHEST, 41)
Named = tuple[tuple[str, float], ...]
LEFT, RIGHT = 84.0, 520.0
TOP, MIDDLE, LOWER, BOTTOM = 40.0, 220.0, 272.0, 450.0
# Both frames' lower and upper edge in the upper one's coordinates; between them stands a heading.
CUT = [(MIDDLE - BOTTOM) / (MIDDLE - TOP), (MIDDLE - LOWER) / (MIDDLE - TOP), np.nan, 0, 1]
LOW, HIGH = -26.0, 10.5
GAIN_Y, BEST_Y = 6.0, -4.5
NOW: dict[str, Any] = {"marker": "o", "ms": 8, "color": INK}
BEST: dict[str, Any] = {"marker": "o", "ms": 14, "color": INK, "mfc": "none", "mew": 2}


@dataclass(frozen=True)
class View:
    """What does not change while only the pressure moves."""

    along: Outcomes
    gains: NDArray[np.float64]
    best: float
    peak: float


class EscalationPanel(Panel):
    """One belief about the target: `values` are parameters of `twoviews.models.escalation`."""

    NAME = "escalation"
    SLIDERS = ("pressure", "weapon", "crisis", "spread", "harm", "cost")
    HEIGHT = 500

    def _draw_scenery(self, figure: Figure) -> None:
        self._chances = place(figure, LEFT, TOP, RIGHT, MIDDLE)
        self._gains = place(figure, LEFT, LOWER, RIGHT, BOTTOM)
        _scenery(self._chances, self._gains)

    def _chosen(self, *names: str) -> Named:
        return tuple((name, self._values[name]) for name in names)

    def _create_actors(self) -> Actors:
        self._areas = [Polygon(np.zeros((3, 2)), facecolor=colour, lw=0) for colour in (COMPLY, ESCALATE)]
        for area in self._areas:
            self._chances.add_patch(area)
        self._gain = empty_curve(self._gains, clip_on=False, color=INK, lw=2.6)
        self._cut = empty_curve(self._chances, clip_on=False, color=INK, lw=1.6, ls=(0, (4, 3)))
        self._best = empty_curve(self._gains, clip_on=False, **BEST)
        self._now = empty_curve(self._gains, clip_on=False, **NOW)
        self._counts = _key(self._chances)
        self._total = Label(self._gains, x=HIGHEST, y=GAIN_Y, dx=28, fontsize=SIZE, weight="bold")
        self._peak = Label(self._gains, x=HIGHEST, y=BEST_Y, dx=28)
        curves = (self._gain, self._cut, self._best, self._now)
        words = (*self._counts, self._total, self._peak)
        return {"areas": self._areas, "curves": curves, "words": words}

    def _move_actors(self) -> str:
        belief, stakes = self._chosen("weapon", "crisis", "spread"), self._chosen("harm", "cost")
        pressure, view = self._values["pressure"], _view(belief, stakes)
        now = outcomes(pressure, **dict(belief))
        gain = float(value(pressure, **dict(belief + stakes)))
        self._move_areas(view.along)
        self._gain.set_data(PRESSURES, view.gains)
        self._move_marks(pressure, gain, view)
        self._move_words(now, gain, view.best)
        return _sentence(pressure, now, gain, view.best)

    def _move_areas(self, along: Outcomes) -> None:
        ends = [(HIGHEST, 0.0), (0.0, 0.0)], [(HIGHEST, 1.0), (0.0, 1.0)]
        edges = along.comply, 1 - along.escalate
        for area, edge, corners in zip(self._areas, edges, ends, strict=True):
            area.set_xy(np.vstack([np.column_stack([PRESSURES, edge]), corners]))

    def _move_marks(self, pressure: float, gain: float, view: View) -> None:
        self._cut.set_data([pressure] * len(CUT), CUT)
        self._now.set_data([pressure], [gain])
        self._best.set_data([view.best], [view.peak])

    def _move_words(self, now: Outcomes, gain: float, best: float) -> None:
        parts = zip(
            self._counts,
            ("escalates", "endures", "complies"),
            hundreds([float(share) for share in (now.escalate, now.endure, now.comply)]),
            strict=True,
        )
        for label, does, share in parts:
            label.set_text(f"{does} {share} %")
        self._total.set_text(f"gain {signed(gain, '.1f')}")
        self._peak.set_text(f"best: {_pressure(best)}")


@lru_cache(maxsize=32)
def _view(belief: Named, stakes: Named) -> View:
    """What a belief shows at every pressure; kept, since the pressure is what students move most."""
    every = dict(belief + stakes)
    best = float(best_pressure(**every))
    gains, peak = value(PRESSURES, **every), float(value(best, **every))
    return View(outcomes(PRESSURES, **dict(belief)), gains, best, peak)


def _scenery(chances: Axes, gains: Axes) -> None:
    for axes in (chances, gains):
        axes.set(xlim=(0, HIGHEST))
        axes.set_xticks(range(0, 11, 2))
    chances.set(ylim=(0, 1), xticklabels=[])
    chances.set_yticks([0, 0.5, 1], labels=["0 %", "50 %", "100 %"])
    gains.set(ylim=(LOW, HIGH))
    gains.set_yticks([-20, -10, 0, 10], labels=["−20", "−10", "0", "+10"])
    gains.tick_params(axis="y", pad=11)
    gains.axhline(0, color=QUIET, lw=1)
    gains.grid(axis="y")
    say(chances, 0, 1, "what the target does", dx=-76, dy=22, weight="bold")
    say(gains, 0, HIGH, "what the sender gains", dx=-76, dy=22, weight="bold")
    say(gains, 0, LOW, "none", dy=-34, ha="left", color=QUIET)
    say(gains, HIGHEST / 2, LOW, "pressure", dy=-34, ha="center")
    say(gains, HIGHEST, LOW, "the most there is", dy=-34, ha="right", color=QUIET)
    say(chances, HIGHEST, 1, "at the dashed line:", dx=14, dy=-8, color=QUIET)
    _beside(gains, GAIN_Y, **NOW)
    _beside(gains, BEST_Y, **BEST)


def _beside(axes: Axes, y: float, **how: Any) -> None:
    """A mark of the key, right of the frame."""
    (mark,) = axes.plot(HIGHEST, y, clip_on=False, **how)
    mark.set_transform(axes.transData + Affine2D().translate(14, 0))


def _key(axes: Axes) -> list[Label]:
    """Squares beside the areas, in their order from above, and a label for each."""
    labels = []
    for y, colour in ((0.78, ESCALATE), (0.62, "none"), (0.46, COMPLY)):
        edge = QUIET if colour == "none" else colour
        _beside(axes, y, marker="s", ms=11, mfc=colour, mec=edge)
        labels.append(Label(axes, x=HIGHEST, y=y, dx=28))
    return labels


def _pressure(best: float) -> str:
    return "no pressure" if best < 0.05 else f"{best:.1f}"


def _sentence(pressure: float, now: Outcomes, gain: float, best: float) -> str:
    comply, endure, escalate = hundreds([float(share) for share in (now.comply, now.endure, now.escalate)])
    advice = "no pressure at all would be best" if best < 0.05 else f"the best pressure would be {best:.1f}"
    if best > HIGHEST - 0.05:
        advice = "the most pressure there is would be best"
    return (
        f"At a pressure of {pressure:g} the target complies in {comply} of 100 cases, endures in {endure} "
        f"and escalates in {escalate}; the sender's gain is {signed(gain, '.1f')}, and {advice}."
    )
