"""Nothing in any picture hides another part of it: every evidence figure, every panel as it is moved."""

from __future__ import annotations

import pytest

from overlaps import crossing, faults, smallest
from pictures import EXPLORERS, opened, starts
from twoviews import figures
from twoviews.bank import library
from twoviews.bank.content import EvidenceFigure
from twoviews.figures.evidence import FIGURES
from twoviews.figures.panels import panel_class
from twoviews.figures.style import WIDTH

SPECS = [
    spec for lesson in library.course().lessons.values() for spec in lesson.figures if spec.id in FIGURES
]
MOVED_THERE = {"belief-map": {"painted over: here: no pressure"}}
"""What a mark hides where a learner has dragged it there."""
LEAST = 12.0
LEAST_SHOWN, PHONE = 11.0, 324.0
"""Pixels: text on a phone, and the width of an explorer's picture there."""


def picture(*elements: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'viewBox="0 0 100 50">'
        f"{''.join(elements)}</svg>"
    )


def text(words: str, x: float, y: float = 20) -> str:
    return f'<text style="font-size: 10px; text-anchor: start; fill: red" x="{x}" y="{y}">{words}</text>'


def square(x: float, y: float, side: float, style: str = "fill: red") -> str:
    return f'<path d="M {x} {y} L {x + side} {y} {x + side} {y + side} {x} {y + side} z" style="{style}"/>'


@pytest.mark.parametrize(
    ("elements", "found"),
    [
        ([text("one", 5), text("two", 60)], []),
        ([text("one", 5), text("two", 15)], ["overlap: one | two"]),
        ([text("one", 5), text("two", 15, 40)], []),
        ([text("one", 90)], ["cut off: one"]),
        ([text("one", 5, 5)], ["cut off: one"]),
        ([text("one", 5), square(0, 0, 50)], ["painted over: one"]),
        ([square(0, 0, 50), text("one", 5)], []),
        ([text("one", 5), square(0, 0, 50, "fill: red; opacity: 0.4")], []),
        ([text("one", 5), square(0, 0, 50, "fill: none")], []),
        ([square(5, 14, 8), text("one", 5)], ["on a mark: one"]),
        ([square(5, 14, 8), square(5, 14, 8)], ["hidden mark"]),
        ([square(5, 14, 8), square(11, 14, 8)], []),
        ([square(5, 14, 8), square(7, 16, 4)], []),
    ],
)
def test_each_kind_of_fault_is_seen_and_nothing_else(elements: list[str], found: list[str]) -> None:
    said = faults(picture(*elements))
    assert len(said) == len(found) and all(map(str.startswith, said, found))


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_everything_in_a_figure_can_be_read(spec: EvidenceFigure) -> None:
    drawn = figures.draw(spec).svg
    assert faults(drawn) == []
    assert smallest(drawn) >= LEAST


@pytest.mark.parametrize("name", [name for name in EXPLORERS if panel_class(name).SEAM])
def test_nothing_crosses_the_seam_of_a_picture_that_a_narrow_page_cuts(name: str) -> None:
    explorer, panel = EXPLORERS[name], opened(name)
    ends = [{slider.name: end} for slider in explorer.sliders for end in (slider.low, slider.high)]
    for values in ({}, *(preset.values for preset in explorer.presets), *ends):
        panel.update({**starts(name), **values})
        assert crossing(panel.stage.svg("x"), abs(panel.SEAM)) == [], values
    widest = max(abs(panel.SEAM), WIDTH - abs(panel.SEAM))
    assert smallest(panel.stage.svg("x")) * PHONE / widest >= LEAST_SHOWN


@pytest.mark.parametrize("name", EXPLORERS)
def test_everything_in_a_panel_can_be_read_wherever_it_is_moved(name: str) -> None:
    explorer, panel = EXPLORERS[name], opened(name)
    ends = [{slider.name: end} for slider in explorer.sliders for end in (slider.low, slider.high)]
    for values in ({}, *(preset.values for preset in explorer.presets), *ends):
        panel.update({**starts(name), **values})
        drawn = panel.stage.svg("x")
        assert set(faults(drawn)) <= MOVED_THERE.get(name, set()), values
        assert smallest(drawn) >= LEAST
