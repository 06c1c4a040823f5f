"""How tests look at an evidence figure: drawn, its axes, words and marks, and the SVG that it becomes."""

from __future__ import annotations

from functools import cache
from types import ModuleType
from xml.etree import ElementTree

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from twoviews import figures
from twoviews.bank.content import EvidenceFigure
from twoviews.figures import style, svg
from twoviews.figures.evidence import drawing


def figure_of(name: str) -> Figure:
    """The figure of that name, as matplotlib holds it."""
    with style.styled(name):
        return drawing(name)()


def drawn_by(module: ModuleType) -> Figure:
    """The figure that a module draws."""
    with style.styled("x"):
        return module.draw()


def axes_of(name: str) -> Axes:
    """The first axes of the figure of that name."""
    return figure_of(name).axes[0]


def words_on(axes: Axes) -> list[str]:
    """All texts on these axes."""
    return [text.get_text() for text in axes.texts]


def said(name: str) -> list[str]:
    """All texts on the first axes of the figure of that name."""
    return words_on(axes_of(name))


def segments(axes: Axes) -> list[np.ndarray]:
    """The lines of two points, each as its points."""
    return [line.get_xydata() for line in axes.lines if len(line.get_xydata()) == 2]


def marks(axes: Axes) -> list[tuple[float, float, str]]:
    """Every single mark above the frame's top line, as x, y and shape."""
    points = [(*line.get_xydata()[0], line.get_marker()) for line in axes.lines]
    return [point for point in points if point[1] >= 0]


# ── as SVG ───────────────────────────────────────────────────────────────────


def picture(name: str) -> str:
    """The SVG of the figure of that name."""
    with style.styled(name):
        figure = drawing(name)()
        return svg.root(figure, svg.inner(figure, name), "x")


def texts(markup: str) -> list[str]:
    """All texts of an SVG, in order."""
    return [node.text or "" for node in ElementTree.fromstring(markup).iter() if node.tag.endswith("text")]


def printed(name: str) -> list[str]:
    """All texts in the SVG of the figure of that name."""
    return texts(picture(name))


# ── as a lesson shows it ─────────────────────────────────────────────────────


def spec(key: str) -> EvidenceFigure:
    """What a lesson file could say of the figure of that name."""
    return EvidenceFigure(
        id=key, title="A title", caption="A <caption>", alt='Shows "this" & that', unit="won", period="2017",
        tables=("unsc_votes",), sources=("nosuchkey",),
    )  # fmt: skip


@cache
def drawn(key: str) -> figures.Evidence:
    """The figure of that name, as a lesson shows it."""
    return figures.draw(spec(key))


def words(markup: str) -> set[str]:
    """All texts of an SVG, each once."""
    return set(texts(markup))
