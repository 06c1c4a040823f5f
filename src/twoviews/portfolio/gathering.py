"""Gathering: from statements to all that one learner did, lesson by lesson, in words that can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from twoviews.bank import content
from twoviews.bank.answers import Item, answering, fits, reading
from twoviews.bank.library import Course
from twoviews.bank.questions import InWords, Key, Question, in_words, split
from twoviews.bank.scoring import Scored, score
from twoviews.portfolio.change import Change, change, placings
from twoviews.portfolio.council import Council, last
from twoviews.record.statements import Statement, Verb, once

Name = TypeVar("Name")
Told = Mapping[tuple[Verb, str], Sequence[Statement]]
"""The statements of a lesson by verb and item, each group in the order of the record."""

SHOWN = frozenset({"predicted", "opined", "answered", "wrote", "moved"})


class Guess(Struct, frozen=True):
    """A prediction: what was guessed (an option's text, or a number in `unit`), and what the record shows."""

    id: str
    prompt: str
    guess: str
    unit: str
    reveal: str
    when: str


class Forecast(Struct, frozen=True):
    """A forecast in per cent, whether it happened, and what the record shows."""

    id: str
    question: str
    percent: float
    happened: bool
    record: str
    when: str

    @property
    def cost(self) -> float:
        """The Brier score of this forecast: 0 is perfect, 1 the worst (G. W. Brier, 1950)."""
        return (self.percent / 100 - self.happened) ** 2


class Stance(Struct, frozen=True):
    """Where the learner stood on a proposition, from 1 to 7: the first and the last answer of this lesson."""

    id: str
    text: str
    first: int
    first_when: str
    last: int
    last_when: str


class Attempt(Struct, frozen=True):
    """One marked answer. `confidence` is empty or one of `bank.answers.CONFIDENCE`."""

    words: InWords
    points: float
    of: float
    confidence: str
    when: str

    @property
    def right(self) -> bool:
        """Whether it was wholly right."""
        return self.points >= self.of


class Answer(Struct, frozen=True):
    """A question of a quiz with the learner's first and last attempt, and how many there were."""

    id: str
    number: int
    prompt: str
    attempts: int
    first: Attempt
    last: Attempt


class Written(Struct, frozen=True):
    """A text. `older` says that the prompt has changed since."""

    id: str
    prompt: str
    role: str
    text: str
    older: bool
    when: str


class Left(Struct, frozen=True):
    """Where an explorer was left: label and value of each slider."""

    id: str
    title: str
    values: tuple[tuple[str, str], ...]
    when: str


class LessonPart(Struct, frozen=True):
    """All that was done in one lesson; `questions` is how many its quiz has."""

    id: str
    title: str
    question: str
    questions: int
    predictions: tuple[Guess, ...]
    forecasts: tuple[Forecast, ...]
    opinions: tuple[Stance, ...]
    answers: tuple[Answer, ...]
    texts: tuple[Written, ...]
    explorers: tuple[Left, ...]
    aside: int

    @property
    def empty(self) -> bool:
        """Whether nothing was done here."""
        did = (self.predictions, self.forecasts, self.opinions, self.answers, self.texts, self.explorers)
        return not any(did) and not self.aside


class Portfolio(Struct, frozen=True):
    """All that one learner did, lesson by lesson; `since` and `until` are ISO dates, or empty."""

    lessons: tuple[LessonPart, ...]
    change: Change
    council: Council | None
    since: str
    until: str


def gather(statements: Iterable[Statement], course: Course) -> Portfolio:
    """All that one learner did, by the statements in the order of the record.

    Answers to questions, predictions and propositions that have been reworded since are only counted
    (`LessonPart.aside`): they cannot be put into the words of today.
    """
    told = once(statements)
    lessons = _grouped(told, lambda done: done.lesson)
    parts = [_lesson(lessons.get(key, []), each) for key, each in course.lessons.items()]
    days = [_day(done) for done in told]
    return Portfolio(
        lessons=tuple(parts),
        change=change(told, course),
        council=last(told, course),
        since=min(days, default=""),
        until=max(days, default=""),
    )


def _lesson(entries: Sequence[Statement], lesson: content.Lesson) -> LessonPart:
    asked = [split(question) for question in lesson.questions]
    told = _grouped(entries, lambda done: (done.verb, done.item))
    parts: dict[str, list[Any]] = {
        "predictions": [_guess(told, each) for each in lesson.predictions],
        "forecasts": [_forecast(told, each) for each in lesson.forecasts],
        "opinions": [_stance(told, lesson.id, each) for each in lesson.opinions],
        "answers": [_answer(told, n, *halves) for n, halves in enumerate(asked, 1)],
        "texts": [_written(told, each) for each in lesson.prompts],
        "explorers": [_left(told, each) for each in lesson.explorers],
    }
    found = {name: tuple(entry for entry in each if entry) for name, each in parts.items()}
    shown = {entry.id for each in found.values() for entry in each}
    latest = {each.item: each for each in entries if each.verb in SHOWN}
    done = {item for item, each in latest.items() if not each.blank}
    return LessonPart(
        id=lesson.id, title=lesson.title, question=lesson.question, questions=len(asked),
        aside=len(done - shown), **found,
    )  # fmt: skip


def _grouped(told: Iterable[Statement], key: Callable[[Statement], Name]) -> dict[Name, list[Statement]]:
    """The statements by that key, each group in the order of the record."""
    groups: dict[Name, list[Statement]] = {}
    for done in told:
        groups.setdefault(key(done), []).append(done)
    return groups


def _answers(told: Told, verb: Verb, asked: Item) -> list[tuple[Statement, Any]]:
    """The statements that answer the item as it is today, with what each says, oldest first."""
    return answering(asked, told.get((verb, asked.id), ()))


def _day(done: Statement) -> str:
    return done.timestamp.date().isoformat()


# ── predictions, forecasts, opinions, texts, explorers ───────────────────────


def _guess(told: Told, asked: content.Prediction) -> Guess | None:
    """The first guess that fits: it stays as it was given."""
    for done, said in _answers(told, "predicted", asked):
        guess = said if isinstance(said, str) else f"{said:.12g}"
        return Guess(asked.id, asked.prompt, guess, asked.unit, asked.reveal, _day(done))
    return None


def _forecast(told: Told, asked: content.Forecast) -> Forecast | None:
    """The first forecast that fits: what is locked stays."""
    for done, percent in _answers(told, "predicted", asked):
        return Forecast(asked.id, asked.question, percent, asked.outcome, asked.record, _day(done))
    return None


def _stance(told: Told, lesson: str, asked: content.Proposition) -> Stance | None:
    found = placings(told.get(("opined", asked.id), ()), lesson, asked)
    if not found:
        return None
    first, last = found[0], found[-1]
    return Stance(asked.id, asked.text, first.response, _day(first), last.response, _day(last))


def _written(told: Told, asked: content.Prompt) -> Written | None:
    """The last text, if it was not erased in the end."""
    found = told.get(("wrote", asked.id), ())
    if not found or found[-1].blank or (text := reading(asked, found[-1].response)) is None:
        return None
    last = found[-1]
    return Written(asked.id, asked.prompt, asked.role, text, not fits(asked, last.digest), _day(last))


def _left(told: Told, asked: content.Exploration) -> Left | None:
    """Where the sliders last stood, if they are the sliders of today."""
    for done, values in reversed(_answers(told, "moved", asked)):
        shown = tuple((slider.label, _setting(slider, values[slider.name])) for slider in asked.sliders)
        return Left(asked.id, asked.title, shown, _day(done))
    return None


def _setting(slider: content.Slider, value: float) -> str:
    place = round((value - slider.low) / slider.step)
    if slider.steps and 0 <= place < len(slider.steps):
        return slider.steps[place]
    return f"{value:.6g} {slider.unit}".strip()


# ── the quiz ─────────────────────────────────────────────────────────────────


def _answer(told: Told, number: int, question: Question, key: Key) -> Answer | None:
    marked = [
        (done, result)
        for done in told.get(("answered", question.id), ())
        if fits(question, done.digest) and isinstance(result := score(key, done.response), Scored)
    ]
    if not marked:
        return None
    first, last = (_attempt(done, question, result) for done, result in (marked[0], marked[-1]))
    return Answer(question.id, number, question.prompt, len(marked), first, last)


def _attempt(done: Statement, question: Question, result: Scored) -> Attempt:
    words = in_words(question, done.response, {each.target: each.right for each in result.feedback})
    return Attempt(words, result.points, result.of, done.confidence, _day(done))
