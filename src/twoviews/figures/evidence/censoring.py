"""Success by starting decade, with the cases that still go on left out and counted in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.outcomes import WORKED, gsdb
from twoviews.figures.rows import tell
from twoviews.figures.style import INK, PAPER, QUIET, canvas, place, say
from twoviews.models.success import judged

FEWEST, APART = 10, 3
STEEP, NEAR_FLOOR = 20, 5


def draw() -> Figure:
    """Above, two rates a decade; below, how many pairs have ended and how many still go on."""
    pairs = tables.rows("gsdb_r4_outcome_summary")
    decades = [row for row in pairs if row["dimension"] == "begin_decade" and row["pairs_n"] >= FEWEST]
    figure = canvas(520)
    rates, counts = place(figure, 62, 44, 706, 290), place(figure, 62, 356, 706, 456)
    _rates(rates, decades)
    _counts(counts, decades)
    return figure


def _rates(axes: Axes, decades: Sequence[tables.Row]) -> None:
    axes.set(xlim=(-0.5, len(decades) - 0.5), ylim=(0, 84), yticks=range(0, 81, 20), xticks=[])
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0f} %")
    axes.grid(axis="y")
    say(axes, -0.5, 84, "aim reached at least in part, by starting decade", dx=-58, dy=22, weight="bold")
    ended, kept = zip(*map(_shares, decades), strict=True)
    axes.plot(kept, "--", color=INK, lw=1.6, clip_on=False)
    axes.plot(ended, color=WORKED, lw=2.4)
    for at, (row, upper, lower) in enumerate(zip(decades, ended, kept, strict=True)):
        tell(axes.plot(at, lower, "o", color=INK, mfc=PAPER, ms=9, mew=1.6, clip_on=False), _told(row))
        tell(axes.plot(at, upper, "o", color=WORKED, ms=9), _told(row))
        falls = at > 0 and ended[at - 1] - upper > STEEP
        say(axes, at, upper, f"{upper:.0f}", dx=20 if falls else 0, dy=15, ha="center", weight="bold")
        if upper - lower > APART:
            say(axes, at, lower, f"{lower:.0f}", dx=-15, dy=3 if lower < NEAR_FLOOR else -9, ha="right")
    say(axes, -0.42, 77, "share of the pairs that have ended", color=WORKED, weight="bold")
    say(axes, 4.6, 15, "share of all, those still going on", ha="center")
    say(axes, 4.6, 15, "counted as not reached", dy=-18, ha="center")


def _counts(axes: Axes, decades: Sequence[tables.Row]) -> None:
    x = range(len(decades))
    ended, ongoing = ([row[f"{which}_n"] for row in decades] for which in ("concluded", "ongoing"))
    axes.set(xlim=(-0.5, len(x) - 0.5), ylim=(0, 600), yticks=[])
    axes.set_xticks(x, labels=[row["category"] for row in decades])
    closed = axes.bar(x, ended, 0.62, color=WORKED)
    still = axes.bar(
        x, ongoing, 0.62, bottom=ended, facecolor="none", edgecolor=QUIET, lw=1.2, ls=(0, (3, 2))
    )
    for row, *bars in zip(decades, closed, still, strict=True):
        tell(bars, _told(row))
    for at, (closed, still) in enumerate(zip(ended, ongoing, strict=True)):
        say(axes, at, closed + still, f"{closed} + {still}", dy=10, ha="center")
    say(axes, -0.5, 600, "pairs of a case and an aim: ended + still going on", dx=-58, dy=8, weight="bold")


def _shares(row: tables.Row) -> tuple[float, float]:
    """How many per cent reached their aim: of the pairs that have ended, and of all."""
    tally = gsdb(row)
    return float(judged(tally).percent), float(judged(tally, unknown_fails=True).percent)


def _told(row: tables.Row) -> dict[str, Any]:
    """What stands behind a decade: counts of pairs, and both rates in per cent to one decimal."""
    ended, kept = _shares(row)
    return {
        "decade": row["category"],
        "pairs ended": row["concluded_n"],
        "still going on": row["ongoing_n"],
        "reached, per cent of ended": round(ended, 1),
        "reached, per cent of all": round(kept, 1),
        "source": row["source"],
    }
