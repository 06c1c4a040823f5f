"""What every explorer's panel keeps to: one contract, asked of all of them."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from msgspec.structs import replace

from pictures import EXPLORERS, opened, starts
from twoviews import figures
from twoviews.bank.content import Exploration, Slider
from twoviews.errors import MissingSlider, UnknownName
from twoviews.figures.panels import PANELS, panel_class
from twoviews.figures.stage import Label

LONGEST = {"levers": 9000, "coercion": 5000, "pain-and-resolve": 5000}
"""Characters of the longest move; a round trip carries them at every step of a drag. Others: 4500."""
BEYOND = {
    "_cut": "one line through two frames",
    "_end": "reaches down to the words of the outcome",
    "_supply": "runs out of the frame, which cuts it off",
    "_resolve": "runs out of the frame, which cuts it off",
    "_edge": "beyond the frame where there is no such chance",
}
explorers = pytest.mark.parametrize("name", EXPLORERS)
presets = pytest.mark.parametrize(
    ("name", "label"),
    [(name, preset.label) for name, explorer in EXPLORERS.items() for preset in explorer.presets],
)


def preset(name: str, label: str) -> dict[str, float]:
    (values,) = (each.values for each in EXPLORERS[name].presets if each.label == label)
    return values


@cache
def kept(name: str) -> Any:
    """One panel for many moves: each sets all that it looks at."""
    return opened(name)


def ids(markup: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', markup)


def reach(artist: Artist) -> np.ndarray[Any, Any]:
    """The points of a line or area in data coordinates."""
    points = artist.get_xydata() if isinstance(artist, Line2D) else artist.get_path().vertices
    points = np.asarray(points, dtype=float)
    return points[np.isfinite(points).all(axis=1)]


# ── names ────────────────────────────────────────────────────────────────────


def test_every_panel_has_its_explorer_and_the_other_way_round() -> None:
    assert list(PANELS) == sorted(EXPLORERS)
    assert [panel_class(name).NAME for name in PANELS] == list(PANELS)


@explorers
def test_every_slider_of_the_lesson_is_one_of_the_panel_s(name: str) -> None:
    assert set(starts(name)) == set(panel_class(name).SLIDERS)
    for each in EXPLORERS[name].presets:
        assert set(each.values) <= set(starts(name)), each.label


def test_an_unknown_panel_is_named() -> None:
    sliders = (Slider("cut", "cut", 0, 1, 0.1, 0.3),)
    with pytest.raises(UnknownName, match="leakage"):
        figures.panel(Exploration(id="nosuch", title="t", task="t", sliders=sliders))


@explorers
def test_an_unknown_slider_is_named(name: str) -> None:
    first = panel_class(name).SLIDERS[0]
    with pytest.raises(UnknownName, match=f"sigma.*{first}"):
        kept(name).update({"sigma": 1.0})
    with pytest.raises(UnknownName, match=f"sigma.*{first}"):
        opened(name, {"sigma": 1.0})


@explorers
def test_a_slider_that_the_lesson_forgot_is_named(name: str) -> None:
    last = panel_class(name).SLIDERS[-1]
    fewer = {key: value for key, value in starts(name).items() if key != last}
    with pytest.raises(MissingSlider, match=f"{name}.*{last}"):
        panel_class(name)(fewer)


def test_the_levers_hold_the_beliefs_with_which_the_belief_map_opens() -> None:
    capitals = {name: value for name, value in starts("belief-map").items() if not name.startswith("your_")}
    assert capitals == panel_class("levers").FIXED
    assert starts("levers") == panel_class("belief-map").FIXED


# ── moves ────────────────────────────────────────────────────────────────────


@explorers
def test_it_opens_where_the_lesson_says(name: str) -> None:
    explorer = EXPLORERS[name]
    values = {**starts(name), **explorer.presets[-1].values}
    moved = replace_starts(explorer, values)
    panel = kept(name)
    assert figures.panel(explorer).sentence == panel.update(starts(name))
    assert figures.panel(moved).sentence == panel.update(values) != panel.update(starts(name))


def replace_starts(explorer: Exploration, values: dict[str, float]) -> Exploration:
    sliders = tuple(replace(slider, start=values[slider.name]) for slider in explorer.sliders)
    return replace(explorer, sliders=sliders)


@presets
def test_a_shown_panel_moves_like_a_new_one(name: str, label: str) -> None:
    shown, values = kept(name), {**starts(name), **preset(name, label)}
    shown.stage.svg("on the page")
    new = opened(name, values)
    assert shown.update(values) == new.sentence
    assert shown.stage.move() == new.stage.move()
    assert shown.stage.svg("x") == new.stage.svg("x")


@explorers
def test_each_preset_shows_something_of_its_own(name: str) -> None:
    panel = kept(name)
    said = [panel.update(each.values) for each in EXPLORERS[name].presets]
    assert len(set(said)) == len(said)


@presets
def test_a_move_is_small_and_its_ids_belong_to_the_panel(name: str, label: str) -> None:
    panel = kept(name)
    panel.update(preset(name, label))
    moved = panel.stage.move()
    assert sum(map(len, moved.values())) < LONGEST.get(name, 4500)
    assert all(each.startswith(f"{name}-") for each in [*moved, *ids("".join(moved.values()))])
    whole = ids(panel.stage.svg("x"))
    assert len(whole) == len(set(whole)) and set(moved) <= set(whole)


@explorers
def test_every_corner_of_the_sliders_stays_inside_its_frame(name: str) -> None:
    panel, sliders = kept(name), EXPLORERS[name].sliders
    free = [getattr(panel, attribute, None) for attribute in BEYOND]
    framed = [a for a in panel.stage._artists() if isinstance(a, Line2D | Patch) and a not in free]
    for corner in itertools.product(*((slider.low, slider.high) for slider in sliders)):
        sentence = panel.update({slider.name: end for slider, end in zip(sliders, corner, strict=True)})
        assert sentence.endswith(".") and not re.search(r"\b(nan|inf)\b", sentence)
        for artist in framed:
            points, axes = reach(artist), artist.axes
            for place, ends in zip(points.T, (axes.get_xlim(), axes.get_ylim()), strict=True):
                low, high = sorted(ends)
                slack = (high - low) / 100
                assert np.all((place >= low - slack) & (place <= high + slack)), (corner, artist)


@explorers
def test_words_are_text_and_never_markup(name: str) -> None:
    panel = opened(name)
    labels = [artist for artist in panel.stage._artists() if isinstance(artist, Label)]
    for label in labels:
        label.set_text('<script>&"')
    tree = ElementTree.fromstring(panel.stage.svg('<script>&"'))
    assert tree.get("aria-label") == '<script>&"'
    assert [node.text for node in tree.iter() if node.text == '<script>&"'] == ['<script>&"'] * len(labels)
    assert labels and not list(tree.iter("script"))
