"""Who said what: one row a voice, one column a thing that can be said, and how often each was said below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews.figures.style import GRID, QUIET, canvas, place, say


@dataclass(frozen=True)
class Matrix:
    """Its columns by what is said, with their headings, and its measures in SVG units from the top left.

    `line`, `head` and `foot` are heights, `raised` is by how much headings stand above the middle;
    names begin at `name`, the first column is at `first`, and the next one `step` further.
    """

    columns: Mapping[str, str]
    line: float
    head: float
    foot: float
    name: float
    first: float
    step: float
    raised: float = 0.0

    def at(self, column: str) -> float:
        """Where a column is."""
        return self.first + self.step * list(self.columns).index(column)

    def height(self, rows: int) -> float:
        """How high it is with so many rows."""
        return self.head + self.line * rows + self.foot

    def stage(self, rows: int) -> tuple[Figure, Axes]:
        """An empty one of so many rows, under its headings."""
        height = self.height(rows)
        figure = canvas(height)
        axes = place(figure, 0, 0, 720, height)
        axes.set(xlim=(0, 720), ylim=(height, 0))
        axes.axis("off")
        for column, heading in self.columns.items():
            say(axes, self.at(column), self.head / 2 - self.raised, heading, ha="center", linespacing=1.2)
        axes.hlines(self.head - 4, 14, 720, color=QUIET, lw=0.8)
        return figure, axes

    def row(self, axes: Axes, number: int) -> float:
        """Rule off a row; returns the height of its middle."""
        y = self.head + self.line * (number + 0.5)
        axes.hlines(y + self.line / 2, 14, 720, color=GRID, lw=0.8)
        return y

    def totals(self, axes: Axes, rows: int, said: Sequence[str]) -> None:
        """How many statements said each thing."""
        y = self.height(rows) - self.foot / 2
        say(axes, self.name, y, "statements", color=QUIET)
        for column in self.columns:
            say(axes, self.at(column), y, str(said.count(column)), ha="center", weight="bold")
