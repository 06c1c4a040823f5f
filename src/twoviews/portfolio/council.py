"""The Council game of lesson 12, as a portfolio shows it: the text, the votes and what was said of them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from twoviews.bank.library import Course
from twoviews.game.keeping import ITEM, Kept, games, last_voted
from twoviews.game.play import Game
from twoviews.record.statements import Statement


class Council(Struct, frozen=True):
    """One game that was voted on.

    `clauses` are title and operative sentence of what the text changes, `votes` the seat's name and its vote,
    `explanations` the seat's name and what a person wrote there; `tally` is yes-no-abstain, as in `9-2-4`.
    `older` says that it was played with other numbers than those with which its votes are counted here.
    """

    scenario: str
    clauses: tuple[tuple[str, str], ...]
    votes: tuple[tuple[str, str], ...]
    tally: str
    adopted: bool
    explanations: tuple[tuple[str, str], ...] = ()
    when: str = ""
    older: bool = False


def of(game: Game, when: str = "", older: bool = False) -> Council:
    """A game as it was voted on; `when` is an ISO date. Raises `GameError` before the vote."""
    table, tally = game.table, game.tally
    names = {key: seat.name for key, seat in table.seats.items()}
    return Council(
        scenario=table.scenario.title,
        clauses=tuple(
            (clause.title, clause.levels[game.draft[key]].text)
            for key, clause in table.clauses.items()
            if game.draft[key] != table.reversion[key]
        ),
        votes=tuple((names[key], vote) for key, vote in game.votes.items()),
        tally=str(tally),
        adopted=tally.adopted,
        explanations=tuple((names[key], text) for key, text in game.explanations.items() if text.strip()),
        when=when,
        older=older,
    )


def voted(told: Iterable[Statement], course: Course) -> tuple[Game, Kept] | None:
    """The learner's own game that was last voted on, and how it is kept; `None` if none was.

    told: the statements, oldest first.
    """
    decided = [done for done in told if (done.verb, done.item) == ("decided", ITEM)]
    if not decided:
        return None
    kept = games((done.response, done.digest, done.timestamp.date().isoformat()) for done in decided)
    return last_voted(kept.values(), course.council)


def last(told: Iterable[Statement], course: Course) -> Council | None:
    """What the portfolio shows of that game; `None` if none was voted on."""
    found = voted(told, course)
    if found is None:
        return None
    game, kept = found
    return of(game, kept.when, kept.older(course.council))
