"""Growth of the DPRK's economy as the Bank of Korea estimated it, with the vintages that differ."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import DIESEL, INK, PAPER, PETROL, QUIET, canvas, place, say
from twoviews.wording import signed

FIRST, LAST = 1990, 2024
LOW, HIGH = -9.4, 7.6
LEFT, RIGHT = 56.0, 706.0
UP, DOWN = DIESEL.colour, PETROL.colour
TOLD = (1997, 2007, 2016, 2017, 2018, 2020, 2024)
BESIDE = 2017
SAID = ("year", "real_gdp_growth_percent", "vintage")


def draw() -> Figure:
    """A stem for each year to the estimate that is drawn; an open mark for each other published vintage."""
    table = [row for row in tables.rows("dprk_gdp") if row["real_gdp_growth_percent"] is not None]
    figure = canvas(420)
    axes = place(figure, LEFT, 62, RIGHT, 366)
    axes.set(xlim=(FIRST - 0.7, LAST + 0.7), ylim=(LOW, HIGH))
    axes.set_xticks(range(FIRST, LAST + 1, 5))
    axes.set_yticks([-8, -4, 0, 4], labels=["−8", "−4", "0", "+4"])
    axes.grid(axis="y")
    axes.axhline(0, color=QUIET, lw=1)
    _estimates(axes, table)
    _resolutions(axes)
    _key(axes)
    return figure


def _estimates(axes: Axes, table: Sequence[tables.Row]) -> None:
    for row in table:
        year, growth = row["year"], row["real_gdp_growth_percent"]
        colour = UP if growth >= 0 else DOWN
        if not row["preferred"]:
            tell(axes.plot(year, growth, "o", ms=9, mfc=PAPER, mec=colour, mew=2, zorder=4), row, *SAID)
            continue
        stem = axes.plot([year, year], [0, growth], color=colour, lw=3)
        tell([*stem, *axes.plot(year, growth, "o", ms=9, color=colour, zorder=3)], row, *SAID)
        if year in TOLD:
            others = [other for other in table if other["year"] == year and not other["preferred"]]
            _tell(axes, year, growth, [other["real_gdp_growth_percent"] for other in others])


def _tell(axes: Axes, year: int, growth: float, others: list[float]) -> None:
    """The number by its mark, with the other vintages where there are any."""
    words = ", earlier ".join(signed(number, ".1f") for number in (growth, *others))
    if year == BESIDE:
        say(axes, year, growth, words, dx=-10, ha="right")
    else:
        say(axes, year, min(growth, *others, 99), words, dy=16 if growth > 0 else -18, ha="center")


def _resolutions(axes: Axes) -> None:
    """A tick on the lower edge for each sanctions resolution, at its place in the year."""
    for vote in tables.rows("unsc_votes"):
        if vote["adopted"] and vote["kind"].startswith("sanctions"):
            day = vote["date"].timetuple()
            axes.plot(day.tm_year - 0.5 + day.tm_yday / 366, LOW + 0.6, "|", ms=16, mew=2.2, color=INK)


def _key(axes: Axes) -> None:
    where = (HIGH + 1.5, HIGH + 0.2)
    say(axes, FIRST - 0.7, where[0], "growth over the year before, per cent", dx=-46, weight="bold")
    axes.plot(1991.2, where[1], "o", ms=9, color=DOWN, clip_on=False)
    say(axes, 1991.2, where[1], "estimate", dx=11)
    axes.plot(1997.0, where[1], "o", ms=9, mfc=PAPER, mec=DOWN, mew=2, clip_on=False)
    say(axes, 1997.0, where[1], "another vintage of it", dx=11)
    axes.plot(2008.4, where[1], "|", ms=18, mew=2.2, color=INK, clip_on=False)
    say(axes, 2008.4, where[1], "sanctions resolution (lower edge)", dx=8)
