"""Panel `coercion`: what becomes of pressure on its way to a decision, and the chance that comes of it.

Above, three bars of one scale: the pressure as written, the reasons to yield, the reasons to stay. Below, the
chance of giving way at every pressure, as set and if all of it arrived.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from twoviews.figures.panels.base import Actors, Block, Panel, empty_curve
from twoviews.figures.stage import Label
from twoviews.figures.style import INK, QUIET, SIZE, place, say
from twoviews.models.coercion import RALLY, compliance, felt_pain, pain_needed

WIDE, HIGHEST = 15.5, 10.0
PRESSURES = np.linspace(0, HIGHEST, 51)
FELT, OFFER, STAY = "#7d62bb", "#7b8a1e", "#8a6d5a"
ROWS = ("pressure on paper", "reasons to yield", "reasons to stay")
LOST: dict[str, Any] = {"facecolor": "none", "edgecolor": QUIET, "linewidth": 1.2}
LOOKS: tuple[tuple[int, str, dict[str, Any]], ...] = (
    (0, "felt by the rulers", {"facecolor": FELT, "edgecolor": FELT}),
    (0, "passed to the people", {"facecolor": "#b9a7dd", "edgecolor": "#b9a7dd"}),
    (0, "did not arrive", LOST),
    (0, "not expected to last", {**LOST, "linestyle": (0, (3, 2))}),
    (1, "felt by the rulers", {"facecolor": FELT, "edgecolor": FELT}),
    (1, "guarantee", {"facecolor": OFFER, "edgecolor": OFFER}),
    (1, "not believed", {**LOST, "linestyle": (0, (1, 2))}),
    (2, "weapon", {"facecolor": STAY, "edgecolor": STAY}),
    (2, "loss of face", {"facecolor": "none", "edgecolor": STAY, "linewidth": 1.6}),
)


class CoercionPanel(Panel):
    """One target and one sender: `values` are parameters of `twoviews.models.coercion`."""

    NAME = "coercion"
    SLIDERS = ("pressure", "credibility", "leakage", "shifting", "weapon", "guarantee", "relief")
    HEIGHT = 536

    def _draw_scenery(self, figure: Figure) -> None:
        self._bars, self._chance = place(figure, 168, 20, 706, 204), place(figure, 168, 328, 706, 482)
        _scenery(self._bars, self._chance)

    def _create_actors(self) -> Actors:
        self._parts = [Block(**look) for _, _, look in LOOKS]
        for part in self._parts:
            self._bars.add_patch(part)
        self._mark = empty_curve(self._bars, color=INK, lw=1.2, ls=(0, (2, 3)))
        self._totals = [Label(self._bars, dx=8, weight="bold") for _ in ROWS]
        self._tight = empty_curve(self._chance, color=QUIET, lw=1.6, ls=(0, (5, 3)))
        self._curve = empty_curve(self._chance, color=FELT, lw=2.6)
        self._reading = empty_curve(self._chance, color=INK, lw=1.0, ls=(0, (1, 2)))
        self._now = empty_curve(self._chance, marker="o", ls="", ms=12, color=FELT)
        self._says = Label(self._chance, dx=-8, dy=14, fontsize=SIZE + 2, weight="bold")
        return {
            "bars": (*self._parts, self._mark),
            "curves": (self._tight, self._curve),
            "point": (self._reading, self._now),
            "words": (*self._totals, self._says),
        }

    def _move_actors(self) -> str:
        shares = _shares(self._values)
        self._move_bars(shares)
        return _sentence(self._values, shares, self._move_curve())

    def _move_bars(self, shares: Sequence[float]) -> None:
        ends = [0.0] * len(ROWS)
        for part, (row, _, _), share in zip(self._parts, LOOKS, shares, strict=True):
            part.set_bounds(ends[row], row + 0.2, share, 0.6)
            part.set_visible(share > 0)
            ends[row] += share
        stay = ends[2]
        self._mark.set_data([stay, stay], [1.1, 2.9])
        counts = (ends[0], shares[4] + shares[5], stay)
        for row, (label, end, count) in enumerate(zip(self._totals, ends, counts, strict=True)):
            label.put(end, row + 0.5, f"{count:.1f}")

    def _move_curve(self) -> float:
        """Also the chance at the pressure set, in per cent."""
        x = self._values["pressure"]
        *chances, y = 100 * _chance(self._values, [*PRESSURES, x])
        self._curve.set_data(PRESSURES, chances)
        self._tight.set_data(PRESSURES, 100 * _chance({**self._values, "leakage": 0.0}, PRESSURES))
        self._reading.set_data([x, x, 0], [0, y, y])
        self._now.set_data([x], [y])
        self._says.put(x, min(y, 84.0), _percent(y))
        self._says.set_horizontalalignment("right" if x > 2 else "left")
        return float(y)


def _scenery(bars: Axes, chance: Axes) -> None:
    bars.set(xlim=(0, WIDE), ylim=(len(ROWS), 0), yticks=[], xticks=range(0, 16, 5))
    bars.spines["bottom"].set_visible(False)
    bars.tick_params(axis="x", length=0)
    bars.grid(axis="x")
    for row, name in enumerate(ROWS):
        say(bars, 0, row + 0.5, name, dx=-12, ha="right", weight="bold")
    _key(bars)
    chance.set(xlim=(0, HIGHEST), ylim=(0, 100), yticks=range(0, 101, 25), xticks=range(0, 11, 2))
    chance.yaxis.set_major_formatter(lambda share, _: f"{share:.0f} %")
    chance.grid(True)
    chance.axhline(50, color=QUIET, lw=1.2)
    say(chance, HIGHEST, 0, "pressure on paper", dy=-40, ha="right")
    say(chance, 0, 100, "chance of giving way", dx=-156, dy=20, weight="bold")
    for x, how, words in ((2.0, {"color": FELT, "lw": 2.6}, "as set"), (3.9, _TIGHT, "if all arrived")):
        chance.plot([x, x + 0.5], [112, 112], clip_on=False, **how)
        say(chance, x + 0.5, 112, words, dx=8)


_TIGHT: dict[str, Any] = {"color": QUIET, "lw": 1.6, "ls": (0, (5, 3))}


def _key(bars: Axes) -> None:
    """Two lines under the bars; a part that stands in two bars is named once."""
    named = {name: look for _, name, look in LOOKS}
    places = [(x, y) for y in (3.75, 4.15) for x in (-4.5, 0.4, 6.15, 10.3)]
    for (x, y), (name, look) in zip(places, named.items(), strict=True):
        bars.add_patch(Rectangle((x, y - 0.11), 0.5, 0.22, clip_on=False, **look))
        say(bars, x + 0.5, y, name, dx=6)


def _felt(values: Mapping[str, float], pressure: Any) -> Any:
    return felt_pain(pressure, values["credibility"], values["leakage"], values["shifting"])


def _chance(values: Mapping[str, float], pressure: Any) -> Any:
    return compliance(_felt(values, pressure), values["weapon"], values["guarantee"], relief=values["relief"])


def _shares(values: Mapping[str, float]) -> tuple[float, ...]:
    """The length of each part in the order of `LOOKS`."""
    pressure, felt = values["pressure"], float(_felt(values, values["pressure"]))
    lasting = pressure * values["credibility"]
    arriving = lasting * (1 - values["leakage"])
    believed = values["relief"]
    reasons = felt + values["guarantee"]
    return (
        felt, arriving - felt, lasting - arriving, pressure - lasting,
        believed * felt, believed * values["guarantee"], (1 - believed) * reasons,
        values["weapon"], RALLY,
    )  # fmt: skip


def _percent(share: float) -> str:
    return f"{share:.0f} %" if share >= 0.95 else "below 1 %"


def _sentence(values: Mapping[str, float], shares: Sequence[float], chance: float) -> str:
    spoken = f"{chance:.0f} per cent" if chance >= 0.95 else "below 1 per cent"
    leave, stay = shares[4] + shares[5], values["weapon"] + RALLY
    return (
        f"Of {values['pressure']:g} units of pressure the rulers feel {shares[0]:.1f}; reasons to yield "
        f"weigh {leave:.1f} against {stay:.1f} to stay, so the chance of giving way is {spoken}; "
        f"{_even(values)}."
    )


def _even(values: Mapping[str, float]) -> str:
    """What an even chance takes, at the other settings as they are."""
    need = float(pain_needed(values["weapon"], values["guarantee"], relief=values["relief"]))
    if need == 0:
        return "the offer alone would do"
    per_unit = float(_felt(values, 1.0))
    if need <= HIGHEST * per_unit:
        return f"an even chance takes {need / per_unit:.1f} units"
    return f"no pressure up to {HIGHEST:g} makes the chance even"
