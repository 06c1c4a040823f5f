"""Panel `council`: which texts two veto players accept, and where a setter leaves the Council.

One line of severity, read from above: what the United States wants and can do alone, what China accepts, what
Russia accepts, what both accept. A dashed line marks what holds if no text passes, a thick one the outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from twoviews.figures.panels.base import Actors, Panel, Settings, empty_curve
from twoviews.figures.stage import Label
from twoviews.figures.style import CHINA, INK, QUIET, RUSSIA, SIZE, US, Mark, place, say
from twoviews.models.council import COST, Bargain, bargain, win_set

VETO: tuple[tuple[str, Mark, float], ...] = (("china", CHINA, 3.0), ("russia", RUSSIA, 2.0))
SETTER_Y, BOTH_Y = 4.0, 1.0
LEFT, TOP, RIGHT, BOTTOM = 122.0, 62.0, 520.0, 250.0
CEILING, FLOOR = 4.6, 0.4
ALONE: dict[str, Any] = {"marker": "s", "ms": 10, "mfc": "none", "mec": US.colour, "mew": 2.4}
FORCE: dict[str, Any] = {"marker": "|", "ms": 20, "mew": 3, "color": QUIET}


class CouncilPanel(Panel):
    """One bargain: `values` are parameters of `twoviews.models.council.bargain`."""

    NAME = "council"
    SLIDERS = ("setter", "status_quo", "russia", "china", "outside", "sunset")
    HEIGHT = BOTTOM + 78

    def _draw_scenery(self, figure: Figure) -> None:
        self._axes = place(figure, LEFT, TOP, RIGHT, BOTTOM)
        _scenery(self._axes)

    def _create_actors(self) -> Actors:
        axes, free = self._axes, {"clip_on": False}
        self._bands = {
            name: empty_curve(axes, color=mark.colour, lw=12, alpha=0.45, solid_capstyle="butt", **free)
            for name, mark, _ in VETO
        }
        self._both = empty_curve(axes, color=INK, lw=12, solid_capstyle="butt", **free)
        self._back = empty_curve(axes, color=QUIET, lw=1.6, ls=(0, (4, 3)), **free)
        self._end = empty_curve(axes, color=INK, lw=3.2, **free)
        self._force = empty_curve(axes, **FORCE, **free)
        self._alone = empty_curve(axes, **ALONE, **free)
        self._ideals = {
            name: empty_curve(axes, marker=mark.marker, ms=11, color=mark.colour, ls="", **free)
            for name, mark, _ in (("setter", US, SETTER_Y), *VETO)
        }
        self._said = {name: Label(axes, x=1, y=y, dx=24) for name, _, y in VETO}
        self._said["both"] = Label(axes, x=1, y=BOTH_Y, dx=24, weight="bold")
        self._reverts = Label(axes, x=0, y=CEILING, dy=14, color=QUIET, ha="center")
        self._ends_at = Label(axes, x=0, y=FLOOR, dy=-62, fontsize=SIZE, weight="bold", ha="center")
        sets = (*self._bands.values(), self._both)
        marks = (self._back, self._end, self._force, self._alone, *self._ideals.values())
        words = (*self._said.values(), self._reverts, self._ends_at)
        return {"sets": sets, "marks": marks, "words": words}

    def _move_actors(self) -> str:
        now = self._values
        ideals = [now["russia"], now["china"]]
        end = bargain(
            now["setter"], ideals, now["status_quo"], sunset=now["sunset"] >= 0.5, outside=now["outside"]
        )
        reversion, outcome = float(end.reversion), float(end.outcome)
        sets = {name: _ends([now[name]], reversion) for name, _, _ in VETO}
        self._move_sets(sets, _ends(ideals, reversion))
        self._move_marks(reversion, outcome)
        self._move_words(sets, _ends(ideals, reversion), reversion, outcome)
        return _sentence(now, end, sets)

    def _move_sets(self, sets: Mapping[str, tuple[float, float]], both: tuple[float, float]) -> None:
        for name, _, y in VETO:
            self._bands[name].set_data(_wide(sets[name]), [y, y])
        self._both.set_data(_wide(both), [BOTH_Y, BOTH_Y])

    def _move_marks(self, reversion: float, outcome: float) -> None:
        now = self._values
        self._back.set_data([reversion] * 2, [FLOOR, CEILING])
        self._end.set_data([outcome] * 2, [FLOOR - 0.75, BOTH_Y + 0.35])
        self._force.set_data([now["status_quo"]], [BOTH_Y - 0.6])
        self._alone.set_data(*([now["outside"]], [SETTER_Y]) if now["outside"] > 0 else ([], []))
        for name, y in (("setter", SETTER_Y), *((name, y) for name, _, y in VETO)):
            self._ideals[name].set_data([now[name]], [y])

    def _move_words(
        self,
        sets: Mapping[str, tuple[float, float]],
        both: tuple[float, float],
        reversion: float,
        outcome: float,
    ) -> None:
        for name, ends in (*sets.items(), ("both", both)):
            self._said[name].set_text(f"accept{'' if name == 'both' else 's'} {_range(ends)}")
        self._reverts.put(reversion, CEILING, f"if no text passes: {_number(reversion)}")
        self._ends_at.put(outcome, FLOOR, f"outcome {_number(outcome)}")


def _ends(ideals: list[float], reversion: float) -> tuple[float, float]:
    low, high = win_set(np.array(ideals), reversion)
    return float(low), float(high)


def _wide(ends: tuple[float, float]) -> tuple[float, float]:
    """A set of a single text is still seen."""
    return (ends[0] - 0.006, ends[1] + 0.006) if ends[1] - ends[0] < 0.012 else ends


def _scenery(axes: Axes) -> None:
    axes.set(xlim=(0, 1), ylim=(FLOOR, CEILING), yticks=[])
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    for name, y in (("United States", SETTER_Y), *((mark.name, y) for _, mark, y in VETO), ("both", BOTH_Y)):
        say(axes, 0, y, name, dx=-16, ha="right", weight="bold" if name == "both" else "normal")
    say(axes, 0, FLOOR, "no measures", dx=-30, dy=-34, ha="left", color=QUIET)
    say(axes, 1, FLOOR, "all that was asked for", dx=30, dy=-34, ha="right", color=QUIET)
    _key(axes)


def _key(axes: Axes) -> None:
    for dx, words, how in (
        (-108, "ideal point", {"marker": US.marker, "ms": 11, "color": US.colour}),
        (10, "what the US could do alone", ALONE),
        (240, "in force now", FORCE),
    ):
        (mark,) = axes.plot(0, CEILING, clip_on=False, **how)
        mark.set_transform(axes.transData + Affine2D().translate(dx, 42))
        say(axes, 0, CEILING, words, dx=dx + 14, dy=42)


def _number(x: float) -> str:
    return f"{x:.2f}".rstrip("0").rstrip(".") if abs(x) >= 0.005 else "0"


def _range(ends: tuple[float, float]) -> str:
    low, high = map(_number, ends)
    return f"only {low}" if low == high else f"{low} to {high}"


def _sentence(now: Settings, end: Bargain, sets: Mapping[str, tuple[float, float]]) -> str:
    reversion = float(end.reversion)
    if end.threatens:
        without = f"If no text passes, the US goes ahead alone and brings about {_number(reversion)}"
        without += f", although that costs it {_number(COST)}."
    elif now["sunset"] >= 0.5:
        without = "If no text passes, what is in force lapses."
    else:
        without = f"If no text passes, what is in force ({_number(reversion)}) stays."
    accepted = f"Russia accepts {_range(sets['russia'])}, China {_range(sets['china'])}"
    return f"{without} {accepted}; {_result(now, end)}."


def _result(now: Settings, end: Bargain) -> str:
    outcome = _number(float(end.outcome))
    if abs(float(end.outcome) - float(end.reversion)) >= 0.005:
        return f"the US gets a text of {outcome} through"
    if end.threatens:
        return f"a text of {outcome} passes, since a veto would not prevent it"
    if abs(now["setter"] - float(end.outcome)) < 0.005:
        return f"the US wants no change, and {outcome} remains"
    return f"nothing that the US likes better passes, and {outcome} remains"
