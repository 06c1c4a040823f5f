"""Questions for the debrief, drawn from what differs between the tables; each names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from twoviews.bank.council import SeatId
from twoviews.game import voting
from twoviews.game.debrief import called
from twoviews.teaching.council.comparing import Compared, Ended
from twoviews.wording import listed, signed

MOST = 3
"""How many questions of one sort are asked at most."""
POINT = 1.0
"""From which difference in the burden on people, 0 to 10, two texts are set against each other."""


def questions(found: Compared) -> list[str]:
    """What can be asked of these tables, those on vetoes first. None says who was right."""
    asked = (_parted, _vetoes, _otherwise, _one_change, _beliefs, _people, _split)
    return [question for each in asked for question in islice(each(found), MOST)]


def _parted(found: Compared) -> Iterator[str]:
    """The clauses that stand otherwise in all texts that passed than in all that failed."""
    if not (found.adopted and found.failed):
        return
    table = found.game.table
    for key, clause in table.clauses.items():
        passed, fell = ({each.game.draft[key] for each in side} for side in (found.adopted, found.failed))
        if not passed & fell:
            here, there = (_labels(found, key, levels) for levels in (passed, fell))
            yield (
                f"“{clause.title}” stands at {here} in every text that passed ({_names(found.adopted)}) and"
                f" at {there} in every one that failed ({_names(found.failed)}). Was it that clause, or what"
                f" was said about it?"
            )


def _vetoes(found: Compared) -> Iterator[str]:
    """A seat that stopped the text at some tables and let it pass at others."""
    for key, seat in found.game.table.seats.items():
        stopped = [each for each in found.tables if key in each.tally.vetoes]
        passed = [each for each in found.tables if each.game.votes[key] == "yes"]
        if stopped and passed:
            yield (
                f"{called(seat, first=True)} stopped the text at {_names(stopped)} and voted for it at"
                f" {_names(passed)}.{_lines(stopped[0], key)} What did the others offer that these did not?"
            )


def _lines(ended: Ended, seat: SeatId) -> str:
    crossed = ended.crossed(seat)
    if not crossed:
        return f" By its brief the text of {_names([ended])} crosses no red line of it."
    return f" By its brief the text of {_names([ended])} crosses its red line in {listed(crossed)}."


def _otherwise(found: Compared) -> Iterator[str]:
    """A vote that is another than the seat's own numbers would have it."""
    for each in found.tables:
        for key, seat in each.game.table.seats.items():
            cast, expected = each.game.votes[key], each.expected[key]
            if cast != expected:
                yield (
                    f"At {_names([each])} {called(seat)} cast “{cast}”; by its own numbers"
                    f" ({_counted(each, key)}) it would have been “{expected}”. What weighed more than the"
                    f" numbers?"
                )


def _counted(ended: Ended, seat: SeatId) -> str:
    """The sum of a seat, and the red line that outweighs it."""
    worth = signed(voting.gain(ended.game.table, seat, ended.game.draft))
    crossed = ended.crossed(seat)
    if not crossed:
        return worth
    return f"{worth}, but the text crosses its red line in {listed(f'“{each}”' for each in crossed)}"


def _one_change(found: Compared) -> Iterator[str]:
    """The smallest change that would have altered the outcome."""
    for each in found.tables:
        if each.turns:
            where = _names([each], first=True)
            yield f"{where}, by the briefs: {each.turns[0].sentence} Did anybody ask for it?"


def _beliefs(found: Compared) -> Iterator[str]:
    """The table whose text looks best under each belief."""
    held = found.adopted
    if len(held) < 2:
        return
    best = [max(held, key=partial(_comply, place)) for place in range(len(held[0].outlooks))]
    if len({each.name for each in best}) > 1:
        said = (
            f"{each.outlooks[place].belief.label} the text of {_names([each])} is likeliest to be complied"
            f" with ({100 * _comply(place, each):.0f} per cent)"
            for place, each in enumerate(best)
        )
        first, *rest = said
        both = "; ".join((first, *(f"{each[0].lower()}{each[1:]}" for each in rest)))
        yield f"{both}. Which observation would tell the two beliefs apart?"


def _people(found: Compared) -> Iterator[str]:
    """The texts that weigh most and least on people, where they differ."""
    held = found.adopted
    if len(held) < 2:
        return
    label = held[0].outlooks[0].belief.label
    weights = sorted(held, key=lambda each: each.outlooks[0].last.people.median)
    least, most = weights[0], weights[-1]
    low, high = (each.outlooks[0].last.people.median for each in (least, most))
    if high - low >= POINT:
        yield (
            f"{label} people bear {low:.1f} of 10 after the text of {_names([least])} and {high:.1f} after"
            f" that of {_names([most])}. What does the harder text buy for it, and under whose belief?"
        )


def _split(found: Compared) -> Iterator[str]:
    """The clause on which the tables ended furthest apart."""
    table = found.game.table
    if len(found.tables) < 2:
        return
    spread = {key: {each.game.draft[key] for each in found.tables} for key in table.clauses}
    key = max(spread, key=lambda each: len(spread[each]))
    if len(spread[key]) > 2:
        yield (
            f"“{table.clauses[key].title}” ended at {len(spread[key])} different levels: "
            f"{_labels(found, key, spread[key])}. Which argument moved it, and at which table?"
        )


# ── words ────────────────────────────────────────────────────────────────────


def _names(tables: Sequence[Ended], *, first: bool = False) -> str:
    word = "table" if len(tables) == 1 else "tables"
    return f"{word.capitalize() if first else word} {listed(each.name for each in tables)}"


def _labels(found: Compared, clause: str, levels: Iterable[int]) -> str:
    texts = found.game.table.clauses[clause].levels
    return listed(f"“{texts[level].label}”" for level in sorted(levels))


def _comply(place: int, ended: Ended) -> float:
    return ended.outlooks[place].last.comply.median
