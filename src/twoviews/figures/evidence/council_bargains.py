"""Documented bargains, one line each: what held, what was asked for, what passed, and what that implies."""

from __future__ import annotations

import math
from itertools import groupby
from operator import itemgetter
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, INK, QUIET, RUSSIA, US, canvas, place, say
from twoviews.models.council import implied_ideal
from twoviews.wording import dated

LINE, GROUP, HEAD, FOOT = 47.0, 30.0, 62.0, 10.0
LEFT, RIGHT, SAYS = 312.0, 520.0, 592.0
BEYOND = 0.13
BEFORE: dict[str, Any] = {"marker": "|", "ms": 17, "mew": 3, "color": INK}
ASKED: dict[str, Any] = {"marker": US.marker, "ms": 13, "mfc": "none", "mec": US.colour, "mew": 2.4}
PASSED: dict[str, Any] = {"marker": "X", "ms": 10, "mfc": INK, "mec": "none"}
BAND: dict[str, Any] = {"color": RUSSIA.colour, "lw": 9, "solid_capstyle": "butt", "alpha": 0.55}
ANSWERS = ("refused", "voted_for")
TOLD = ("date", "decision", "issue", "unit", "status_quo_value", "us_proposal_value", "outcome_value")
NAMES = {"1718 Committee": "1718 Committee", "Draft S/2022/431": "Vetoed draft"}


def bargains() -> list[tables.Row]:
    """The bargains of the table that have a number for what was asked for and for what held afterwards."""
    rows = tables.rows("russia_at_the_council")
    known = [row for row in rows if None not in (row["us_proposal_value"], row["outcome_value"])]
    return sorted(known, key=itemgetter("date", "decision"))


def draw() -> Figure:
    """One line a bargain on its own scale, from what held before (left) to what was asked for (right)."""
    rows = bargains()
    groups = [(key, list(group)) for key, group in groupby(rows, key=_decision)]
    height = HEAD + LINE * len(rows) + GROUP * len(groups) + FOOT
    figure = canvas(height)
    axes = place(figure, LEFT, HEAD, RIGHT, height - FOOT)
    axes.set(xlim=(0, 1), ylim=(height - FOOT - HEAD, 0))
    axes.axis("off")
    _headings(axes)
    y = 0.0
    for name, group in groups:
        say(axes, 0, y + GROUP / 2 + 4, name, dx=8 - LEFT, weight="bold")
        axes.plot([0, 1], [y, y], color=GRID, lw=0.8, clip_on=False)
        y += GROUP
        for row in group:
            _bargain(axes, row, y + LINE / 2)
            y += LINE
    return figure


def _decision(row: tables.Row) -> str:
    number = row["decision"].removeprefix("S/RES/").split(" (")[0]
    name = NAMES.get(number, f"Resolution {number}")
    return f"{name}, {dated(row['date'].isoformat())}"


def _headings(axes: Axes) -> None:
    say(axes, 0, 0, "held before", dx=-10, dy=14, ha="center", color=QUIET)
    say(axes, 1, 0, "US asked for", dx=4, dy=14, ha="center", color=QUIET)
    say(axes, 1, 0, "ideal point:", dx=SAYS - RIGHT, dy=14, color=QUIET)
    for x, dx, words, how in (
        (0, -180, "before", BEFORE),
        (0, -100, "asked for", ASKED),
        (0, 2, "held afterwards", PASSED),
    ):
        say(axes, x, 0, words, dx=dx + 14, dy=46)
        axes.plot(dx / (RIGHT - LEFT), -46, clip_on=False, **how)
    start = 148 / (RIGHT - LEFT)
    axes.plot([start, start + 0.1], [-46, -46], clip_on=False, **BAND)
    say(axes, 0, 0, "where Russia's ideal point may lie", dx=182, dy=46)


