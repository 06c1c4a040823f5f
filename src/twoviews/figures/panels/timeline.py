"""Panel `timeline`: what happened after the article, by what it bears on, which way it points, and when.

Three lanes, one a direction, and a fourth for accusations alone, which point nowhere; every event is a faint
ring on its day, and those chosen stand out. Beside the lanes their number, below them their names, as many
as fit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.panels.base import Actors, Panel, empty_curve
from twoviews.figures.stage import Label
from twoviews.figures.style import DIESEL, GRID, INK, PETROL, QUIET, SIZE, place, say
from twoviews.wording import dated

FIRST, LAST = 2018, 2026
BEARS_ON: tuple[tuple[str, frozenset[str]], ...] = (
    ("everything", frozenset({"US view", "Russian view", "both views", "home politics", "forecast"})),
    ("the US view", frozenset({"US view", "both views"})),
    ("the Russian view", frozenset({"Russian view", "both views"})),
    ("politics at home", frozenset({"home politics"})),
    ("the forecast", frozenset({"forecast"})),
)
LANES = ("supports", "ambiguous", "cuts against", "words")
SIGNS = {"supports": "+", "ambiguous": "±", "cuts against": "−", "words": "“"}
WAYS = {
    "supports": "for it",
    "ambiguous": "both ways",
    "cuts against": "against it",
    "words": "only words",
}
LOOKS: dict[str, dict[str, Any]] = {
    "supports": {"marker": "^", "color": DIESEL.colour},
    "ambiguous": {"marker": "o", "color": QUIET},
    "cuts against": {"marker": "v", "color": PETROL.colour},
    "words": {"marker": "s", "color": QUIET, "mfc": "none"},
}
LEFT, RIGHT, TOP, LANE = 112.0, 640.0, 34.0, 54.0
ROWS, LINE, LIST = 8, 20.0, 294.0
NEAR, STEP, ACROSS = 40, 0.2, (0.0, 1.0, -1.0, 2.0, -2.0)


class TimelinePanel(Panel):
    """The events of `after_2018` that `values` choose; the first two are places in a list."""

    NAME = "timeline"
    SLIDERS = ("bears_on", "direction", "first", "last")
    HEIGHT = LIST + LINE * ROWS + 8

    def _draw_scenery(self, figure: Figure) -> None:
        self._events = sorted(tables.rows("after_2018"), key=itemgetter("date"))
        self._spots = _spots(self._events)
        self._lanes = place(figure, LEFT, TOP, RIGHT, TOP + LANE * len(LANES))
        _scenery(self._lanes, self._spots)

    def _move(self, chosen: Sequence[int]) -> None:
        for lane, marks, count in zip(LANES, self._marks, self._counts, strict=True):
            at = [self._spots[n] for n in chosen if self._events[n]["direction"] == lane]
            marks.set_data(*zip(*at, strict=True) if at else ([], []))
            count.set_text(str(len(at)))
        shown = [_row(self._events[n]) for n in chosen]
        if len(shown) > ROWS:
            shown[ROWS - 1 :] = [f"and {len(shown) - ROWS + 1} more: choose fewer years to read them"]
        for row, label in enumerate(self._list):
            label.set_text(shown[row] if row < len(shown) else "")

    def _create_actors(self) -> Actors:
        axes = self._lanes
        self._marks = [empty_curve(axes, ls="", ms=9, clip_on=False, **LOOKS[lane]) for lane in LANES]
        self._counts = [
            Label(axes, x=axes.get_xlim()[1], y=row + 0.5, dx=30, fontsize=SIZE, weight="bold")
            for row, _ in enumerate(LANES)
        ]
        top = len(LANES)
        drop = LIST - TOP - LANE * len(LANES)
        self._list = [
            Label(axes, x=axes.get_xlim()[0], y=top, dx=8 - LEFT, dy=-(drop + LINE * (row + 0.5)))
            for row in range(ROWS)
        ]
        return {"marks": self._marks, "words": (*self._counts, *self._list)}

    def _move_actors(self) -> str:
        place, way, first, last = (round(self._values[name]) for name in self.SLIDERS)
        span = min(first, last), max(first, last)
        name, kinds = BEARS_ON[place]
        ways = LANES if way == 0 else (LANES[way - 1],)
        chosen = [number for number, event in enumerate(self._events) if _fits(event, kinds, ways, span)]
        self._move(chosen)
        counts = {lane: sum(self._events[n]["direction"] == lane for n in chosen) for lane in LANES}
        return _sentence(name, ways, span, counts, len(self._events))


def _fits(event: tables.Row, kinds: frozenset[str], ways: Sequence[str], span: tuple[int, int]) -> bool:
    year = int(event["date"][:4])
    return event["bears_on"] in kinds and event["direction"] in ways and span[0] <= year <= span[1]


def _day(event: tables.Row) -> int:
    """The day of an event; the middle of the month where only that is known."""
    year, month, *rest = (int(part) for part in event["date"].split("-"))
    return date(year, month, rest[0] if rest else 15).toordinal()


def _spots(events: Sequence[tables.Row]) -> list[tuple[float, float]]:
    """Where each event stands: its day, and its lane, a step aside where another stands near."""
    taken: dict[str, list[tuple[int, float]]] = {lane: [] for lane in LANES}
    spots = []
    for event in events:
        day, lane = _day(event), event["direction"]
        free = [y for y in ACROSS if all(abs(day - d) > NEAR or y != at for d, at in taken[lane])]
        aside = free[0] if free else 0.0
        taken[lane].append((day, aside))
        spots.append((float(day), LANES.index(lane) + 0.5 + STEP * aside))
    return spots


def _scenery(axes: Axes, spots: Sequence[tuple[float, float]]) -> None:
    axes.set(xlim=(date(FIRST, 1, 1).toordinal(), date(LAST + 1, 1, 1).toordinal()), ylim=(len(LANES), 0))
    years = np.arange(FIRST, LAST + 1)
    axes.set_xticks([date(int(year), 1, 1).toordinal() for year in years], labels=[])
    axes.set_xticks([date(int(year), 7, 1).toordinal() for year in years], labels=map(str, years), minor=True)
    axes.tick_params(which="minor", length=0)
    axes.grid(axis="x")
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.plot(*zip(*spots, strict=True), "o", ms=5, mfc="none", mec=QUIET, mew=0.9, alpha=0.6, clip_on=False)
    for row, lane in enumerate(LANES):
        axes.axhline(row + 1, color=GRID, lw=1)
        say(axes, axes.get_xlim()[0], row + 0.5, f"{SIGNS[lane]} {WAYS[lane]}", dx=8 - LEFT, color=INK)
    say(axes, axes.get_xlim()[0], 0, "which way it points", dx=8 - LEFT, dy=16, weight="bold")
    say(axes, axes.get_xlim()[1], 0, "shown", dx=16, dy=16, color=QUIET)


def _row(event: tables.Row) -> str:
    return f"{SIGNS[event['direction']]} {dated(event['date'])}: {event['short']}"


def _sentence(
    name: str, ways: Sequence[str], span: tuple[int, int], counts: Mapping[str, int], of: int
) -> str:
    years = f"in {span[0]}" if span[0] == span[1] else f"from {span[0]} to {span[1]}"
    total = sum(counts.values())
    told = ", ".join(f"{counts[lane]} {WAYS[lane]}" for lane in ways)
    bears = "" if name == "everything" else f" that bear on {name}"
    return f"{total} of {of} events{bears} {years}: {told}."
