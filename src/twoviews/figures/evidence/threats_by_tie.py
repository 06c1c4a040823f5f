"""What became of threats of sanctions by the tie of sender and target: alliance, and trade."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.evidence.threat_outcomes import bar, key
from twoviews.figures.style import GRID, QUIET, canvas, place, say

ALLIED, TRADE = "allied_share", "target_trade_dependence"
RECORDED = 1990
QUARTERS = ("lowest quarter", "second", "third", "highest quarter")
PLACES = (0.0, 2.0, 3.0, 5.0, 6.0, 7.0, 8.0)
HEADINGS = ((2.0, "by alliance, 1990s only"), (5.0, "by trade with the sender, against the target's economy"))
LEFT, RIGHT, TOP, ROW = 190.0, 690.0, 46.0, 40.0


def draw() -> Figure:
    """One bar a group of threats, split by how they ended, as in `threat_outcomes`."""
    games = tables.rows("threat_game_dyad_decades")
    bottom = TOP + ROW * (PLACES[-1] + 1)
    figure = canvas(bottom + 28)
    axes = place(figure, LEFT, TOP, RIGHT, bottom)
    axes.set(xlim=(0, 100), ylim=(PLACES[-1] + 0.5, -0.5), yticks=[], xticks=range(0, 101, 25))
    axes.xaxis.set_major_formatter(lambda share, _: f"{share:.0f} %")
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.grid(axis="x", color=GRID)
    for y, (name, rows) in zip(PLACES, groups(games), strict=True):
        bar(axes, y, name, rows, bold=y == 0)
    for y, words in HEADINGS:
        say(axes, 0, y - 0.75, words, dx=-LEFT + 12, color=QUIET)
    key(axes)
    return figure


def groups(games: Sequence[tables.Row]) -> list[tuple[str, Sequence[tables.Row]]]:
    """All pairs of states and decades; allied in at least half of the 1990s or less; quarters of trade.

    The table has no alliance before the 1990s, not even that of the United States and South Korea.
    """
    recorded = [game for game in games if game["decade"] == RECORDED]
    allies, others = ([game for game in recorded if (game[ALLIED] >= 0.5) is tie] for tie in (True, False))
    edges = np.quantile([game[TRADE] for game in games], [0.25, 0.5, 0.75])
    quarters: list[list[tables.Row]] = [[] for _ in QUARTERS]
    for game in games:
        quarters[bisect_left(edges, game[TRADE])].append(game)
    return [
        ("all threats", games),
        ("allies", allies),
        ("not allied", others),
        *zip(QUARTERS, quarters, strict=True),
    ]
