"""The stage: a move redraws only its actors, and what it redraws is what a whole drawing would show."""

import re

import numpy as np
import pytest
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from matplotlib.text import Text

from twoviews.errors import UnknownName
from twoviews.figures import style
from twoviews.figures.stage import Label, Stage

X = np.linspace(0, 10, 200)


class Play:
    """A curve with a band, a point and a text that all move."""

    band: PolyCollection
    line: Line2D
    dot: Line2D
    text: Text

    def __init__(self, name: str = "play", phase: float = 0.0) -> None:
        with style.styled(name):
            figure = style.canvas(300)
            axes = style.place(figure, 60, 20, 700, 260)
            axes.set(xlim=(0, 10), ylim=(-1, 1))
            (self.line,) = axes.plot(X, 0 * X, color=style.RUSSIA.colour)
            self.band = axes.fill_between(X, 0 * X, 0 * X, hatch="//", alpha=0.4)
            (self.dot,) = axes.plot([5], [0], "D")
            self.text = axes.text(5, 0.5, "")
            self.move(phase)
            actors = {"band": self.band, "curve": [self.line, self.text], "dot": self.dot}
            self.stage = Stage(figure, actors, name)

    def move(self, phase: float) -> None:
        self.line.set_ydata(np.sin(X + phase))
        self.band.set_data(X, 0 * X, np.sin(X + phase))
        self.dot.set_ydata([np.sin(5 + phase)])
        self.text.set_text(f"phase {phase:.2f}")


def groups(picture: str, *names: str) -> dict[str, str]:
    """Inside of each named top-level group; actors stand one after another at the end of the picture."""
    starts = [picture.index(f'<g id="{name}">') for name in names] + [picture.index("</svg>")]
    return {
        name: picture[start + len(f'<g id="{name}">') : stop].removesuffix("</g>")
        for name, start, stop in zip(names, starts, starts[1:], strict=False)
    }


def test_an_incremental_move_equals_a_whole_drawing_of_the_new_state() -> None:
    play = Play()
    before = play.stage.svg()
    play.move(1.5)
    moved = play.stage.move("band", "curve", "dot")
    assert groups(Play(phase=1.5).stage.svg(), *moved) == moved
    assert play.stage.svg() == Play(phase=1.5).stage.svg() != before


def test_a_move_returns_only_the_actors_asked_for() -> None:
    play = Play()
    play.move(0.3)
    (key,) = moved = play.stage.move("curve")
    assert key == "play-curve" and "phase 0.30" in moved[key] and len(moved[key]) < 3200


def test_a_label_is_put_where_and_as_it_is_set_and_one_that_stays_is_not_drawn_anew() -> None:
    with style.styled("x"):
        figure = style.canvas(100)
        axes = style.place(figure, 0, 0, 720, 100)
        put, set_ = Label(axes), Label(axes)
        stage = Stage(figure, {"put": put, "set": set_}, "x")
    put.put(0.3, 0.7, "so much")
    set_.set(position=(0.3, 0.7), text="so much")
    moved = stage.move()
    assert "so much" in moved["x-put"] and moved["x-put"] == moved["x-set"]
    put.put(0.3, 0.7, "so much")
    assert not put.stale


def test_what_was_clipped_stays_clipped_by_the_stage() -> None:
    play = Play()
    curve = play.stage.move("curve")["play-curve"]
    assert curve.startswith('<g clip-path="url(#play-frame0)">')
    assert not re.search(r"<g clip-path[^>]*><text", curve), "text was never clipped"
    frame = '<clipPath id="play-frame0"><rect x="60.00" y="20.00" width="640.00" height="240.00"/>'
    assert frame in play.stage.svg()


def test_ids_are_unique_within_a_stage_and_between_two() -> None:
    ids = re.findall(r'\bid="([^"]+)"', Play("one").stage.svg() + Play("two").stage.svg())
    assert len(ids) == len(set(ids)) and all(i.startswith(("one-", "two-")) for i in ids)


def test_markers_and_hatches_of_an_actor_travel_with_it() -> None:
    moved = Play().stage.move("band", "dot")
    for markup in moved.values():
        for reference in re.findall(r'(?:url\(|href=")#(play-(?!frame)[^")]+)', markup):
            assert f'id="{reference}"' in markup


def test_hidden_actors_are_drawn_empty() -> None:
    play = Play()
    play.dot.set_visible(False)
    assert "<use" not in play.stage.move("dot")["play-dot"]


def test_an_unknown_actor_is_named() -> None:
    with pytest.raises(UnknownName, match=r"ghost.*band, curve, dot"):
        Play().stage.move("ghost")


def test_the_label_is_the_text_alternative() -> None:
    assert 'aria-label="a &lt; b"' in Play().stage.svg("a < b")
