"""Responses to every question of the course, right ones, wrong ones, and odd ones; and games: from a seed."""

from __future__ import annotations

import string
from collections.abc import Iterator
from contextlib import suppress
from random import Random
from typing import Any, get_args

import msgspec

from twoviews.bank import library
from twoviews.bank.council import CouncilGame, Vote
from twoviews.bank.questions import every
from twoviews.errors import GameError
from twoviews.game.play import (
    Accept,
    AnyMove,
    Cast,
    Choose,
    Explain,
    GoOn,
    Propose,
    Read,
    Refuse,
    Set,
    play,
    start,
)

Row = tuple[str, int, int, Any]
"""Lesson, place of the question in it, draw of the question, response."""

EACH = 12
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 7, 2**53, -0.0, 0.1, 1e308, "", " ", "a", "A", "б", "½", "１２", "١٢", "1e3",
    "1,5", "1.5", "1 000", "12 %", "−3", "-3", "+3", "nan", "inf", "0x10", "1_000", "\u202e7", "🙂",
    "x" * 300, [], [[]], ["a", "a"], ["a", None], {}, {"a": None}, {"a": []}, {"": ""}, "null", "['a']",
)  # fmt: skip


def rows(seed: int = 2711) -> list[Row]:
    """The rows, the same for the same seed and course."""
    random = Random(seed)
    return [
        (lesson.id, place, draw, response)
        for lesson in library.course().lessons.values()
        for place, question in enumerate(lesson.questions)
        for draw, (_, key) in enumerate(every(question))
        for response in _responses(random, key.right)
    ]


def _responses(random: Random, right: Any) -> Iterator[Any]:
    yield right
    for _ in range(EACH - 1):
        yield random.choice(ODD) if random.random() < 0.5 else _like(random, right)


def _like(random: Random, right: Any) -> Any:
    """Something of the form of the right response, which may be it."""
    match right:
        case dict():
            places = [*right.values(), *random.choices(string.ascii_lowercase, k=random.random() < 0.1)]
            kept = {item: random.choice(places) for item in right}
            if random.random() < 0.1:
                kept.popitem()
            return kept
        case list():
            letters = [*right, *random.choices("abcdef", k=random.random() < 0.3)]
            return random.sample(
                letters, len(letters) if random.random() < 0.6 else random.randint(0, len(letters))
            )
        case float() | int():
            number = right * random.choice((0, 0.5, 0.9, 0.98, 0.999, 1, 1.001, 1.02, 1.1, 2, -1, 100))
            return random.choice(
                (number, f"{number:g}", f"{number:.2f}".replace(".", ","), f" {number} ", f"{number:,.3f}")
            )
    word = str(right)
    return random.choice(
        (
            random.choice("abc"),
            word,
            word.upper(),
            f" {word}.",
            word[:-1],
            word + "s",
            word[::-1],
        )
    )


def games(count: int, seed: int = 1218) -> list[list[Any]]:
    """The moves of so many games, as JSON has them: most of them possible, played to the end."""
    random, content = Random(seed), library.course().council
    return [msgspec.to_builtins(_game(random, content)) for _ in range(count)]


def _game(random: Random, content: CouncilGame) -> list[AnyMove]:
    game, moves = start(content), list[AnyMove]()

    def do(move: AnyMove) -> None:
        nonlocal game
        moves.append(move)
        with suppress(GameError):
            game = play(game, move)

    scenario = random.choice(content.scenarios)
    people = tuple(seat.id for seat in scenario.seats if not scenario.short and random.random() < 0.3)
    do(Choose(scenario.id, people, random.randrange(2**32)))
    if scenario.readings and random.random() < 0.5:
        do(Read(random.choice(scenario.readings).id))
    if not scenario.short:
        do(GoOn())
    for _ in range(random.randint(1, 6)):
        do(Set(random.choice(scenario.clauses), random.randrange(5)))
    do(Propose())
    for _ in range(random.randrange(4)):
        if game.requests:
            do(random.choice((Accept, Refuse))(*random.choice(game.requests).key))
    do(GoOn())
    for seat in people:
        do(Explain(seat, random.choice(("", "Measured and needed.", "«да» 🙂"))))
    do(GoOn())
    for seat in people:
        do(Cast(seat, random.choice(get_args(Vote))))
    do(GoOn())
    return moves
