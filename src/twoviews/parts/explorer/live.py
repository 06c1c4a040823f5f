"""The explorer: a model to move. The stage is sent once; a move sends what moved and a sentence about it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from time import perf_counter
from typing import Protocol, TypeVar

import msgspec

from twoviews.bank import content
from twoviews.bank.answers import fingerprint, reading
from twoviews.errors import UnknownName
from twoviews.html import Markup
from twoviews.parts.base import Entry, Live, Look, Notices, Save, forgetful, nothing, now, quiet
from twoviews.parts.explorer import paper, wire
from twoviews.parts.explorer.wire import (
    ExplorerContent,
    ExplorerState,
    KeepSliders,
    LookAhead,
    MoveSliders,
    Picture,
)
from twoviews.parts.sides import SIDES
from twoviews.parts.wire import Piece

Sent = TypeVar("Sent", bound=Piece)

MOMENT = 0.03
"""Seconds for pictures that are sent ahead: so long a move that comes meanwhile must wait."""


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

    Parts of its picture that can be dragged are in its `handles`, if it has any (`figures.stage.Handle`);
    `SEAM` is where the picture can be cut in two, if it can.
    """

    @property
    def stage(self) -> Stage:
        """Its picture."""
        ...

    def update(self, values: Mapping[str, float]) -> str:
        """Move the picture to these parameters and say in one sentence what it now shows."""
        ...


class Unseen:
    """The panel of an explorer whose pictures a page has already: here only the sliders are kept."""

    @property
    def stage(self) -> Unseen:
        """Its picture, which is nowhere here."""
        return self

    def svg(self, label: str = "") -> str:
        """Nothing."""
        return ""

    def move(self, *names: str) -> dict[str, str]:
        """Nothing moves."""
        return {}

    def update(self, values: Mapping[str, float]) -> str:
        """Nothing to say."""
        return ""


class Explorer(Live[ExplorerContent, ExplorerState, MoveSliders | KeepSliders | LookAhead]):
    """Sliders, presets and a picture of one model, with a sentence that says what the picture shows.

    It opens where the learner last left the sliders.
    """

    asks = MoveSliders | KeepSliders | LookAhead

    def __init__(
        self,
        exploration: content.Exploration,
        panel: Panel,
        save: Save = forgetful,
        look: Look = nothing,
        notices: Notices = quiet,
    ) -> None:
        self._exploration, self._panel, self._save = exploration, panel, save
        self._sliders = {slider.name: slider for slider in exploration.sliders}
        self._values = self._start()
        super().__init__(_public(exploration, panel), notices, look)
        self._sentence = panel.update(self._values)

    def move(self, values: Mapping[str, float]) -> str:
        """Set some parameters, held within their ranges, and return the sentence. Nothing is recorded.

        Raises `UnknownName` for a parameter that has no slider, `ValueError` for a value that is not finite.
        """
        self._values |= {name: self._held(name, value) for name, value in values.items()}
        self._sentence = self._panel.update(self._values)
        groups = self._panel.stage.move()
        self.tell(ExplorerState(groups=groups, values=dict(self._values), sentence=self._sentence))
        return self._sentence

    def look_ahead(self, places: Iterable[Mapping[str, float]]) -> tuple[Picture, ...]:
        """Pictures of these places, as many as a moment allows and at least one; nothing moves.

        Raises what `move` raises.
        """
        until, pictures = perf_counter() + MOMENT, []
        for place in places:
            values = self._values | {name: self._held(name, value) for name, value in place.items()}
            sentence = self._panel.update(values)
            pictures.append(Picture(values=values, groups=self._panel.stage.move(), sentence=sentence))
            if perf_counter() > until:
                break
        self._panel.update(self._values)
        return tuple(pictures)

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

    def now_shown(self) -> ExplorerState:
        """The whole picture as it stands, its sentence and the values."""
        picture = self._panel.stage.svg(self._sentence)
        return ExplorerState(svg=picture, groups={}, values=dict(self._values), sentence=self._sentence)

    def printed(self) -> Markup:
        """The picture at the start of the sliders, what it shows, and the presets to think about."""
        before = dict(self._values)
        sentence = self._panel.update(self._start())
        picture = Markup(self._panel.stage.svg(sentence))
        self._panel.update(before)
        return paper.printed(self._exploration, picture, sentence)

    def act(self, ask: MoveSliders | KeepSliders | LookAhead) -> None:
        """Move, keep or look ahead."""
        if isinstance(ask, MoveSliders):
            self.move(ask.values)
        elif isinstance(ask, LookAhead):
            self.tell(ExplorerState(ahead=self.look_ahead(ask.places)))
        else:
            self.tell(saved=self.keep(ask.seconds))

    def refresh(self) -> None:
        """Look again, and move picture and sliders to where they were left, in whichever window."""
        self.catch_up()
        self.move({})

    def take_back(self, entry: Entry) -> None:
        """Put the sliders where the learner left them, if that can be read and they are the same sliders."""
        self._values |= reading(self._exploration, entry.response) or {}

    def _start(self) -> dict[str, float]:
        return {slider.name: slider.start for slider in self._exploration.sliders}

    def _held(self, name: str, value: float) -> float:
        if name not in self._sliders:
            raise UnknownName("parameter", name, list(self._sliders))
        if not math.isfinite(value):
            raise ValueError(f"{name} must be a finite number, not {value}.")
        return float(min(max(value, self._sliders[name].low), self._sliders[name].high))


def _public(exploration: content.Exploration, panel: Panel) -> ExplorerContent:
    return ExplorerContent(
        id=exploration.id,
        title=exploration.title,
        task=exploration.task,
        sliders=_alike(exploration.sliders, wire.Slider),
        presets=_alike(exploration.presets, wire.Preset),
        handles=tuple(
            wire.Handle(group=each.group, across=each.across, up=each.up, box=each.box, span=each.span)
            for each in getattr(panel, "handles", ())
        ),
        seam=getattr(panel, "SEAM", 0.0),
        sides=SIDES,
    )


def _alike(given: Sequence[object], kind: type[Sent]) -> tuple[Sent, ...]:
    """Things with the fields of `kind`, and perhaps more, as pieces of the content."""
    return tuple(msgspec.convert(each, kind, from_attributes=True) for each in given)
