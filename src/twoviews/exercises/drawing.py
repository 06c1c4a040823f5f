"""Reading a drawing by what can be seen in it, however it was drawn, and what every check asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from matplotlib import dates
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba, to_rgba_array
from matplotlib.container import BarContainer, StemContainer
from matplotlib.figure import Figure

from twoviews.exercises.reading import Unreadable
from twoviews.figures.sketch import Sketch

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D

NOTHING = ("", " ", "None", "none", None)
FAINT, WHITE = 0.05, 0.95  # opacity, and the least of red, green and blue
EDGE = 0.001  # of the width of the axes: a dot on their border is seen

Point = tuple[float, float]
Kind = Literal["line", "bars", "stems"]


@dataclass(frozen=True)
class Mark:
    """The visible points that one call drew, in the units of its axes, and whether a stroke joins them."""

    points: tuple[Point, ...]
    joined: bool
    kind: Kind = "line"


@dataclass(frozen=True)
class Drawing:
    """What can be seen in a figure; `hidden` if something is drawn in it that nobody can see."""

    axes: tuple[Axes, ...]
    marks: tuple[Mark, ...]
    hidden: bool

    @property
    def points(self) -> list[Point]:
        """Every point that can be seen."""
        return [point for mark in self.marks for point in mark.points]

    def empty(self, what: str, pattern: str) -> Iterator[str]:
        """A fault if nothing can be seen; `what` should be there, and `pattern` draws it."""
        if not self.points and self.hidden:
            yield f"The {what} cannot be seen: look at visible, alpha, the colour, the size, the limits."
        elif not self.points:
            yield f"There are no {what} in it yet. {pattern} draws them."

    def wrong_kind(self, what: str, pattern: str) -> Iterator[str]:
        """A fault if it shows bars or stems where `what` is asked for."""
        for kind in ("bars", "stems"):
            if any(mark.kind == kind for mark in self.marks):
                yield f"Those are {kind}, which reach down to 0. Here {what} are asked for: {pattern}."

    def unnamed(self, words: Sequence[str], hint: str) -> Iterator[str]:
        """A fault if no upright axis has a name with one of `words` in it."""
        names = [axes.get_ylabel().casefold() for axes in self.axes]
        if not any(word in name for name in names for word in words):
            yield hint

    def confused(self, hint: str) -> Iterator[str]:
        """A fault if neither a legend nor words beside the lines tell them apart."""
        legends = [axes.get_legend() for axes in self.axes]
        told = any(
            legend and any(text.get_text().strip() for text in legend.get_texts()) for legend in legends
        )
        if not told and not any(text.get_text().strip() for axes in self.axes for text in axes.texts):
            yield hint


def read(answer: object) -> Drawing:
    """The drawing that an answer is, or to which it belongs if it is axes. Raises `Unreadable`."""
    owner = getattr(answer, "figure", None)
    if not isinstance(owner, Figure):
        raise Unreadable(_no_figure(answer))
    return look(owner)


def _no_figure(answer: object) -> str:
    if isinstance(answer, Sketch):
        return "That is what exercise.show gave back. Hand in the figure that you showed, by its name."
    if isinstance(answer, ModuleType):
        return "That is the library that draws. Hand in the figure: the name that you gave to Figure()."
    return "A figure is asked for: hand in the name that you gave to Figure()."


def look(figure: Figure) -> Drawing:
    """What can be seen in a figure."""
    found = [each for axes in figure.axes for each in _marks(axes)]
    seen = tuple(mark for mark, visible in found if visible and mark.points)
    return Drawing(tuple(figure.axes), seen, len(seen) < len(found))


def _marks(axes: Axes) -> Iterator[tuple[Mark, bool]]:
    """Every mark of the axes, and whether its artist can be seen."""
    for pairs, kind, joined, seen in _drawn(axes):
        points = [
            (float(x), float(y)) for x, y in np.asarray(pairs, dtype=float) if isfinite(x) and isfinite(y)
        ]
        inside = [point for point in points if _inside(axes, point)]
        kept = points if joined and inside else inside
        if points:
            yield Mark(tuple((_plain_x(axes, x), y) for x, y in kept), joined, kind), seen


def _drawn(axes: Axes) -> Iterator[tuple[Any, Kind, bool, bool]]:
    """The points of each call that drew any, their kind, whether a stroke joins them, and can be seen."""
    stems = [each for each in axes.containers if isinstance(each, StemContainer)]
    apart = {id(line) for stem in stems for line in (stem.markerline, stem.baseline)}
    for line in axes.get_lines():
        visible = _joined(line) or line.get_marker() not in NOTHING
        if visible and id(line) not in apart and line.get_transform() is axes.transData:
            yield line.get_xydata(), "line", _joined(line), _line_seen(line)
    for dots in axes.collections:
        if isinstance(dots, PathCollection):
            yield dots.get_offsets(), "line", False, _dots_seen(dots)
    for stem in stems:
        yield stem.markerline.get_xydata(), "stems", False, _shown(stem.markerline)
    for bars in axes.containers:
        if isinstance(bars, BarContainer):
            yield _ends(bars), "bars", False, any(map(_shown, bars.patches))


def _inside(axes: Axes, point: Point) -> bool:
    """Whether a point lies within the limits of the axes, or on their border."""
    limits = (sorted(axes.get_xlim()), sorted(axes.get_ylim()))
    return all(
        low - EDGE * (high - low) <= place <= high + EDGE * (high - low)
        for place, (low, high) in zip(point, limits, strict=True)
    )


def _ends(bars: BarContainer) -> list[Point]:
    if bars.orientation == "horizontal":
        return [(bar.get_width(), bar.get_y() + bar.get_height() / 2) for bar in bars.patches]
    return [(bar.get_x() + bar.get_width() / 2, bar.get_height()) for bar in bars.patches]


def _plain_x(axes: Axes, x: float) -> float:
    """Where a point stands to the right: a date as its year, a text as the number in it."""
    axis: Any = axes.xaxis
    to_date: Any = dates.num2date
    converter = axis.get_converter()
    if "Date" in type(converter).__name__:
        return float(to_date(x).year)
    names = getattr(axis.get_units(), "_mapping", {})
    texts = [text for text, place in names.items() if place == x]
    return float(texts[0]) if texts and texts[0].strip().isdecimal() else x


def _joined(line: Line2D) -> bool:
    return line.get_linestyle() not in NOTHING and line.get_linewidth() > 0


def _line_seen(line: Line2D) -> bool:
    colours: list[Any] = [line.get_color()] if _joined(line) else []
    if line.get_marker() not in NOTHING and line.get_markersize() > 0:
        colours += [line.get_markerfacecolor(), line.get_markeredgecolor()]
    return _shown(line) and _coloured([to_rgba(each, line.get_alpha()) for each in colours if _named(each)])


def _named(colour: Any) -> bool:
    return not isinstance(colour, str) or colour not in NOTHING


def _dots_seen(dots: PathCollection) -> bool:
    colours = [*to_rgba_array(dots.get_facecolor()), *to_rgba_array(dots.get_edgecolor())]
    return _shown(dots) and bool(np.any(dots.get_sizes() > 0)) and _coloured(colours)


def _coloured(colours: Iterable[Any]) -> bool:
    return any(colour[3] > FAINT and min(colour[:3]) < WHITE for colour in colours)


def _shown(artist: Artist) -> bool:
    alpha = artist.get_alpha()
    faint = alpha is not None and bool(np.all(np.asarray(alpha, dtype=float) <= FAINT))
    owner = artist.axes
    return artist.get_visible() and not faint and (owner is None or owner.get_visible())
