"""An explorer drawn beforehand: each setting to start from or on the way of the task, and from
each of them one slider moved at a time.

All pictures together are the first one, which stands in the page, and the insides of the groups that move,
each different one stored once, those of a group beside each other, for like things pack well. Lines are
drawn to a tenth of a unit, finer than a screen shows.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import accumulate

import msgspec

from twoviews import figures
from twoviews.bank.content import Exploration, Slider
from twoviews.bank.library import Course
from twoviews.teaching.site import app

FOLDER = "drawn/"
ENDING = ".json.bin"
"""Packed by gzip, whatever a server does; a name that says so would make some servers unpack it."""
_LINE = re.compile(r'(?<= d=")[^"]*')
_HUNDREDTHS = re.compile(r"\d+\.\d\d+")


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
    sentences, insides = dict[str, int](), {group: dict[str, int]() for group in panel.stage.move()}

    coarser = cache(_coarser)

    starts = {slider.name: slider.start for slider in exploration.sliders}

    @cache
    def at(values: tuple[float, ...]) -> list[int]:
        """The picture at these values, by numbers."""
        sentence = panel.update(dict(zip(starts, values, strict=True)))
        moved = panel.stage.move()
        numbers = (_number(coarser(inside), insides[group]) for group, inside in moved.items())
        return [_number(sentence, sentences), *numbers]

    def picture(values: Mapping[str, float]) -> list[int]:
        return at(tuple(values[name] for name in starts))

    given = [*(preset.values for preset in exploration.presets), *exploration.stops]
    bases = [starts, *(starts | values for values in given)]
    settings = [picture(base) for base in bases]
    frames = [
        [[picture(base | {slider.name: value}) for value in steps(slider)] for slider in exploration.sliders]
        for base in bases
    ]
    firsts = [0, *accumulate(map(len, insides.values()), initial=0)]

    def placed(picture: list[int]) -> list[int]:
        return [number + first for number, first in zip(picture, firsts, strict=False)]

    return Frames(
        groups=[*insides],
        sliders=[(slider.name, slider.low, slider.step) for slider in exploration.sliders],
        bases=bases,
        insides=[inside for group in insides.values() for inside in group],
        sentences=[*sentences],
        settings=[placed(each) for each in settings],
        frames=[[[placed(each) for each in row] for row in base] for base in frames],
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


def _coarser(inside: str) -> str:
    """The inside of a group with its lines to a tenth of a unit; its words stay as they are."""
    return _LINE.sub(lambda line: _HUNDREDTHS.sub(_tenth, line[0]), inside)


def _tenth(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}".removesuffix(".0")


def _number(text: str, known: dict[str, int]) -> int:
    return known.setdefault(text, len(known))


def name_of(path: str) -> str:
    """What a page calls such a file."""
    return path.removeprefix(FOLDER).removesuffix(ENDING)


def explorer_of(path: str) -> str:
    """The explorer whose pictures it holds."""
    return name_of(path).rpartition("-")[0]
