"""Every explorer of the course by its id, and its panel opened at the lesson's starts or at other values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from twoviews.bank import library
from twoviews.bank.content import Exploration
from twoviews.figures.panels import panel_class

EXPLORERS: dict[str, Exploration] = {
    explorer.id: explorer for lesson in library.course().lessons.values() for explorer in lesson.explorers
}


def starts(name: str) -> dict[str, float]:
    """Where the sliders of an explorer stand when its lesson opens."""
    return {slider.name: slider.start for slider in EXPLORERS[name].sliders}


def opened(name: str, values: Mapping[str, float] = {}) -> Any:
    """A new panel of that explorer at its starts, but for these values. `Any`: tests look at its artists."""
    return panel_class(name)({**starts(name), **values})
