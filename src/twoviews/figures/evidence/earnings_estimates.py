"""What workers abroad earn for the state, and what they keep: the estimates side by side."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import CHINA, QUIET, canvas, place, say

ROW, LEFT, RIGHT = 34.0, 222.0, 526.0
HEAD, BETWEEN, FOOT = 44.0, 84.0, 40.0
EARNS = ("remittances_usd_million_low", "remittances_usd_million_high")
PAYS = ("worker_pay_usd_per_month_low", "worker_pay_usd_per_month_high")
# Words of the estimator, and the two lines that stand for it. The first match counts.
WHO = (
    ("Overseas Labor", "Seoul NGO network"),
    ("Darusman", "UN rapporteur"),
    ("CSIS", "L. Collins, CSIS"),
    ("State Department", "US State Department"),
    ("United States", "United States"),
    ("UN member state", "UN Panel"),
    ("ambassador", "Russian ambassador"),
    ("National Intelligence", "South Korean service"),
    ("escaped", "six escaped workers"),
)
PAY = {
    "monthly pay before deductions": "before deductions",
    "monthly pay kept by a worker": "kept by the worker",
    "workers present": "“stipend”, shares not said",
}


def draw() -> Figure:
    """Above, millions a year for the state; below, dollars a month for one worker. A bar is a range."""
    workers = tables.rows("workers")
    earns, pays = ([row for row in workers if row[lowest] is not None] for lowest, _ in (EARNS, PAYS))
    middle = HEAD + ROW * len(earns)
    height = middle + BETWEEN + ROW * len(pays) + FOOT
    figure = canvas(height)
    above = place(figure, LEFT, HEAD, RIGHT, middle)
    below = place(figure, LEFT, middle + BETWEEN, RIGHT, height - FOOT)
    _frame(above, len(earns), 2400, 600, "million dollars a year for the state")
    _frame(below, len(pays), 850, 200, "dollars a month for one worker, in Russia or anywhere")
    say(above, 2400, 0, "for each worker named", dx=12, dy=14, color=QUIET)
    for n, row in enumerate(earns):
        _bar(
            above, row, EARNS, n + 0.5, "in Russia alone" if row["host_country"] == "Russia" else "all abroad"
        )
        say(above, 2400, n + 0.5, _each(row), dx=12)
    for n, row in enumerate(pays):
        _bar(below, row, PAYS, n + 0.5, "in Russia" if row["host_country"] == "Russia" else "all abroad")
        say(below, 850, n + 0.5, PAY[row["measure"]], dx=12)
    return figure


def _frame(axes: Axes, rows: int, top: float, step: int, words: str) -> None:
    axes.set(xlim=(0, top), ylim=(rows, 0), yticks=[])
    axes.set_xticks(range(0, int(top) + 1, step), labels=[f"{x:,}" for x in range(0, int(top) + 1, step)])
    axes.grid(axis="x")
    say(axes, 0, 0, words, dx=-LEFT + 8, dy=14, weight="bold")


def _bar(axes: Axes, row: tables.Row, ends: tuple[str, str], y: float, where: str) -> None:
    """From the lower to the upper end; an arrow head where only a minimum was printed."""
    low, high = (row[end] for end in ends)
    open_ended = high is None
    high = low if open_ended else high
    told = ("date", "estimator", "host_country", *ends)
    tell(axes.hlines(y, low, high, color=CHINA.colour, lw=7), row, *told)
    for end in sorted({low, high}):
        tell(axes.plot(end, y, ">" if open_ended else "o", color=CHINA.colour, ms=9), row, *told)
    printed = f"{low:,.0f}" if low == high else f"{low:,.0f}–{high:,.0f}"
    near_edge = high > 0.75 * axes.get_xlim()[1]
    at, side = (low, "right") if near_edge else (high, "left")
    say(axes, at, y, f"over {printed}" if open_ended else printed, dx=-10 if near_edge else 10, ha=side)
    name = next(name for words, name in WHO if words in row["estimator"])
    say(axes, 0, y, name, dx=-LEFT + 8, dy=7)
    say(axes, 0, y, f"{row['date'][:4]}, {where}", dx=-LEFT + 8, dy=-8, color=QUIET)


def _each(row: tables.Row) -> str:
    """Dollars a worker and year by our division, where the same source names a number of workers."""
    plain, (least, most) = row["count"], (row[name] for name in EARNS)
    workers = row["count_low"] if plain is None else plain
    if workers is None:
        return "no number named"
    low, high = (1e6 * each / workers for each in (least, least if most is None else most))
    if high == low:
        return f"about {low:,.0f} each"
    return f"{'up to ' if plain is None else ''}{low:,.0f}–{high:,.0f}"
