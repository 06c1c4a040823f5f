"""Which way the coal went, and who said so: two routes above, the statements in order of time below."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import DIESEL, INK, PAPER, PETROL, QUIET, canvas, place, say
from twoviews.wording import dated

ROUTES, HEAD, LINE, GAP, FOOT = 134.0, 34.0, 16.0, 12.0, 44.0
DATE, MARK, WHO, SAYS = 92.0, 108.0, 122.0, 334.0
NAMED, TOLD = 25, 54
THROUGH, DENIED = PETROL.colour, DIESEL.colour
LOOK: dict[str, dict[str, Any]] = {
    "via Russia": {"marker": "s", "color": THROUGH, "ms": 10},
    "denied": {"marker": "o", "color": DENIED, "ms": 10, "mfc": PAPER, "mew": 2.2},
    "open": {"marker": "P", "color": QUIET, "ms": 9},
    "stopped": {"marker": "X", "color": QUIET, "ms": 10},
    "rule": {"marker": "|", "color": INK, "ms": 13, "mew": 2.4},
}
KEY = (
    ("via Russia", "it passed through Russian ports", 12),
    ("denied", "denied", 252),
    ("open", "left open", 332),
    ("stopped", "it has stopped", 428),
    ("rule", "what is allowed", 560),
)


def draw() -> Figure:
    """The two routes as arrows, then one row a statement: date, mark, who, what."""
    rows = tables.rows("coal_transshipment")
    texts = [(wrap(row["who"], NAMED), wrap(row["statement"], TOLD)) for row in rows]
    heights = [LINE * max(map(len, pair)) + GAP for pair in texts]
    height = ROUTES + HEAD + sum(heights) + FOOT
    figure = canvas(height)
    axes = place(figure, 0, 0, 720, height)
    axes.set(xlim=(0, 720), ylim=(height, 0))
    axes.axis("off")
    _routes(axes)
    _headings(axes)
    tops = np.cumsum([ROUTES + HEAD, *heights])
    for row, (who, says), tall, top in zip(rows, texts, heights, tops, strict=False):
        _row(axes, row, "\n".join(who), "\n".join(says), float(top) + tall / 2)
    _key(axes, height - FOOT / 2)
    return figure


def _routes(axes: Axes) -> None:
    stops = (
        ("North Korean coal", "Nakhodka, Kholmsk or", "South Korea,"),
        ("", "Vladivostok, Russia", "Japan"),
    )
    _way(axes, 34, stops, "as reported; banned since 5 August 2017", THROUGH)
    stops = (("Russian coal", "Rajin,", "China and"), ("", "North Korea", "others"))
    _way(axes, 98, stops, "by rail and ship; allowed by the resolutions", DENIED)


def _way(axes: Axes, y: float, stops: tuple[tuple[str, ...], tuple[str, ...]], how: str, colour: str) -> None:
    for x, first, second in zip((14, 232, 566), *stops, strict=True):
        say(axes, x, y - 8 if second else y, first, weight="bold")
        say(axes, x, y + 9, second, weight="bold")
    for start, end in ((160, 222), (410, 556)):
        arrow = {"arrowstyle": "-|>", "color": colour, "lw": 2.2, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", (end, y), (start, y), arrowprops=arrow)
    say(axes, 14, y + 27, how, color=QUIET)


def _headings(axes: Axes) -> None:
    y = ROUTES + HEAD / 2
    for x, words, side in ((DATE, "date", "right"), (WHO, "who", "left"), (SAYS, "says", "left")):
        say(axes, x, y, words, ha=side, color=QUIET)
    axes.hlines(ROUTES + HEAD - 4, 0, 720, color=QUIET, lw=0.8)


def _row(axes: Axes, row: tables.Row, who: str, says: str, y: float) -> None:
    say(axes, DATE, y, dated(row["date"], short=True), ha="right", color=QUIET)
    tell(
        axes.plot(MARK, y, clip_on=False, **LOOK[row["stance"]]),
        row,
        "date",
        "who",
        "stance",
        "statement",
    )
    say(axes, WHO, y, who, weight="bold", linespacing=1.25)
    say(axes, SAYS, y, says, linespacing=1.25)


def _key(axes: Axes, y: float) -> None:
    for stance, words, x in KEY:
        axes.plot(x + 6, y, clip_on=False, **LOOK[stance])
        say(axes, x + 6, y, words, dx=12, color=QUIET)
