"""Games in a learner's record: what each entry says, and the games that the entries make together.

An entry holds the moves of one decision, and after how many moves of which game they were made. So a move,
a step back (fewer moves stay, none is added) and a game out of a file are all kept alike, and nothing that
was once decided is lost from the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from twoviews.bank.council import CouncilGame
from twoviews.errors import GameError
from twoviews.game import play
from twoviews.game.play import PHASES, AnyMove, Choose, Game, GoOn, Propose
from twoviews.game.sharing import digest

ITEM = "12-council"
"""The item's name in the record."""


class Step(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One entry: of game number `game` the first `after` moves stay, and `moves` follow.

    `opened` marks a game that came out of a file.
    """

    game: Annotated[int, Meta(ge=1)]
    after: Annotated[int, Meta(ge=0)]
    moves: tuple[AnyMove, ...] = ()
    opened: bool = False

    def plain(self) -> Any:
        """The step as plain JSON, as it stands in the record."""
        return msgspec.json.decode(msgspec.json.encode(self))


@dataclass(frozen=True)
class Kept:
    """One game of the record.

    `edition` is the digest of the content it was last played with, `when` the time of its last entry.
    """

    number: int
    moves: tuple[AnyMove, ...] = ()
    opened: bool = False
    edition: str = ""
    when: str = ""

    def replayed(self, content: CouncilGame) -> Game:
        """The game as it stands. Raises `GameError` where a move is no longer possible."""
        return play.replay(content, self.moves)

    def older(self, content: CouncilGame) -> bool:
        """Whether it was last played with another edition of the content."""
        return self.edition != digest(content)


def games(entries: Iterable[tuple[Any, str, str]]) -> dict[int, Kept]:
    """The games by number, the one last played at the end.

    entries: response, digest and time of each entry, oldest first. What is no step, or follows on moves that
    are not there, is passed over: the game then stands at its last sound move.
    """
    found: dict[int, Kept] = {}
    for response, edition, when in entries:
        put(found, response, edition, when)
    return found


def put(kept: dict[int, Kept], response: Any, edition: str, when: str) -> None:
    """Put one entry to its game, which then stands at the end of `kept`; see `games`."""
    try:
        step = msgspec.convert(response, Step)
    except msgspec.ValidationError:
        return
    before = kept.get(step.game, Kept(step.game))
    if step.after > len(before.moves):
        return
    moves = (*before.moves[: step.after], *step.moves)
    opened = step.opened or (before.opened and step.after > 0)
    kept.pop(step.game, None)
    kept[step.game] = Kept(step.game, moves, opened, edition, when)


def last_voted(kept: Iterable[Kept], content: CouncilGame) -> tuple[Game, Kept] | None:
    """Of the learner's own games the last that was voted on, and how it is kept; `None` if there is none.

    Games out of a file do not count, nor short ones, nor games that can no longer be played.
    """
    for each in reversed(list(kept)):
        if each.opened or reached(each) < PHASES.index("years"):
            continue
        try:
            return each.replayed(content), each
        except GameError:
            continue
    return None


def reached(kept: Kept) -> int:
    """How many steps to another phase a game has made, 0 to 7; 7 is the debrief."""
    return sum(isinstance(move, (Choose, Propose, GoOn)) for move in kept.moves)
