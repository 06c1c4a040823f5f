"""The fifty claims in the order of the article, each on the line of its verdict, marked by its kind."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import INK, QUIET, Mark, canvas, place, say

VERDICTS = (
    "supported", "supported with nuance", "contested", "not supported", "cannot be verified",
    "open to judgement",
)  # fmt: skip
KINDS = {
    "fact": Mark("fact", "#7b8a1e", "s", "-"),
    "attributed position": Mark("position", "#8f74c9", "o", "-"),
    "causal argument": Mark("argument", "#b0609c", "^", "-"),
    "prediction": Mark("prediction", INK, "D", "-"),
}
LEFT, RIGHT, TOP, ROW = 176.0, 676.0, 46.0, 34.0


def draw() -> Figure:
    """A line a verdict, a column a claim: where the article is firm, and where it is not."""
    claims = sorted(tables.rows("claim_verdicts"), key=itemgetter("order"))
    bottom = TOP + ROW * len(VERDICTS)
    figure = canvas(bottom + 26)
    axes = place(figure, LEFT, TOP, RIGHT, bottom)
    axes.set(xlim=(0.5, len(claims) + 0.5), ylim=(len(VERDICTS) - 0.5, -0.5))
    axes.axis("off")
    for row, verdict in enumerate(VERDICTS):
        _line(axes, row, verdict, [claim for claim in claims if claim["verdict"] == verdict])
    _order(axes, claims)
    _key(axes)
    return figure


def _line(axes: Axes, row: int, verdict: str, claims: Sequence[tables.Row]) -> None:
    axes.hlines(row, 0.5, axes.get_xlim()[1], color=QUIET, lw=0.6, alpha=0.6)
    say(axes, 0.5, row, verdict, dx=-12, ha="right")
    say(axes, axes.get_xlim()[1], row, str(len(claims)), dx=12, weight="bold")
    for claim in claims:
        mark = KINDS[claim["kind"]]
        spot = axes.plot(claim["order"], row, mark.marker, color=mark.colour, ms=8, clip_on=False)
        tell(spot, claim, "claim", "kind", "verdict")


def _order(axes: Axes, claims: Sequence[tables.Row]) -> None:
    for claim in claims:
        if claim["order"] == 1 or claim["order"] % 10 == 0:
            say(axes, claim["order"], len(VERDICTS) - 0.5, claim["claim"], dy=-10, ha="center", color=QUIET)


def _key(axes: Axes) -> None:
    for x, mark in zip((0.5, 10.5, 23.5, 37.5), KINDS.values(), strict=True):
        axes.plot(x, -1.35, mark.marker, color=mark.colour, ms=8, clip_on=False)
        say(axes, x, -1.35, mark.name, dx=12)
