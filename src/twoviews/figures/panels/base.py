"""What the panels share: the values of their sliders, and a line that a move fills."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from twoviews.errors import UnknownName


class Settings(dict[str, float]):
    """The value of each slider by name. The names are those of the starts."""

    def move(self, values: Mapping[str, float]) -> None:
        """Take over these values; those not named stay. Raises `UnknownName` for a name it has not."""
        for name, value in values.items():
            if name not in self:
                raise UnknownName("slider", name, list(self))
            self[name] = float(value)


def line(axes: Axes, **how: Any) -> Line2D:
    """An empty line of that look."""
    return axes.plot([], [], **how)[0]
