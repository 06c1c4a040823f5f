"""Records as no learner makes them: statements of every odd form that an import accepts."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from msgspec.structs import replace

import learner
from twoviews.bank.answers import fingerprint
from twoviews.bank.authored import Authored
from twoviews.bank.content import Exploration, Forecast, Lesson, Prediction, Prompt, Proposition
from twoviews.bank.library import Course
from twoviews.bank.questions import split
from twoviews.game.keeping import ITEM
from twoviews.record import Statement, rows, table, to_xapi
from twoviews.record.statements import VERBS

NUMBERS = [
    0, -1, 3, 8, 35.0, 1e-7, 1e15, 1e20, 1e308, -1e308, 5e-324, 2**63 - 1, 10**30, 10**400, True, False, -0.0,
]  # fmt: skip
TEXTS = [
    "", " ", "50 %", "35 per cent", "17,500", "-3", "1e5", "nan", "∞", "o1", "o99", "i1", "<script>",
    "\x00\x07", "\u202eabc", "x" * 70_000, "**", "| a |", "\ud7ff\U0010ffff", "true", "{}", "7",
]  # fmt: skip
MOMENTS = [
    datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(2026, 9, 1, 8, tzinfo=UTC), datetime(1969, 12, 31, tzinfo=UTC),
]  # fmt: skip


def items(lesson: Lesson) -> list[Any]:
    """All that a learner can answer in a lesson."""
    return [
        *lesson.predictions, *lesson.forecasts, *lesson.opinions, *lesson.explorers, *lesson.questions,
        *lesson.prompts,
    ]  # fmt: skip


def verb(item: Any) -> str:
    """The verb with which an answer to that item is kept."""
    match item:
        case Prediction() | Forecast():
            return "predicted"
        case Proposition():
            return "opined"
        case Prompt():
            return "wrote"
        case Exploration():
            return "moved"
    return "answered"


def statements(course: Course, seed: int, number: int) -> Iterator[Statement]:
    """That many odd statements, the same for the same seed; a good third answer an item as it is today."""
    chance = Random(seed)
    asked = [(key, item) for key, lesson in course.lessons.items() for item in items(lesson)]
    for _ in range(number):
        lesson, item = chance.choice(asked)
        known = fingerprint(item) if chance.random() < 0.8 else chance.choice(["", "older", "x" * 5000])
        made = Statement(
            id=str(UUID(int=chance.getrandbits(128), version=4)),
            timestamp=chance.choice(MOMENTS),
            actor="learner",
            verb=verb(item),  # type: ignore[arg-type]
            lesson=lesson,
            item=item.id,
            digest=known,
            response=response(chance, item),
            points=chance.choice([None, 0.0, 1.0, -1.0, 1e308]),
            of=chance.choice([None, 0.0, 1.0, -1.0, 1e308]),
            confidence=chance.choice(["", "sure", "fairly", "guess", "<i>very</i>"]),
            attempt=chance.choice([1, 2, 10**9]),
            seconds=chance.choice([0.0, 0.5, 1e9]),
        )
        yield astray(chance, made) if chance.random() < 0.2 else made


def astray(chance: Random, made: Statement) -> Statement:
    """The statement with another verb, item or lesson than belongs together."""
    changed: dict[str, Any] = chance.choice(
        [
            {"verb": chance.choice(VERBS)},
            {"item": chance.choice(["", "no-such-item", "<b>", "x" * 300, ITEM])},
            {"lesson": chance.choice(["", "99", "00", "<b>", "../..", "x" * 300])},
            {"verb": "decided", "lesson": "12", "item": ITEM, "response": step(chance)},
        ]
    )
    return replace(made, **changed)


def response(chance: Random, item: Any) -> Any:
    """Near the right form, or anything at all."""
    if chance.random() < 0.5:
        return near(chance, item)
    return anything(chance)


def near(chance: Random, item: Any) -> Any:
    """An answer of the item's own form, often with one part of it odd."""
    match item:
        case Prediction(options=(_, *_)):
            return chance.choice([*item.options, item.options[0] + " "])
        case Prediction() | Forecast() | Proposition():
            return chance.choice(NUMBERS + TEXTS)
        case Prompt():
            return chance.choice([learner.NASTY, *TEXTS])
        case Exploration():
            values = {
                slider.name: chance.choice([slider.low, slider.high, *NUMBERS]) for slider in item.sliders
            }
            return dict(chance.sample(list(values.items()), len(values)))
        case Authored():
            question, key = split(item)
            given = chance.choice([learner.right(key), learner.wrong(question, key)])
            return spoilt(chance, given) if chance.random() < 0.5 else given
    raise AssertionError(item)


def spoilt(chance: Random, given: Any) -> Any:
    """The response with one part replaced by something else."""
    match given:
        case dict():
            return given | {chance.choice([*given, "i9"]): anything(chance)}
        case list():
            return [*given[1:], anything(chance)]
    return anything(chance)


def anything(chance: Random, depth: int = 0) -> Any:
    """Plain JSON of any form, sometimes very deep."""
    form = chance.randrange(5 if depth < 3 else 3)
    match form:
        case 0:
            return chance.choice(NUMBERS)
        case 1:
            return chance.choice(TEXTS)
        case 2:
            return chance.choice([None, [], {}, deep(chance.choice([5, 90]))])
        case 3:
            return [anything(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {chance.choice(TEXTS): anything(chance, depth + 1) for _ in range(chance.randrange(4))}


def deep(levels: int) -> Any:
    """A list in a list in a list."""
    nested: Any = []
    for _ in range(levels):
        nested = [nested]
    return nested


def database(path: Path, made: Iterable[Statement]) -> None:
    """A record of these statements made by hand: its checksums fit, and nothing has looked at what it says.

    A response "deep 9" stands for a list that is nine lists deep.
    """
    with closing(sqlite3.connect(path)) as db, db:
        table.make(db, "learner-000000000000", ())
        for place, done in enumerate(made, 1):
            names = (done.id, done.lesson, done.verb, done.item)
            fields = {name: getattr(done, name) for name in done.__struct_fields__}
            text = re.sub(r'"deep (\d+)"', _nested, json.dumps(fields, default=datetime.isoformat))
            body = text.encode()
            values = (place, *names, body, rows.seal(*names, body=body))
            db.execute("INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def _nested(found: re.Match[str]) -> str:
    return "[" * int(found[1]) + "]" * int(found[1])


def step(chance: Random) -> Any:
    """A move of the Council game, or nearly one."""
    moves = [
        {"do": "choose", "scenario": chance.choice(["2017-09", "1999-01"]), "seats": ["us"]},
        {"do": "go on"}, {"do": "propose"}, {"do": "vote", "seat": "us", "vote": "yes"}, anything(chance),
    ]  # fmt: skip
    made = moves[: chance.randrange(1, 5)] + chance.sample(moves, chance.randrange(3))
    return {"game": chance.choice([1, 2, 0, 10**12]), "after": chance.choice([0, 1, 7]), "moves": made}


def lines(made: Sequence[Statement]) -> str:
    """The statements as a file to import."""
    return "\n".join(json.dumps(to_xapi(each)) for each in made) + "\n"
