"""What goes over the line for the progress of a lesson."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import UNSET, UnsetType

from twoviews.parts.handin.wire import Goes
from twoviews.parts.wire import Content, State


class Row(NamedTuple):
    """A part of the lesson: its name as shown, how many items of its core are done, and how many more."""

    name: str
    done: int
    of: int
    more: int = 0


class ProgressContent(Content, frozen=True, tag="progress"):
    """Whose progress it is; `lesson`, `longest` (letters of a name) are for handing in."""

    title: str
    lesson: str = ""
    longest: int = 0


class ProgressState(State, frozen=True):
    """How far each part is, what is due for review (or nothing), and what there is to hand in."""

    parts: tuple[Row, ...] | UnsetType = UNSET
    due: str | UnsetType = UNSET
    goes: tuple[Goes, ...] | UnsetType = UNSET
