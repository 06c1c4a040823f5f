"""What became of threats of sanctions, 1971 to 2000: all, by expected cost, and those against the DPRK."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, INK, QUIET, canvas, offer, place, say

DPRK = 731
COST = "anticipated_target_cost_0to3"
ENDS = {
    "threat_then_target_concedes_n": ("target gives way", "#7d62bb", "#ffffff"),
    "threat_resisted_then_sender_imposes_n": ("sanctions follow", "#b9a7dd", "#1a1a1a"),
    "threat_resisted_then_sender_backs_down_n": ("sender backs down", "none", INK),
}
LEVELS = ("0, the lowest", "1", "2", "3, the highest")
LEFT, RIGHT, TOP, ROW, BAR = 170.0, 690.0, 46.0, 40.0, 0.66


def draw() -> Figure:
    """One bar a group of threats, split by how they ended; the group's number stands at its left."""
    games = tables.rows("threat_game_dyad_decades")
    places = (0.0, 2.0, 3.0, 4.0, 5.0, 6.6)
    figure = canvas(TOP + ROW * (places[-1] + 0.5) + 28)
    axes = place(figure, LEFT, TOP, RIGHT, TOP + ROW * (places[-1] + 0.5))
    axes.set(xlim=(0, 100), ylim=(places[-1] + 0.5, -0.5), yticks=[], xticks=range(0, 101, 25))
    axes.xaxis.set_major_formatter(lambda share, _: f"{share:.0f} %")
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.grid(axis="x", color=GRID)
    offer(axes, "all threats", "x", (-BAR * 0.7, BAR * 0.7))
    for y, (name, rows) in zip(places, _groups(games), strict=True):
        bar(axes, y, name, rows, bold=y in (0.0, 6.6))
    say(
        axes,
        0,
        places[1] - 0.75,
        "by the cost that the target was expected to bear",
        dx=-LEFT + 12,
        color=QUIET,
    )
    key(axes)
    return figure


def _groups(games: Sequence[tables.Row]) -> list[tuple[str, Sequence[tables.Row]]]:
    by_cost = tables.grouped(games, COST)
    levels = [(f"level {name}", by_cost[level]) for level, name in enumerate(LEVELS)]
    dprk = [game for game in games if game["target_cow_code"] == DPRK]
    return [("all threats", games), *levels, ("against the DPRK", dprk)]


def bar(axes: Axes, y: float, name: str, games: Sequence[tables.Row], *, bold: bool = False) -> None:
    """One group of threats: its name and number at the left, and its ends as shares of 100."""
    ends = {end: sum(game[end] for game in games) for end in ENDS}
    total, start = sum(ends.values()), 0.0
    say(axes, 0, y, f"{name}: {total}", dx=-12, ha="right", weight="bold" if bold else "normal")
    for end, (_, colour, ink) in ENDS.items():
        share = 100 * ends[end] / total
        if share:
            words, middle = _label(share, ends[end]), start + share / 2
            part = axes.barh(y, share, BAR, start, facecolor=colour, edgecolor=QUIET, linewidth=1)
            label = say(axes, middle, y, words, ha="center", color=ink, weight="bold")
            told = {"threats": name, "how they ended": ENDS[end][0], "number": ends[end]}
            tell([*part, label], told | {"per cent of them": round(share, 1)})
        start += share


def _label(share: float, count: int) -> str:
    return f"{share:.0f} % ({count})" if share > 14 else f"{share:.0f} %"


def key(axes: Axes) -> None:
    """What the colours mean, above the bars."""
    for x, (words, colour, _) in zip((0, 34, 67), ENDS.values(), strict=True):
        axes.plot(x, -0.95, "s", ms=11, mfc=colour, mec=QUIET, clip_on=False)
        say(axes, x, -0.95, words, dx=12)
