"""How a survey in one province became a claim about a country: the reports in order."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import DIESEL, INK, PAPER, QUIET, RUSSIA, canvas, place, say
from twoviews.wording import dated

LINE, GAP, HEAD, FOOT = 16, 10, 44, 34
DATE, BAR, MARK, TEXT = 92.0, 102.0, 232.0, 250.0
LETTERS = 60
TOLD = ("date", "event", "diesel_won_per_kg", "gasoline_won_per_kg", "supports_russian_supply")
WON_PER_UNIT = 240.0
FILL = {"yes": "full", "partly": "left", "no": "none", "open": "none"}
MEANING = (("yes", "speaks for Russian supply"), ("partly", "in part"), ("no", "does not, or leaves it open"))


def draw() -> Figure:
    """One row a report: date, price of diesel where one was asked, what it says of Russia, the event."""
    rows = [(event, _lines(event["event"])) for event in tables.rows("fuel_claim_timeline")]
    heights = [LINE * len(lines) + GAP for _, lines in rows]
    figure = canvas(HEAD + sum(heights) + FOOT)
    axes = place(figure, 0, 0, 720, HEAD + sum(heights) + FOOT)
    axes.set(xlim=(0, 720), ylim=(HEAD + sum(heights) + FOOT, 0))
    axes.axis("off")
    _headings(axes)
    for (event, lines), height, top in zip(rows, heights, np.cumsum([HEAD, *heights]), strict=False):
        _row(axes, event, "\n".join(lines), float(top) + height / 2)
    _key(axes, HEAD + sum(heights) + FOOT / 2)
    return figure


def _lines(words: str) -> list[str]:
    """Lines of about equal length, so that no word is left alone on the last."""
    needed = len(wrap(words, LETTERS))
    return wrap(words, LETTERS if needed == 1 else min(LETTERS, len(words) // needed + 8))


def _headings(axes: Axes) -> None:
    for x, words, side in ((DATE, "date", "right"), (BAR, "diesel, won/kg", "left"), (TEXT, "event", "left")):
        say(axes, x, HEAD / 2, words, ha=side, color=QUIET)
    axes.hlines(HEAD - 6, 0, 720, color=QUIET, lw=0.8)


def _row(axes: Axes, event: tables.Row, words: str, y: float) -> None:
    landmark = words.startswith(("Resolution", "The op-ed"))
    say(axes, DATE, y, dated(event["date"], short=True), ha="right", color=INK if landmark else QUIET)
    say(axes, TEXT, y, words, weight="bold" if landmark else "normal", linespacing=1.25)
    if landmark:
        axes.hlines(y, BAR, TEXT - 8, color=INK, lw=1.4, ls=(0, (4, 3)))
    price = event["diesel_won_per_kg"]
    if price is not None:
        tell(axes.barh(y, price / WON_PER_UNIT, 13, BAR, color=DIESEL.colour), event, *TOLD)
        say(axes, BAR + price / WON_PER_UNIT, y, f"{price:,.0f}", dx=4)
    answer = event["supports_russian_supply"]
    if answer in FILL:
        tell(_diamond(axes, MARK, y, answer), event, *TOLD)


def _diamond(axes: Axes, x: float, y: float, answer: str) -> list[Line2D]:
    look: dict[str, Any] = {"fillstyle": FILL[answer], "color": RUSSIA.colour, "markerfacecoloralt": PAPER}
    return axes.plot(x, y, RUSSIA.marker, ms=8, mew=1.6, **look)


def _key(axes: Axes, y: float) -> None:
    for x, (answer, words) in zip((14, 232, 330), MEANING, strict=True):
        _diamond(axes, x, y + 4, answer)
        say(axes, x, y + 4, words, dx=12, color=QUIET)
