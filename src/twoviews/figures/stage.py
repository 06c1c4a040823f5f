"""A picture that is set once and then only moves its actors.

The figure is rendered once without its moving artists. Each actor (one or more artists that move together)
stands on top of it in its own `<g id>`. A move re-renders only the actors asked for, each in well under a
millisecond.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from twoviews.errors import UnknownName
from twoviews.figures import pen, svg
from twoviews.figures.style import small, styled

# Height of the middle of a line of text above its baseline, in font sizes: half a capital of DejaVu Sans.
MIDDLE = 0.36


class Label(pen.Anchored):
    """One line of text that moves cheaply: (x, y) in data coordinates is the middle of its height.

    `Text` measures its words at every draw, which takes ten times as long as writing them; the SVG needs no
    measure, since `text-anchor` sets the words. `dx` and `dy` move the label by SVG units (right, up).
    """

    def __init__(self, axes: Axes, dx: float = 0.0, dy: float = 0.0, **how: Any) -> None:
        super().__init__(**{"fontsize": small(), **how})
        self.set_figure(axes.figure)
        self.axes = axes
        drop = MIDDLE * float(self.get_fontsize())
        self.set_transform(axes.transData + Affine2D().translate(dx, dy - drop))
        axes.add_artist(self)
        self.set_clip_on(False)

    def set_x(self, x: float) -> None:
        """Move across; a label that stays is not stale."""
        if x != self.get_position()[0]:
            super().set_x(x)

    def set_y(self, y: float) -> None:
        """Move up; a label that stays is not stale."""
        if y != self.get_position()[1]:
            super().set_y(y)

    def put(self, x: float, y: float, text: str) -> None:
        """Stand there and say that; `set` takes three times as long to find out what it is to set."""
        self.set_position((x, y))
        self.set_text(text)

    def draw(self, renderer: RendererBase) -> None:
        """Write the words where `text-anchor` holds them; nothing is measured."""
        if not (self.get_visible() and self.get_text()):
            return
        x, y = self.get_transform().transform(self.get_unitless_position())
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        height = renderer.get_canvas_width_height()[1]
        renderer.draw_text(gc, x, height - y, self.get_text(), self.get_fontproperties(), 0, mtext=self)
        gc.restore()


@dataclass(frozen=True)
class Handle:
    """An actor that can be dragged: two sliders move it, one across and one up, in straight proportion."""

    group: str
    """Id of its group on the page."""
    across: str
    up: str
    box: tuple[float, float, float, float]
    """Left, top, right and bottom edge of its axes, in SVG units from the top left of the picture."""
    span: tuple[float, float, float, float]
    """The values at the left, right, bottom and top edge."""


class Stage:
    """One figure and its actors, drawn in the order of `actors` above all that stands still.

    `name` starts every id on the page, so two stages on a page need two names. Fix the axis limits before:
    a move never rescales the axes. An artist that was clipped to its axes stays so, by a clip path that the
    stage defines.
    """

    def __init__(self, figure: Figure, actors: Mapping[str, Artist | Sequence[Artist]], name: str) -> None:
        self.figure, self.name = figure, name
        self._actors = {key: _as_artists(actor) for key, actor in actors.items()}
        self._frames: list[Axes] = list(figure.axes)
        self._clips = {artist: self._frame(artist) for artist in self._artists()}
        for artist in self._artists():
            artist.set_clip_on(False)
        self._penned: dict[Artist, str | None] = dict.fromkeys(filter(pen.writes, self._artists()))
        self._size: tuple[float, float] = tuple(72 * figure.get_size_inches())

    def svg(self, label: str = "") -> str:
        """The whole picture as it stands now, as one `<svg>` with `label` as its text alternative."""
        moved = self.move()
        actors = "".join(f'<g id="{key}">{content}</g>' for key, content in moved.items())
        return svg.root(self.figure, self._scenery + actors, label)

    def move(self, *names: str) -> dict[str, str]:
        """Id of the group and its new inside for each named actor, or for all; nothing else is drawn."""
        return {f"{self.name}-{name}": self._render(name) for name in names or self._actors}

    def handle(self, name: str, axes: Axes, across: str, up: str) -> Handle:
        """The actor of that name as a handle: where it stands in `axes` are the values of two sliders."""
        if name not in self._actors:
            raise UnknownName("actor", name, list(self._actors))
        height = self._size[1]
        left, bottom, right, top = axes.get_window_extent().extents
        box = (float(left), float(height - top), float(right), float(height - bottom))
        first, last, low, high = (float(edge) for edge in (*axes.get_xlim(), *axes.get_ylim()))
        return Handle(f"{self.name}-{name}", across, up, box, (first, last, low, high))

    def _render(self, name: str) -> str:
        if name not in self._actors:
            raise UnknownName("actor", name, list(self._actors))
        runs = enumerate(groupby(self._actors[name], self._clips.__getitem__))
        return "".join(self._clipped(frame, run, f"{self.name}-{name}-{n}") for n, (frame, run) in runs)

    def _clipped(self, frame: int | None, artists: Iterable[Artist], prefix: str) -> str:
        content = self._drawn(list(artists), prefix)
        if frame is None:
            return content
        return f'<g clip-path="url(#{self.name}-frame{frame})">{content}</g>'

    def _drawn(self, artists: list[Artist], prefix: str) -> str:
        """By the quick pen where it can write them all, else by matplotlib's own SVG renderer."""
        if self._penned.keys() >= set(artists):
            return "".join(map(self._pen, artists))
        return svg.fragment(self.figure, artists, prefix)

    def _pen(self, artist: Artist) -> str:
        """What the pen wrote last, unless the artist has changed since: matplotlib calls it stale then."""
        if artist.stale or self._penned[artist] is None:
            self._penned[artist] = pen.written(artist, *self._size)
            artist.stale = False
        return self._penned[artist] or ""

    @cached_property
    def _scenery(self) -> str:
        """All that stands still, drawn when it is first shown."""
        shown = {artist: artist.get_visible() for artist in self._artists()}
        for artist in shown:
            artist.set_visible(False)
        with styled(self.name):
            scenery = svg.inner(self.figure, self.name)
        for artist, visible in shown.items():
            artist.set_visible(visible)
        return self._frame_clips() + scenery

    def _frame_clips(self) -> str:
        height = self._size[1]
        clips = []
        for number in sorted({n for n in self._clips.values() if n is not None}):
            x, y, w, h = self._frames[number].get_window_extent().bounds
            rect = f'<rect x="{x:.2f}" y="{height - y - h:.2f}" width="{w:.2f}" height="{h:.2f}"/>'
            clips.append(f'<clipPath id="{self.name}-frame{number}">{rect}</clipPath>')
        return f"<defs>{''.join(clips)}</defs>" if clips else ""

    def _frame(self, artist: Artist) -> int | None:
        clipped = artist.get_clip_on() and artist.get_clip_box() is not None
        return self._frames.index(artist.axes) if clipped and isinstance(artist.axes, Axes) else None

    def _artists(self) -> Iterable[Artist]:
        return [artist for artists in self._actors.values() for artist in artists]


def _as_artists(actor: Artist | Sequence[Artist]) -> tuple[Artist, ...]:
    return (actor,) if isinstance(actor, Artist) else tuple(actor)
