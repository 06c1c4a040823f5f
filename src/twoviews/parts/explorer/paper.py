"""The printed form of an explorer."""

from __future__ import annotations

from twoviews.bank.content import Exploration, Slider
from twoviews.bank.prose import inline
from twoviews.html import Markup, join, tag
from twoviews.parts import sheets


def printed(asked: Exploration, picture: Markup, sentence: str) -> Markup:
    """The picture at the start of the sliders, what it shows, and the presets to think about."""
    presets = [
        tag("li", tag("strong", inline(preset.label)), ": ", inline(preset.reason))
        for preset in asked.presets
    ]
    return sheets.sheet(
        "explorer",
        asked.title,
        tag("p", inline(asked.task)),
        tag("figure", picture, tag("figcaption", inline(sentence)), class_="tv-figure"),
        tag("ul", (tag("li", _setting(slider)) for slider in asked.sliders)),
        [tag("p", "Beliefs to try:"), tag("ul", presets)] if presets else None,
    )


def _setting(slider: Slider) -> Markup:
    about = join(" ", inline(slider.help)) if slider.help else None
    return join(inline(slider.label), ": ", _reach(slider), ".", about)


def _reach(slider: Slider) -> Markup:
    if slider.steps:
        named = [inline(step) for step in slider.steps]
        at_start = named[round((slider.start - slider.low) / slider.step)]
        return join(
            [[", " if place else "", step] for place, step in enumerate(named)], "; at the start ", at_start
        )
    unit = join(" ", inline(slider.unit)) if slider.unit else None
    return join(f"from {slider.low:g} to {slider.high:g}", unit, f", at the start {slider.start:g}")
