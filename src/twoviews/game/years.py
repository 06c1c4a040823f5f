"""What the years after a vote come to, in plain words and in numbers, as each capital would expect it."""

from __future__ import annotations

from collections.abc import Iterator

from twoviews.game.aftermath import Outlook, Range, aftermath
from twoviews.game.play import Game
from twoviews.wording import listed

CHANCES = ((0.2, "much "), (0.05, ""), (0.005, "a little "))
BURDENS = ((3.0, "much "), (1.0, ""), (0.05, "a little "))
"""From which difference on a chance (0 to 1) and a burden (0 to 10) are told as how much; ours."""
_RESPONSES = {"comply": "complies", "endure": "endures", "escalate": "escalates"}


def expected(game: Game) -> tuple[str, ...]:
    """What a text changes by the third year, a sentence for each view; one alone where it was not adopted.

    Raises `GameError` before the vote, as `in_numbers` does.
    """
    if not game.tally.adopted:
        return (_unchanged(game),)
    return tuple(_meant(outlook, without) for outlook, without in _pairs(game))


def in_numbers(game: Game) -> tuple[str, ...]:
    """The third year of each view with its ranges, and what the text changed in it."""
    if not game.tally.adopted:
        return tuple(map(told, game.outlooks))
    return tuple(_counted(outlook, without) for outlook, without in _pairs(game))


def told(outlook: Outlook) -> str:
    """The last year of one view in numbers."""
    last = outlook.last
    return (
        f"{outlook.belief.label}, year {last.number}: of {outlook.paper:.1f} points of pressure on paper"
        f" {_span(last.felt, 1)} arrive; the chance that the target complies is {_per_cent(last.comply)},"
        f" endures {_per_cent(last.endure)}, escalates {_per_cent(last.escalate)}. The burden on people is"
        f" {_span(last.people, 1)} of 10."
    )


def _pairs(game: Game) -> Iterator[tuple[Outlook, Outlook]]:
    """Each view's years with what holds, and without any text."""
    yield from zip(game.outlooks, aftermath(game.table, game.table.reversion, seed=game.seed), strict=True)


# ── in words ─────────────────────────────────────────────────────────────────


def _unchanged(game: Game) -> str:
    titles = listed(game.table.clauses[key].title for key in game.table.scenario.lapses)
    ends = f" What ends all the same: {titles}." if titles else ""
    return f"Your text was not adopted, so it changes nothing: the years run as they would without it.{ends}"


def _meant(outlook: Outlook, without: Outlook) -> str:
    last, before = outlook.last, without.last
    likeliest = max(_RESPONSES, key=lambda name: getattr(last, name).median)
    moved: dict[str, list[str]] = {}
    for name in ("comply", "escalate"):
        much = _much(getattr(last, name).median - getattr(before, name).median, CHANCES)
        moved.setdefault(f"{much} likely" if much else "as likely as before", []).append(name)
    chances = listed(f"{how} to {' and to '.join(names)}" for how, names in moved.items())
    burden = _much(last.people.median - before.people.median, BURDENS) or "as much as before"
    return (
        f"{outlook.belief.label}, in the third year the target most likely {_RESPONSES[likeliest]}."
        f" Your text makes it {chances}, and people bear {burden}."
    )


def _much(difference: float, scale: tuple[tuple[float, str], ...]) -> str:
    """A difference in words; nothing where it is too small to tell."""
    way = "more" if difference > 0 else "less"
    return next((f"{much}{way}" for least, much in scale if abs(difference) >= least), "")


# ── in numbers ───────────────────────────────────────────────────────────────


def _counted(outlook: Outlook, without: Outlook) -> str:
    moved = (
        f"{_more(getattr(outlook.last, name).median - getattr(without.last, name).median)} to {name}"
        for name in ("comply", "escalate")
    )
    burden = _burdened(outlook.last.people.median - without.last.people.median)
    return f"{told(outlook)} Against no text the target is {listed(moved)}, and people bear {burden}."


def _burdened(points: float) -> str:
    if abs(points) < BURDENS[-1][0]:
        return "as much"
    return f"{abs(points):.1f} points {'more' if points > 0 else 'less'}"


def _more(share: float) -> str:
    points = round(100 * share)
    unit = "point" if abs(points) == 1 else "points"
    return f"{abs(points)} {unit} {'more' if points > 0 else 'less'} likely" if points else "as likely"


def _per_cent(span: Range) -> str:
    low, median, high = (round(100 * number) for number in (span.low, span.median, span.high))
    return f"{median} per cent ({low} to {high})"


def _span(span: Range, digits: int) -> str:
    return f"{span.median:.{digits}f} ({span.low:.{digits}f} to {span.high:.{digits}f})"
