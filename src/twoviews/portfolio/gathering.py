"""Gathering: from statements to all that one learner did, lesson by lesson, in words that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from typing import Any, TypeVar

from msgspec.structs import replace

from twoviews.bank import content
from twoviews.bank.answers import answering, as_given, fits, marks, reading, rubric_fingerprint, written_items
from twoviews.bank.authored import Authored
from twoviews.bank.kinds.number import readings
from twoviews.bank.library import Course
from twoviews.bank.outline import note_id, noted, outline
from twoviews.bank.questions import in_words, split
from twoviews.bank.recorded import RECORDED
from twoviews.bank.scoring import UNKNOWN, Scored, score
from twoviews.portfolio.change import compared
from twoviews.portfolio.claims import claims
from twoviews.portfolio.council import last
from twoviews.portfolio.done import Done, answers, by_item, day
from twoviews.portfolio.work import (
    Answer,
    Asked,
    Attempt,
    Earlier,
    Forecast,
    Given,
    Guess,
    Left,
    LessonWork,
    Note,
    Portfolio,
    Stance,
    Tested,
    Written,
)
from twoviews.record.statements import Statement

T = TypeVar("T")

SHOWN = frozenset(part.verb for part in RECORDED)
_PIECE = re.compile(r"[a-z]\d{1,3}")


def gather(statements: Iterable[Statement], course: Course) -> Portfolio:
    """All that one learner did, by the statements in the record's order.

    What was answered to items that are gone, or read otherwise today, is told apart (`LessonWork.earlier`).
    """
    statements = list(statements)
    done = by_item(statements)
    moments = [each.timestamp for given in done.values() for each in given]
    judged = claims(statements, course)
    told = {("judged", each.id) for each in judged.judged}
    strange = dict.fromkeys(lesson for lesson, _, _ in done if lesson not in course.lessons)
    gone = [_earlier(LessonWork(key, "", "", 0), done, told) for key in strange]
    return Portfolio(
        lessons=tuple(_lesson(done, each, told) for each in course.lessons.values()),
        change=compared(done, statements, judged, course),
        council=last((each for given in done.values() for each in given), course),
        since=min(moments).date().isoformat() if moments else "",
        until=max(moments).date().isoformat() if moments else "",
        gone=tuple(work for work in gone if not work.empty),
        claims=judged,
    )


def _lesson(done: Done, lesson: content.Lesson, told: Set[tuple[str, str]]) -> LessonWork:
    key = lesson.id
    work = LessonWork(
        id=key,
        title=lesson.title,
        question=lesson.question,
        questions=len(lesson.questions),
        predictions=_there(_guess(done, key, each) for each in lesson.predictions),
        forecasts=_there(_forecast(done, key, each) for each in lesson.forecasts),
        opinions=_there(_stance(done, key, each) for each in lesson.opinions),
        answers=_there(_answer(done, key, n, each) for n, each in enumerate(lesson.questions, 1)),
        tests=_tests(done, lesson),
        returned=_there(_answer(done, key, n, each) for n, each in enumerate(lesson.pool, 1)),
        texts=_there(_written(done, key, each) for each in lesson.prompts),
        notes=_notes(done, key),
        explorers=_there(_left(done, key, each) for each in lesson.explorers),
    )
    written = {("wrote", item) for each in lesson.prompts for item in written_items(each)[1:]}
    return _earlier(work, done, told | written | _told(work))


def _there(found: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(each for each in found if each is not None)


# ── what a lesson asks ───────────────────────────────────────────────────────


def _guess(done: Done, lesson: str, prediction: content.Prediction) -> Guess | None:
    """The first guess that fits: it stays as it was given."""
    for first, guess in answers(done, lesson, "predicted", prediction)[:1]:
        said = guess if isinstance(guess, str) else f"{guess:.12g}"
        return Guess(prediction.id, prediction.prompt, said, prediction.unit, prediction.reveal, day(first))
    return None


def _forecast(done: Done, lesson: str, forecast: content.Forecast) -> Forecast | None:
    """The first forecast that fits: what is locked stays."""
    for first, percent in answers(done, lesson, "predicted", forecast)[:1]:
        return Forecast(
            forecast.id, forecast.question, percent, forecast.outcome, forecast.record, day(first)
        )
    return None


def _stance(done: Done, lesson: str, proposition: content.Proposition) -> Stance | None:
    """Where the learner stood first and last."""
    if not (found := answers(done, lesson, "opined", proposition)):
        return None
    (_, before), (last, after) = found[0], found[-1]
    return Stance(proposition.id, proposition.text, before, after, day(last))


def _answer(done: Done, lesson: str, number: int, authored: Authored) -> Answer | None:
    """The first and the last answer to a question."""
    found = answers(done, lesson, "answered", authored)
    if not found:
        return None
    first, last = (_attempt(found[place][0], authored) for place in (0, -1))
    return Answer(authored.id, number, len(found), first, last)


def _attempt(answered: Statement, authored: Authored) -> Attempt:
    """The answer to the question as it was asked then, with the numbers that were drawn."""
    question, key = as_given(authored, answered.digest) or split(authored)
    result = score(key, answered.response)
    assert isinstance(result, Scored)
    words = in_words(question, answered.response, {each.target: each.right for each in result.feedback})
    asked = Asked(question.prompt, question.rows)
    return Attempt(asked, words, result.points, result.of, answered.confidence, day(answered))


def _tests(done: Done, lesson: content.Lesson) -> tuple[Tested, ...]:
    """What was given in the tests of a lesson, of each question the first answer that fits."""
    found = (
        Tested(name, len(asked), _there(_given(done, lesson.id, n, each) for n, each in enumerate(asked, 1)))
        for name, asked in (("pretest", lesson.pretest), ("posttest", lesson.posttest))
    )
    return tuple(test for test in found if test.given)


def _given(done: Done, lesson: str, number: int, authored: Authored) -> Given | None:
    for given in done.get((lesson, "answered", authored.id), ()):
        unknown = given.response == UNKNOWN and fits(authored, given.digest)
        if unknown or answering(authored, [given]):
            question, key = as_given(authored, given.digest) or split(authored)
            attempt = None if unknown else _attempt(given, authored)
            right = in_words(question, key.right, {})
            return Given(
                authored.id, number, Asked(question.prompt, question.rows), attempt, right, day(given)
            )
    return None


def _written(done: Done, lesson: str, prompt: content.Prompt) -> Written | None:
    """The last text of each draft, unless both were erased in the end, and the learner's own marks."""
    one, two, marked = written_items(prompt)
    first, second = (_last_text(done, lesson, prompt, item) for item in (one, two))
    if (shown := first or second) is None:
        return None
    return Written(
        id=prompt.id,
        prompt=prompt.prompt,
        role=prompt.role,
        text=first.response if first else "",
        older=not fits(prompt, shown.digest),
        when=day(first) if first else "",
        marks=_own_marks(done.get((lesson, "wrote", marked), ()), prompt),
        second=second.response if second else "",
        second_when=day(second) if second else "",
    )


