"""What came of a text in one line, as a newspaper would put it, beside the texts of the record."""

from __future__ import annotations

from collections.abc import Iterator

from twoviews.bank.council import RealText, Scenario
from twoviews.game.play import Game
from twoviews.wording import listed

SHARED = 3
"""How many clauses of another day's table a text must share with a real one to be known by it."""
_MONTHS = ("", "one month", "two months", "three months", "four months", "five months")


def headline(game: Game) -> str:
    """One line without a full stop. Raises `GameError` before the vote."""
    tally, table = game.tally, game.table
    own = next((text for text in table.scenario.real if table.complete(text.levels) == game.draft), None)
    if own is not None:
        return f"You wrote {_called(own)}, and {_fate(game, own)}"
    if tally.adopted and (early := next(_early(game), "")):
        return early
    if tally.adopted:
        return f"Adopted{_without(game)}: a text that nobody wrote"
    if tally.vetoes:
        names = listed(table.seats[seat].name for seat in tally.vetoes)
        return f"{names} {'stop' if len(tally.vetoes) > 1 else 'stops'} your text"
    return f"Your text finds {tally.yes} votes, and nine are needed"


def _called(text: RealText) -> str:
    """The label of a text inside a sentence, up to its first comma."""
    name = text.label.partition(",")[0]
    return name[0].lower() + name[1:] if name.startswith(("Resolution", "The ")) else f"the {name}"


def _fate(game: Game, text: RealText) -> str:
    if not text.voted:
        return "here it came to a vote" + (" and passed" if game.tally.adopted else " and fell")
    same = game.tally.adopted == text.adopted
    return "it ended as it did then" if same else "this time it ended otherwise"


def _without(game: Game) -> str:
    """Who abstained or refused, where somebody did."""
    held = [game.table.seats[seat].name for seat, vote in game.votes.items() if vote != "yes"]
    return f" without {listed(held)}" if held else " by all fifteen"


def _early(game: Game) -> Iterator[str]:
    """Adopted texts of other days that this one equals in all the clauses that both tables have.

    Named are those of the clauses that the other text changed, and nothing more is claimed.
    """
    for scenario in game.content.scenarios:
        for text in scenario.real if scenario.id != game.scenario else ():
            shared = [key for key in scenario.clauses if key in game.table.clauses]
            if text.adopted and len(shared) >= SHARED and _same(game, scenario, text, shared):
                theirs = scenario.reversion | text.levels
                named = [
                    game.table.clauses[key].title for key in shared if theirs[key] != scenario.reversion[key]
                ]
                if named:
                    stand = "stand" if len(named) > 1 else "stands"
                    when = _when(game.table.scenario.date, text.date)
                    yield f"Adopted: {listed(named)} {stand} as in {_called(text)}{when}"


def _same(game: Game, scenario: Scenario, text: RealText, shared: list[str]) -> bool:
    theirs = {**scenario.reversion, **text.levels}
    return all(game.draft[key] == theirs[key] for key in shared)


def _when(here: str, there: str) -> str:
    """How long before or after the real text; nothing where it is more than five months."""
    (year, month), (other_year, other_month) = (map(int, date.split("-")[:2]) for date in (here, there))
    months = 12 * (other_year - year) + other_month - month
    if not 0 < abs(months) < len(_MONTHS):
        return ""
    return f", {_MONTHS[abs(months)]} {'before' if months > 0 else 'after'} it"
