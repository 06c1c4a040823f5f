"""How a teacher is told of something in a lesson: what it is, and how it is headed on the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from twoviews.bank import depth
from twoviews.bank.content import (
    Claim,
    EvidenceFigure,
    Exploration,
    Forecast,
    Lesson,
    Mind,
    Occasion,
    Prediction,
    Preset,
    Prompt,
    Proposition,
)
from twoviews.bank.library import Course
from twoviews.bank.teach import named
from twoviews.parts.claim.paper import title
from twoviews.wording import listed

WHOLE = {
    "quiz": "the quiz", "council": "the Council game", "pretest": "the test before the course",
    "posttest": "the test after the course", "forecasts": "the forecasts", "opinions": "the opinions",
}  # fmt: skip
PARTS = {
    "arrive": "Arrive", "objectives": "Objectives", "predict": "Guess first", "evidence": "Evidence",
    "explorer": "Model", "both-sides": "Both sides", "minds": "Minds", "quiz": "Quiz", "discussion": "Talk",
    "key-points": "Take along", "words": "Words", "sources": "Sources", "exercise": "Exercise",
    "break": "Break",
}  # fmt: skip
"""Parts of a lesson in the order of its page, as they are headed for a teacher."""
OPENING = 7
"""Words by which a prompt is known."""


def told(names: Iterable[str], lesson: Lesson, course: Course) -> str:
    """What these names point to, as a list in words."""
    known = named(lesson, course)
    return listed(_told(known[name], lesson) for name in names)


def _told(entry: Any, lesson: Lesson) -> str:
    folded = " (folded)" if depth.line_of(lesson, entry) else ""
    return f"{_named(entry, lesson)}{folded}"


def _named(entry: Any, lesson: Lesson) -> str:
    match entry:
        case str():
            return WHOLE[entry]
        case Claim():
            return title(entry).lower()
        case EvidenceFigure():
            return f"figure “{entry.title}”"
        case Exploration():
            return f"model “{entry.title}”"
        case Preset():
            return f"button “{entry.label}”"
        case Occasion():
            return f"statements “{entry.title}”"
        case Mind():
            return f"“{entry.question}”"
        case Prompt():
            return f"prompt “{opening(entry.prompt)}”"
    return _placed(entry, lesson)


def _placed(entry: Prediction | Forecast | Proposition, lesson: Lesson) -> str:
    """What has no heading of its own is told by its place."""
    for what, entries in (
        ("guess", lesson.predictions), ("forecast", lesson.forecasts), ("opinion", lesson.opinions),
    ):  # fmt: skip
        if entry in entries:
            return f"{what} {list(entries).index(entry) + 1}"
    raise TypeError(f"{type(entry).__name__} has no name for a teacher.")


def opening(text: str) -> str:
    """The first words of a text."""
    said = text.split()
    return " ".join(said[:OPENING]) + (" …" if len(said) > OPENING else "")
