"""What Russian officials asked of sanctions, 2009 to 2024: one row a statement, one column a demand."""

from __future__ import annotations

from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.evidence.matrix import Matrix
from twoviews.figures.rows import tell
from twoviews.figures.style import QUIET, RUSSIA, say
from twoviews.wording import dated

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
MATRIX = Matrix(DEMANDS, line=24.0, head=62.0, foot=34.0, name=106.0, first=270.0, step=67.0)
DATE = 92.0


def draw() -> Figure:
    """A diamond where a statement makes a demand; the last two columns bear on the word "punitive"."""
    demands = tables.rows("russian_demands")
    statements = tables.grouped(demands, "date", "speaker")
    figure, axes = MATRIX.stage(len(statements))
    split = MATRIX.at(WORDS_ON_PUNISHMENT[0]) - MATRIX.step / 2
    end = MATRIX.height(len(statements)) - MATRIX.foot
    axes.vlines(split, 8, end, color=QUIET, lw=0.8, ls=(0, (2, 3)))
    for number, ((date, speaker), group) in enumerate(statements.items()):
        y = MATRIX.row(axes, number)
        say(axes, DATE, y, dated(date, short=True), ha="right", color=QUIET)
        name = speaker.split()[-1] if speaker != "Foreign Ministry" else speaker
        say(axes, MATRIX.name, y, name)
        for row in group:
            x = MATRIX.at(row["demand"])
            spot = axes.plot(x, y, RUSSIA.marker, ms=9, color=RUSSIA.colour, clip_on=False)
            tell(spot, row, "date", "speaker", "forum", "demand", "words")
    MATRIX.totals(axes, len(statements), [row["demand"] for row in demands])
    return figure
