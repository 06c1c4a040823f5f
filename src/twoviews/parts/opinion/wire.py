"""What goes over the line for opinions."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import UNSET, UnsetType

from twoviews.parts.wire import Ask, Content, Pair, State


class Place(NamedTuple):
    """A place on the scale and what it means; most mean nothing but their number."""

    value: int
    meaning: str


class Stood(NamedTuple):
    """Where the learner stood, and when."""

    value: int
    when: str


class OpinionContent(Content, frozen=True, tag="opinion"):
    """Propositions, and the scale to place oneself on, lowest first."""

    title: str
    propositions: tuple[Pair, ...]
    scale: tuple[Place, ...]


class OpinionState(State, frozen=True):
    """By proposition: the place now, the earlier one beside it, and when an older sentence was answered."""

    now: dict[str, int] | UnsetType = UNSET
    earlier: dict[str, Stood] | UnsetType = UNSET
    aside: dict[str, str] | UnsetType = UNSET


class PlaceOneself(Ask, frozen=True, tag="place"):
    """Place oneself on a proposition."""

    proposition: str
    value: int
    seconds: float = 0.0
