"""Playing the Council game. A game is its list of moves: `replay` makes the same game of the same moves.

The phases follow one another: seats, briefs, draft, amendments, explanations, vote, years, debrief. A short
occasion has four of them (`route`). A move that is not possible now raises `GameError`, whose message says
what is. What a person writes is kept as it is. A text that changes nothing is not put to the vote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, get_args

from msgspec import Struct

from twoviews.bank.council import CouncilGame, Scenario, SeatId, Vote
from twoviews.errors import GameError
from twoviews.game import amending, drafts, voting
from twoviews.game.aftermath import Outlook, aftermath
from twoviews.game.amending import Request
from twoviews.game.drafts import CouncilTable, Draft
from twoviews.game.voting import Tally

Phase = Literal["seats", "briefs", "draft", "amendments", "explanations", "vote", "years", "debrief"]
PHASES: tuple[Phase, ...] = get_args(Phase)
SHORT: tuple[Phase, ...] = ("seats", "draft", "amendments", "debrief")
AFTER: tuple[Phase, ...] = ("years", "debrief")
"""The phases of a short occasion; those in which the vote is over."""
LONGEST, HIGHEST_SEED, MOST_MOVES = 200_000, 2**32 - 1, 2_000
"""Letters of an explanation; the highest seed; moves of one game."""


# ── the moves ────────────────────────────────────────────────────────────────


class Move(Struct, frozen=True, forbid_unknown_fields=True, tag_field="do"):
    """Base of all moves; `do` names the kind in a file."""


class Choose(Move, frozen=True, tag="choose"):
    """Open a scenario, with people in some of its seats. The same seed gives the same years."""

    scenario: str
    people: tuple[SeatId, ...] = ()
    seed: int = 0


class Read(Move, frozen=True, tag="read"):
    """Take a seat as the reading of that id has it; "" takes each as it is written."""

    reading: str


class Set(Move, frozen=True, tag="set"):
    """Put a clause of the draft at a level, counted from 0."""

    clause: str
    level: int


class Propose(Move, frozen=True, tag="propose"):
    """Put the draft before the others, and hear what they ask for."""


class Accept(Move, frozen=True, tag="accept"):
    """Write into the draft what a seat asks for; all who ask for just that are met."""

    seat: SeatId
    clause: str
    level: int


class Refuse(Move, frozen=True, tag="refuse"):
    """Turn down what a seat asks for."""

    seat: SeatId
    clause: str
    level: int


class Explain(Move, frozen=True, tag="explain"):
    """Explain a seat's vote in a few sentences; a later text takes the place of an earlier one."""

    seat: SeatId
    text: str


class Cast(Move, frozen=True, tag="vote"):
    """The vote of a seat where a person sits; it can be changed until the game goes on."""

    seat: SeatId
    vote: Vote


class GoOn(Move, frozen=True, tag="go on"):
    """Go on to the next phase."""


AnyMove = Choose | Read | Set | Propose | Accept | Refuse | Explain | Cast | GoOn


# ── the game ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Game:
    """Where a game stands after its moves. Two games are equal if their moves are.

    draft: the whole text as it stands; proposed: as it was first put before the others.
    accepted, refused: the requests of the amendment round, in their order.
    explanations, cast: by seat, what people wrote and how they voted.
    """

    content: CouncilGame = field(repr=False, compare=False)
    opened: CouncilTable | None = field(default=None, repr=False, compare=False)
    phase: Phase = "seats"
    scenario: str = ""
    people: tuple[SeatId, ...] = ()
    seed: int = 0
    reading: str = ""
    draft: Draft = field(default_factory=dict)
    proposed: Draft = field(default_factory=dict)
    accepted: tuple[Request, ...] = ()
    refused: tuple[Request, ...] = ()
    explanations: Mapping[SeatId, str] = field(default_factory=dict)
    cast: Mapping[SeatId, Vote] = field(default_factory=dict)
    moves: tuple[AnyMove, ...] = ()

    @property
    def table(self) -> CouncilTable:
        """The scenario with its clauses and seats. Raises `GameError` before one is chosen."""
        if self.opened is None:
            raise GameError("No scenario is open yet. Choose one first.")
        return self.opened

    @property
    def route(self) -> tuple[Phase, ...]:
        """The phases of this game in their order."""
        return PHASES if self.opened is None else route(self.opened.scenario)

    @property
    def over(self) -> bool:
        """Whether the vote is over."""
        return self.phase in AFTER

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        """What the players ask for now; nothing outside the amendment round."""
        if self.phase != "amendments":
            return ()
        return amending.requests(self.table, self.draft, self.people, {r.key for r in self.refused})

    @property
    def awaited(self) -> tuple[SeatId, ...]:
        """The people whose votes are still to come."""
        return tuple(seat for seat in self.people if seat not in self.cast)

    @cached_property
    def votes(self) -> dict[SeatId, Vote]:
        """All four votes. Raises `GameError` as long as somebody has not voted."""
        if not self.over:
            raise GameError("Nobody has voted yet. Play on to the vote.")
        return voting.votes(self.table, self.draft, self.cast)

    @property
    def tally(self) -> Tally:
        """The count of the fifteen votes. Raises `GameError` before the vote."""
        return voting.tally(self.votes, self.table.scenario.followers)

    @property
    def held(self) -> Draft:
        """What holds after the vote: the draft if it was adopted, else the reversion."""
        return self.draft if self.tally.adopted else self.table.reversion

    @cached_property
    def outlooks(self) -> tuple[Outlook, ...]:
        """The years after the vote under each belief. Raises `GameError` before the vote."""
        return aftermath(self.table, self.held, seed=self.seed)


