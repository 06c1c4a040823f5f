"""A figure that a student drew: shown in the course's style, with alt text, and read point by point."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from html import escape
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.rcsetup import cycler

from twoviews.figures import style, svg

SIZE_INCHES = (10.0, 5.0)
NOTHING = ("", " ", "None", "none", None)
LINES = (style.DIESEL.colour, style.PETROL.colour, style.US.colour, style.CHINA.colour)


@dataclass(frozen=True, repr=False)
class Sketch:
    """The picture and what it shows, in words."""

    alt: str
    svg: str

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        caption = f"<figcaption>{escape(self.alt)}</figcaption>"
        return {
            "text/plain": repr(self),
            "text/html": f'<figure class="tv-figure" style="margin:1em 0">{self.svg}{caption}</figure>',
        }


def prepare() -> None:
    """From now on every new figure of this kernel has the course's colours, fonts and size."""
    settings: Any = mpl.rcParams
    ours = {
        "figure.figsize": SIZE_INCHES,
        "figure.constrained_layout.use": True,
        "date.converter": "concise",
        "axes.prop_cycle": cycler(color=LINES),
    }
    settings.update(style.RC | ours)


def show(figure: Figure, alt: str) -> Sketch:
    """The figure as it stands now; `alt` says in words what it shows, for readers who cannot see it."""
    name = f"sketch-{hashlib.sha256(alt.encode()).hexdigest()[:8]}"
    figure.patch.set_visible(False)
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": name}):
        return Sketch(alt, svg.root(figure, svg.inner(figure, name), alt))


@dataclass(frozen=True)
class Line:
    """The points of one line in the units of its axes, and whether a stroke joins them."""

    points: tuple[tuple[float, float], ...]
    joined: bool


def figure_of(value: object) -> Figure | None:
    """The figure that `value` is, or to which it belongs if it is axes."""
    owner = getattr(value, "figure", None)
    return owner if isinstance(owner, Figure) else None


def lines(figure: Figure) -> tuple[Line, ...]:
    """What `axes.plot` has put into a figure and can be seen; lines across the whole axes are none of it."""
    return tuple(
        Line(tuple(map(tuple, np.asarray(line.get_xydata(), float).tolist())), _joined(line))
        for axes in figure.axes
        for line in axes.get_lines()
        if line.get_transform() is axes.transData and (_joined(line) or line.get_marker() not in NOTHING)
    )


def _joined(line: Line2D) -> bool:
    return line.get_linestyle() not in NOTHING
