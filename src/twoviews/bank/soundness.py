"""What a type cannot say about an entry: one right option, every item in a column, every key known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import Any

from msgspec import Struct

from twoviews.bank import draws
from twoviews.bank.authored import Authored
from twoviews.bank.content import (
    Claim,
    Exploration,
    Forecast,
    Occasion,
    Prediction,
    Prompt,
    Slider,
)
from twoviews.bank.kinds import KINDS, kind_of
from twoviews.bank.structure import Fault, nearest, repeated

_HOME = {
    "sources": "Write it in assets/references.bib.",
    "tables": "Describe it in assets/data/datapackage.json.",
    "claims": "Write it in assets/claims.yml.",
    "positions": "Write it in assets/positions.yml.",
    "objectives": "Write it under `objectives:` of this lesson.",
}


ROWS, SAMPLES = 4, 3
"""How many rows a rubric has, and how many graded samples go with it."""


class Names(Struct, frozen=True):
    """All names that an entry may refer to; `positions` with the side that each belongs to."""

    sources: Set[str] = frozenset()
    tables: Set[str] = frozenset()
    claims: Set[str] = frozenset()
    positions: Mapping[str, str] = {}
    objectives: Set[str] = frozenset()


def faults(entry: object, names: Names) -> Iterator[Fault]:
    """Everything that is wrong with one entry of the right form, with paths inside the entry."""
    for field, ledger in (("sources", "sources"), ("tables", "tables")):
        yield from _unknown(field, ledger, getattr(entry, field, ()), names)
    objective = getattr(entry, "objective", "")
    yield from _unknown("objective", "objectives", [objective] if objective else [], names)
    if (line := getattr(entry, "more", "")) and not line.strip():
        yield Fault(("more",), "The line is empty.", "Say what one finds there, or take the field out.")
    if isinstance(entry, Authored):
        yield from draws.faults(entry)
        yield from KINDS[kind_of(entry)].faults(entry) if entry.vary is None else ()
    own: Callable[[Any, Names], Iterable[Fault]] | None = _RULES.get(type(entry))
    yield from own(entry, names) if own else ()


def unknown(ledger: str, key: str, names: Names) -> tuple[str, str] | None:
    """What is wrong with a key that no entry of the ledger has, and its cure; `None` if there is one."""
    known = getattr(names, ledger)
    if key in known:
        return None
    return f"There is no {ledger.removesuffix('s')} {key!r}.", nearest(key, known, _HOME[ledger])


def _unknown(field: str, ledger: str, keys: Iterable[str], names: Names) -> Iterator[Fault]:
    for place, key in enumerate(keys):
        if wrong := unknown(ledger, key, names):
            yield Fault((field, place), *wrong)


def _prediction(entry: Prediction, _: Names) -> Iterator[Fault]:
    yield from repeated("options", entry.options)
    if bool(entry.options) == bool(entry.unit):
        cure = "Give `options` for a pick, or `unit` for a number, and not both."
        yield Fault((), "It is not clear what to guess.", cure)
    if len(entry.options) == 1:
        yield Fault(("options",), "One option is no guess.", "Give at least two.")
    if entry.low is not None and entry.high is not None and entry.low >= entry.high:
        yield Fault(("high",), "`high` is not above `low`.", "Swap them.")
    yield from _recorded(entry)
    if entry.at and not entry.figure:
        yield Fault(("at",), "`at` names a scale of no figure.", "Name the `figure` too, or neither.")


def _recorded(entry: Prediction) -> Iterator[Fault]:
    if entry.record is None:
        return
    if entry.options and entry.record not in entry.options:
        what = f"The record {entry.record!r} is none of the options."
        yield Fault(("record",), what, nearest(str(entry.record), entry.options, "Write one option's text."))
    if entry.unit and (isinstance(entry.record, str) or not _inside(entry, entry.record)):
        yield Fault(
            ("record",), "The record is no number from `low` to `high`.", "Write the one of the reveal."
        )


def _inside(entry: Prediction, value: float) -> bool:
    return (entry.low is None or entry.low <= value) and (entry.high is None or value <= entry.high)


def _forecast(entry: Forecast, names: Names) -> Iterator[Fault]:
    yield from _unknown("record_sources", "sources", entry.record_sources, names)
    if entry.asked >= entry.deadline:
        yield Fault(("deadline",), "The deadline is not after the day of asking.", "Move it later.")
    if (entry.article is None) != (not entry.article_reason.strip()):
        cure = "Give `article` and `article_reason` together, or neither."
        yield Fault((), "The article's reading and its reason do not go together.", cure)


def _occasion(entry: Occasion, names: Names) -> Iterator[Fault]:
    for side in ("russia", "us"):
        keys: tuple[str, ...] = getattr(entry, side)
        yield from _unknown(side, "positions", keys, names)
        for place, key in enumerate(keys):
            if names.positions.get(key, side) != side:
                what = f"Position {key!r} is one of {names.positions[key]!r}, not of {side!r}."
                yield Fault((side, place), what, "Move it to the other side.")


def _prompt(entry: Prompt, _: Names) -> Iterator[Fault]:
    if len(entry.rubric) not in (0, ROWS):
        yield Fault(("rubric",), f"The rubric has {len(entry.rubric)} rows.", f"Write {ROWS}, or none.")
    if len(entry.samples) != (SAMPLES if entry.rubric else 0):
        cure = f"Write {SAMPLES} with a rubric, and none without."
        yield Fault(("samples",), f"There are {len(entry.samples)} samples.", cure)
    yield from repeated("rubric", (row.criterion for row in entry.rubric))
    for place, sample in enumerate(entry.samples):
        if len(sample.marks) != len(entry.rubric):
            what = f"The sample has {len(sample.marks)} marks for {len(entry.rubric)} rows."
            yield Fault(("samples", place, "marks"), what, "Give one mark for each row, in their order.")


def _claim(entry: Claim, names: Names) -> Iterator[Fault]:
    own = {"after": entry.after, "russia": entry.russia, "us": entry.us}
    for field, text in own.items():
        if (entry.side == "article") != (not text.strip()):
            cure = "A claim of a capital has `after`, `russia` and `us`; one of the article has none of them."
            yield Fault((), f"`side` and `{field}` do not go together.", cure)
    yield from (
        Fault(("voice",), *wrong)
        for key in filter(None, [entry.voice])
        if (wrong := unknown("positions", key, names))
    )
    if names.positions.get(entry.voice, entry.side) != entry.side:
        what = f"Position {entry.voice!r} is one of {names.positions[entry.voice]!r}, not of {entry.side!r}."
        yield Fault(("voice",), what, "Name one of the side whose claim it is, or none.")


def _exploration(entry: Exploration, _: Names) -> Iterator[Fault]:
    yield from repeated("sliders", (slider.name for slider in entry.sliders))
    for place, slider in enumerate(entry.sliders):
        if not (slider.low <= slider.start <= slider.high and slider.low < slider.high and slider.step > 0):
            cure = "It must hold that low <= start <= high, low < high and step > 0."
            yield Fault(("sliders", place), f"The range of {slider.name!r} does not hold together.", cure)
        elif slider.steps and len(slider.steps) != round((slider.high - slider.low) / slider.step) + 1:
            cure = "Name every value from low to high, or none."
            yield Fault(("sliders", place), f"{slider.name!r} has {len(slider.steps)} named steps.", cure)
    sliders = {slider.name: slider for slider in entry.sliders}
    for place, preset in enumerate(entry.presets):
        for what, cure in _setting(preset.values, sliders):
            yield Fault(("presets", place, "values"), what, cure)
    for place, stop in enumerate(entry.stops):
        for what, cure in _setting(stop, sliders):
            yield Fault(("stops", place), what, cure)


def _setting(values: Mapping[str, float], sliders: Mapping[str, Slider]) -> Iterator[tuple[str, str]]:
    wanted = {name for name, slider in sliders.items() if not slider.yours}
    for name in chain(values.keys() - wanted, wanted - values.keys()):
        there = "no value" if name in wanted else "no slider" if name not in sliders else "no place for"
        yield (
            f"There is {there} {name!r}.",
            "A setting sets every slider but the reader's own, and nothing else.",
        )
    for name in values.keys() & sliders.keys():
        slider = sliders[name]
        if not slider.low <= values[name] <= slider.high:
            yield f"{name!r} is outside its slider.", f"Keep it from {slider.low} to {slider.high}."


_RULES: Mapping[type, Callable[[Any, Names], Iterable[Fault]]] = {
    Prediction: _prediction, Forecast: _forecast, Occasion: _occasion,
    Exploration: _exploration, Claim: _claim, Prompt: _prompt,
}  # fmt: skip
