"""What the panels share: how one is built and moved; lines, areas and blocks that a move fills."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.cbook import normalize_kwargs
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import ArrayLike

from twoviews.errors import MissingSlider, UnknownName
from twoviews.figures.stage import Handle, Stage
from twoviews.figures.style import canvas, styled

LETTERS = 15.0
"""Size of words in SVG units: on a page that is 800 pixels wide as many pixels."""
Actors = Mapping[str, Artist | Sequence[Artist]]


class Settings(dict[str, float]):
    """The value of each slider by name."""

    def move(self, values: Mapping[str, float]) -> None:
        """Take over these values; those not named stay. Raises `UnknownName` for a name it has not."""
        for name, value in values.items():
            if name not in self:
                raise UnknownName("slider", name, list(self))
            self[name] = float(value)


class Panel(ABC):
    """A picture of one model, moved by its sliders.

    A panel says its `NAME` (the explorer's id, which starts every id on the page), its `SLIDERS` (the
    model's parameters that move it) and its `HEIGHT` in SVG units; `SEAM` is where the picture may be cut
    from top to bottom, so that a narrow page shows its halves one below the other (0: nowhere; below 0: the
    right one comes first, above the sliders, and the other below them). Where the
    sliders start is said in the lesson file alone. Three hooks draw it, in this order: `_draw_scenery`, once,
    what stands still; `_create_actors`, once, what moves, still empty; `_move_actors`, now and at every move,
    fills the actors from `self._values`. Only then is the picture put on its `stage`, which never shows an
    empty actor.
    """

    NAME: ClassVar[str]
    SLIDERS: ClassVar[tuple[str, ...]]
    HEIGHT: ClassVar[float]
    SEAM: ClassVar[float] = 0.0

    def __init__(self, starts: Mapping[str, float]) -> None:
        """Open at these values, one for each slider. Raises `UnknownName`, `MissingSlider`."""
        self._values = Settings(dict.fromkeys(self.SLIDERS, np.nan))
        if missing := [name for name in self.SLIDERS if name not in starts]:
            raise MissingSlider(self.NAME, missing)
        with styled(self.NAME, LETTERS):
            figure = canvas(self.HEIGHT)
            self._draw_scenery(figure)
            actors = self._create_actors()
            self.update(starts)
            self.stage = Stage(figure, actors, self.NAME)

    @property
    def handles(self) -> list[Handle]:
        """The parts of the picture that can be dragged."""
        return []

    def update(self, values: Mapping[str, float]) -> str:
        """Move to these values (those not named stay); one plain sentence on what the picture now shows."""
        self._values.move(values)
        self.sentence = self._move_actors()
        return self.sentence

    @abstractmethod
    def _draw_scenery(self, figure: Figure) -> None:
        """Place the axes on the empty figure and draw all that no slider moves."""

    @abstractmethod
    def _create_actors(self) -> Actors:
        """The artists that move, still empty, in the order in which they are drawn, by group on the page."""

    @abstractmethod
    def _move_actors(self) -> str:
        """Fill the actors from `self._values`; one plain sentence on what the picture now shows."""


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


def empty_curve(axes: Axes, **how: Any) -> Curve:
    """A line of that look, without points yet."""
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
