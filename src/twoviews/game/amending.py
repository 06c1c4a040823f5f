"""The amendment round: what each seated player that would not vote yes asks for, and why.

A player asks for one change at a time, a clause and another level of it, that turns its vote for the better.
Of these it names first what costs least: nobody else's yes, then the least of the penholder's satisfaction,
then the shortest way on the clause's scale. Where no single change is enough it asks for first steps: one for
each red line that the text crosses, or if it crosses none, for what suits it best. Nobody asks for a change
that would leave the text empty.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from twoviews.bank.council import SeatId, Vote
from twoviews.game.drafts import Draft, Table
from twoviews.game.voting import PENHOLDER, TIE, crosses, gain, satisfaction, vote

MOST = 2
"""How many ways to turn its vote a player names, each in another clause."""
_RANK: Mapping[Vote, int] = {"no": 0, "abstain": 1, "yes": 2}


@dataclass(frozen=True)
class Request:
    """One change that a seat asks for. `reason` is in its own words, from its stand on the clause.

    now, then: its vote without and with the change; equal where the change is only a first step.
    cost: what the penholder loses by it, in the penholder's satisfaction; below 0 where it gains.
    loses: seats that would no longer vote as well as they do now.
    """

    seat: SeatId
    clause: str
    level: int
    now: Vote
    then: Vote
    cost: float
    loses: tuple[SeatId, ...]
    reason: str

    @property
    def turns(self) -> bool:
        """Whether this change alone turns the seat's vote."""
        return self.now != self.then

    @property
    def key(self) -> tuple[SeatId, str, int]:
        """Who asks for which level of which clause."""
        return self.seat, self.clause, self.level


def requests(
    table: Table,
    draft: Draft,
    people: Collection[SeatId] = (),
    refused: Collection[tuple[SeatId, str, int]] = (),
) -> tuple[Request, ...]:
    """What the seated players ask for, seat by seat, the cheapest first.

    people: seats where somebody sits and speaks for herself. refused: keys of requests that were turned down.
    """
    votes = {seat: vote(table, seat, draft) for seat in table.seats}
    asking = [seat for seat in table.seats if seat not in people and votes[seat] != "yes"]
    return tuple(found for seat in asking for found in _asked(table, draft, seat, votes, refused))


def _asked(
    table: Table,
    draft: Draft,
    seat: SeatId,
    votes: Mapping[SeatId, Vote],
    refused: Collection[tuple[SeatId, str, int]],
) -> list[Request]:
    """What one seat asks for."""
    texts = {
        change: _with(draft, change)
        for change in table.changes(draft)
        if change[0] in table.stands[seat] and (seat, *change) not in refused
    }
    possible = {change: text for change, text in texts.items() if text != table.reversion}
    rank, lines = _RANK[votes[seat]], len(crosses(table, seat, draft))
    wanted = [change for change, text in possible.items() if _RANK[vote(table, seat, text)] > rank]
    count = MOST if wanted else len(table.clauses)
    if not wanted and lines:
        wanted = [change for change, text in possible.items() if len(crosses(table, seat, text)) < lines]
    elif not wanted:
        wanted = _most_welcome(table, draft, seat, possible)
    found = [_request(table, draft, seat, change, votes) for change in wanted]
    found.sort(key=lambda request: (len(request.loses), request.cost, _way(table, draft, request)))
    cheapest = {request.clause: request for request in reversed(found)}
    return [request for request in found if cheapest[request.clause] is request][:count]


def _most_welcome(
    table: Table, draft: Draft, seat: SeatId, texts: Mapping[tuple[str, int], Draft]
) -> list[tuple[str, int]]:
    """The change that suits the seat best, if one suits it at all."""
    suits = {change: gain(table, seat, text) for change, text in texts.items()}
    best = max(suits, key=suits.__getitem__, default=None)
    return [best] if best and suits[best] > gain(table, seat, draft) + TIE else []


def _request(
    table: Table, draft: Draft, seat: SeatId, change: tuple[str, int], votes: Mapping[SeatId, Vote]
) -> Request:
    text = _with(draft, change)
    after = {key: vote(table, key, text) for key in table.seats}
    return Request(
        seat=seat,
        clause=change[0],
        level=change[1],
        now=votes[seat],
        then=after[seat],
        cost=satisfaction(table, PENHOLDER, draft) - satisfaction(table, PENHOLDER, text),
        loses=tuple(key for key in table.seats if _RANK[after[key]] < _RANK[votes[key]]),
        reason=table.stands[seat][change[0]].reason,
    )


def _with(draft: Draft, change: tuple[str, int]) -> dict[str, int]:
    return {**draft, change[0]: change[1]}


def _way(table: Table, draft: Draft, request: Request) -> float:
    """How far a change moves its clause on the scale."""
    level = table.clauses[request.clause].levels[request.level]
    return abs(level.place - table.level(request.clause, draft).place)
