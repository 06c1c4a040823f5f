"""The Council game: a text to write, bargain over and vote on, saved at every move."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from twoviews.bank.content import Position
from twoviews.bank.council import CouncilGame
from twoviews.errors import GameError
from twoviews.game import drafts, play, sharing
from twoviews.game.keeping import ITEM, Kept, Step, games
from twoviews.game.play import AnyMove, Cast, Explain, Game, Set
from twoviews.parts.base import Entry, Json, Live, Notices, Save, now, quiet
from twoviews.parts.council import paper as council_sheet
from twoviews.parts.council import view as shown

TITLE = "The Council game"
PLAYED_ELSEWHERE = (
    "This game was played with another edition of the course. Its votes and years may have been others."
)


class Council(Live):
    """One game at a time, and the earlier ones kept beside it.

    `restore` holds all entries of the item, oldest first; the game last played is on the table again.
    `cite` gives short name and address of a source by its key.
    """

    def __init__(
        self,
        content: CouncilGame,
        save: Save,
        restore: Iterable[Entry] = (),
        positions: Mapping[str, Position] | None = None,
        cite: shown.Cite = lambda key: (key, ""),
        notices: Notices = quiet,
    ) -> None:
        self._content, self._save = content, save
        self._words = shown.Record(positions or {}, cite)
        self._edition = sharing.digest(content)
        self._games = games((entry.response, entry.digest, entry.when) for entry in restore)
        self._number, self._game, self._note = 1, play.start(content), ""
        if self._games:
            self._take_up(next(reversed(self._games.values())))
        self._laid = ""
        self._lines: dict[int, tuple[Kept, list[Any]]] = {}
        cards = [shown.cards(scenario) for scenario in content.scenarios]
        super().__init__({"kind": "council", "title": TITLE, "scenarios": cards, "item": ITEM}, notices)

    # ── what can be done ─────────────────────────────────────────────────────

    def move(self, move: AnyMove, seconds: float = 0.0) -> Game:
        """Make a move and save it. Raises `GameError`, and saves nothing, if it is not possible now.

        A level, an explanation or a vote takes the place of an earlier one that nothing else has followed.
        """
        moves = self._game.moves
        after = len(moves)
        while after and _gives_way(moves[after - 1], move):
            after -= 1
        rest = [each for each in moves[after:] if not _same(each, move)]
        if after < len(moves):
            self._game = play.replay(self._content, (*moves[:after], *rest, move))
        else:
            self._game = play.play(self._game, move)
        self._keep(after, self._game.moves[after:], seconds)
        return self._game

    def undo(self) -> Game:
        """Take the last move back; nothing happens where it can no longer be."""
        if self._undoable():
            after = len(self._game.moves) - 1
            self._game = play.replay(self._content, self._game.moves[:after])
            self._keep(after, (), 0.0)
        return self._game

    def begin(self) -> Game:
        """A new game; the one on the table stays in the record as it is."""
        if self._game.moves:
            self._number = max((*self._games, self._number)) + 1
            self._game, self._note = play.start(self._content), ""
            self._keep(0, (), 0.0)
        return self._game

    def resume(self, number: int) -> Game:
        """Put an earlier game on the table again. Raises `GameError` if there is none of that number."""
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
        self._number = max(self._games, default=0) + 1
        self._game, self._note = opened.game, opened.note
        self._keep(0, opened.game.moves, 0.0, opened=True)
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

    def now_shown(self) -> Json:
        """The table, the game on it, and the list of all games."""
        return {**super().now_shown(), "table": self._table(), **self._standing()}

    def printed(self) -> str:
        """Each occasion as a worksheet: the clauses, a page for each seat with its numbers, one to check."""
        return council_sheet.printed(TITLE, self._content)

    def worksheet(self, scenario: str) -> str:
        """One occasion as an HTML file to be printed. Raises `GameError` if there is no such scenario."""
        return council_sheet.document(TITLE, drafts.table(self._content, scenario))

    # ── inside ───────────────────────────────────────────────────────────────

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

    def _keep(self, after: int, moves: tuple[AnyMove, ...], seconds: float, opened: bool = False) -> None:
        step, when = Step(self._number, after, moves, opened), now()
        entry = Entry(
            item=ITEM,
            digest=self._edition,
            response=step.plain(),
            attempt=self._number,
            seconds=seconds,
            when=when,
        )
        saved = self._save(entry)
        before = self._games.pop(self._number, Kept(self._number))
        mark = opened or (before.opened and after > 0)
        self._games[self._number] = Kept(self._number, self._game.moves, mark, self._edition, when)
        self._show(saved=saved)

    def _show(self, **answer: Any) -> None:
        """Tell the page how the game stands; the table only where another scenario is open than before."""
        patch = self._standing()
        if self._laid != self._game.scenario:
            patch["table"] = self._table()
        self.tell(patch, **answer)

    def _table(self) -> Json | None:
        self._laid = self._game.scenario
        return shown.laid(self._game.table, self._words) if self._game.opened else None

    def _standing(self) -> Json:
        game = {
            **shown.standing(self._game),
            "number": self._number,
            "undo": self._undoable(),
            "note": self._note,
        }
        return {"game": game, "games": [self._listed(kept) for kept in self._games.values()]}

    def _listed(self, kept: Kept) -> list[Any]:
        """Number, what it is, and day of a kept game; a game is replayed for this only if it has changed."""
        known = self._lines.get(kept.number)
        if known is None or known[0] is not kept:
            known = self._lines[kept.number] = kept, [kept.number, self._in_words(kept), kept.when]
        return known[1]

    def _in_words(self, kept: Kept) -> str:
        try:
            game = kept.replayed(self._content)
        except GameError:
            return "of another edition of the course"
        name = game.table.scenario.title if game.opened else "not begun"
        over = play.PHASES.index(game.phase) >= play.PHASES.index("years")
        fate = f"{'adopted' if game.tally.adopted else 'not adopted'}, {game.tally}" if over else "still open"
        return f"{name}; {fate}{'; from a file' if kept.opened else ''}"

    def _undoable(self) -> str:
        """What the last move was, in words, where it can be taken back; else nothing."""
        moves = self._game.moves
        if not moves or self._game.phase in ("years", "debrief") or isinstance(moves[-1], (Explain, Cast)):
            return ""
        return shown.step(self._game.table, moves[-1]) or "On to this part."

    def _on_move(self, move: Json, seconds: float = 0.0) -> None:
        self._try(lambda: self.move(msgspec.convert(move, AnyMove), seconds))

    def _on_undo(self) -> None:
        self.undo()

    def _on_begin(self) -> None:
        self.begin()

    def _on_resume(self, number: int) -> None:
        self._try(lambda: self.resume(number))

    def _on_file(self) -> None:
        name = f"council-{self._game.scenario or 'game'}-{self._number}.json"
        self.tell(file=self.to_file(), name=name)

    def _on_sheet(self, scenario: str) -> None:
        self.tell(file=self.worksheet(scenario), name=f"council-{scenario}-worksheet.html")

    def _on_open(self, text: str) -> None:
        self._try(lambda: self.from_file(text))

    def _try(self, act: Callable[[], Game]) -> None:
        try:
            act()
        except GameError as error:
            self.tell(unanswered=str(error))


def _gives_way(before: AnyMove, move: AnyMove) -> bool:
    """Whether an earlier move may be replaced by one that follows it at once."""
    if isinstance(move, Set):
        return _same(before, move)
    return isinstance(move, (Explain, Cast)) and type(before) is type(move)


def _same(before: AnyMove, move: AnyMove) -> bool:
    """Whether both moves settle the same thing."""
    match before, move:
        case (Set(), Set()):
            return before.clause == move.clause
        case (Explain(), Explain()):
            return before.seat == move.seat
        case (Cast(), Cast()):
            return before.seat == move.seat
    return False
