"""What goes over the line for a guess that is shown again at a figure."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from twoviews.parts.wire import Content, State


class RecallContent(Content, frozen=True, omit_defaults=True, tag="recall"):
    """Which prediction, and at which figure; `at` is the scale there on which a number is drawn."""

    title: str
    id: str
    figure: str
    at: str = ""
    unit: str = ""


class RecallState(State, frozen=True):
    """The guess, and the record's own value if it is one; both are missing before the guess."""

    sparse = frozenset({"guess", "record"})

    guess: str | float | UnsetType = UNSET
    record: str | float | UnsetType = UNSET
