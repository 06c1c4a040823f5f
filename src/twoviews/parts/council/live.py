"""The Council game: a text to write, bargain over and vote on, saved at every move."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from twoviews.bank.content import Position
from twoviews.bank.council import CouncilGame, SeatId
from twoviews.bank.prose import inline
from twoviews.errors import GameError
from twoviews.game import play, sharing
from twoviews.game.keeping import ITEM, Kept, Step, put, reached
from twoviews.game.play import AnyMove, Cast, Choose, Explain, Game, Read, Set
from twoviews.html import Markup, tag
from twoviews.parts import sheets
from twoviews.parts.base import (
    LONGEST_TEXT,
    NEWER,
    TOO_LONG,
    Entry,
    Live,
    Look,
    Notices,
    Save,
    nothing,
    now,
    quiet,
)
from twoviews.parts.council import standing, view
from twoviews.parts.council.scenario_wire import CouncilContent, LaidOut, Phase
from twoviews.parts.council.wire import (
    BeginGame,
    CouncilAsk,
    CouncilState,
    Listed,
    MakeMove,
    OpenGame,
    ResumeGame,
    SaveGame,
    UndoMove,
)
from twoviews.parts.sides import SIDES

TITLE = "The Council game"
PLAYED_ELSEWHERE = (
    "This game was played with another edition of the course. Votes and years are counted with today's"
    " numbers and may have been others."
)
SET_ASIDE = (
    "Game {number} was played with another edition of the course, whose numbers were others. It is kept"
    " under “Other games”; take it up there to see its text with today's numbers."
)


ON_PAPER = (
    "Each of these days has a table of clauses, four seats with a brief of their own, and a vote of fifteen."
    " A class without computers plays on paper: its teacher can have the pages written."
)


class Council(Live[CouncilContent, CouncilState, CouncilAsk]):
    """One game at a time, and the earlier ones kept beside it.

    The game last played is on the table again. `cite` gives short name and address of a source by its key.
    """

    asks = CouncilAsk

    def __init__(
        self,
        content: CouncilGame,
        save: Save,
        look: Look = nothing,
        positions: Mapping[str, Position] | None = None,
        cite: view.Cite = lambda key: (key, ""),
        notices: Notices = quiet,
    ) -> None:
        self._content, self._save = content, save
        self._words = view.Record(positions or {}, cite)
        self._edition = sharing.digest(content)
        self._games: dict[int, Kept] = {}
        self._number, self._game, self._note = 1, play.start(content), ""
        self._laid: tuple[object, ...] = ()
        self._lines: dict[int, tuple[Kept, Listed]] = {}
        super().__init__(_content(content), notices, look)
        if self._games:
            self._open(next(reversed(self._games.values())))

    # ── what can be done ─────────────────────────────────────────────────────

    def move(self, move: AnyMove, seconds: float = 0.0) -> Game:
        """Make a move and save it. Raises `GameError`, and saves nothing, if it is not possible now.

        A level, an explanation or a vote takes the place of an earlier one that nothing else has followed.
        """
        self.catch_up()
        moves = self._game.moves
        after = len(moves)
        while after and _gives_way(moves[after - 1], move):
            after -= 1
        rest = [each for each in moves[after:] if not _same(each, move)]
        game = (
            play.replay(self._content, (*moves[:after], *rest, move))
            if after < len(moves)
            else play.play(self._game, move)
        )
        self._keep(self._number, game, after, seconds)
        return self._game

    def undo(self) -> Game:
        """Take the last move back; nothing happens where it can no longer be."""
        self.catch_up()
        if self._undoable():
            after = len(self._game.moves) - 1
            self._keep(self._number, play.replay(self._content, self._game.moves[:after]), after, 0.0)
        return self._game

    def begin(self) -> Game:
        """A new game; the one on the table stays in the record as it is."""
        self.catch_up()
        if self._game.moves:
            self._keep(max((*self._games, self._number)) + 1, play.start(self._content), 0, 0.0, note="")
        return self._game

    def resume(self, number: int) -> Game:
        """Put an earlier game on the table again. Raises `GameError` if there is none of that number."""
        self.catch_up()
        if number not in self._games:
            raise GameError(
                f"There is no game {number}. Known: {', '.join(map(str, self._games)) or 'none'}."
            )
        self._take_up(self._games[number])
        self._show()
        return self._game

    def to_file(self) -> str:
        """The game on the table as the text of a small file."""
        return sharing.to_file(self._game)

    def from_file(self, text: str) -> Game:
        """Put the game of a file on the table as a new one. Raises `GameError` for what is no sound game."""
        opened = sharing.from_file(text, self._content)
        if not opened.game.moves:
            raise GameError("This file holds a game that was not begun. Choose another.")
        self.catch_up()
        number = max(self._games, default=0) + 1
        self._keep(number, opened.game, 0, 0.0, opened.note, opened=True)
        return self._game

    @property
    def game(self) -> Game:
        """The game on the table."""
        return self._game

    @property
    def number(self) -> int:
        """The number of the game on the table, from 1."""
        return self._number

    # ── what it is ───────────────────────────────────────────────────────────

    def about(self) -> str:
        """How many occasions there are."""
        return f"{TITLE}: {len(self._content.scenarios)} occasions, four seats, one text to write."

    def now_shown(self) -> CouncilState:
        """The table, the game on it, and the list of all games."""
        return structs.replace(self._standing(), table=self._table())

    def printed(self) -> Markup:
        """What can be played, without a brief: the table stands on the page, and on paper in the pack."""
        occasions = (
            tag("li", tag("strong", inline(each.title)), ". ", inline(each.situation))
            for each in self._content.scenarios
        )
        return sheets.sheet("council", TITLE, tag("p", inline(ON_PAPER)), tag("ul", occasions))

    def act(self, ask: CouncilAsk) -> None:
        """Play on; what is not possible now is told as such."""
        try:
            self._act(ask)
        except GameError as error:
            self.tell(self.now_shown(), unanswered=str(error))

    def take_back(self, entry: Entry) -> None:
        """Put an entry of the record to its game."""
        put(self._games, entry.response, entry.digest, entry.when)

    def catch_up(self) -> None:
        """Count in what other windows have played; a game on the table that went on there goes on here."""
        super().catch_up()
        kept = self._games.get(self._number)
        if kept is not None and kept.moves != self._game.moves:
            self._take_up(kept)

    # ── inside ───────────────────────────────────────────────────────────────

    def _open(self, kept: Kept) -> None:
        """Begin where the last game stands; one voted on in another edition is set aside, and told."""
        if kept.older(self._content) and reached(kept) >= play.PHASES.index("years"):
            self._number, self._game = max(self._games) + 1, play.start(self._content)
            self._note = SET_ASIDE.format(number=kept.number)
        else:
            self._take_up(kept)

    def _take_up(self, kept: Kept) -> None:
        """Put a kept game on the table, or say why it cannot be."""
        self._number = kept.number
        try:
            self._game = kept.replayed(self._content)
            self._note = PLAYED_ELSEWHERE if kept.older(self._content) else ""
        except GameError as error:
            self._game = play.start(self._content)
            self._number = max(self._games) + 1
            self._note = (
                f"Game {kept.number} was played with another edition of the course and cannot be played on."
                f" It stays in your record. {error}"
            )

    def _keep(
        self,
        number: int,
        game: Game,
        after: int,
        seconds: float,
        note: str | None = None,
        opened: bool = False,
    ) -> None:
        """Save what follows on the first `after` moves of a game, and only then put it on the table."""
        step, when = Step(number, after, game.moves[after:], opened), now()
        entry = Entry(
            item=ITEM,
            digest=self._edition,
            response=step.plain(),
            attempt=number,
            seconds=seconds,
            when=when,
        )
        saved = self._save(entry)
        self._number, self._game = number, game
        self._note = self._note if note is None else note
        self.take_back(entry)
        self._show(saved=saved)

    def _show(self, **answer: bool | str) -> None:
        """Tell the page how the game stands; the table only where another scenario is open than before."""
        patch = self._standing()
        if self._laid != self._lying():
            patch = structs.replace(patch, table=self._table())
        self.tell(patch, **answer)

    def _table(self) -> LaidOut | None:
        self._laid = self._lying()
        game = self._game
        return view.shown(game.table, self._words, self._briefed(), over=game.over) if game.opened else None

    def _lying(self) -> tuple[object, ...]:
        """What decides how the table is laid out: occasion, reading, whether it is over, open briefs."""
        game = self._game
        return (game.scenario, game.reading, game.over, *self._briefed()) if game.opened else ()

    def _briefed(self) -> tuple[SeatId, ...]:
        """The seats whose briefs may be read: the people's or else the pen's, and all after the vote."""
        game = self._game
        return tuple(game.table.seats) if game.over else game.people or game.table.scenario.pen

    def _standing(self) -> CouncilState:
        game = standing.standing(self._game, self._number, self._undoable(), self._note, self._played_last())
        return CouncilState(game=game, games=tuple(map(self._listed, self._games.values())))

    def _played_last(self) -> str:
        """The occasion of the game that was last on the table, or nothing."""
        games = (kept.moves[0] for kept in reversed(self._games.values()) if kept.moves)
        return next((move.scenario for move in games if isinstance(move, Choose)), "")

    def _listed(self, kept: Kept) -> Listed:
        """Number, what it is, and day of a kept game; a game is replayed for this only if it has changed."""
        known = self._lines.get(kept.number)
        if known is None or known[0] != kept:
            line = Listed(kept.number, self._in_words(kept), kept.when)
            known = self._lines[kept.number] = kept, line
        return known[1]

    def _in_words(self, kept: Kept) -> str:
        try:
            game = kept.replayed(self._content)
        except GameError:
            return "of another edition of the course"
        name = game.table.scenario.title if game.opened else "not begun"
        fate = (
            f"{'adopted' if game.tally.adopted else 'not adopted'}, {game.tally}"
            if game.over
            else "still open"
        )
        older = "; of another edition, counted with today's numbers" if kept.older(self._content) else ""
        return f"{name}; {fate}{'; from a file' if kept.opened else ''}{older}"

    def _undoable(self) -> str:
        """What the last move was, in words, where it can be taken back; else nothing."""
        moves = self._game.moves
        if not moves or self._game.over or isinstance(moves[-1], (Explain, Cast)):
            return ""
        return standing.step(self._game.table, moves[-1]) or "You went on to this part."

    def _explain(self, said: Explain, ask: MakeMove) -> None:
        """Save what a page sends, unless it was written beside other words than those that stand.

        The page then puts its words under the newer ones and sends both; if it is about to go (nothing is
        waited for), that is done here. What is far too long is refused, but not if the page goes.
        """
        self.catch_up()
        standing = self._game.explanations.get(said.seat, "")
        if self._asked is not None and len(said.text) > LONGEST_TEXT and said.text != standing:
            self.tell(unanswered=TOO_LONG)
        elif not standing or ask.known is None or standing in (said.text, *ask.known):
            self.move(said, ask.seconds)
        elif self._asked is not None:
            self._show(unanswered=NEWER, newer=True)
        elif not standing.endswith(below := f"\n\n{said.text}"):  # a page that goes says so more than once
            self.move(structs.replace(said, text=f"{standing}{below}"), ask.seconds)

    def _act(self, ask: CouncilAsk) -> None:
        match ask:
            case MakeMove(move=Explain() as said):
                self._explain(said, ask)
            case MakeMove():
                self.move(ask.move, ask.seconds)
            case UndoMove():
                self.undo()
            case BeginGame():
                self.begin()
            case ResumeGame():
                self.resume(ask.number)
            case SaveGame():
                name = f"council-{self._game.scenario or 'game'}-{self._number}.json"
                self.tell(file=self.to_file(), name=name)
            case OpenGame():
                self.from_file(ask.text)


def _content(game: CouncilGame) -> CouncilContent:
    return CouncilContent(
        title=TITLE,
        item=ITEM,
        scenarios=tuple(map(view.occasion, game.scenarios)),
        phases=tuple(Phase(name, *titles) for name, titles in view.PHASES.items()),
        sides=SIDES,
    )


def _gives_way(before: AnyMove, move: AnyMove) -> bool:
    """Whether an earlier move may be replaced by one that follows it at once."""
    if isinstance(move, (Set, Read)):
        return _same(before, move)
    return isinstance(move, (Explain, Cast)) and type(before) is type(move)


def _same(before: AnyMove, move: AnyMove) -> bool:
    """Whether both moves settle the same thing."""
    match before, move:
        case (Set(), Set()):
            return before.clause == move.clause
        case (Read(), Read()):
            return True
        case (Explain(), Explain()):
            return before.seat == move.seat
        case (Cast(), Cast()):
            return before.seat == move.seat
    return False
