"""The explorer: a model to move. The stage is sent once; a move sends what moved and a sentence about it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Protocol

from twoviews.bank import content
from twoviews.bank.answers import answering, fingerprint
from twoviews.bank.prose import inline
from twoviews.errors import UnknownName
from twoviews.parts import sheets
from twoviews.parts.base import Entry, Json, Live, Notices, Save, forgetful, now, quiet


class Stage(Protocol):
    """A picture with moving parts (`twoviews.figures.stage`)."""

    def svg(self, label: str = "") -> str:
        """The whole picture as it stands."""
        ...

    def move(self, *names: str) -> dict[str, str]:
        """Id of each group that moves, and its new inside."""
        ...


class Panel(Protocol):
    """A model bound to a stage (`twoviews.figures.panel`).

    Parts of its picture that can be dragged are in its `handles`, if it has any (`figures.stage.Handle`).
    """

    @property
    def stage(self) -> Stage:
        """Its picture."""
        ...

    def update(self, values: Mapping[str, float]) -> str:
        """Move the picture to these parameters and say in one sentence what it now shows."""
        ...


class Explorer(Live):
    """Sliders, presets and a picture of one model, with a sentence that says what the picture shows."""

    def __init__(
        self,
        exploration: content.Exploration,
        panel: Panel,
        save: Save = forgetful,
        restore: Iterable[Entry] = (),
        notices: Notices = quiet,
    ) -> None:
        self._exploration, self._panel, self._save = exploration, panel, save
        self._sliders = {slider.name: slider for slider in exploration.sliders}
        self._values = self._start() | self._left(restore)
        self._sentence = panel.update(self._values)
        super().__init__(_public(exploration) | _handles(panel), notices)

    def move(self, values: Mapping[str, float]) -> str:
        """Set some parameters, held within their ranges, and return the sentence. Nothing is recorded.

        Raises `UnknownName` for a parameter that has no slider, `ValueError` for a value that is not finite.
        """
        self._values |= {name: self._held(name, value) for name, value in values.items()}
        self._sentence = self._panel.update(self._values)
        self.tell(
            {"values": dict(self._values), "groups": self._panel.stage.move(), "sentence": self._sentence}
        )
        return self._sentence

    def preset(self, label: str) -> str:
        """Move to the preset of that label and record it. Raises `UnknownName` if there is none."""
        presets = {preset.label: preset for preset in self._exploration.presets}
        if label not in presets:
            raise UnknownName("preset", label, list(presets))
        sentence = self.move(presets[label].values)
        self.keep()
        return sentence

    def reset(self) -> str:
        """Move back to the start."""
        return self.move(self._start())

    def keep(self, seconds: float = 0.0) -> bool:
        """Record where the sliders stand now; the page calls this when a learner rests, not at every step."""
        entry = Entry(
            item=self._exploration.id,
            digest=fingerprint(self._exploration),
            response=dict(self._values),
            seconds=seconds,
            when=now(),
        )
        return self._save(entry)

    def about(self) -> str:
        """What can be moved here."""
        return f"Explore: {self._exploration.title}, with {len(self._sliders)} sliders."

    def now_shown(self) -> Json:
        """The whole picture as it stands, its sentence and the values."""
        picture = {"svg": self._panel.stage.svg(self._sentence), "groups": {}}
        return {**super().now_shown(), **picture, "values": dict(self._values), "sentence": self._sentence}

    def printed(self) -> str:
        """The picture at the start of the sliders, what it shows, and the presets to think about."""
        before = dict(self._values)
        sentence = self._panel.update(self._start())
        picture = self._panel.stage.svg(sentence)
        self._panel.update(before)
        rows = "".join(f"<li>{_setting(slider)}</li>" for slider in self._sliders.values())
        presets = "".join(
            f"<li><strong>{inline(preset.label)}</strong>: {inline(preset.reason)}</li>"
            for preset in self._exploration.presets
        )
        inner = (
            f'<p>{inline(self._exploration.task)}</p><figure class="tv-figure">{picture}'
            f"<figcaption>{inline(sentence)}</figcaption></figure><ul>{rows}</ul>"
        )
        beliefs = f"<p>Beliefs to try:</p><ul>{presets}</ul>" if presets else ""
        return sheets.sheet("explorer", self._exploration.title, inner + beliefs)

    def _start(self) -> dict[str, float]:
        return {slider.name: slider.start for slider in self._exploration.sliders}

    def _left(self, given: Iterable[Entry]) -> dict[str, float]:
        """Where the learner last left the sliders, if they were those of today."""
        values = [said for _, said in answering(self._exploration, given)]
        return values[-1] if values else {}

    def _held(self, name: str, value: float) -> float:
        if name not in self._sliders:
            raise UnknownName("parameter", name, list(self._sliders))
        if not math.isfinite(value):
            raise ValueError(f"{name} must be a finite number, not {value}.")
        return float(min(max(value, self._sliders[name].low), self._sliders[name].high))

    _on_move = move
    _on_preset = preset

    def _on_keep(self, seconds: float = 0.0) -> None:
        self.tell(saved=self.keep(seconds))


def _public(exploration: content.Exploration) -> Json:
    sliders = [
        {name: getattr(slider, name) for name in slider.__struct_fields__} for slider in exploration.sliders
    ]
    presets = [
        {"label": each.label, "values": each.values, "reason": each.reason, "side": each.side}
        for each in exploration.presets
    ]
    return {
        "kind": "explorer",
        "id": exploration.id,
        "title": exploration.title,
        "task": exploration.task,
        "sliders": sliders,
        "presets": presets,
    }


def _handles(panel: Panel) -> Json:
    """What can be dragged: group on the page, the two sliders, edges of the axes, values at the edges."""
    names = ("group", "across", "up", "box", "span")
    handles = [{name: getattr(each, name) for name in names} for each in getattr(panel, "handles", ())]
    return {"handles": handles} if handles else {}


def _setting(slider: content.Slider) -> str:
    unit = f" {inline(slider.unit)}" if slider.unit else ""
    about = f" {inline(slider.help)}" if slider.help else ""
    reach = f"from {slider.low:g} to {slider.high:g}{unit}, at the start {slider.start:g}"
    if slider.steps:
        at_start = slider.steps[round((slider.start - slider.low) / slider.step)]
        reach = f"{', '.join(map(inline, slider.steps))}; at the start {inline(at_start)}"
    return f"{inline(slider.label)}: {reach}.{about}"
