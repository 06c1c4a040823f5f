"""What goes over the line for a test."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, UnsetType

from twoviews.parts.quiz.wire import Question
from twoviews.parts.wire import Ask, Content, State


class TestContent(Content, frozen=True, tag="test"):
    """`told` stands above, `after` where all is answered, `over` where the test came too late.

    `pictures` are the figures inside questions, as SVG. `unknown` names the button for whoever does not know;
    an answer has at most `longest` characters.
    """

    title: str
    questions: tuple[Question, ...]
    pictures: dict[str, str]
    unknown: str
    longest: int
    told: str
    after: str
    over: str


class TestState(State, frozen=True):
    """The questions that are answered, by id, and whether the others can no longer be."""

    given: tuple[str, ...] | UnsetType = UNSET
    closed: bool | UnsetType = UNSET


class GiveAnswer(Ask, frozen=True, tag="give"):
    """Keep a response, or with `unknown` that it is not known; `seconds` is the time spent."""

    question: str
    response: Any = None
    unknown: bool = False
    seconds: float = 0.0
