"""What each clause of three real texts gives and takes from the four seats, in the arithmetic of the game."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews.figures.evidence.texts_by_clause import count
from twoviews.figures.real_texts import Voted, voted
from twoviews.figures.rows import tell
from twoviews.figures.style import CHINA, GRID, INK, QUIET, RUSSIA, US, Mark, canvas, place, say
from twoviews.game import voting
from twoviews.wording import signed

if TYPE_CHECKING:
    from twoviews.bank.council import SeatId

ELECTED = Mark("elected member", "#8a6fb0", "s", "-")
SEATS: dict[SeatId, Mark] = {"us": US, "russia": RUSSIA, "china": CHINA, "elected": ELECTED}
LINE, TITLE, NAMES, SUM, GAP, HEAD = 26.0, 34.0, 24.0, 30.0, 12.0, 44.0
FIRST, STEP = 262.0, 120.0
TINY = 0.0005
LINE_CROSSED: dict[str, Any] = {"marker": "X", "ms": 10, "mfc": INK, "mec": "none"}


def draw() -> Figure:
    """A row a clause, a column a seat: a full mark is a gain, an open one a loss, its size the amount."""
    texts = voted()
    height = HEAD + sum(TITLE + NAMES + SUM + GAP + LINE * len(moved(text)) for text in texts)
    figure = canvas(height)
    axes = place(figure, 0, 0, 720, height)
    axes.set(xlim=(0, 720), ylim=(height, 0))
    axes.axis("off")
    _key(axes)
    y = HEAD
    for text in texts:
        y = _text(axes, text, y) + GAP
    return figure


def moved(text: Voted) -> list[str]:
    """The clauses that the text would change."""
    return [key for key, level in text.draft.items() if level != text.table.reversion[key]]


def _key(axes: Axes) -> None:
    x = 22.0
    marks: tuple[tuple[str, float, dict[str, Any]], ...] = (
        ("gain", 78, {"marker": "o", "ms": 10, "color": QUIET}),
        ("loss", 78, {"marker": "o", "ms": 9, "mfc": "none", "mec": QUIET, "mew": 2}),
        ("beyond a red line of this seat", 0, LINE_CROSSED),
    )
    for words, width, how in marks:
        axes.plot(x, 18, clip_on=False, **how)
        say(axes, x, 18, words, dx=14)
        x += width


def _text(axes: Axes, text: Voted, y: float) -> float:
    """Draw one text from `y` down; returns where it ends."""
    axes.hlines(y, 8, 720, color=GRID, lw=0.8)
    say(axes, 8, y + TITLE / 2 + 2, f"{text.title}: {count(text)}", weight="bold")
    y += TITLE
    for column, seat in enumerate(SEATS):
        say(axes, FIRST + STEP * column, y + NAMES / 2, text.table.seats[seat].name, color=QUIET)
    y += NAMES
    for key in moved(text):
        say(axes, 8, y + LINE / 2, text.table.clauses[key].title)
        for column, seat in enumerate(SEATS):
            _cell(axes, text, seat, key, (FIRST + STEP * column, y + LINE / 2))
        y += LINE
    say(axes, 8, y + SUM / 2, "all clauses, and the vote", weight="bold")
    for column, seat in enumerate(SEATS):
        gain = voting.gain(text.table, seat, text.draft)
        words = f"{signed(gain)}, {voting.vote(text.table, seat, text.draft)}"
        say(axes, FIRST + STEP * column, y + SUM / 2, words, weight="bold")
    return y + SUM


def _cell(axes: Axes, text: Voted, seat: SeatId, key: str, spot: tuple[float, float]) -> None:
    x, y = spot
    amount = voting.contributions(text.table, seat, text.draft).get(key, 0.0)
    told = {
        "text": text.title,
        "clause": text.table.clauses[key].title,
        "seat": text.table.seats[seat].name,
        "gain by the model": round(amount, 3),
        "beyond a red line": key in voting.crosses(text.table, seat, text.draft),
    }
    if told["beyond a red line"]:
        tell(axes.plot(x + 8, y, clip_on=False, **LINE_CROSSED), told)
    elif abs(amount) >= TINY:
        mark, size = SEATS[seat], 4 + 10 * math.sqrt(abs(amount) / 2)
        fill = mark.colour if amount > 0 else "none"
        drawn = axes.plot(x + 8, y, mark.marker, ms=size, mfc=fill, mec=mark.colour, mew=1.8, clip_on=False)
        tell(drawn, told)
    say(axes, x, y, signed(amount), dx=24)
