"""Plays games of the Council: run by every Python that shall play alike, so it needs no more than the game.

A row is the moves of one game, as JSON has them. A move that is not possible is told, and the game goes on.
All is told to the last bit but the numbers of the years, which rest on each system's own `erf` and powers:
they have twelve digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from twoviews.bank import library
from twoviews.errors import GameError
from twoviews.game import debrief, headlines
from twoviews.game.play import AnyMove, Game, play, start

NUMBER = re.compile(r"\d+\.\d+(e-\d+)?")
WHOLE = 100
"""Of so many games, one is told with its whole debrief, which counts every text that can be written."""


def played(rows: Iterable[Any]) -> Iterator[str]:
    """What comes of each game: all that a player is told on the way and at its end."""
    content = library.course().council
    for number, row in enumerate(rows):
        game, said = start(content), list[Any]()
        for move in msgspec.convert(row, tuple[AnyMove, ...]):
            try:
                game = play(game, move)
            except GameError as error:
                said.append(str(error))
            else:
                said.append((game.phase, game.requests))
        yield repr((said, *(_end(game, whole=number % WHOLE == 0) if game.over else ())))


def _end(game: Game, *, whole: bool) -> tuple[Any, ...]:
    """What is told after the vote."""
    accounts = tuple(debrief.account(game, seat) for seat in game.table.seats)
    told = (headlines.headline(game), debrief.result(game), accounts, debrief.turning(game))
    years = NUMBER.sub(lambda number: f"{float(number[0]):.12g}", repr(game.outlooks))
    return game.votes, game.tally, dict(game.held), years, told, debrief.debrief(game) if whole else None
