"""All tables of one occasion side by side: texts, votes, years after, by the game's own library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from twoviews.bank.council import RealText, SeatId, Vote
from twoviews.game import drafts, voting
from twoviews.game.aftermath import Outlook, aftermath
from twoviews.game.debrief import Turn, turning
from twoviews.game.drafts import Draft
from twoviews.game.headlines import headline
from twoviews.game.play import Game
from twoviews.game.voting import Tally
from twoviews.teaching.council.gathering import Played

SEED = 0
"""The years of all tables are drawn with the same numbers, so that a difference is one of texts."""


@dataclass(frozen=True)
class Ended:
    """How one table ended. `outlooks` are the years after what holds there, under each belief."""

    name: str
    game: Game
    note: str
    outlooks: tuple[Outlook, ...]

    @property
    def tally(self) -> Tally:
        """The count of the fifteen votes."""
        return self.game.tally

    @property
    def headline(self) -> str:
        """What came of it in one line."""
        return headline(self.game)

    @cached_property
    def expected(self) -> dict[SeatId, Vote]:
        """How each seat would vote by its own numbers."""
        return voting.votes(self.game.table, self.game.draft)

    def crossed(self, seat: SeatId) -> tuple[str, ...]:
        """The titles of the clauses in which its text crosses a red line of a seat."""
        table = self.game.table
        return tuple(table.clauses[key].title for key in voting.crosses(table, seat, self.game.draft))

    @property
    def pressure(self) -> float:
        """How hard the text presses on paper, 0 to 10."""
        return drafts.pressure(self.game.table, self.game.draft)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The single changes that alone would have altered the outcome, had all seats voted by their briefs.

        None where the briefs would have had another outcome than the one at the table.
        """
        briefed = replace(self.game, people=(), cast={})
        return turning(briefed) if briefed.tally.adopted == self.tally.adopted else ()

    def same(self, text: RealText) -> int:
        """In how many clauses it equals a text of the record."""
        real = self.game.table.complete(text.levels)
        return sum(real[key] == level for key, level in self.game.draft.items())


@dataclass(frozen=True)
class Compared:
    """The tables of one occasion; `known` are the years without a text and with each text of the record."""

    tables: tuple[Ended, ...]
    known: tuple[tuple[str, tuple[Outlook, ...]], ...]

    @property
    def game(self) -> Game:
        """A game of that occasion, for its table of clauses and its seats."""
        return self.tables[0].game

    @property
    def adopted(self) -> tuple[Ended, ...]:
        """The tables at which a text passed."""
        return tuple(each for each in self.tables if each.tally.adopted)

    @property
    def failed(self) -> tuple[Ended, ...]:
        """The tables at which none did."""
        return tuple(each for each in self.tables if not each.tally.adopted)


def compare(played: Sequence[Played]) -> list[Compared]:
    """The tables by occasion, in the order in which the occasions stand in the course."""
    if not played:
        return []
    order: list[str] = [each.id for each in played[0].game.content.scenarios]
    by_occasion: dict[str, list[Played]] = {}
    for each in sorted(played, key=lambda each: order.index(each.game.scenario)):
        by_occasion.setdefault(each.game.scenario, []).append(each)
    return [_occasion(each) for each in by_occasion.values()]


def _occasion(played: Sequence[Played]) -> Compared:
    table = drafts.table(played[0].game.content, played[0].game.scenario)
    years: dict[tuple[int, ...], tuple[Outlook, ...]] = {}

    def after(held: Draft) -> tuple[Outlook, ...]:
        """The years after a text, counted once for all tables that have it."""
        key = tuple(held[each] for each in table.clauses)
        if key not in years:
            years[key] = aftermath(table, held, seed=SEED)
        return years[key]

    tables = tuple(Ended(each.table, each.game, each.note, after(each.game.held)) for each in played)
    real = [(text.label, after(table.complete(text.levels))) for text in table.scenario.real]
    return Compared(tables, (("No text", after(table.reversion)), *real))
