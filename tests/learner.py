"""A scripted learner who did everything in the course."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from operator import itemgetter
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from twoviews.bank import library
from twoviews.bank.answers import CONFIDENCE, fingerprint
from twoviews.bank.authored import Authored
from twoviews.bank.content import Lesson
from twoviews.bank.library import Course
from twoviews.bank.questions import Key, Question, split
from twoviews.bank.scoring import UNKNOWN, Scored, score
from twoviews.bank.verdicts import VERDICTS
from twoviews.game.keeping import ITEM, Step
from twoviews.game.play import Cast, Choose, Explain, GoOn, Propose, Set
from twoviews.game.sharing import digest
from twoviews.record import Statement

START = datetime(2026, 9, 1, 8, tzinfo=UTC)
NASTY = (
    "<script>alert(1)</script> & <b>bold</b> `code` *stars* _lines_ [link](http://x.example) ![pic](y.png)\n"
    "# No heading\n- no point\n1. no number\n> no quotation\n| no | table |\n---\n===\n\n"
    "    no code block\n```\nno fence\n```\nשלום عربي \u202eabc 🙂 кириллица "
    "\x00\x07 &amp; $x$ ~~no~~ www.x.example"
)


class Pen:
    """Writes statements of one learner, one a minute."""

    def __init__(self) -> None:
        self._minutes = count()

    def statement(self, verb: str, lesson: str, item: str, digest: str, **result: Any) -> Statement:
        """One statement with an id and a time of its own, the same in every run."""
        minute = next(self._minutes)
        return Statement(
            id=str(uuid5(NAMESPACE_URL, f"learner/{minute}")),
            timestamp=START + timedelta(minutes=minute),
            actor="learner-of-the-script",
            verb=verb,  # type: ignore[arg-type]
            lesson=lesson,
            item=item,
            digest=digest,
            **result,
        )

    def answer(self, lesson: str, question: Question, key: Key, response: Any, **more: Any) -> Statement:
        """A marked answer to a question."""
        result = score(key, response)
        assert isinstance(result, Scored), (question.id, response)
        more = {"points": result.points, "of": result.of, **more}
        return self.statement("answered", lesson, question.id, question.digest, response=response, **more)


def everything(course: Course) -> list[Statement]:
    """Predictions, opinions, explorers, quizzes and texts of every lesson, and a game of the Council."""
    pen = Pen()
    told = [done for lesson in course.lessons.values() for done in lived(pen, lesson)]
    return [*told, played(pen, course)]


def played(pen: Pen, course: Course) -> Statement:
    """The real text of September 2017 put to the vote by a person in the US seat, who explains it."""
    real = course.council.scenario("2017-09").real[0].levels
    on, sets = GoOn(), [Set(clause, level) for clause, level in real.items()]
    moves = (
        Choose("2017-09", ("us",)),
        on,
        *sets,
        Propose(),
        on,
        Explain("us", NASTY),
        on,
        Cast("us", "yes"),
        on,
    )
    step = Step(1, 0, tuple(moves))
    return pen.statement("decided", "12", ITEM, digest(course.council), response=step.plain())


def lived(pen: Pen, lesson: Lesson) -> Iterator[Statement]:
    """One lesson from its top to its end."""
    yield from tested(pen, lesson.id, lesson.pretest, 3)
    for asked in lesson.predictions:
        guess = asked.options[-1] if asked.options else 21.5
        yield pen.statement("predicted", lesson.id, asked.id, fingerprint(asked), response=guess)
    for key in (*lesson.claims, *lesson.revisits):
        yield judged(pen, lesson, key)
    for asked in lesson.forecasts:
        yield pen.statement("predicted", lesson.id, asked.id, fingerprint(asked), response=35.0)
    for place, asked in enumerate(lesson.opinions, 1):
        value = min(7, place + (lesson.id == "12"))
        yield pen.statement("opined", lesson.id, asked.id, fingerprint(asked), response=value)
    for asked in lesson.explorers:
        values = {slider.name: slider.low for slider in asked.sliders}
        yield pen.statement("moved", lesson.id, asked.id, "of-an-explorer", response=values)
    for place, authored in enumerate(lesson.questions):
        yield from answered(pen, lesson.id, *split(authored), place)
    yield from tested(pen, lesson.id, lesson.posttest, 4)
    for place, prompt in enumerate(lesson.prompts):
        text = NASTY if place == 0 else f"My text to {prompt.id}: both readings deserve a fair hearing. " * 20
        yield pen.statement("wrote", lesson.id, prompt.id, fingerprint(prompt), response=text)


def judged(pen: Pen, lesson: Lesson, key: str) -> Statement:
    """One verdict: by the claim's number the same in every run, and of every kind over the course."""
    claim, place = library.course().claims[key], int(key[1:])
    verdict, sure = list(VERDICTS)[place % len(VERDICTS)], list(CONFIDENCE)[place % len(CONFIDENCE)]
    return pen.statement("judged", lesson.id, key, fingerprint(claim), response=verdict, confidence=sure)


def tested(pen: Pen, lesson: str, asked: Sequence[Authored], every: int) -> Iterator[Statement]:
    """A test: the first of `every` questions is not known, the second wrong, the others right."""
    for place, authored in enumerate(asked):
        question, key = split(authored)
        if place % every == 0:
            full = score(key, key.right)
            assert isinstance(full, Scored)
            marks = {"points": 0.0, "of": full.of}
            yield pen.statement(
                "answered", lesson, question.id, question.digest, response=dict(UNKNOWN), **marks
            )
        else:
            yield pen.answer(
                lesson, question, key, wrong(question, key) if place % every == 1 else right(key)
            )


def answered(pen: Pen, lesson: str, question: Question, key: Key, place: int) -> Iterator[Statement]:
    """Every third question is right at once, every third after a wrong answer, every third only wrong."""
    sure = list(CONFIDENCE)[place % len(CONFIDENCE)]
    late = lesson == "12" and place % 2 == 0
    if place % 3 and not late:
        yield pen.answer(lesson, question, key, wrong(question, key), confidence=sure)
    if place % 3 < 2 or late:
        yield pen.answer(lesson, question, key, right(key), confidence=sure, attempt=2 if place % 3 else 1)


def right(key: Key) -> Any:
    """A wholly right response, as a learner gives it."""
    return str(key.right) if isinstance(key.right, float) else key.right


def wrong(question: Question, key: Key) -> Any:
    """A response that is not wholly right, whatever the kind: of several forms the one with fewest points."""
    marked = [(response, score(key, response)) for response in _others(question, key)]
    shares = [
        (result.points / result.of, response) for response, result in marked if isinstance(result, Scored)
    ]
    least, response = min(shares, key=itemgetter(0))
    assert least < 1, question.id
    return response


def _others(question: Question, key: Key) -> Iterator[Any]:
    match key.right:
        case dict() if not key.choices:
            yield dict.fromkeys(key.right, "123456789")
        case dict():
            yield {item: _other(key.choices, choice) for item, choice in key.right.items()}
        case list():
            yield list(reversed(key.right))
            yield from ([option.id] for option in question.options)
            yield key.right[:1]
        case _:
            yield from (option.id for option in question.options)
            yield "123456789"
            yield "<i>no *idea*</i> | none"


def _other(choices: Sequence[str], choice: str) -> str:
    return next(other for other in choices if other != choice)
