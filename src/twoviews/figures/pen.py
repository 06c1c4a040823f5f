"""A quick pen: lines, areas, marks and words as the few SVG elements that a page needs, ready to be sent.

matplotlib's `RendererSVG` writes for any reader: groups, ids, definitions, full precision. Taking that off
again costs more than the drawing. The pen writes only what the page keeps, from the same calls of the same
artists, so its picture is the same; the tests compare the two. It knows no hatch, image or mesh.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import rgb2hex
from matplotlib.font_manager import FontProperties, weight_dict
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Transform

from twoviews.figures.style import themed

LETTERS = {int(Path.MOVETO): "M", int(Path.LINETO): "L", int(Path.CURVE3): "Q", int(Path.CURVE4): "C"}
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
CAPS = {"projecting": "square", "round": "round"}
REGULAR = 400
Colour = tuple[float, float, float, float]


class Anchored(Text):
    """A text that is drawn from its anchor, not from the left end of its first letter."""


def writes(artist: Artist) -> bool:
    """Whether the pen can write this artist: a line, a patch without hatch, or a text."""
    if isinstance(artist, Patch):
        return not artist.get_hatch()
    return isinstance(artist, (Line2D, Text))


def written(artist: Artist, width: float, height: float) -> str:
    """The artist as SVG elements on a picture of that size, in SVG units."""
    pen = Pen(width, height)
    artist.draw(pen)
    return "".join(pen.elements)


class Pen(RendererBase):
    """A renderer for one picture of `width` by `height`; `elements` is what it has written."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self._size = width, height
        self.elements: list[str] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Width and height in SVG units."""
        return self._size

    def draw_path(
        self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None
    ) -> None:
        """Write the outline, unless nothing of it would be seen."""
        bare = rgbFace is None
        clip = (0, 0, *self._size) if bare else None
        simplify = bare and bool(path.should_simplify)
        outline = path.cleaned(transform, remove_nans=True, clip=clip, simplify=simplify, curves=True)
        if len(outline) > 2:  # a lone point and the end of the path draw nothing
            line, area = _rgba(gc.get_rgb()), None if rgbFace is None else _rgba(rgbFace)
            whole = float(gc.get_alpha()) if gc.get_forced_alpha() else None
            style = _fill(area, whole) + _stroke(
                line, whole, float(gc.get_linewidth()), _dashes(gc), *_ends(gc)
            )
            self.elements.append(f'<path d="{self._outline(outline)}" style="{style}"/>')

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Text | None = None,
    ) -> None:
        """Write words at (x, y from the top); an unturned `mtext` is held at its anchor."""
        anchor = "start"
        if mtext is not None and not angle:
            if not isinstance(mtext, Anchored):
                x = mtext.get_transform().transform(mtext.get_unitless_position())[0]
            anchor = ANCHORS[mtext.get_horizontalalignment()]
        turn = f' transform="rotate({-angle:g} {x:.2f} {y:.2f})"' if angle else ""
        style = _words(_rgba(gc.get_rgb()), float(prop.get_size_in_points()), prop.get_weight(), anchor)
        place = f'x="{_short(x)}" y="{_short(y)}"'
        self.elements.append(f'<text style="{style}" {place}{turn}>{escape(s, quote=False)}</text>')

    def _outline(self, path: Path) -> str:
        """The path's `d`, from the top left, with two decimals."""
        pattern, used = _pattern(np.asarray(path.codes).tobytes())
        points = np.asarray(path.vertices, dtype=float)[used] * (1, -1) + (0, self._size[1])
        return pattern % tuple((np.round(points, 2) + 0.0).ravel().tolist())


@lru_cache(maxsize=256)
def _pattern(codes: bytes) -> tuple[str, list[int]]:
    """What `%` fills with the points of a path of these codes, and which of its points that takes.

    A letter is written where it changes, since SVG repeats it; the point of a closing has no place in SVG.
    """
    pieces: list[str] = []
    used, before = [], 0
    for place, code in enumerate(codes):
        if code == Path.CLOSEPOLY:
            pieces.append("z")
        elif code in LETTERS:
            same = code == before and code != Path.MOVETO
            pieces.append(" %g %g" if same else LETTERS[code] + "%g %g")
            used.append(place)
        before = code
    return "".join(pieces), used


def _short(number: float) -> str:
    return f"{round(float(number), 2) + 0.0:g}"


def _rgba(colour: Any) -> Colour:
    red, green, blue, *alpha = map(float, colour)
    return red, green, blue, alpha[0] if alpha else 1.0


def _dashes(gc: GraphicsContextBase) -> tuple[float, ...]:
    """The offset, then the lengths; empty for a whole line."""
    offset, lengths = gc.get_dashes()
    return () if lengths is None else (float(offset), *np.asarray(lengths, dtype=float).tolist())


def _ends(gc: GraphicsContextBase) -> tuple[str, str]:
    return gc.get_joinstyle(), gc.get_capstyle()


@lru_cache(maxsize=256)
def _fill(colour: Colour | None, whole: float | None) -> str:
    """What fills an area; `whole` is the opacity of area and line together, else each colour has its own."""
    opacity = "" if whole is None else _opacity("opacity", whole)
    if colour is None:
        return f"fill: none{opacity}"
    own = _opacity("fill-opacity", colour[3]) if whole is None else opacity
    return themed(f"fill: {rgb2hex(colour)}") + own


@lru_cache(maxsize=256)
def _stroke(
    colour: Colour, whole: float | None, width: float, dashes: tuple[float, ...], join: str, cap: str
) -> str:
    """What draws the line; where it is silent the root has round joins, butt caps and a width of 1."""
    if not width:
        return ""
    parts = [themed(f"; stroke: {rgb2hex(colour)}")]
    if whole is None:
        parts.append(_opacity("stroke-opacity", colour[3]))
    if dashes:
        lengths = ",".join(map(_short, dashes[1:]))
        parts.append(f"; stroke-dasharray: {lengths}; stroke-dashoffset: {_short(dashes[0])}")
    if width != 1:
        parts.append(f"; stroke-width: {_short(width)}")
    if join != "round":
        parts.append(f"; stroke-linejoin: {join}")
    if cap in CAPS:
        parts.append(f"; stroke-linecap: {CAPS[cap]}")
    return "".join(parts)


@lru_cache(maxsize=256)
def _words(colour: Colour, size: float, weight: int | str, anchor: str) -> str:
    heavy = weight_dict.get(weight, weight) if isinstance(weight, str) else weight
    bold = f"font-weight: {heavy}; " if heavy != REGULAR else ""
    fill = themed(f"fill: {rgb2hex(colour)}") + _opacity("opacity", colour[3])
    return f"{bold}font-size: {_short(size)}px; text-anchor: {anchor}; {fill}"


def _opacity(name: str, share: float) -> str:
    return "" if share == 1 else f"; {name}: {_short(share)}"
