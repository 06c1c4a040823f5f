"""What goes over the line for a prediction."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from twoviews.parts.wire import Ask, Content, State


class PredictionContent(Content, frozen=True, omit_defaults=True, tag="prediction"):
    """One of `options` to pick, or else a number in `unit`, from `low` to `high` where they are given."""

    title: str
    id: str
    prompt: str
    options: tuple[str, ...] = ()
    unit: str = ""
    low: float | None = None
    high: float | None = None


class PredictionState(State, frozen=True):
    """The guess as committed and, only beside it, what the record shows.

    `record` is the same as one number or option, if it is one. `aside` is when an older question was guessed
    at, or nothing.
    """

    sparse = frozenset({"guess", "reveal", "record"})

    guess: str | float | UnsetType = UNSET
    reveal: str | UnsetType = UNSET
    record: str | float | UnsetType = UNSET
    aside: str | UnsetType = UNSET


class CommitGuess(Ask, frozen=True, tag="commit"):
    """Commit to the text of an option or to a number."""

    guess: str | float | None = None
    seconds: float = 0.0
