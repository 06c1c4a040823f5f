"""Thirteen claims on home politics by verdict, and which kinds of evidence were found, or are wanted."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, INK, QUIET, canvas, place, say

KINDS = {
    "votes and laws": "votes,\nlaws",
    "own words": "own\nwords",
    "reports of the day": "reports of\nthe day",
    "trade and money": "trade,\nmoney",
    "polls": "polls",
    "inside accounts": "inside\naccounts",
}
FOUND = "#8f86c9"
MARKS: dict[str, dict[str, Any]] = {
    "found": {"marker": "o", "ms": 12, "color": FOUND},
    "general": {"marker": "o", "ms": 12, "color": FOUND, "mfc": "none", "mew": 2.4},
    "wanted": {"marker": "+", "ms": 14, "color": INK, "mew": 2.4},
}
KEY = (("found", "found and read"), ("general", "found, on something wider"), ("wanted", "wanted, not found"))
ORDER = ("supported", "supported with nuance", "contested", "cannot be verified")
LINE, GROUP, HEAD, FOOT = 25.0, 32.0, 92.0, 8.0
NAME, FIRST, STEP = 52.0, 360.0, 63.0


def draw() -> Figure:
    """Groups by verdict, from the best borne out to what nobody has shown."""
    claims = tables.grouped(tables.rows("home_claims_evidence"), "claim")
    verdicts = {row["claim"]: row["verdict"] for row in tables.rows("claim_verdicts")}
    groups = [(verdict, [claim for claim in claims if verdicts[claim] == verdict]) for verdict in ORDER]
    height = HEAD + GROUP * len(groups) + LINE * len(claims) + FOOT
    figure = canvas(height)
    axes = place(figure, 0, 0, 720, height)
    axes.set(xlim=(0, 720), ylim=(height, 0))
    axes.axis("off")
    columns = {kind: FIRST + STEP * number for number, kind in enumerate(KINDS)}
    _headings(axes, columns)
    y = float(HEAD)
    for verdict, group in groups:
        say(axes, 14, y + GROUP / 2 + 3, verdict, weight="bold")
        y = y + GROUP
        for claim in group:
            _row(axes, y + LINE / 2, claim, claims[claim][0]["short"])
            for piece in claims[claim]:
                x, mark = columns[piece["evidence"]], MARKS[piece["state"]]
                spot = axes.plot(x, y + LINE / 2, clip_on=False, **mark)
                tell(spot, piece, "claim", "short", "evidence", "state")
            y += LINE
    return figure


def _headings(axes: Axes, columns: dict[str, float]) -> None:
    for x, (state, words) in zip((24.0, 190.0, 420.0), KEY, strict=True):
        axes.plot(x, 18, clip_on=False, **MARKS[state])
        say(axes, x, 18, words, dx=14)
    for kind, x in columns.items():
        say(axes, x, 62, KINDS[kind], ha="center", linespacing=1.2)
    axes.hlines(HEAD - 4, 14, 720, color=QUIET, lw=0.8)


def _row(axes: Axes, y: float, claim: str, short: str) -> None:
    axes.hlines(y + LINE / 2, 14, 720, color=GRID, lw=0.8)
    say(axes, 14, y, claim, color=QUIET)
    say(axes, NAME, y, short)
