"""What goes over the line for handing in."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import UNSET, UnsetType

from twoviews.parts.wire import Ask, Content, State


class Goes(NamedTuple):
    """What there is of one lesson: answers of all kinds, and texts."""

    lesson: str
    answers: int
    texts: int


class HandInContent(Content, frozen=True, tag="handin"):
    """`lesson` is that of the page, `longest` how many letters a name may have."""

    title: str
    lesson: str
    longest: int


class HandInState(State, frozen=True):
    """What there is to hand in, lesson by lesson."""

    goes: tuple[Goes, ...] | UnsetType = UNSET


class MakeHandIn(Ask, frozen=True, tag="hand-in"):
    """Make the file: with a name or number or none, of one lesson or (empty) of all."""

    name: str = ""
    what: Literal["both", "answers", "texts"] = "both"
    lesson: str = ""
