"""Panel `worker-stock`: what permits show, and what visas could hide.

Two curves from Russia's count of permits at the end of 2017: the old permits as they run out, and the workers
present if some of the new student and tourist visas are used for work. Russia's numbers stand as fixed marks.
They belong to the lower curve, whatever the upper one does.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from twoviews import tables
from twoviews.figures.panels.base import Actors, Panel, empty_curve
from twoviews.figures.stage import Label
from twoviews.figures.style import INK, PETROL, QUIET, RUSSIA, SIZE, place, say
from twoviews.models.inspection import steady_stock, workers

YEARS = 4
ENDS = np.arange(2018, 2018 + YEARS + 1, dtype=float)  # the end of 2017 is the start of 2018
DEADLINE = 2019 + 355 / 365
TOP = 62_000.0
PERMITS = "workers with valid permits"
WAITING = "workers still present after the deadline"
MARK: dict[str, Any] = {"ls": "none", "marker": RUSSIA.marker, "color": RUSSIA.colour, "ms": 11}
HOLLOW: dict[str, Any] = {**MARK, "mfc": "none", "mew": 2, "ms": 9}


class WorkerStockPanel(Panel):
    """The stock of workers in Russia: `values` are parameters of `workers` in the model."""

    NAME = "worker-stock"
    SLIDERS = ("repatriation", "visas", "disguise")
    HEIGHT = 470

    def _draw_scenery(self, figure: Figure) -> None:
        self._start, self._second = (count for _, count in _reported(PERMITS))
        self._axes = place(figure, 76, 56, 520, 400)
        _scenery(self._axes)

    def _create_actors(self) -> Actors:
        axes = self._axes
        self._gap = Polygon(np.zeros((3, 2)), facecolor=PETROL.colour, alpha=0.35, lw=0)
        axes.add_patch(self._gap)
        self._permits = empty_curve(axes, color=INK, lw=2.2, ls=(0, (5, 3)))
        self._present = empty_curve(axes, color=INK, lw=3)
        self._end_permits = Label(axes, dx=12, dy=9)
        self._end_present = Label(axes, dx=12, dy=27, fontsize=SIZE, weight="bold")
        self._rest = Label(axes, x=ENDS[-1], y=TOP, dx=12, dy=-4, color=QUIET)
        words = (self._end_permits, self._end_present, self._rest)
        curves = (self._permits, self._present)
        return {"gap": self._gap, "curves": curves, "words": words}

    def _move_actors(self) -> str:
        present = workers(self._start, **self._values, years=YEARS).present
        permits = workers(self._start, self._values["repatriation"], 0, 0, years=YEARS).present
        self._permits.set_data(ENDS, permits)
        self._present.set_data(ENDS, present)
        self._gap.set_xy(np.column_stack([[*ENDS, *ENDS[::-1]], [*present, *permits[::-1]]]))
        self._move_words(permits, present)
        return self._said(permits, present)

    def _move_words(self, permits: Any, present: Any) -> None:
        self._end_present.put(ENDS[-1], present[-1], f"workers {_round(present[-1])}")
        self._end_permits.put(ENDS[-1], permits[-1], f"old permits {_round(permits[-1])}")
        self._rest.set_text(f"comes to rest at {_round(float(steady_stock(**self._values)))}")

    def _said(self, permits: Any, present: Any) -> str:
        coming = _round(self._values["visas"] * self._values["disguise"])
        return (
            f"At the end of 2018 the model has {_round(permits[1])} old permits (Russia reported "
            f"{self._second:,.0f}) and {_round(present[1])} workers; at the end of 2021 "
            f"{_round(permits[-1])} and {_round(present[-1])}. {coming} come in disguise each year."
        )


def _reported(measure: str) -> list[tuple[float, float]]:
    """Russia's numbers of that measure: time in years, and the number."""
    return [
        (_year(row["date"]), row["count"])
        for row in tables.rows("workers")
        if row["measure"] == measure and row["host_country"] == "Russia"
    ]


def _year(day: str) -> float:
    """A day as a fraction of years; the last day of a year counts as its end."""
    when = np.datetime64(day, "D") + 1
    start = when.astype("datetime64[Y]")
    return 1970 + int(start.astype(int)) + float((when - start.astype("datetime64[D]")).astype(int)) / 365.25


def _scenery(axes: Axes) -> None:
    axes.set(xlim=(ENDS[0] - 0.08, ENDS[-1] + 0.04), ylim=(0, TOP))
    axes.set_xticks(ENDS, labels=[f"end {year - 1:.0f}" for year in ENDS])
    axes.set_yticks(range(0, 60_001, 20_000), labels=["0", "20,000", "40,000", "60,000"])
    axes.grid(axis="y")
    axes.axvline(DEADLINE, color=QUIET, lw=1.4, ls=(0, (2, 3)), ymax=0.86)
    say(axes, DEADLINE, TOP, "deadline, 22 Dec 2019", dx=-6, dy=-34, ha="right", color=QUIET)
    say(axes, ENDS[0], TOP, "people in Russia, or permits", dx=-60, dy=34, weight="bold")
    for measure, look in ((PERMITS, MARK), (WAITING, HOLLOW)):
        for when, count in _reported(measure):
            axes.plot(when, count, clip_on=False, zorder=5, **look)
            if measure == PERMITS:
                say(axes, when, count, f"{count:,.0f}", dx=14, dy=10)
    _key(axes)


def _key(axes: Axes) -> None:
    handles = [
        axes.plot([], [], **MARK, label="permits that Russia reported")[0],
        axes.plot([], [], **HOLLOW, label="people that Russia said were waiting: about 1,000, then 511")[0],
    ]
    axes.legend(handles=handles, loc="upper left", bbox_to_anchor=(-0.15, -0.06), handletextpad=0.4)


def _round(number: float) -> str:
    """To the nearest hundred: the model has no finer truth."""
    return f"{100 * round(number / 100):,.0f}"
