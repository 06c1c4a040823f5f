"""What the panels share: values of the sliders; lines, areas and blocks that a move fills; whole per cent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cbook import normalize_kwargs
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import ArrayLike

from twoviews.errors import UnknownName


class Settings(dict[str, float]):
    """The value of each slider by name. The names are those of the starts."""

    def move(self, values: Mapping[str, float]) -> None:
        """Take over these values; those not named stay. Raises `UnknownName` for a name it has not."""
        for name, value in values.items():
            if name not in self:
                raise UnknownName("slider", name, list(self))
            self[name] = float(value)


class Curve(Line2D):
    """A line that becomes stale only when its data change, so that a stage can keep what it wrote of it."""

    def set_data(self, x: ArrayLike, y: ArrayLike) -> None:  # type: ignore[override]
        """Take over these data, unless they are the same."""
        if not all(map(np.array_equal, self.get_data(orig=True), (x, y))):
            super().set_data(x, y)


class Outline(PathPatch):
    """An area that becomes stale with a new path, which matplotlib's own does not say to a stage."""

    def set_path(self, path: Path) -> None:
        """Take over this path."""
        super().set_path(path)
        self.stale = True


class Block(Outline):
    """A rectangle that a move stretches, cheaper than matplotlib's own: its path is in data coordinates.

    `bounds` are its left edge, bottom, width and height.
    """

    def __init__(self, **how: Any) -> None:
        self.bounds = (0.0, 0.0, 0.0, 0.0)
        super().__init__(_rectangle(*self.bounds), **how)

    def set_bounds(self, left: float, bottom: float, width: float, height: float) -> None:
        """Stand there, of that width and height; a block that stays is not stale."""
        if (left, bottom, width, height) != self.bounds:
            self.bounds = (left, bottom, width, height)
            self.set_path(_rectangle(*self.bounds))


def _rectangle(left: float, bottom: float, width: float, height: float) -> Path:
    right, top = left + width, bottom + height
    return Path([(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)], closed=True)


def line(axes: Axes, **how: Any) -> Curve:
    """An empty line of that look."""
    curve = Curve([], [], **normalize_kwargs(how, Line2D))
    axes.add_line(curve)
    return curve


def hundreds(shares: Iterable[float]) -> list[int]:
    """Whole per cent that add up to 100: rounded down, and the largest rests rounded up."""
    exact = [100 * float(share) for share in shares]
    whole = [int(share) for share in exact]
    rests = sorted(range(len(exact)), key=lambda part: whole[part] - exact[part])
    for part in rests[: 100 - sum(whole)]:
        whole[part] += 1
    return whole
