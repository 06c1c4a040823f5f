"""What a reader could not read in a picture: words over words, cut off or painted over, and hidden marks.

The SVG is looked at as it is sent, in the order in which a page paints it. Words are measured in DejaVu
Sans, the widest of the fonts that a page may use, from the foot of the letters to the top of the capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextToPath

from twoviews.figures.style import FONT

SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
CAPITAL = 0.73  # height of a capital, in font sizes
TOUCH = 1.5  # SVG units by which boxes may overlap: the measure is for the widest font
LARGEST_MARK = 26.0
OPAQUE = 0.85
CODES = {"M": Path.MOVETO, "L": Path.LINETO, "Q": Path.CURVE3, "C": Path.CURVE4}


@dataclass(frozen=True)
class Box:
    """Where something stands, in SVG units from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than a touch."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > TOUCH and down > TOUCH

    def holds(self, other: Box) -> bool:
        """Whether nothing of the other one looks out by more than a unit."""
        return (
            self.left - 1 < other.left
            and self.top - 1 < other.top
            and self.right + 1 > other.right
            and self.bottom + 1 > other.bottom
        )


@dataclass(frozen=True)
class Words:
    """A line of text, its box, and its place in the order of painting."""

    text: str
    box: Box
    order: int


@dataclass(frozen=True)
class Area:
    """Something filled that lets nothing through."""

    path: Path
    box: Box
    order: int

    def covers(self, words: Words) -> bool:
        """Whether it is painted over a part of these words."""
        return self.order > words.order and self.crosses(words)

    def crosses(self, words: Words) -> bool:
        """Whether it shares ground with these words, over or under them."""
        if not self.box.overlaps(words.box):
            return False
        box = words.box
        across = np.linspace(box.left + 1, box.right - 1, max(3, round((box.right - box.left) / 4)))
        points = [(x, y) for x in across for y in np.linspace(box.top + 1, box.bottom - 1, 4)]
        return bool(self.path.contains_points(points).any())


def faults(picture: str) -> list[str]:
    """Everything in the picture that cannot be read, in words; empty for a sound one."""
    root = fromstring(picture)
    words, areas = list(_words(root)), list(_areas(root))
    _, _, width, height = map(float, root.get("viewBox", "").split())
    frame = Box(0, 0, width, height)
    marks = [area for area in areas if area.box.right - area.box.left < LARGEST_MARK]
    marks = [mark for mark in marks if mark.box.bottom - mark.box.top < LARGEST_MARK]
    return [
        *(f"cut off: {one.text}" for one in words if not frame.holds(one.box)),
        *(f"overlap: {a.text} | {b.text}" for a, b in combinations(words, 2) if a.box.overlaps(b.box)),
        *(f"painted over: {one.text}" for one in words if any(area.covers(one) for area in areas)),
        *(f"on a mark: {one.text}" for one in words if any(mark.crosses(one) for mark in marks)),
        *(f"hidden mark at {a.box}" for a, b in combinations(marks, 2) if b.box.holds(a.box)),
    ]


def crossing(picture: str, seam: float) -> list[str]:
    """The words, lines and areas of a picture that reach over a seam from top to bottom."""
    root = fromstring(picture)
    paths = [node for node in _painted(root) if node.tag == f"{SVG}path" and node.get("d")]
    reach = [_outline(node.get("d", ""), *_place(node)).get_extents().extents for node in paths]
    return [
        *(one.text for one in _words(root) if one.box.left < seam < one.box.right),
        *(f"drawn from {left:.0f} to {right:.0f}" for left, _, right, _ in reach if left < seam < right),
    ]


def smallest(picture: str) -> float:
    """The smallest size of a word in the picture, in SVG units."""
    return min(float(size) for size in re.findall(r"font-size: ([\d.]+)px", picture))


def _painted(node: Element) -> Iterator[Element]:
    """Every element that a page paints, in its order."""
    for child in node:
        if child.tag not in (f"{SVG}defs", f"{SVG}clipPath"):
            yield child
            yield from _painted(child)


def _look(node: Element) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in node.get("style", "").split(";") if ":" in part)
    return {key.strip(): value.strip() for key, value in pairs}


def _words(root: Element) -> Iterator[Words]:
    for order, node in enumerate(_painted(root)):
        if node.tag == f"{SVG}text" and (node.text or "").strip():
            look = _look(node)
            size = float(look["font-size"].removesuffix("px"))
            wide = _width(node.text or "", size, int(look.get("font-weight", "400")) > 500)
            x, y = _place(node)
            x -= {"end": wide, "middle": wide / 2}.get(look.get("text-anchor", "start"), 0.0)
            yield Words(node.text or "", Box(x, y - CAPITAL * size, x + wide, y), order)


def _place(node: Element) -> tuple[float, float]:
    moved = re.findall(r"translate\(([-\d.]+) ([-\d.]+)\)", node.get("transform", ""))
    dx, dy = map(float, moved[0]) if moved else (0.0, 0.0)
    return float(node.get("x", 0)) + dx, float(node.get("y", 0)) + dy


@cache
def _width(text: str, size: float, bold: bool) -> float:
    font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    return float(TextToPath().get_text_width_height_descent(text, font, False)[0])


def _areas(root: Element) -> Iterator[Area]:
    drawn = {node.get("id"): node for node in root.iter(f"{SVG}path") if node.get("id")}
    for order, node in enumerate(_painted(root)):
        source = drawn.get((node.get(LINK) or "").removeprefix("#")) if node.tag == f"{SVG}use" else node
        if source is None or source.tag != f"{SVG}path" or not _opaque(_look(source) | _look(node)):
            continue
        path = _outline(source.get("d", ""), *_place(node))
        if len(path.vertices) > 2:
            left, top, right, bottom = map(float, path.get_extents().extents)
            if right - left > TOUCH and bottom - top > TOUCH:
                yield Area(path, Box(left, top, right, bottom), order)


def _opaque(look: dict[str, str]) -> bool:
    shares = [float(look.get(name, 1)) for name in ("opacity", "fill-opacity")]
    return look.get("fill", "none") != "none" and min(shares) >= OPAQUE


@cache
def _outline(d: str, dx: float, dy: float) -> Path:
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    letter, numbers = "M", []
    for token in re.findall(r"[MLQCz]|-?[\d.]+(?:e-?\d+)?", d):
        if token == "z":
            points.append(points[-1])
            codes.append(int(Path.CLOSEPOLY))
        elif token in CODES:
            letter = token
        else:
            numbers.append(float(token))
            if len(numbers) == 2:
                points.append((numbers[0] + dx, numbers[1] + dy))
                codes.append(int(CODES[letter]))
                numbers = []
                letter = "L" if letter == "M" else letter
    return Path(points, codes)
