"""Russia's votes on sanctions against nine states since 1990, and who led its foreign policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, INK, QUIET, RUSSIA, canvas, place, say

FIRST, LAST = 1990.0, 2026.0
TARGETS = (
    "Iraq", "Libya", "Yugoslavia", "Iran", "DPRK", "Zimbabwe", "Syria", "Yemen", "Mali",
)  # fmt: skip
LINE, STRIP, HEAD, FOOT = 44.0, 40.0, 132.0, 40.0
LEFT, RIGHT = 126.0, 708.0
NEAR, STEP = 1.0, 0.27
OFFICES = {"president": "president", "minister": "foreign minister"}
NARROW = {"Primakov"}
MARKS: dict[str, dict[str, Any]] = {
    "yes": {"marker": "D", "ms": 9, "color": RUSSIA.colour},
    "abstain": {"marker": "D", "ms": 9, "color": RUSSIA.colour, "mfc": "none", "mew": 2},
    "no": {"marker": "X", "ms": 11, "color": INK, "mew": 0},
}
KEY = (("yes", "for"), ("abstain", "abstained"), ("no", "against: a veto"))
# Words beside a vote: what they say, and where they stand (right, up, alignment).
BESIDE = {
    "661": ("661 (c37)", 10, 0, "left"),
    "748": ("748 (c40)", 10, 0, "left"),
    "757": ("757 (c41)", -6, 13, "left"),
    "820": ("820 (c39)", 10, 0, "left"),
    "1160": ("1160", 10, 0, "left"),
    "1284": ("1284", 10, 0, "left"),
    "1970": ("1970", 10, 0, "left"),
    "1973": ("1973 (c43)", 10, 0, "left"),
    "2216": ("2216", -10, 0, "right"),
}
SHORT = {"Gorbachev": "USSR"}


def draw() -> Figure:
    """One row a target; above it two strips that name who led."""
    votes = _votes()
    height = HEAD + LINE * len(TARGETS) + FOOT
    figure = canvas(height)
    axes = place(figure, LEFT, HEAD, RIGHT, height - FOOT)
    axes.set(xlim=(FIRST, LAST), ylim=(len(TARGETS), 0), yticks=[])
    axes.set_xticks(range(1990, 2026, 5))
    axes.spines["left"].set_visible(False)
    _leaders(figure, axes)
    for row, target in enumerate(TARGETS):
        axes.axhline(row + 1, color=GRID, lw=0.8)
        say(axes, FIRST, row + 0.5, target, dx=-LEFT + 8, weight="bold")
        for year, level, vote in _spread(vote for vote in votes if vote["target"] == target):
            spot = axes.plot(year, row + 0.5 + level * STEP, clip_on=False, **MARKS[vote["russia_vote"]])
            tell(spot, vote, "target", "date", "decision", "russia_vote")
            _number(axes, year, row + 0.5 + level * STEP, vote["decision"])
    _key(axes)
    return figure


def _votes() -> list[tables.Row]:
    """The votes on other states, and those on sanctions against the DPRK; of one day what passed first."""
    dprk = [
        {**row, "target": "DPRK", "date": row["date"].isoformat()}
        for row in tables.rows("unsc_votes")
        if row["kind"].startswith("sanctions") or row["kind"].endswith("(vetoed)")
    ]
    votes = [*tables.rows("un_other_votes"), *dprk]
    return sorted(votes, key=lambda vote: (vote["date"], not vote["adopted"]))


def _spread(votes: Iterable[tables.Row]) -> Iterator[tuple[float, int, tables.Row]]:
    """Each vote with its year and a level: votes that stand too close to the one before change level."""
    before, level = -1e9, 0
    for vote in votes:
        year = _year(vote["date"])
        level = (level + 2) % 3 - 1 if year - before < NEAR else 0
        before = year
        yield year, level, vote


def _year(date: str) -> float:
    """A date, or the middle of a month, as a year with a fraction."""
    year, month, day = (*(int(part) for part in date.split("-")), 15)[:3]
    return year + (month - 1 + day / 31) / 12


def _number(axes: Axes, year: float, y: float, decision: str) -> None:
    """The number of a resolution that the lesson speaks of, with the article's claim on it."""
    number = decision.removeprefix("S/RES/").split(" (")[0]
    if number in BESIDE:
        words, right, up, side = BESIDE[number]
        say(axes, year, y, words, dx=right, dy=up, ha=side, color=QUIET)


def _leaders(figure: Figure, axes: Axes) -> None:
    """Two strips of names; a line down the picture where the minister changes."""
    strip = place(figure, LEFT, STRIP, RIGHT, HEAD)
    strip.set(xlim=(FIRST, LAST), ylim=(len(OFFICES), 0))
    strip.axis("off")
    leaders = tables.grouped(tables.rows("russian_leadership"), "office")
    for row, (office, heading) in enumerate(OFFICES.items()):
        say(strip, FIRST, row + 0.5, heading, dx=-LEFT + 8, color=QUIET)
        strip.hlines(row, FIRST, LAST, color=GRID, lw=0.8)
        for leader in leaders[office]:
            start = _year(leader["start"]) if leader["start"] else FIRST
            end = _year(leader["end"]) if leader["end"] else LAST
            name = leader["name"].split()[-1]
            lower = 0.42 if name in NARROW else 0
            say(strip, (start + end) / 2, row + 0.34 + lower, SHORT.get(name, name), ha="center")
            strip.vlines((start, end), row, row + 0.56, color=QUIET, lw=0.8)
            if office == "minister":
                axes.vlines((start, end), 0, len(TARGETS), color=GRID, lw=0.8)


def _key(axes: Axes) -> None:
    for x, (vote, words) in zip((1990.6, 1994.0, 2000.6), KEY, strict=True):
        axes.plot(x, -HEAD / LINE + 0.4, clip_on=False, **MARKS[vote])
        say(axes, x, -HEAD / LINE + 0.4, words, dx=12)
