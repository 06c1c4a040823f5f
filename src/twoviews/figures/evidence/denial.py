"""Were means denied? Exports that were recorded, and estimates of what came in beside them, on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import sources, tell
from twoviews.figures.style import CHINA, PETROL, QUIET, canvas, place, say

YEARS = range(2016, 2025)
EVENTS = {2018: "first full year of the bans", 2020: "border closed"}
CHANNELS = (
    ("coal, against the ban: ", ("coal",), "earned"),
    ("programmers for hire: ", ("programmers",), "earned"),
    ("workers abroad: ", ("workers",), "earned"),
    ("soldiers’ pay: ", ("soldiers",), "earned"),
    ("arms and soldiers, payment seen: at most ", ("arms and soldiers",), "payment seen"),
    ("arms and soldiers, value sent: ", ("arms", "arms and soldiers"), "value sent"),
)
"""What a row of the lower half says, the channels of the table that it joins, and what they count."""

WIDE, LEFT, RIGHT = 400.0, 46.0, 344.0
HEAD, ROW, BETWEEN, LINE, FOOT = 44.0, 25.0, 62.0, 42.0, 34.0
TOP = 3000.0
RECORDED, ESTIMATED = CHINA.colour, PETROL.colour


@dataclass(frozen=True)
class Estimate:
    """What one channel is said to have brought, lowest to highest, in million dollars a year."""

    channel: str
    low: float
    high: float
    or_more: bool = False
    source: str = ""


def exports() -> dict[int, tuple[float, str]]:
    """Recorded exports to the world in million dollars, and their sources, by year."""
    return {
        row["year"]: (row["exports_usd_million"], row["source"])
        for row in tables.rows("dprk_trade")
        if row["partner"] == "World" and row["preferred"] and row["year"] in YEARS
    }


def thefts() -> Iterator[Estimate]:
    """Theft by computer in each whole year that somebody counted alone."""
    rows = tables.rows("cyber_income")
    alone = [row for row in rows if row["start"] == row["end"] and len(row["start"] or "") == len("2022")]
    for year, counts in sorted(tables.grouped(alone, "start").items()):
        estimate = _joined(f"theft by computer in {year}: ", counts)
        highest = max(counts, key=itemgetter("low_usd_million"))
        yield replace(estimate, or_more=highest["bound"] == "at least")


def others() -> Iterator[Estimate]:
    """The other channels; a sum over several years as its yearly average, one without years left out."""
    rows = tables.rows("income_beside_trade")
    for name, channels, meaning in CHANNELS:
        counts = [row for row in rows if row["channel"] in channels and row["meaning"] == meaning]
        yield _joined(name, [_in_a_year(row) for row in counts if row["per"] == "year" or _dated(row)])


def _joined(name: str, counts: Sequence[tables.Row]) -> Estimate:
    """From the lowest to the highest of several counts; one that names no highest is a plain number."""
    low = min(row["low_usd_million"] for row in counts)
    ends = ((row["low_usd_million"], row["high_usd_million"]) for row in counts)
    high = max(least if most is None else most for least, most in ends)
    return Estimate(name, low, high, source=sources(counts))


def _dated(row: tables.Row) -> bool:
    return None not in (row["start"], row["end"])


def _in_a_year(row: tables.Row) -> tables.Row:
    """The count with a sum shared out over its years."""
    ends = {name: row[name] for name in ("low_usd_million", "high_usd_million")}
    years = _years(row)
    return row | {name: None if value is None else value / years for name, value in ends.items()}


def _years(row: tables.Row) -> float:
    """Years that a sum covers; 1 for a yearly figure and for a span of less than a year."""
    return 1.0 if row["per"] == "year" else max(1.0, _months(row["start"], row["end"]) / 12)


def _months(start: str, end: str) -> int:
    """Months from the first to the last of two dates; a year alone begins in January and ends in December."""
    first, last = f"{start}-01", f"{end}-12"
    return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:7]) - int(first[5:7]) + 1


def draw() -> Figure:
    """Above, recorded exports year by year; below, a range for each other channel, on the same scale."""
    sold, beside = exports(), [*thefts(), *others()]
    middle = HEAD + ROW * len(sold)
    height = middle + BETWEEN + LINE * len(beside) + FOOT
    figure = canvas(height, WIDE)
    above = place(figure, LEFT, HEAD, RIGHT, middle)
    below = place(figure, LEFT, middle + BETWEEN, RIGHT, height - FOOT)
    _frame(above, len(sold), "Exports that were recorded", "million dollars")
    _frame(below, len(beside), "Estimates of what came in beside them", "million dollars a year")
    above.tick_params(labelbottom=False, bottom=False)
    for number, (year, (value, source)) in enumerate(sold.items()):
        _recorded(above, number + 0.5, year, value, source)
    for number, estimate in enumerate(beside):
        _estimated(below, number, estimate)
    return figure


def _frame(axes: Axes, rows: int, words: str, unit: str) -> None:
    axes.set(xlim=(0, TOP), ylim=(rows, 0), yticks=[])
    axes.set_xticks([0, 1000, 2000, 3000], labels=["0", "1,000", "2,000", "3,000"])
    axes.grid(axis="x")
    axes.spines[["left", "bottom"]].set_visible(False)
    say(axes, 0, 0, words, dx=4 - LEFT, dy=28, weight="bold")
    say(axes, 0, 0, unit, dx=4 - LEFT, dy=10, color=QUIET)


def _recorded(axes: Axes, y: float, year: int, value: float, source: str) -> None:
    told = {"year": year, "recorded exports, million dollars": value, "source": source}
    tell(axes.barh(y, value, height=0.62, color=RECORDED), told)
    say(axes, 0, y, str(year), dx=-8, ha="right")
    event = f", {EVENTS[year]}" if year in EVENTS else ""
    say(axes, value, y, f"{value:,.0f}{event}", dx=6)


def _estimated(axes: Axes, y: float, estimate: Estimate) -> None:
    """From the lowest to the highest count; an arrow where it leaves the scale."""
    seen = min(estimate.high, TOP)
    told = {
        "channel": estimate.channel.split(":")[0],
        "lowest, million dollars a year": round(estimate.low),
        "highest, million dollars a year": round(estimate.high),
        "source": estimate.source,
    }
    tell(axes.hlines(y + 0.7, estimate.low, seen, color=ESTIMATED, lw=6), told)
    ends = (estimate.low,) if estimate.high > TOP else {estimate.low, seen}
    tell(axes.plot(list(ends), [y + 0.7] * len(ends), "o", color=ESTIMATED, ms=8, ls=""), told)
    if estimate.high > TOP:
        axes.plot(TOP, y + 0.7, ">", color=ESTIMATED, ms=11, clip_on=False)
    printed = "–".join(f"{int(value + 0.5):,}" for value in sorted({estimate.low, estimate.high}))
    more = " or more" if estimate.or_more else ""
    say(axes, 0, y + 0.28, f"{estimate.channel}{printed}{more}", dx=4 - LEFT)
