"""Items in words and by what they ask, for a system that knows nothing of the course (xAPI's interactions).

No key stands in them: what is right is not told to whoever opens a learner's file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from twoviews.bank import answers
from twoviews.bank.authored import Authored
from twoviews.bank.content import Claim, Exploration, Forecast, Prediction, Prompt, Proposition
from twoviews.bank.kinds import KINDS
from twoviews.bank.kinds.base import Key, Piece, Question
from twoviews.bank.kinds.number import readings
from twoviews.bank.library import Course
from twoviews.bank.recorded import RECORDED
from twoviews.bank.scoring import Scored, score
from twoviews.bank.verdicts import VERDICTS
from twoviews.record.statements import Described, Statement

_Pairs = tuple[tuple[str, str], ...]
_BETWEEN, _BELONGS = "[,]", "[.]"  # xAPI's own signs


def describing(course: Course) -> Callable[[Statement], Described | None]:
    """What can be told of the item of a statement; None of one that the course has not.

    Of an item that has changed since only the name is told: the words of today were not answered.
    """
    known = dict(_items(course))

    def described(done: Statement) -> Described | None:
        lesson = course.lessons.get(done.lesson)
        if lesson and not done.item:
            return Described(f"Lesson {lesson.id}: {lesson.title}", lesson.question)
        item = known.get((done.lesson, done.item.partition("/")[0])) or course.claims.get(done.item)
        return _described(item, done) if item else None

    return described


def _items(course: Course) -> Iterator[tuple[tuple[str, str], Any]]:
    for number, lesson in course.lessons.items():
        for part in RECORDED:
            yield from (((number, each.id), each) for each in part.entries(lesson, course))


def _described(item: Any, done: Statement) -> Described:
    match item:
        case Authored():
            given = answers.as_given(item, done.digest)
            return _question(*given, done) if given else Described(f"Question {item.id}")
        case Prompt():
            return _text(item, done)
        case Exploration():
            return Described(item.title, item.task)
    if not answers.fits(item, done.digest):
        return Described(f"{_KINDS[type(item)]} {item.id}")
    match item:
        case Prediction():
            return _prediction(item, done)
        case Forecast():
            return Described(
                f"Forecast {item.id}", item.question, "numeric", said=_number(done, answers.PER_CENT)
            )
        case Proposition():
            ends = dict(zip((answers.SCALE[0], answers.SCALE[-1]), answers.SCALE_ENDS, strict=True))
            scale = tuple((str(place), ends.get(place, str(place))) for place in answers.SCALE)
            return Described(f"Opinion {item.id}", item.text, "likert", {"scale": scale}, f"{done.response}")
        case Claim():
            return _picked(f"Claim {item.id}", item.claim, tuple(VERDICTS), done)
    raise TypeError(f"{type(item).__name__} is kept in no record.")


_KINDS: Mapping[type, str] = {
    Prediction: "Prediction",
    Forecast: "Forecast",
    Proposition: "Opinion",
    Claim: "Claim",
}


# ── one kind of item each ────────────────────────────────────────────────────


def _question(question: Question, key: Key, done: Statement) -> Described:
    shape = KINDS[question.kind].SHAPE
    interaction, parts, say = _SHAPES[shape]
    components = {name: _pairs(pieces) for name, pieces in parts(question).items()}
    answered = isinstance(score(key, done.response), Scored)  # an import brings what is no answer to it
    said = say(done, getattr(question, "unit", "")) if answered else ""
    return Described(f"Question {question.id}", question.prompt, interaction, components, said)


def _prediction(item: Prediction, done: Statement) -> Described:
    if item.options:
        return _picked(f"Prediction {item.id}", item.prompt, item.options, done)
    return Described(f"Prediction {item.id}", item.prompt, "numeric", said=_number(done, item.unit))


def _picked(name: str, asked: str, texts: tuple[str, ...], done: Statement) -> Described:
    """One text of several; its id is its place."""
    choices = tuple((f"o{place}", text) for place, text in enumerate(texts, start=1))
    said = next((key for key, text in choices if text == done.response), "")
    return Described(name, asked, "choice", {"choices": choices}, said)


def _text(item: Prompt, done: Statement) -> Described:
    asked = f"{item.role} {item.prompt}".strip()
    if done.item == answers.written_items(item)[2]:
        steps = tuple((f"r{place}", row.criterion) for place, row in enumerate(item.rubric, start=1))
        given = answers.marks(item, done.response) or ()
        said = _BETWEEN.join(f"r{place}{_BELONGS}{mark}" for place, mark in enumerate(given, start=1))
        return Described(f"Own marks for text {item.id}", asked, "performance", {"steps": steps}, said)
    said = done.response if isinstance(done.response, str) else ""
    return Described(f"Text {done.item}", asked, "long-fill-in", said=said)


# ── how each shape of a question is told ─────────────────────────────────────


def _pairs(pieces: Iterable[Piece]) -> _Pairs:
    return tuple((piece.id, piece.text) for piece in pieces)


def _number(done: Statement, unit: str) -> str:
    """The number that was meant, in the notation of computers; what was typed, if it means none."""
    found = readings(done.response, unit)
    return f"{found[0]:.12g}" if found else f"{done.response}"


def _typed(done: Statement, unit: str) -> str:
    return f"{done.response}"


def _listed(done: Statement, unit: str) -> str:
    return _BETWEEN.join(map(str, done.response))


def _assigned(done: Statement, unit: str) -> str:
    return _BETWEEN.join(f"{entry}{_BELONGS}{choice}" for entry, choice in done.response.items())


def _options(question: Question) -> dict[str, tuple[Piece, ...]]:
    return {"choices": question.options or question.items}


def _sides(question: Question) -> dict[str, tuple[Piece, ...]]:
    return {"source": question.items, "target": question.columns or question.partners}


def _nothing(question: Question) -> dict[str, tuple[Piece, ...]]:
    return {}


_SHAPES: Mapping[str, tuple[str, Callable[..., dict[str, tuple[Piece, ...]]], Callable[..., str]]] = {
    "one": ("choice", _options, _typed),
    "several": ("choice", _options, _listed),
    "pairs": ("matching", _sides, _assigned),
    "order": ("sequencing", _options, _listed),
    "number": ("numeric", _nothing, _number),
    "words": ("fill-in", _nothing, _typed),
}
