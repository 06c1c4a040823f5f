"""The quick pen writes what matplotlib's own SVG renderer would show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text

from twoviews.bank import library
from twoviews.figures import panel, pen, style, svg
from twoviews.figures.stage import Label, Stage

EXPLORERS = [spec for lesson in library.course().lessons.values() for spec in lesson.explorers]
SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
Shape = tuple[str, dict[str, str], Any]


def shapes(markup: str) -> list[Shape]:
    """What one sees of it: (tag, style, numbers or words), every `use` as the mark that it stands for."""
    roots = f'<svg xmlns="{SVG[1:-1]}" xmlns:xlink="{LINK[1:-5]}">{markup}</svg>'
    tree = ElementTree.fromstring(roots)
    marks = {node.get("id"): node for node in tree.iter(f"{SVG}path") if node.get("id")}
    return [shape for node in tree.iter() for shape in _shape(node, marks)]


def _shape(node: ElementTree.Element, marks: dict[str | None, ElementTree.Element]) -> Iterator[Shape]:
    looks = _style(node.get("style", ""))
    if node.tag == f"{SVG}use":
        at = float(node.get("x", 0)), float(node.get("y", 0))
        yield "path", looks, _points(marks[node.get(LINK, "")[1:]].get("d", "")) + at
    elif node.tag == f"{SVG}path" and not node.get("id"):
        points = _points(node.get("d", ""))
        if len(points) > 1:
            yield "path", looks, points
    elif node.tag == f"{SVG}text":
        place = [float(node.get(name, 0)) for name in ("x", "y")]
        yield "text", looks | {"words": node.text or ""}, np.array(place)


def _style(css: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in css.split(";") if part.strip())
    found = {name.strip(): value.strip() for name, value in pairs}
    found.setdefault("fill", "#000000")
    return {name: value for name, value in found.items() if name != "font-family"}


def _points(outline: str) -> np.ndarray:
    """All points; a ring that returns to its first point before it closes is the same ring without that."""
    rings = [re.findall(r"-?[\d.]+", ring) for ring in re.split("(?=M)", outline)]
    rings = [ring[:-2] if len(ring) > 2 and ring[:2] == ring[-2:] else ring for ring in rings]
    return np.reshape([float(number) for ring in rings for number in ring], (-1, 2))


def assert_same(ours: str, theirs: str) -> None:
    for (tag, looks, place), (tag2, looks2, place2) in zip(shapes(ours), shapes(theirs), strict=True):
        assert (tag, looks) == (tag2, looks2)
        np.testing.assert_allclose(place, place2, atol=0.031)  # matplotlib's parts are cut, not rounded


@pytest.mark.parametrize("spec", EXPLORERS, ids=lambda spec: spec.id)
@pytest.mark.parametrize("end", ["low", "start", "high"])
def test_every_explorer_looks_as_matplotlib_draws_it(spec: Any, end: str) -> None:
    shown = panel(spec)
    shown.update({slider.name: getattr(slider, end) for slider in spec.sliders})
    stage = shown.stage
    for artist in stage._artists():
        assert pen.writes(artist), "a mark that the quick pen cannot write makes every move slow"
        theirs = svg.fragment(stage.figure, [artist], "t")
        assert_same(pen.written(artist, *stage._size), theirs)


def drawn(artist_of: Any) -> tuple[Artist, Any]:
    with style.styled("pen"):
        figure = style.canvas(200)
        axes = style.place(figure, 40, 20, 700, 160)
        axes.set(xlim=(0, 10), ylim=(0, 1))
        return artist_of(axes), figure


LOOKS = {
    "dashed line with a gap": lambda axes: axes.plot(
        [0, 2, np.nan, 5, 7], [0, 1, 1, 1, 0.2], ls=(0, (4, 2)), lw=3, color=style.INK, clip_on=False
    )[0],
    "long line": lambda axes: axes.plot(np.linspace(0, 10, 300), np.linspace(0, 1, 300) ** 2)[0],
    "marks": lambda axes: axes.plot([1, 2], [0.1, 0.7], "D", ms=9, mfc=style.PAPER, mec=style.INK, mew=2)[0],
    "area": lambda axes: axes.add_patch(Polygon([(0, 0), (1, 1), (2, 0)], fc="#123456", alpha=0.3, lw=0)),
    "box": lambda axes: axes.add_patch(Rectangle((1, 0.2), 3, 0.5, fc="none", ec="#654321", lw=1.5)),
    "words": lambda axes: Label(axes, x=3, y=0.5, text="a < b & c", ha="right", weight="bold", dx=4),
    "words of matplotlib": lambda axes: axes.text(3, 0.5, "so", ha="center", va="top", alpha=0.5),
}


@pytest.mark.parametrize("name", LOOKS)
def test_each_look_is_as_matplotlib_writes_it(name: str) -> None:
    artist, figure = drawn(LOOKS[name])
    theirs = svg.fragment(figure, [artist], "t")
    assert_same(pen.written(artist, 720, 200), theirs)
    assert shapes(theirs), "nothing was compared"


def test_it_leaves_to_matplotlib_what_it_does_not_know() -> None:
    assert not pen.writes(Rectangle((0, 0), 1, 1, hatch="//"))
    assert pen.writes(Rectangle((0, 0), 1, 1)) and pen.writes(Text())
    band, _ = drawn(lambda axes: axes.fill_between([0, 1], [0, 1]))
    assert not pen.writes(band)


def test_numbers_have_two_decimals_and_no_idle_zeros() -> None:
    line, _ = drawn(lambda axes: axes.plot([0, 10], [0.123456, 1])[0])
    outline = re.search(r' d="([^"]*)"', pen.written(line, 720, 200))
    assert outline and outline[1] == "M40 142.72L700 20"


def test_turned_words_are_turned_about_their_place() -> None:
    words, _ = drawn(lambda axes: axes.text(5, 0.5, "up", rotation=90))
    assert re.search(r'transform="rotate\(-90 [\d.]+ [\d.]+\)"', pen.written(words, 720, 200))


def test_only_what_has_changed_is_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    line, figure = drawn(lambda axes: axes.plot([0, 10], [0, 1])[0])
    stage = Stage(figure, {"line": line}, "pen")
    before = stage.move()
    calls = []
    monkeypatch.setattr(pen, "written", lambda artist, *size: calls.append(artist) or "anew")
    assert stage.move() == before and not calls
    line.set_ydata([0, 0.5])
    assert "anew" in stage.move()["pen-line"] and calls == [line]
    line.set_visible(False)
    assert stage.move() and len(calls) == 2, "a hidden mark has changed too"
