"""What goes over the line for an explorer."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from twoviews.parts.wire import Ask, Content, Piece, Side, State


class Slider(Piece, frozen=True):
    """A parameter; `steps` name each value from `low` to `high`, for a choice among things."""

    name: str
    label: str
    low: float
    high: float
    step: float
    start: float
    unit: str
    help: str
    steps: tuple[str, ...]


class Preset(Piece, frozen=True):
    """Settings of all sliders that stand for a belief; `side` is the id of whose it is."""

    label: str
    values: dict[str, float]
    reason: str
    side: str


class Handle(Piece, frozen=True):
    """A group of the picture that can be dragged: its two sliders, left, top, right and bottom of its axes.

    `span` are the values at the left, right, bottom and top edge.
    """

    group: str
    across: str
    up: str
    box: tuple[float, float, float, float]
    span: tuple[float, float, float, float]


class ExplorerContent(Content, frozen=True, tag="explorer"):
    """What can be moved; `sides` are the views that a preset can stand for.

    `seam` is where the picture can be cut from top to bottom, in its own units; 0 where it cannot, below 0
    where the right half comes first.
    """

    id: str
    title: str
    task: str
    sliders: tuple[Slider, ...]
    sides: tuple[Side, ...]
    presets: tuple[Preset, ...]
    handles: tuple[Handle, ...]
    seam: float = 0.0


class Picture(Piece, frozen=True):
    """What a move to these values would bring: the inside of each group that moves, and a sentence."""

    values: dict[str, float]
    groups: dict[str, str]
    sentence: str


class ExplorerState(State, frozen=True):
    """The picture, then only the new inside of each group that moves; the values; what the picture shows.

    `ahead` are pictures of places where nobody is yet, sent so that a page need not wait for them.
    """

    sparse = frozenset({"ahead"})

    ahead: tuple[Picture, ...] | UnsetType = UNSET
    svg: str | UnsetType = UNSET
    groups: dict[str, str] | UnsetType = UNSET
    values: dict[str, float] | UnsetType = UNSET
    sentence: str | UnsetType = UNSET


class MoveSliders(Ask, frozen=True, tag="move"):
    """Set some parameters."""

    values: dict[str, float]


class LookAhead(Ask, frozen=True, tag="ahead"):
    """Send pictures of these places, the first ones first, as many as a moment allows; nothing moves."""

    places: tuple[dict[str, float], ...]


class KeepSliders(Ask, frozen=True, tag="keep"):
    """Record where the sliders stand: the learner rests."""

    seconds: float = 0.0
