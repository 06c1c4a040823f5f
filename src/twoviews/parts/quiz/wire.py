"""What goes over the line for a quiz."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

from msgspec import UNSET, Meta, UnsetType, field

from twoviews.parts.wire import Ask, Choice, Content, Json, Piece, State


class Feedback(NamedTuple):
    """What it is about (nothing for the whole answer), whether that is right, and why."""

    target: str
    right: bool
    text: str


HIDDEN = frozenset({"objective", "digest", "older_digest", "figure"})
"""What the public half of a question holds and the page does not get."""


class Other(NamedTuple):
    """What else could be answered (nothing where it is typed), and why that tempts."""

    answer: str
    text: str


Question = Annotated[Json, Meta(title="Question")]
"""The public half of a question as its kind makes it (`bank.kinds`), its pieces as pairs, nothing empty."""


class Answered(Piece, frozen=True):
    """The latest answer to a question, in the bank's form, with its marks.

    After a first wrong one `feedback` says only what holds. Once the question is `told` (it is answered
    rightly, or wrongly for the second time) `feedback` is whole, `answer` are the lines of the right answer
    (none if it was given), and `others` is why the others tempt.
    """

    response: Any
    points: float
    of: float
    right: bool
    attempt: int
    confidence: str
    feedback: tuple[Feedback, ...]
    told: bool = False
    answer: tuple[str, ...] = ()
    others: tuple[Other, ...] = ()


class QuizContent(Content, frozen=True, tag="quiz"):
    """`confidence` is how sure one can say to be, `longest` the characters of an answer at most.

    `pictures` are the figures inside questions, as SVG, and `objectives` what each asks for, by question;
    `origins` says of those that come back from where. `told` stands above, or alone where nothing is asked;
    `asks_sure` says that the question how sure one is stands open from the start.
    """

    title: str
    questions: tuple[Question, ...]
    confidence: tuple[Choice, ...]
    longest: int
    pictures: dict[str, str] = field(default_factory=dict)
    objectives: dict[str, str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    told: str = ""
    asks_sure: bool = False


class QuizState(State, frozen=True):
    """By question: the latest answer, and when a question was answered that has changed since."""

    answers: dict[str, Answered] | UnsetType = UNSET
    aside: dict[str, str] | UnsetType = UNSET


class AnswerQuestion(Ask, frozen=True, tag="answer"):
    """Mark and save a response; `confidence` is empty or one of the content's, `seconds` the time spent."""

    question: str
    response: Any = None
    confidence: str = ""
    seconds: float = 0.0
