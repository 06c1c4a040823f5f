"""How many of all the texts that can be written would pass, and how that hangs on how a seat is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from twoviews.bank.council import PERMANENT
from twoviews.game import drafts, voting
from twoviews.game.drafts import CouncilTable, Draft
from twoviews.game.voting import TIE, Tally


@dataclass(frozen=True)
class Door:
    """What passes in one reading of the table: of `size` texts that can be written, `passing` are adopted.

    `label` says how the table is read, `reason` why one may read it so. `renewing` counts those that keep all
    that lapses without a text, `None` where nothing lapses. `tally` is the vote on one given text.
    """

    reading: str
    label: str
    reason: str
    size: int
    passing: int
    renewing: int | None
    tally: Tally


OWN = "Each seat as it speaks for itself"


def doors(table: CouncilTable, draft: Draft) -> tuple[Door, ...]:
    """The table as its seats are written, and in each other reading of its scenario, before one text."""
    content, key = table.content, table.scenario.id
    readings = [("", OWN, ""), *((each.id, each.label, each.reason) for each in table.scenario.readings)]
    return tuple(_door(drafts.table(content, key, each), label, why, draft) for each, label, why in readings)


def _door(table: CouncilTable, label: str, reason: str, draft: Draft) -> Door:
    size = prod(len(clause.levels) for clause in table.clauses.values())
    found, lapsing = list(passing(table)), table.scenario.lapses
    renewing = sum(all(text[key] != table.reversion[key] for key in lapsing) for text in found)
    kept = renewing if lapsing else None
    return Door(table.reading, label, reason, size, len(found), kept, voting.outcome(table, draft))


def passing(table: CouncilTable) -> Iterator[dict[str, int]]:
    """Every text that is adopted by the seats' own votes, that which changes nothing among them.

    A level beyond a red line of a member with a veto is not tried.
    """
    possible = {
        key: [level for level in range(len(clause.levels)) if not _refused(table, key, level)]
        for key, clause in table.clauses.items()
    }
    for levels in product(*possible.values()):
        text = dict(zip(possible, levels, strict=True))
        if _carried(table, text):
            yield text


def _refused(table: CouncilTable, clause: str, level: int) -> bool:
    return any(table.beyond[seat].get(clause, (False,) * (level + 1))[level] for seat in PERMANENT)


def _carried(table: CouncilTable, text: Draft) -> bool:
    """Whether it passes; most texts fail by a veto, which is the quickest to see."""
    for seat in PERMANENT:
        if voting.gain(table, seat, text) < -table.seats[seat].reluctance - TIE:
            return False
    return voting.outcome(table, text).adopted
