"""A class at several tables, for the tests of packs and reports: games, forms filled in, hand-ins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from twoviews.bank import library
from twoviews.bank.council import SEATS, SeatId, Vote
from twoviews.game import drafts, voting
from twoviews.game.drafts import CouncilTable, Draft
from twoviews.game.play import Cast, Choose, Explain, Game, GoOn, Propose, Set, replay
from twoviews.teaching.classes import sheets
from twoviews.teaching.council import forms
from twoviews.teaching.council.packs import letter

COURSE = library.course()
TABLE = drafts.table(COURSE.council, "2017-09")
REAL = TABLE.complete(TABLE.scenario.real[0].levels)


def game(
    draft: Draft, said: Mapping[SeatId, str] | None = None, at: CouncilTable = TABLE, **cast: Vote
) -> Game:
    """A game to its vote; people in all seats vote by their briefs where `cast` does not say otherwise."""
    votes = voting.votes(at, draft) | cast
    moves = [
        Choose(at.scenario.id, SEATS),
        GoOn(),
        *(Set(key, level) for key, level in draft.items()),
        Propose(),
    ]
    moves += [GoOn(), *(Explain(key, text) for key, text in (said or {}).items()), GoOn()]
    return replay(at.content, [*moves, *(Cast(key, vote) for key, vote in votes.items()), GoOn()])


def row(name: str, played: Game) -> list[str]:
    """How a teacher writes a game on the form."""
    marks = [letter(played.draft[key]) for key in played.table.clauses]
    votes = [played.votes[key] for key in played.table.seats]
    whys = [played.explanations.get(key, "") for key in played.table.seats]
    return [name, played.scenario, *marks, *votes, *whys]


def write(path: Path, rows: Sequence[Sequence[str]], at: CouncilTable = TABLE) -> None:
    """A form filled in with these rows."""
    sheets.write(path, forms.form(at, ())[0], rows)