def _last_text(done: Done, lesson: str, prompt: content.Prompt, item: str) -> Statement | None:
    """The last text of a draft, if it was not erased in the end."""
    given = done.get((lesson, "wrote", item), ())
    texts = [each for each in given if reading(prompt, each.response) is not None]
    return texts[-1] if texts and not texts[-1].blank else None


def _own_marks(given: Sequence[Statement], prompt: content.Prompt) -> tuple[tuple[str, str], ...]:
    """Criterion and mark of each row, as last given by today's rubric."""
    fitting = [each for each in given if each.digest == rubric_fingerprint(prompt)]
    last = marks(prompt, fitting[-1].response) if fitting else None
    return tuple((row.criterion, mark) for row, mark in zip(prompt.rubric, last or (), strict=False))


def _notes(done: Done, lesson: str) -> tuple[Note, ...]:
    """The notes that were not erased in the end, in the order of the sections that they are on."""
    titles = {note_id(each.id): each.title for each in outline(lesson)}
    places = {item: place for place, item in enumerate(titles)}
    last = [given[-1] for (key, verb, item), given in done.items()
            if (key, verb) == (lesson, "wrote") and noted(item)]  # fmt: skip
    return tuple(
        Note(each.item, titles.get(each.item, ""), each.response, day(each))
        for each in sorted(last, key=lambda each: places.get(each.item, len(places)))
        if isinstance(each.response, str) and not each.blank
    )


def _left(done: Done, lesson: str, exploration: content.Exploration) -> Left | None:
    """Where the sliders last stood, if they are the sliders of today."""
    for given, values in answers(done, lesson, "moved", exploration)[-1:]:
        shown = tuple((each.label, _setting(each, values[each.name])) for each in exploration.sliders)
        return Left(exploration.id, exploration.title, shown, day(given))
    return None


def _setting(slider: content.Slider, value: float) -> str:
    place = round((value - slider.low) / slider.step)
    if slider.steps and 0 <= place < len(slider.steps):
        return slider.steps[place]
    return f"{value:.6g} {slider.unit}".strip()


# ── what it asks no longer ───────────────────────────────────────────────────


def _told(work: LessonWork) -> set[tuple[str, str]]:
    """Verb and item of what the lesson's own sections tell."""
    sections: dict[str, tuple[Any, ...]] = {
        "predicted": (*work.predictions, *work.forecasts),
        "opined": work.opinions,
        "answered": (*work.answers, *work.returned, *(each for test in work.tests for each in test.given)),
        "wrote": (*work.texts, *work.notes),
        "moved": work.explorers,
    }
    return {(verb, each.id) for verb, entries in sections.items() for each in entries}


def _earlier(work: LessonWork, done: Done, told: Set[tuple[str, str]]) -> LessonWork:
    """The lesson's work with the last answer to each item that its sections do not tell."""
    rest = [
        given[-1]
        for (lesson, verb, item), given in done.items()
        if lesson == work.id and verb in SHOWN and (verb, item) not in told and not given[-1].blank
    ]
    found = [Earlier(each.verb, each.item, _own_words(each), day(each)) for each in rest]
    kept = tuple(each for each in found if each.text.strip())
    return replace(work, earlier=kept, untold=len(found) - len(kept))


def _own_words(given: Statement) -> str:
    """What a learner typed or chose by its text; empty for what only the question could explain."""
    response = given.response
    if isinstance(response, str):
        return "" if given.verb == "answered" and _PIECE.fullmatch(response) else response
    numbers = readings(response)
    return f"{numbers[0]:.12g}" if numbers else ""
