"""Half a year before and after each vote on sanctions: the days with a launch, and the nuclear tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from operator import itemgetter
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, INK, QUIET, canvas, place, say
from twoviews.wording import dated, signed

WINDOW = 180
LINE, HEAD, FOOT = 30.0, 66.0, 52.0
LEFT, RIGHT, NEXT = 128.0, 604.0, 660.0
FAR = frozenset({"ICBM", "ICBM (assessed)", "ICBM component test (assessed)", "space launch"})
LAUNCH, LONG, NUCLEAR = "#7b8a1e", "#8f86c9", "#b0609c"
MARKS: dict[str, dict[str, Any]] = {
    "launch": {"marker": "|", "ms": 13, "mew": 2.4, "color": LAUNCH},
    "long": {"marker": "|", "ms": 18, "mew": 3.6, "color": LONG},
    "nuclear": {"marker": "*", "ms": 15, "color": NUCLEAR},
}
KEY = (("launch", "day with a launch"), ("long", "long range or space"), ("nuclear", "nuclear test"))


WORDS = {"launch": "launch", "long": "long range or space launch", "nuclear": "nuclear test"}


def draw() -> Figure:
    """One row a vote, centred on its day; on the right the days until the next launch or test."""
    votes = [row for row in tables.rows("unsc_votes") if row["kind"].startswith("sanctions")]
    days = _days(tables.rows("weapons_tests"))
    height = HEAD + LINE * len(votes) + FOOT
    figure = canvas(height)
    axes = place(figure, LEFT, HEAD, RIGHT, height - FOOT)
    axes.set(xlim=(-WINDOW, WINDOW), ylim=(len(votes), 0), yticks=[])
    axes.set_xticks(range(-WINDOW, WINDOW + 1, 60))
    axes.xaxis.set_major_formatter(lambda day, _: signed(day, ".0f") if day else "vote")
    axes.set_xlabel("days before and after the vote")
    axes.spines["left"].set_visible(False)
    axes.axvline(0, color=INK, lw=1.6)
    _headings(axes)
    for number, vote in enumerate(sorted(votes, key=itemgetter("date"))):
        _row(axes, vote, number + 0.5, days)
    return figure


def _days(tests: Iterable[tables.Row]) -> dict[date, str]:
    """Every day with a launch or test, and the weightiest kind of that day."""
    found: dict[date, str] = {}
    for row in tests:
        if row["date_precision"] == "day":
            kind = "nuclear" if row["type"] == "nuclear test" else "long" if row["type"] in FAR else "launch"
            day = date.fromisoformat(row["date"])
            found[day] = max(found.get(day, kind), kind, key=list(MARKS).index)
    return found


def _headings(axes: Axes) -> None:
    for x, (kind, words) in zip((-WINDOW, -58, 84), KEY, strict=True):
        (mark,) = axes.plot(x + 5, 0, clip_on=False, **MARKS[kind])
        mark.set_transform(axes.transData + Affine2D().translate(0, 44))
        say(axes, x + 5, 0, words, dx=12, dy=44)
    say(axes, WINDOW, 0, "next after", dx=NEXT - RIGHT, dy=12, ha="center", color=QUIET)


def _row(axes: Axes, vote: tables.Row, y: float, days: Mapping[date, str]) -> None:
    cast = vote["date"]
    number = vote["decision"].removeprefix("S/RES/").split(" (")[0]
    name = number if vote["adopted"] else "vetoed draft"
    axes.axhline(y, color=GRID, lw=0.8)
    say(axes, -WINDOW, y, name, dx=-LEFT + 8, dy=7, weight="bold")
    say(axes, -WINDOW, y, dated(cast.isoformat(), short=True), dx=-LEFT + 8, dy=-8, color=QUIET)
    for day, kind in days.items():
        if abs((day - cast).days) <= WINDOW:
            told = {
                "vote": name,
                "day": day,
                "days from the vote": (day - cast).days,
                "weightiest of the day": WORDS[kind],
            }
            tell(axes.plot((day - cast).days, y, **MARKS[kind]), told)
    following = min(day for day in days if day > cast)
    say(axes, WINDOW, y, f"{(following - cast).days} days", dx=NEXT - RIGHT, ha="center")
