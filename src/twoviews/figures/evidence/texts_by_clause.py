"""Three texts clause by clause: what held without them, what the US first asked for, what was voted on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import tables
from twoviews.figures.evidence.council_bargains import ASKED, BEFORE, PASSED
from twoviews.figures.real_texts import Voted, voted
from twoviews.figures.rows import tell
from twoviews.figures.style import GRID, QUIET, canvas, place, say

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE, GROUP, HEAD, FOOT = 40.0, 36.0, 54.0, 10.0
LEFT, RIGHT, SAYS = 246.0, 432.0, 458.0
UNNAMED = "not known to touch it"
UNREAD = frozenset({("2017-09", "rajin")})
"""Clauses of a first draft that the game has to set and that no report read for this course tells of."""


def draw() -> Figure:
    """One line a clause on its own scale, from no measure (left) to the most that was asked for (right)."""
    groups = [(text, list(touched(text))) for text in voted()]
    height = HEAD + FOOT + sum(GROUP + LINE * len(rows) for _, rows in groups)
    figure = canvas(height)
    axes = place(figure, LEFT, HEAD, RIGHT, height - FOOT)
    axes.set(xlim=(0, 1), ylim=(height - FOOT - HEAD, 0))
    axes.axis("off")
    _key(axes)
    y = 0.0
    for text, rows in groups:
        axes.plot(
            [(8 - LEFT) / (RIGHT - LEFT), (712 - LEFT) / (RIGHT - LEFT)],
            [y, y],
            color=GRID,
            lw=0.8,
            clip_on=False,
        )
        say(axes, 0, y + GROUP / 2 + 3, f"{text.title}: {count(text)}", dx=8 - LEFT, weight="bold")
        y += GROUP
        for row in rows:
            _clause(axes, text, row, y + LINE / 2)
            y += LINE
    return figure


def touched(text: Voted) -> Iterator[str]:
    """The clauses that the first draft or the text voted on would have changed."""
    without, draft = text.table.reversion, text.draft
    return (key for key in text.table.clauses if not without[key] == asked(text)[key] == draft[key])


def asked(text: Voted) -> dict[str, int]:
    """The first US draft as far as it was read: a level for every clause."""
    scenario = text.table.scenario
    known = {key: level for key, level in scenario.asked.items() if (scenario.id, key) not in UNREAD}
    return text.table.complete(known)


def count(text: Voted) -> str:
    """The votes of that day for, against and abstaining, from the table of votes."""
    (row,) = (row for row in tables.rows("unsc_votes") if row["date"].isoformat() == text.real.date)
    cast = "–".join(str(row[f"votes_{name}"]) for name in ("yes", "no", "abstain"))
    return f"{cast}, {'adopted' if row['adopted'] else 'not adopted'}"


def _key(axes: Axes) -> None:
    x = 8 - LEFT
    for words, width, how in (
        ("if nothing passed", 152, BEFORE),
        ("first US draft", 128, ASKED),
        ("put to the vote", 0, PASSED),
    ):
        axes.plot((x + 8) / (RIGHT - LEFT), -32, clip_on=False, **how)
        say(axes, 0, -32, words, dx=x + 22)
        x += width


def _clause(axes: Axes, text: Voted, key: str, y: float) -> None:
    table, named = text.table, key in text.table.scenario.asked
    without, first, draft = table.reversion, asked(text), text.draft
    say(axes, 0, y, table.clauses[key].title, dx=8 - LEFT)
    axes.plot([0, 1], [y, y], color=QUIET, lw=1.2, clip_on=False)
    told = {
        "text": text.title,
        "clause": table.clauses[key].title,
        "if nothing passed": table.level(key, without).label,
        "first US draft": table.level(key, first).label if named else UNNAMED,
        "put to the vote": table.level(key, draft).label,
    }
    tell(axes.plot(table.level(key, without).place, y, clip_on=False, zorder=3, **BEFORE), told)
    if named:
        tell(axes.plot(table.level(key, first).place, y, clip_on=False, zorder=4, **ASKED), told)
    tell(axes.plot(table.level(key, draft).place, y, clip_on=False, zorder=5, **PASSED), told)
    say(axes, 1, y, table.level(key, draft).label, dx=SAYS - RIGHT, dy=8)
    wanted = table.level(key, first).label if named else UNNAMED
    same = named and first[key] == draft[key]
    words = f"first draft: {'the same' if same else wanted}"
    say(axes, 1, y, words, dx=SAYS - RIGHT, dy=-8, color=QUIET, fontsize=12)
