"""What goes over the line for the forecasting game."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from twoviews.parts.wire import Ask, Cited, Content, Piece, State


class Foretold(Piece, frozen=True):
    """A question with what was known on the day it is asked, and the rule that settles it; no outcome."""

    id: str
    question: str
    asked: str
    known: str
    sources: tuple[Cited, ...]
    deadline: str
    resolution: str


class Locked(Piece, frozen=True, omit_defaults=True):
    """A locked forecast beside what happened; `cost` is its Brier score, `base` and `article` per cent."""

    percent: float
    when: str
    happened: bool
    record: str
    sources: tuple[Cited, ...]
    base: float
    rule: str
    cost: float
    article: float | None = None
    reason: str = ""


class Verdict(Piece, frozen=True, omit_defaults=True):
    """All locked forecasts as a picture, where the host can draw, and in words; empty before a lock."""

    svg: str = ""
    words: tuple[str, ...] = ()


class ForecastContent(Content, frozen=True, tag="forecast"):
    """Questions to answer by a number in `unit` from `low` to `high`."""

    title: str
    unit: str
    low: int
    high: int
    forecasts: tuple[Foretold, ...]


class ForecastState(State, frozen=True):
    """By question: the locked forecast, and when a question was answered that has changed since."""

    locked: dict[str, Locked] | UnsetType = UNSET
    aside: dict[str, str] | UnsetType = UNSET
    verdict: Verdict | UnsetType = UNSET


class LockForecasts(Ask, frozen=True, tag="lock"):
    """Lock these forecasts by question: per cent, or what was typed."""

    forecasts: dict[str, str | float | None]
    seconds: float = 0.0
