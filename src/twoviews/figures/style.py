"""The look of every figure: two parties with fixed colours and marks, and ink that follows the page's theme.

A figure is drawn in *sentinel* colours for all that belongs to the page (ink, quiet ink, grid, paper).
`themed` turns them into CSS variables of JupyterLab with fallbacks, so that one SVG reads well on a light and
on a dark page. Data colours are fixed: each has a contrast of at least 3:1 on white and on JupyterLab's dark
grounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

INK = "#010101"
QUIET = "#020202"
GRID = "#030303"
PAPER = "#fefefe"

# Sentinel: (short CSS name, its meaning on the page). The picture's root defines the names, see `CSS_TOKENS`.
TOKENS = {
    INK: ("--tv-ink", "var(--jp-ui-font-color1, currentColor)"),
    QUIET: ("--tv-quiet", "var(--jp-ui-font-color2, currentColor)"),
    GRID: ("--tv-grid", "var(--jp-border-color2, #80808059)"),
    PAPER: ("--tv-paper", "var(--jp-layout-color0, Canvas)"),
}
ON_PAPER = {INK: "#111111", QUIET: "#444444", GRID: "#c8c8c8", PAPER: "#ffffff"}
"""The same where no page gives them a colour."""
CSS_TOKENS = ";".join(f"{name}:{value}" for name, value in TOKENS.values())

FONT = "DejaVu Sans"
FONT_STACK = "var(--jp-ui-font-family, system-ui, 'DejaVu Sans', sans-serif)"
SIZE, SMALL = 14.0, 13.0
WIDTH = 720.0


@dataclass(frozen=True)
class Mark:
    """How one party or one series always looks: name in the legend, colour, point marker and line style."""

    name: str
    colour: str
    marker: str
    line: str | tuple[float, tuple[float, float]]


RUSSIA = Mark("Russia", "#d55e00", "D", "-")
US = Mark("United States", "#1b7ac2", "o", (0, (5, 2)))
CHINA = Mark("China", "#0b9270", "^", ":")
DIESEL = Mark("diesel", "#7b8a1e", "s", "-")
PETROL = Mark("petrol", "#b0609c", "o", "-")

RC: dict[str, Any] = {
    "font.family": FONT,
    "font.size": SIZE,
    "axes.labelsize": SMALL,
    "axes.titlesize": SIZE,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "legend.fontsize": SMALL,
    "legend.frameon": False,
    "text.color": INK,
    "text.parse_math": False,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.edgecolor": QUIET,
    "axes.facecolor": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": False,
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "hatch.color": QUIET,
    "lines.linewidth": 2.0,
    "lines.markersize": 7.0,
    "figure.dpi": 72.0,
    "svg.fonttype": "none",
}


@contextmanager
def styled(name: str, small: float = SMALL) -> Iterator[None]:
    """Draw inside this: matplotlib's defaults and the course's style, whatever is set elsewhere.

    `small` is the size of words, in SVG units.
    """
    sizes = dict.fromkeys(("axes.labelsize", "xtick.labelsize", "ytick.labelsize", "legend.fontsize"), small)
    with mpl.rc_context():
        mpl.rcdefaults()
        settings: Any = mpl.rcParams
        settings.update({**RC, **sizes, "svg.hashsalt": name})
        yield


def small() -> float:
    """The size of words in the figure that is being drawn, in SVG units."""
    return float(mpl.rcParams["legend.fontsize"])


def canvas(height: float, width: float = WIDTH) -> Figure:
    """An empty figure without ground, in SVG units (at a width of 720 px one unit is one CSS pixel)."""
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    figure.patch.set_visible(False)
    return figure


def place(figure: Figure, left: float, top: float, right: float, bottom: float) -> Axes:
    """Axes whose frame lies between these SVG units, counted from the left and from the top of the figure."""
    width, height = figure.get_size_inches() * 72
    return figure.add_axes(
        (left / width, 1 - bottom / height, (right - left) / width, (bottom - top) / height)
    )


def offer(axes: Axes, name: str, way: Literal["x", "y"], across: tuple[float, float]) -> None:
    """Offer a scale on which a guess can be drawn: that axis, by a line between `across` on the other one.

    The word “you” stands at the second end of the line. Both axes are linear, and their limits set already.
    """
    low, high = axes.get_xlim() if way == "x" else axes.get_ylim()
    offered(axes.figure)[name] = Scale(axes, way, low, high, across)


def offered(figure: Any) -> dict[str, Scale]:
    """The scales of a figure, by the name under which a prediction asks for one (`at`)."""
    found: dict[str, Scale] = figure.__dict__.setdefault("_twoviews_scales", {})
    return found


@dataclass(frozen=True)
class Scale:
    """A scale of a drawn figure: values `low` and `high` at the ends of one of its axes."""

    axes: Axes
    way: Literal["x", "y"]
    low: float
    high: float
    across: tuple[float, float]

    def place(self, value: float) -> tuple[float, float, float, float]:
        """Both ends of the line at a value: x, y, x, y in SVG units, from the figure's upper left corner."""
        height = 72 * self.axes.figure.get_figure(root=True).get_size_inches()[1]
        ends = [(value, at) if self.way == "x" else (at, value) for at in self.across]
        (x1, y1), (x2, y2) = self.axes.transData.transform(ends)
        return x1, height - y1, x2, height - y2


def themed(svg: str) -> str:
    """`svg` with each sentinel colour replaced by the CSS that follows the page's theme."""
    for sentinel, (name, _) in TOKENS.items():
        svg = svg.replace(sentinel, f"var({name})")
    return svg


def say(axes: Axes, x: float, y: float, text: str, **how: Any) -> Text:
    """Text at data coordinates, small unless told; `dx` and `dy` move it by SVG units (right, up).

    Several lines in one text want `ha="left"`: other lines shift where the page's font is narrower than the
    one that the figure was measured with.
    """
    offset = (how.pop("dx", 0.0), how.pop("dy", 0.0))
    how = {"fontsize": small(), "va": "center", "annotation_clip": False, **how}
    return axes.annotate(text, (x, y), xytext=offset, textcoords="offset points", **how)
