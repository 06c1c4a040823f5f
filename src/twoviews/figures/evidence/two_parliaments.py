"""Roll calls of two parliaments on sanctions and force: votes for and against, out of all seats."""

from __future__ import annotations

from operator import itemgetter

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, QUIET, RUSSIA, US, Mark, canvas, place, say
from twoviews.wording import dated

LINE, HEAD, GAP, FOOT = 46.0, 56.0, 50.0, 44.0
LEFT, RIGHT = 326.0, 636.0
PARTIES = (RUSSIA, US)
THICK = 16.0


def draw() -> Figure:
    """A bar a roll call: filled for yes, an outline for no, the rest of the seats empty."""
    calls = sorted(tables.rows("roll_calls"), key=itemgetter("date"))
    groups = [(mark, [call for call in calls if call["country"] == mark.name]) for mark in PARTIES]
    height = HEAD + GAP + LINE * len(calls) + FOOT
    figure = canvas(height)
    axes = place(figure, LEFT, 0, RIGHT, height - FOOT)
    axes.set(xlim=(0, 100), ylim=(height - FOOT, 0), yticks=[])
    axes.set_xticks([0, 50, 100], labels=["0", "50 %", "100 % of seats"])
    axes.spines["left"].set_visible(False)
    top = HEAD
    for mark, group in groups:
        say(axes, 0, top - 22, _heading(mark), dx=-LEFT + 8, weight="bold")
        for number, call in enumerate(group):
            _bar(axes, top + LINE * (number + 0.5), call, mark)
        axes.vlines(200 / 3, top, top + LINE * len(group), color=QUIET, lw=1, ls=(0, (4, 3)))
        top += LINE * len(group) + GAP
    say(axes, 200 / 3, HEAD - 22, "two thirds", ha="center", color=QUIET)
    return figure


def _heading(mark: Mark) -> str:
    return "Russian State Duma" if mark is RUSSIA else "United States Congress"


def _bar(axes: Axes, y: float, call: tables.Row, mark: Mark) -> None:
    seats, yes, no = call["seats"], call["yes"], call["no"]
    axes.barh(y, 100, height=THICK, color="none", edgecolor=GRID, lw=1)
    told = ("date", "chamber", "question", "yes", "no", "seats", "outcome")
    tell(axes.barh(y, 100 * yes / seats, height=THICK, color=mark.colour), call, *told)
    if no:
        axes.barh(
            y,
            100 * no / seats,
            left=100 * yes / seats,
            height=THICK,
            color="none",
            edgecolor=mark.colour,
            lw=2,
        )
    say(axes, 0, y, call["question"], dx=-LEFT + 8, dy=8)
    day = dated(call["date"], short=True)
    say(axes, 0, y, f"{day} · {_chamber(call)}{call['outcome']}", dx=-LEFT + 8, dy=-9, color=QUIET)
    tally = str(yes) if no is None else f"{yes}–{no}"
    say(axes, 100, y, tally, dx=10, weight="bold")


def _chamber(call: tables.Row) -> str:
    return "" if call["chamber"] == "Duma" else f"{call['chamber']} · "
