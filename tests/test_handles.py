"""Parts of a picture that can be dragged: the stage says where they stand, the explorer tells the page."""

import json

import pytest
from matplotlib.figure import Figure

from twoviews.bank import library
from twoviews.bank.content import Exploration, Slider
from twoviews.errors import UnknownName
from twoviews.figures.panels import panel
from twoviews.figures.panels.beliefs import BeliefMapPanel
from twoviews.figures.stage import Stage
from twoviews.figures.style import canvas, place
from twoviews.parts.explorer.live import Explorer


def dotted(figure: Figure) -> Stage:
    axes = place(figure, 100, 20, 500, 220)
    axes.set(xlim=(0, 10), ylim=(-1, 1))
    return Stage(figure, {"dot": axes.plot(5, 0, "o")[0]}, "demo")


def exploration(*names: str) -> Exploration:
    sliders = tuple(Slider(name, name, 0, 10, 0.5, 0) for name in names)
    return Exploration(id="belief-map", title="t", task="t", sliders=sliders)


def test_a_handle_knows_the_edges_of_its_axes_and_the_values_there() -> None:
    stage = dotted(canvas(300))
    handle = stage.handle("dot", stage.figure.axes[0], "x", "y")
    assert (handle.group, handle.across, handle.up) == ("demo-dot", "x", "y")
    assert handle.box == pytest.approx((100, 20, 500, 220)) and handle.span == (0, 10, -1, 1)


def test_a_handle_of_nobody_is_named() -> None:
    stage = dotted(canvas(300))
    with pytest.raises(UnknownName, match="dash"):
        stage.handle("dash", stage.figure.axes[0], "x", "y")


def test_the_page_learns_what_can_be_dragged() -> None:
    names = ("moscow_weapon", "moscow_crisis")
    every = dict.fromkeys(BeliefMapPanel.SLIDERS, 5.0)
    part = Explorer(exploration(*every), BeliefMapPanel(every))
    handle = part.sent_content()["handles"][0]
    assert (handle["group"], handle["across"], handle["up"]) == ("belief-map-moscow", *names)
    assert json.loads(json.dumps(handle))["span"] == [0, 10, 0, 10]
    assert f'<g id="{handle["group"]}">' in part.sent_state()["svg"]


def test_a_panel_without_handles_sends_none() -> None:
    spec = next(each for each in library.lesson("07").explorers if each.id == "leakage")
    assert Explorer(spec, panel(spec)).sent_content()["handles"] == []