def _bargain(axes: Axes, row: tables.Row, y: float) -> None:
    before, asked, passed = (row[f"{name}_value"] for name in ("status_quo", "us_proposal", "outcome"))
    say(axes, 0, y, row["issue"], dx=8 - LEFT, dy=8)
    say(axes, 0, y, f"{_unit(row)}{row['us_proposal_stage']}", dx=8 - LEFT, dy=-9, color=QUIET, fontsize=12)
    known, moved = before is not None, before != asked
    span = implied(row) if known else None
    ends = _ends(span, before, asked) if span else (0.0, 1.0)
    at = {before: 0.0, asked: 1.0 if moved else 0.0}
    x = at.get(passed, (passed - before) / (asked - before) if known and moved else 0.5)
    if known and moved:
        tell(axes.plot(0, y, clip_on=False, zorder=3, **BEFORE), row, *TOLD)
        say(axes, 0, y, f"{before:,g}", dx=-14 if ends[0] >= 0 else -46, ha="right")
    axes.plot([0 if known else 0.5, at[asked]], [y, y], color=QUIET, lw=1.4, ls="-" if known else ":")
    tell(axes.plot(at[asked], y, clip_on=False, zorder=4, **ASKED), row, *TOLD)
    say(axes, at[asked], y, f"{asked:,g}", dx=14 if ends[1] <= 1 else 42)
    tell(axes.plot(x, y, clip_on=False, zorder=5, **PASSED), row, *TOLD)
    if passed not in at:
        say(axes, x, y, f"{passed:,g}", dy=15, ha="center")
    if span:
        _band(axes, y, *ends)
    _words(axes, y, words(span, _silence(row)))


def _band(axes: Axes, y: float, low: float, high: float) -> None:
    """Where the ideal point may lie; an end that sticks out is open and gets an arrow."""
    axes.plot([low, high], [y, y], clip_on=False, zorder=2, **BAND)
    for tip, is_open, marker in ((low, low < 0, "<"), (high, high > 1, ">")):
        if is_open:
            axes.plot(tip, y, marker, ms=12, color=RUSSIA.colour, mec="none", clip_on=False, zorder=2)


def _words(axes: Axes, y: float, text: str) -> None:
    first, _, rest = text.partition(": ")
    say(axes, 1, y, first, dx=SAYS - RIGHT, dy=8 if rest else 0, weight="normal" if rest else "bold")
    say(axes, 1, y, rest, dx=SAYS - RIGHT, dy=-9, color=QUIET, fontsize=12)


def _ends(span: tuple[float, float], before: float, asked: float) -> tuple[float, float]:
    """Both ends on the line from what held before (0) to what was asked for (1); open ends stick out."""
    ends = sorted((value - before) / (asked - before) for value in span)
    return max(ends[0], -BEYOND), min(ends[1], 1 + BEYOND)


def implied(row: tables.Row) -> tuple[float, float] | None:
    """The interval that this bargain implies for Russia's ideal point, in the unit of the row.

    None if it implies none; an answer that is not recorded is no answer.
    """
    numbers = (float(row[f"{name}_value"]) for name in ("status_quo", "us_proposal", "outcome"))
    how = {name: row[f"russia_{name}"] for name in ANSWERS}
    return None if None in how.values() else implied_ideal(*numbers, **how)


def _silence(row: tables.Row) -> str:
    """Why a bargain that implies nothing does so."""
    if row["status_quo_value"] is None:
        return "no number before"
    known = all(row[f"russia_{name}"] is not None for name in ANSWERS)
    return "nothing moved" if known else "no answer recorded"


def words(span: tuple[float, float] | None, silence: str = "") -> str:
    """An interval in words; a bargain that implies nothing says so, and why."""
    if span is None:
        return f"says nothing: {silence}"
    low, high = span
    if math.isinf(high):
        return f"{low:,g} or more"
    return f"{high:,g} or less" if math.isinf(low) else f"{low:,g} to {high:,g}"


def _unit(row: tables.Row) -> str:
    unit = str(row["unit"] or "").replace(" per year", " a year").replace("US dollars", "dollars")
    return f"{unit} · " if unit else ""
