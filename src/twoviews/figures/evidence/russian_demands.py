"""What Russian officials asked of sanctions, 2009 to 2024: one row a statement, one column a demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, QUIET, RUSSIA, canvas, place, say
from twoviews.wording import dated

if TYPE_CHECKING:
    import pandas as pd

DEMANDS = {
    "no collapse": "no\ncollapse",
    "serve talks": "serve\ntalks",
    "aimed narrowly": "aimed\nnarrowly",
    "Council alone": "Council\nalone",
    "review or end date": "review or\nend date",
    "not a punishment": "not to\npunish",
    "answer a breach": "answer\na breach",
}
WORDS_ON_PUNISHMENT = ("not a punishment", "answer a breach")
LINE, HEAD, FOOT = 24.0, 62.0, 34.0
DATE, NAME, FIRST, STEP = 92.0, 106.0, 270.0, 67.0


def draw() -> Figure:
    """A diamond where a statement makes a demand; the last two columns bear on the word "punitive"."""
    statements = tables.load("russian_demands")
    rows = list(statements.groupby(["date", "speaker"], sort=False))
    height = HEAD + LINE * len(rows) + FOOT
    figure = canvas(height)
    axes = place(figure, 0, 0, 720, height)
    axes.set(xlim=(0, 720), ylim=(height, 0))
    axes.axis("off")
    columns = {demand: FIRST + STEP * number for number, demand in enumerate(DEMANDS)}
    _headings(axes, columns, height)
    for number, ((date, speaker), group) in enumerate(rows):
        y = HEAD + LINE * (number + 0.5)
        axes.hlines(y + LINE / 2, 14, 720, color=GRID, lw=0.8)
        say(axes, DATE, y, dated(str(date), short=True), ha="right", color=QUIET)
        say(axes, NAME, y, str(speaker).split()[-1] if speaker != "Foreign Ministry" else str(speaker))
        for row in group.to_dict("records"):
            spot = axes.plot(
                columns[row["demand"]], y, RUSSIA.marker, ms=9, color=RUSSIA.colour, clip_on=False
            )
            tell(spot, row, "date", "speaker", "forum", "demand", "words")
    _totals(axes, columns, statements, height - FOOT / 2)
    return figure


def _headings(axes: Axes, columns: dict[str, float], height: float) -> None:
    for demand, x in columns.items():
        say(axes, x, HEAD / 2, DEMANDS[demand], ha="center", linespacing=1.2)
    axes.hlines(HEAD - 4, 14, 720, color=QUIET, lw=0.8)
    split = columns[WORDS_ON_PUNISHMENT[0]] - STEP / 2
    axes.vlines(split, 8, height - FOOT, color=QUIET, lw=0.8, ls=(0, (2, 3)))


def _totals(axes: Axes, columns: dict[str, float], statements: pd.DataFrame, y: float) -> None:
    say(axes, NAME, y, "statements", color=QUIET)
    for demand, x in columns.items():
        say(axes, x, y, str(int((statements["demand"] == demand).sum())), ha="center", weight="bold")
