"""A made-up class, to try the report with before there is a real one: the same from the same seed.

Each learner has an ability, does some lessons in their order, and answers each question right with a chance
that follows from ability and difficulty. Their statements are cut from moulds, which `record` has written.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import msgspec

from twoviews.bank.answers import CONFIDENCE, MARKS, SCALE, fingerprint, rubric_fingerprint, written_items
from twoviews.bank.authored import Authored
from twoviews.bank.content import Lesson
from twoviews.bank.library import Course
from twoviews.bank.questions import Key, Question, every
from twoviews.bank.scoring import UNKNOWN, Scored, score_test
from twoviews.bank.verdicts import VERDICTS
from twoviews.errors import TeachingError
from twoviews.record.statements import Statement, Verb, to_xapi
from twoviews.teaching.writing import writing

START = datetime(2026, 9, 1, 8, tzinfo=UTC)
NAMES = ("Anna", "Boris", "Chen", "Dina", "Emil", "Farah", "Grace", "Hugo", "Irina", "Jonas", "Kira", "Liam")
FAMILIES = ("Adler", "Brooks", "Cho", "Dubois", "Egorova", "Fischer", "Garcia", "Haddad", "Ito", "Jensen")
ID, ACTOR, WHEN = "00000000-0000-4000-8000-000000000000", "learner-of-the-mould", "2000-01-01T00:00:00Z"
SENTENCES = (
    "The record shows a vote for the measure and a ship that carried less than the measure allowed.",
    "A critic would say that the number is counted by the side that gains from it.",
    "I would change my mind if the price had fallen while deliveries stood still.",
    "Both capitals could sign this sentence, and neither would like the next one.",
    "The strongest objection is that nobody was asked to believe it before the outcome was known.",
)
WORDS = ("I forget the word", "an agreement", "the Council")
"""Typed where a word is asked for, and right nowhere."""


class Mould(NamedTuple):
    """A statement's line, in pieces between which id, actor and time stand."""

    pieces: tuple[bytes, ...]

    def cast(self, number: int, actor: bytes, when: datetime) -> bytes:
        """The line of one statement."""
        a, b, c, d = self.pieces
        key = b"%08x-%04x-4000-8000-%012x" % (number >> 16 & 0xFFFFFFFF, number & 0xFFFF, number)
        return b"".join((a, key, b, actor, c, when.isoformat()[:19].encode(), b"Z", d))


class Asked(NamedTuple):
    """An item with the moulds of its answers: the right ones first for a question, and how hard it is."""

    lesson: str
    right: Sequence[Mould]
    others: Sequence[Mould]
    hardness: float
    pull: float


def moulds(course: Course, seed: int = 1) -> list[list[Asked]]:
    """Of each lesson what is asked, with moulds of all answers."""
    chance = Random(seed)
    return [[*_of(lesson, course, chance)] for lesson in course.lessons.values()]


def _of(lesson: Lesson, course: Course, chance: Random) -> Iterator[Asked]:
    def asked(verb: Verb, item: str, digest: str, responses: Sequence[Any], **more: Any) -> Asked:
        cast = [_mould(verb, lesson.id, item, digest, response=each, **more) for each in responses]
        return Asked(lesson.id, (), cast, 0.0, chance.gauss(0, 1))

    for each in lesson.pretest:
        yield _question(lesson, each, chance, test=True)
    for guess in lesson.predictions:
        middle = guess.record if isinstance(guess.record, float | int) else 40.0
        guesses = guess.options or [round(middle * factor, 1) for factor in (0.2, 0.5, 0.8, 1.0, 1.3, 2.0)]
        yield asked("predicted", guess.id, fingerprint(guess), guesses)
    for forecast in lesson.forecasts:
        yield asked(
            "predicted", forecast.id, fingerprint(forecast), [5.0, 20.0, 35.0, 50.0, 65.0, 80.0, 95.0]
        )
    for opinion in lesson.opinions:
        yield asked("opined", opinion.id, fingerprint(opinion), SCALE)
    for claim in course.claims_of(lesson):
        yield asked("judged", claim.id, fingerprint(claim), list(VERDICTS), confidence="fairly")
    for explorer in lesson.explorers:
        places = [
            {
                s.name: s.low + round((s.high - s.low) * chance.random() / s.step) * s.step
                for s in explorer.sliders
            }
            for _ in range(12)
        ]
        yield asked("moved", explorer.id, "of-an-explorer", places)
    for each in lesson.questions:
        yield _question(lesson, each, chance)
    for each in lesson.posttest:
        yield _question(lesson, each, chance, test=True)
    for prompt in lesson.prompts:
        first, second, marks = written_items(prompt)
        texts = [" ".join(chance.choices(SENTENCES, k=chance.randrange(2, 7))) for _ in range(12)]
        yield asked("wrote", first, fingerprint(prompt), texts)
        if prompt.rubric:
            given = [[chance.choice(MARKS) for _ in prompt.rubric] for _ in range(6)]
            yield asked("wrote", marks, rubric_fingerprint(prompt), given)
            yield asked("wrote", second, fingerprint(prompt), texts)


def _question(lesson: Lesson, authored: Authored, chance: Random, test: bool = False) -> Asked:
    right, others = [], []
    for question, key in every(authored)[:6]:
        given = str(key.right) if isinstance(key.right, float) else key.right
        right += [_marked(lesson, question, key, given, sure) for sure in CONFIDENCE]
        for each in (*_wrongs(question, key), *([dict(UNKNOWN)] if test else [])):
            if isinstance(marked := score_test(key, each), Scored) and not marked.right:
                others += [_marked(lesson, question, key, each, sure) for sure in CONFIDENCE]
    return Asked(lesson.id, right, others, chance.gauss(-0.6, 1), chance.random())


