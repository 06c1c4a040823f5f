"""Panel `council-clauses`: one real text, one clause changed, and what the four seats make of it.

A bar for each seat: how much it gains or loses against what holds if nothing passes, by `game.voting`. The
small stroke left of zero is how much the seat would lose before an abstention becomes a no.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews.bank.council import SeatId
from twoviews.figures.evidence.gains_by_clause import SEATS
from twoviews.figures.panels.base import Actors, Panel, empty_curve
from twoviews.figures.real_texts import Voted, voted
from twoviews.figures.stage import Label
from twoviews.figures.style import GRID, INK, QUIET, SIZE, place, say
from twoviews.game import voting
from twoviews.wording import signed

CLAUSES = ("refined", "crude", "workers", "humanitarian", "talks", "end-date")
"""`text`: 0 to 2, which of the texts voted on. A clause: 0 as in that text, n for its n-th level."""
ROWS: dict[SeatId, float] = {seat: 4.0 - row for row, seat in enumerate(SEATS)}
LEFT, TOP, RIGHT, BOTTOM = 124.0, 56.0, 516.0, 246.0
LOW, HIGH = -3.5, 4.5
STROKE: dict[str, Any] = {"marker": "|", "ms": 16, "mew": 2.4, "color": INK, "ls": ""}


class CouncilClausesPanel(Panel):
    """Four seats before one text: `values` as in `STARTS`."""

    NAME = "council-clauses"
    SLIDERS = ("text", *CLAUSES)
    HEIGHT = BOTTOM + 74

    def _draw_scenery(self, figure: Figure) -> None:
        self._axes = place(figure, LEFT, TOP, RIGHT, BOTTOM)
        _scenery(self._axes)

    def _create_actors(self) -> Actors:
        axes, free = self._axes, {"clip_on": False}
        self._bars = {
            seat: empty_curve(axes, color=mark.colour, lw=16, solid_capstyle="butt", **free)
            for seat, mark in SEATS.items()
        }
        self._strokes = empty_curve(axes, **STROKE, **free)
        self._said = {seat: Label(axes, x=HIGH, y=y, dx=14) for seat, y in ROWS.items()}
        self._elected = Label(axes, x=LOW, y=ROWS["elected"], dx=-12, ha="right")
        self._title = Label(axes, x=LOW, y=4.6, dx=8 - LEFT, dy=32, fontsize=SIZE, weight="bold")
        self._tally = Label(axes, x=LOW, y=0.4, dx=8 - LEFT, dy=-58, fontsize=SIZE, weight="bold")
        words = (*self._said.values(), self._elected, self._title, self._tally)
        return {"bars": (*self._bars.values(), self._strokes), "words": words}

    def _move_actors(self) -> str:
        text = voted()[round(self._values["text"])]
        chosen = {key: round(self._values[key]) - 1 for key in CLAUSES if self._values[key] >= 0.5}
        changed = {key: level for key, level in chosen.items() if key in text.table.clauses}
        draft = {**text.draft, **changed}
        self._move(text, draft)
        return _sentence(text, draft, changed, [key for key in chosen if key not in changed])

    def _move(self, text: Voted, draft: Mapping[str, int]) -> None:
        table = text.table
        for seat, y in ROWS.items():
            gain = voting.gain(table, seat, draft)
            self._bars[seat].set_data([0, gain], [y, y])
            self._said[seat].set_text(f"{signed(gain)}  {_how(text, seat, draft)}")
        self._strokes.set_data([-table.seats[seat].reluctance for seat in ROWS], list(ROWS.values()))
        self._elected.set_text(table.seats["elected"].name)
        self._title.set_text(text.title)
        self._tally.set_text(_count(text, draft))


def _scenery(axes: Axes) -> None:
    axes.set(xlim=(LOW, HIGH), ylim=(0.4, 4.6), yticks=[])
    axes.set_xticks(range(-3, 5))
    axes.spines["left"].set_visible(False)
    axes.axvline(0, color=QUIET, lw=1.4)
    axes.grid(axis="x", color=GRID)
    for seat, mark in SEATS.items():
        if seat != "elected":
            say(axes, LOW, ROWS[seat], mark.name, dx=-12, ha="right")
    say(axes, HIGH, 0.4, "gain over what holds if nothing passes", dx=0, dy=-36, ha="right", color=QUIET)


def _how(text: Voted, seat: SeatId, draft: Mapping[str, int]) -> str:
    lines = len(voting.crosses(text.table, seat, draft))
    beyond = f": {lines} red line{'s' if lines > 1 else ''}" if lines else ""
    return f"{voting.vote(text.table, seat, draft)}{beyond}"


def _count(text: Voted, draft: Mapping[str, int]) -> str:
    tally = voting.outcome(text.table, draft)
    return f"{str(tally).replace('-', '–')}, {'adopted' if tally.adopted else 'not adopted'}"


def _sentence(text: Voted, draft: Mapping[str, int], changed: Mapping[str, int], idle: list[str]) -> str:
    table, clauses = text.table, text.table.content.clause
    moves = [f"{clauses(key).title}: {clauses(key).levels[level].label}" for key, level in changed.items()]
    opening = f"{text.title}, {'with ' + '; '.join(moves) if moves else 'as it was put to the vote'}."
    seats = "; ".join(_seat(text, seat, draft) for seat in table.seats)
    unheard = f" Not on this table: {', '.join(clauses(key).title for key in idle)}." if idle else ""
    return f"{opening} {seats}. The count is {_count(text, draft)}.{unheard}"


def _seat(text: Voted, seat: SeatId, draft: Mapping[str, int]) -> str:
    gain, crossed = voting.gain(text.table, seat, draft), voting.crosses(text.table, seat, draft)
    amount = f"{'gains' if gain > 0 else 'loses'} {abs(gain):.2f}" if abs(gain) >= 0.005 else "gains nothing"
    lines = ", ".join(text.table.clauses[key].title for key in crossed)
    why = f" (beyond its red line: {lines})" if lines else ""
    return f"{text.table.seats[seat].name} {amount}: {voting.vote(text.table, seat, draft)}{why}"
