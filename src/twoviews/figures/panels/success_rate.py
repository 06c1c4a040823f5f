"""Panel `success-rate`: one set of cases, a line between success and failure, and where the rate then stands.

Above, the cases by how they ended, from the best to the worst; what counts as a success is filled. Below, all
rates that the course's table holds, one row a family of data sets, with the rate of the moment as a line.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.path import Path

from twoviews import tables
from twoviews.figures.outcomes import IMPOSED, UNITS, WORKED, Fate, samples
from twoviews.figures.panels.base import Actors, Outline, Panel, empty_curve
from twoviews.figures.stage import Label
from twoviews.figures.style import INK, PAPER, QUIET, SIZE, place, say
from twoviews.models.success import Least, Rate, standing

DATA = ("EUSANCT by score", "EUSANCT by outcome", "TIES 4", "GSDB 4")
FAMILIES = ("HSE", "TSC", "EUSANCT", "TIES", "GSDB")
FAMILY_OF = (2, 2, 3, 4)
ROWS, WIDEST = 9, 80.0
EMPTY, BOX = Path(np.empty((0, 2))), (Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY)
LOOKS: dict[Fate, dict[str, Any]] = {
    "success": {"facecolor": WORKED, "edgecolor": WORKED},
    "failure": {"facecolor": "none", "edgecolor": QUIET},
    "left out": {"facecolor": "none", "edgecolor": QUIET, "linestyle": (0, (3, 2))},
}


class SuccessRatePanel(Panel):
    """The rate of one definition: `values` as in `STARTS`; data set, unit and least are places in a list."""

    NAME = "success-rate"
    SLIDERS = ("data", "unit", "threshold", "least", "unknown_fails")
    HEIGHT = 492

    def _draw_scenery(self, figure: Figure) -> None:
        self._samples = samples()
        rates = tables.rows("success_rate_by_definition")
        self._others = np.array([rate["rate_percent"] for rate in rates])
        self._bars, self._strip = place(figure, 202, 44, 694, 250), place(figure, 202, 330, 694, 446)
        _scenery(self._bars, self._strip)
        _strip(self._strip, [rate["dataset"] for rate in rates], self._others)

    def _create_actors(self) -> Actors:
        bars, strip = self._bars, self._strip
        self._heaps = {fate: Outline(EMPTY, linewidth=1.2, **look) for fate, look in LOOKS.items()}
        for heap in self._heaps.values():
            bars.add_patch(heap)
        self._names = [Label(bars, dx=-8, ha="right", x=0) for _ in range(ROWS)]
        self._cut = empty_curve(bars, color=INK, lw=1.4, ls=(0, (5, 3)))
        self._cut_words = Label(bars, dy=9, x=WIDEST, ha="right", text="success above this line")
        self._line = empty_curve(strip, color=INK, lw=1.6)
        self._mark = empty_curve(strip, marker="D", ls="", color=WORKED, ms=12, mec=INK, mew=1.2)
        self._rate = Label(strip, dy=12, fontsize=SIZE + 2, weight="bold", ha="center")
        heaps, lines = tuple(self._heaps.values()), (self._cut, self._line, self._mark)
        words = (*self._names, self._cut_words, self._rate)
        return {"bars": heaps, "lines": lines, "words": words}

    def _move_actors(self) -> str:
        data, unit, threshold, least, fails = (round(self._values[name]) for name in self.SLIDERS)
        offered = self._samples[data]
        shown = unit if unit in offered else IMPOSED
        sample, definition = offered[shown], (threshold, Least(least), bool(fails))
        rate = sample.rate(*definition)
        self._move_bars(sample.rows(*definition))
        self._move_mark(rate, FAMILY_OF[data])
        missing = "" if shown == unit else f"It has no {UNITS[unit]}, so {UNITS[shown]} are shown. "
        told = _sentence(f"{DATA[data]}, {UNITS[shown]}", rate, self._others)
        return f"{told} {missing}{sample.idle}"

    def _move_bars(self, rows: list[tuple[str, int, Fate]]) -> None:
        total, pitch = max(1, sum(cases for _, cases, _ in rows)), ROWS / len(rows)
        for fate, heap in self._heaps.items():
            heap.set_path(_heap([100 * cases / total * (fate == own) for _, cases, own in rows], pitch))
        for place_, label in enumerate(self._names):
            words = _row(*rows[place_]) if place_ < len(rows) else ""
            label.put(0, pitch * (place_ + 0.5), words)
        line = pitch * sum(fate == "success" for _, _, fate in rows)
        self._cut.set_data([0, WIDEST], [line, line])
        self._cut_words.set_y(line)

    def _move_mark(self, rate: Rate, family: int) -> None:
        percent = float(rate.percent)
        self._line.set_data([percent, percent], [-0.5, len(FAMILIES) - 0.5])
        self._mark.set_data([percent], [family])
        words = f"{percent:.1f} %, {rate.successes:.0f} of {rate.cases:.0f}"
        self._rate.put(min(max(percent, 14.0), 86.0), -0.5, words)


def _row(name: str, cases: int, fate: Fate) -> str:
    return f"{name}: {cases}" + (", out" if fate == "left out" else "")


def _heap(shares: list[float], pitch: float) -> Path:
    """All bars of one fate in one outline, row under row; a share of 0 leaves none."""
    half = min(0.36 * pitch, 0.6)
    middles = [pitch * (row + 0.5) for row in range(len(shares))]
    return Path.make_compound_path(
        *(
            Path([(0, y - half), (share, y - half), (share, y + half), (0, y + half), (0, y - half)], BOX)
            for share, y in zip(shares, middles, strict=True)
            if share
        )
    )


def _scenery(bars: Axes, strip: Axes) -> None:
    bars.set(xlim=(0, WIDEST), ylim=(ROWS, 0), yticks=[], xticks=[])
    bars.spines["bottom"].set_visible(False)
    say(bars, 0, 0, "how the cases ended, and how many", dx=-194, dy=26, weight="bold")
    bars.plot(WIDEST * 0.62, -26 / 206 * ROWS, "s", ms=11, color=WORKED, clip_on=False)
    say(bars, WIDEST * 0.62, 0, "filled: counts as a success", dx=10, dy=26)
    strip.set(xlim=(0, 100), ylim=(len(FAMILIES) - 0.5, -0.5), xticks=range(0, 101, 20))
    strip.set_yticks(range(len(FAMILIES)), labels=FAMILIES)
    strip.tick_params(axis="y", length=0)
    strip.xaxis.set_major_formatter(lambda value, _: f"{value:.0f} %")
    strip.grid(axis="x")
    say(strip, 0, -0.5, "the rate, among others", dx=-194, dy=36, weight="bold")


def _strip(strip: Axes, datasets: list[str], rates: np.ndarray[Any, Any]) -> None:
    for dataset, percent in zip(datasets, rates, strict=True):
        row = next(n for n, family in enumerate(FAMILIES) if dataset.startswith(family))
        strip.plot(percent, row, "o", ms=9, mfc=QUIET, mec=PAPER, mew=1, alpha=0.8)


def _sentence(cases: str, rate: Rate, others: np.ndarray[Any, Any]) -> str:
    lower, same, higher = standing(float(rate.percent), others)
    unit = "pairs of a case and an aim" if cases.startswith("GSDB") else "cases"
    return (
        f"{cases}: {rate.successes:.0f} of {rate.cases:.0f} {unit} count as a success, "
        f"{float(rate.percent):.1f} per cent. Of the {len(others)} rates {_number(lower)} lower, "
        f"{_number(same)} the same, {_number(higher)} higher."
    )


def _number(count: int) -> str:
    """How many of the rates are so."""
    return f"{count or 'none'} {'is' if count <= 1 else 'are'}"