def _wrongs(question: Question, key: Key) -> Iterator[Any]:
    """What may be answered instead of what is right: mostly one step beside it."""
    right, options = key.right, [option.id for option in question.options]
    if isinstance(right, Mapping):
        for item, choice in right.items():
            yield {**right, item: next(each for each in key.choices if each != choice)}
    elif isinstance(right, list | tuple) and options:
        for changed in options:
            yield [each for each in options if (each in right) != (each == changed)]
    elif isinstance(right, list | tuple):
        for place in range(len(right) - 1):
            yield [*right[:place], right[place + 1], right[place], *right[place + 2 :]]
    elif options:
        yield from (each for each in options if each != right)
    elif isinstance(right, float | int):
        yield from (f"{(right or 1) * factor:.6g}" for factor in (0.5, 2, 0.1, 10))
    else:
        yield from WORDS


def _marked(lesson: Lesson, question: Question, key: Key, response: Any, sure: str) -> Mould:
    marked = score_test(key, response)
    assert isinstance(marked, Scored)
    return _mould(
        "answered", lesson.id, question.id, question.digest, response=response,
        points=marked.points, of=marked.of, confidence=sure, seconds=21.5,
    )  # fmt: skip


def _mould(verb: Verb, lesson: str, item: str, digest: str, **result: Any) -> Mould:
    when = datetime(2000, 1, 1, tzinfo=UTC)
    done = Statement(
        id=ID, timestamp=when, actor=ACTOR, verb=verb, lesson=lesson, item=item, digest=digest, **result
    )
    line = msgspec.json.encode(to_xapi(done))
    head, rest = line.split(ID.encode(), 1)
    between, rest = rest.split(ACTOR.encode(), 1)
    after, tail = rest.split(WHEN.encode(), 1)
    return Mould((head, between, after, tail))


def write(folder: Path, students: int, course: Course) -> tuple[Path, Path]:
    """Hand-ins of so many students who have come more or less far, and their list; where both lie.

    Raises `TeachingError` if anything lies in the folder already, or it cannot be written.
    """
    handed, listed = folder / "hand-ins", folder / "list.csv"
    with writing(folder):
        if folder.exists() and any(folder.iterdir()):
            raise TeachingError(f"{folder} is not empty. Name a new folder, free of real hand-ins.")
        handed.mkdir(parents=True)
        asked, numbers = moulds(course), range(students)
        for number in numbers:
            name = name_of(number)
            done = len(asked) - max(0, number % 6 - 2)  # half of them to the end
            export = with_name(learner(number, asked, done), number, name)
            (handed / f"two-views-{name.lower().replace(' ', '-')}-made-up.jsonl").write_bytes(export)
        with listed.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(roster(numbers[:1])[0])
            table.writerows(each.values() for each in roster(numbers))
    return handed, listed


def learner(
    number: int, asked: Sequence[Sequence[Asked]], lessons: int | None = None, seed: int = 1
) -> bytes:
    """The export of one learner who does so many lessons (all if None), one a week."""
    chance = Random(seed * 1_000_003 + number)
    actor = actor_of(number).encode()
    ability = chance.gauss(0, 1)
    made, key = [], number << 16
    last = len(asked) if lessons is None else lessons
    for week, lesson in enumerate(asked):
        if week >= last and lessons is not None:
            break
        when = START + timedelta(days=7 * week, minutes=chance.randrange(2000))
        for each in lesson:
            when += timedelta(seconds=chance.randrange(20, 200))
            for mould in _answers(each, ability + 0.07 * week, chance):
                made.append(mould.cast(key, actor, when))
                key += 1
    return b"\n".join(made) + b"\n"


def _answers(asked: Asked, ability: float, chance: Random) -> Iterator[Mould]:
    if chance.random() < 0.06:
        return
    if not asked.right:
        place = (
            chance.betavariate(2 + asked.pull**2, 2)
            if asked.pull > 0
            else chance.betavariate(2, 2 + asked.pull**2)
        )
        yield asked.others[min(int(place * len(asked.others)), len(asked.others) - 1)]
        return
    known = 1 / (1 + math.exp(asked.hardness - ability))
    if chance.random() < known:
        yield chance.choice(asked.right)
        return
    yield asked.others[int(chance.random() ** (1 + asked.pull) * len(asked.others))]
    if chance.random() < 0.5:
        yield chance.choice(asked.right)


def actor_of(number: int) -> str:
    """The pseudonym of a learner's record."""
    return f"learner-{number:012x}"


def name_of(number: int) -> str:
    """A learner's name; every one is different."""
    again = number // (len(NAMES) * len(FAMILIES))
    return f"{NAMES[number % len(NAMES)]} {FAMILIES[number // len(NAMES) % len(FAMILIES)]}{again or ''}"


def with_name(export: bytes, number: int, name: str) -> bytes:
    """The export as a hand-in: the name that was given stands beside the pseudonym."""
    plain = b'"account":{"name":"%b"' % actor_of(number).encode()
    return export.replace(plain, b'"name":%b,%b' % (json.dumps(name, ensure_ascii=False).encode(), plain))


def roster(numbers: Sequence[int]) -> list[Mapping[str, str]]:
    """A class list in Moodle's columns."""
    return [
        {"First name": name_of(n).split()[0], "Last name": name_of(n).split()[1], "ID number": f"s{n:05}",
         "Email address": f"s{n:05}@school.example"}
        for n in numbers
    ]  # fmt: skip