def route(scenario: Scenario) -> tuple[Phase, ...]:
    """The phases of a game on this occasion in their order."""
    return SHORT if scenario.short else PHASES


def start(content: CouncilGame) -> Game:
    """A new game, before anything is chosen."""
    return Game(content)


def replay(content: CouncilGame, moves: Iterable[AnyMove]) -> Game:
    """The game that these moves make. Raises `GameError`, with its number, for the first impossible one."""
    game = start(content)
    for number, move in enumerate(moves, start=1):
        try:
            game = play(game, move)
        except GameError as error:
            raise GameError(f"Move {number} is not possible. {error}") from error
    return game


def play(game: Game, move: AnyMove) -> Game:
    """The game after one more move. Raises `GameError` if it is not possible now; `game` stays as it is."""
    phases, does, when = _RULES[type(move)]
    if game.phase not in phases:
        raise GameError(f"{when} Now it is the phase “{game.phase}”.")
    if len(game.moves) >= MOST_MOVES:
        raise GameError(f"A game has at most {MOST_MOVES} moves. Start a new game.")
    return replace(game, **does(game, move), moves=(*game.moves, move))


# ── what each move does ──────────────────────────────────────────────────────

Changes = dict[str, Any]


def _choose(game: Game, move: Choose) -> Changes:
    table = drafts.table(game.content, move.scenario)
    if not 0 <= move.seed <= HIGHEST_SEED:
        raise GameError(f"The seed is a whole number from 0 to {HIGHEST_SEED}.")
    people = tuple(seat for seat in table.seats if seat in move.people)
    if people and table.scenario.short:
        raise GameError("In this short occasion the course plays all four seats. Choose it without people.")
    chosen = {"scenario": move.scenario, "people": people, "seed": move.seed}
    return {"phase": route(table.scenario)[1], **chosen, "opened": table, "draft": table.asked}


def _read(game: Game, move: Read) -> Changes:
    return {"reading": move.reading, "opened": drafts.table(game.content, game.scenario, move.reading)}


def _set(game: Game, move: Set) -> Changes:
    game.table.check(move.clause, move.level)
    return {"draft": {**game.draft, move.clause: move.level}}


def _propose(game: Game, _: Propose) -> Changes:
    _something(game)
    return {"phase": "amendments", "proposed": game.draft}


def _accept(game: Game, move: Accept) -> Changes:
    met = _open(game, move)
    same = [r for r in game.requests if r is not met and (r.clause, r.level) == (met.clause, met.level)]
    return {"draft": {**game.draft, move.clause: move.level}, "accepted": (*game.accepted, met, *same)}


def _refuse(game: Game, move: Refuse) -> Changes:
    return {"refused": (*game.refused, _open(game, move))}


def _open(game: Game, move: Accept | Refuse) -> Request:
    """The open request that a move answers."""
    known = {request.key: request for request in game.requests}
    if (move.seat, move.clause, move.level) not in known:
        asked = "; ".join(f"{seat}: {clause} at level {level}" for seat, clause, level in known)
        raise GameError(f"Nobody asks for that now. Asked for are: {asked or 'no changes'}.")
    return known[move.seat, move.clause, move.level]


def _explain(game: Game, move: Explain) -> Changes:
    if len(move.text) > LONGEST:
        raise GameError(f"The explanation is longer than {LONGEST:,} letters. Shorten it.")
    if any("\ud800" <= letter <= "\udfff" for letter in move.text):
        raise GameError("The explanation holds half a character, which no file can keep. Take it out.")
    return {"explanations": {**game.explanations, move.seat: move.text}}


def _cast(game: Game, move: Cast) -> Changes:
    if move.seat not in game.people:
        held = ", ".join(game.people) or "no seat"
        raise GameError(f"The model votes for {move.seat!r}. People hold: {held}.")
    return {"cast": {**game.cast, move.seat: move.vote}}


def _go_on(game: Game, _: GoOn) -> Changes:
    if game.phase == "vote" and game.awaited:
        raise GameError(f"Still to vote: {', '.join(game.awaited)}. Cast these votes first.")
    if game.phase == "amendments":
        _something(game)
    return {"phase": game.route[game.route.index(game.phase) + 1]}


def _something(game: Game) -> None:
    if game.draft == game.table.reversion:
        raise GameError("This text changes nothing: all stands as it would without it. Set a clause.")


_RULES: Mapping[type[Move], tuple[frozenset[str], Callable[[Game, Any], Changes], str]] = {
    Choose: (frozenset({"seats"}), _choose, "The scenario is chosen at the start of a new game."),
    Read: (frozenset({"briefs", "draft"}), _read, "A seat is read before the draft is put to the others."),
    Set: (frozenset({"draft", "amendments"}), _set, "Clauses are set while the text is being drafted."),
    Propose: (frozenset({"draft"}), _propose, "A draft is proposed when it is written."),
    Accept: (frozenset({"amendments"}), _accept, "Requests are answered in the amendment round."),
    Refuse: (frozenset({"amendments"}), _refuse, "Requests are answered in the amendment round."),
    Explain: (frozenset({"explanations"}), _explain, "Votes are explained after the amendments."),
    Cast: (frozenset({"vote"}), _cast, "Votes are cast after the explanations."),
    GoOn: (
        frozenset({"briefs", "amendments", "explanations", "vote", "years"}),
        _go_on,
        "The game goes on by choosing a scenario, or by proposing the draft; after the debrief it is over.",
    ),
}
