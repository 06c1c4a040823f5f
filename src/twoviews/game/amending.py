"""The amendment round: what each seated player that would not vote yes asks for, and why.

A player asks for one change at a time, a clause and another level of it. If some turn its vote for the better
and worsen nobody else's, it names the cheapest of these: those that cost the penholder least satisfaction,
then those that move the clause least. Where two hold the pen the cost is that of the first. If there are none
it asks for first steps, one for each red line that the text crosses, or else what suits it best and costs
nobody's vote; and for the cheapest change that turns its vote at the price of another's. Nobody asks for a
change that would leave the text empty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from twoviews.bank.council import SeatId, Vote
from twoviews.game.drafts import CouncilTable, Draft
from twoviews.game.voting import TIE, crosses, satisfaction, vote

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
    table: CouncilTable,
    draft: Draft,
    people: Collection[SeatId] = (),
    refused: Collection[tuple[SeatId, str, int]] = (),
) -> tuple[Request, ...]:
    """What the seated players ask for, seat by seat, the cheapest first.

    people: seats where somebody sits and speaks for herself. refused: keys of requests that were turned down.
    """
    whole = {**table.reversion, **draft}
    votes = {seat: vote(table, seat, whole) for seat in table.seats}
    asking = [seat for seat in table.seats if seat not in people and votes[seat] != "yes"]
    return tuple(found for seat in asking for found in _asked(table, whole, seat, votes, refused))


def by_clause(found: Iterable[Request]) -> dict[str, dict[int, list[Request]]]:
    """Requests by clause and level, in the order in which they come."""
    groups: dict[str, dict[int, list[Request]]] = {}
    for each in found:
        groups.setdefault(each.clause, {}).setdefault(each.level, []).append(each)
    return groups


def _asked(
    table: CouncilTable,
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
    texts = {change: text for change, text in texts.items() if text != table.reversion}
    found = [_request(table, draft, seat, change, votes) for change in texts]
    turning = [request for request in found if _RANK[request.then] > _RANK[request.now]]
    free = [request for request in turning if not request.loses]
    if free:
        return _cheapest(table, draft, free)[:MOST]
    return _cheapest(
        table, draft, [*_steps(table, draft, seat, found), *_cheapest(table, draft, turning)[:1]]
    )


def _steps(table: CouncilTable, draft: Draft, seat: SeatId, found: list[Request]) -> list[Request]:
    """Changes on the way to a better vote: off a red line, or else the most welcome that costs no vote."""
    lines, worth = set(crosses(table, seat, draft)), table.worth[seat]
    if lines:
        beyond = table.beyond[seat]
        return [r for r in found if r.clause in lines and not beyond[r.clause][r.level]]
    gains = {r.key: worth[r.clause][r.level] - worth[r.clause][draft[r.clause]] for r in found if not r.loses}
    most = max(gains.values(), default=0.0)
    return [r for r in found if gains.get(r.key, 0.0) == most > TIE][:1]


def _cheapest(table: CouncilTable, draft: Draft, found: list[Request]) -> list[Request]:
    """The cheapest first, and one for each clause."""
    ordered = sorted(found, key=lambda r: (len(r.loses), r.cost, _way(table, draft, r)))
    first = {request.clause: request for request in reversed(ordered)}
    return [request for request in ordered if first[request.clause] is request]


def _request(
    table: CouncilTable, draft: Draft, seat: SeatId, change: tuple[str, int], votes: Mapping[SeatId, Vote]
) -> Request:
    text = _with(draft, change)
    after = {key: vote(table, key, text) for key in table.seats}
    return Request(
        seat=seat,
        clause=change[0],
        level=change[1],
        now=votes[seat],
        then=after[seat],
        cost=satisfaction(table, table.author, draft) - satisfaction(table, table.author, text),
        loses=tuple(key for key in table.seats if _RANK[after[key]] < _RANK[votes[key]]),
        reason=table.stands[seat][change[0]].reason,
    )


def _with(draft: Draft, change: tuple[str, int]) -> dict[str, int]:
    return {**draft, change[0]: change[1]}


def _way(table: CouncilTable, draft: Draft, request: Request) -> float:
    """How far a change moves its clause on the scale."""
    level = table.clauses[request.clause].levels[request.level]
    return abs(level.place - table.level(request.clause, draft).place)
