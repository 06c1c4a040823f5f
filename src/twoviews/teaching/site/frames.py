"""An explorer drawn beforehand: each setting to start from, and from each of them one slider moved at a time.

All pictures together are the first one, which stands in the page, and the insides of the groups that move,
each different one stored once.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor

import msgspec

from twoviews import figures
from twoviews.bank.content import Exploration, Slider
from twoviews.bank.library import Course
from twoviews.teaching.site import app

FOLDER = "drawn/"
ENDING = ".json.bin"
"""Packed by gzip, whatever a server does; a name that says so would make some servers unpack it."""


class Frames(msgspec.Struct, frozen=True):
    """What `page/drawn.js` shows.

    `bases` are the settings to start from; `frames[base][slider][step]` is a picture: the number of its
    sentence, then for each group of `groups` that of its inside. `settings[base]` is the base's own picture.
    """

    groups: list[str]
    sliders: list[tuple[str, float, float]]
    """Name, lowest value and step."""
    bases: list[dict[str, float]]
    insides: list[str]
    sentences: list[str]
    settings: list[list[int]]
    frames: list[list[list[list[int]]]]


def drawn(exploration: Exploration) -> Frames:
    """All pictures of an explorer that a page without Python can show."""
    panel = figures.panel(exploration)
    insides, sentences = dict[str, int](), dict[str, int]()

    def picture(values: Mapping[str, float]) -> list[int]:
        sentence = panel.update(values)
        moved = panel.stage.move()
        return [_number(sentence, sentences), *(_number(each, insides) for each in moved.values())]

    starts = {slider.name: slider.start for slider in exploration.sliders}
    bases = [starts, *(starts | dict(preset.values) for preset in exploration.presets)]
    settings = [picture(base) for base in bases]
    frames = [
        [[picture(base | {slider.name: value}) for value in steps(slider)] for slider in exploration.sliders]
        for base in bases
    ]
    return Frames(
        groups=[*panel.stage.move()],
        sliders=[(slider.name, slider.low, slider.step) for slider in exploration.sliders],
        bases=bases,
        insides=[*insides],
        sentences=[*sentences],
        settings=settings,
        frames=frames,
    )


def files(course: Course) -> dict[str, bytes]:
    """A packed file for each explorer, by its path."""
    explorers = [each for lesson in course.lessons.values() for each in lesson.explorers]
    with ProcessPoolExecutor() as pool:
        return dict(pool.map(_file, explorers))


def _file(exploration: Exploration) -> tuple[str, bytes]:
    told = msgspec.json.encode(drawn(exploration))
    return app.by_digest(f"{FOLDER}{exploration.id}", ENDING, gzip.compress(told, 9, mtime=0))


def steps(slider: Slider) -> Iterator[float]:
    """Every value of a slider, from its lowest."""
    for place in range(round((slider.high - slider.low) / slider.step) + 1):
        yield round(slider.low + place * slider.step, 9)


def _number(text: str, known: dict[str, int]) -> int:
    return known.setdefault(text, len(known))


def name_of(path: str) -> str:
    """What a page calls such a file."""
    return path.removeprefix(FOLDER).removesuffix(ENDING)


def explorer_of(path: str) -> str:
    """The explorer whose pictures it holds."""
    return name_of(path).rpartition("-")[0]
