"""How the seated players vote on a text of many clauses: model (e), `models.council`, summed over clauses.

A player with the ideal place r_k on clause k, which it minds with weight w_k, likes a text x better the
nearer each clause lies to its ideal. Against z, what holds if nothing passes, it gains

    gain(x) = sum over k of   w_k (|z_k - r_k| - |x_k - r_k|)

With one clause and no reluctance a player votes yes exactly where `models.council.accepts` says so; ties are
consent there and here. To this weighted form of the spatial model of voting the game adds red lines, that is
places beyond which a player refuses whatever else the text holds, and a reluctance within which it abstains:
both are a modeller's choice, shown with their reasons in the briefs.

The names are the field's: *ideal point*, *reversion point*, *veto*, *penholder* (who writes the draft).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

from twoviews.bank.council import FOLLOWERS, PERMANENT, SeatId, Vote, carried, counted
from twoviews.game.drafts import CouncilTable, Draft

TIE = 1e-12
"""Gains this near to 0 are ties, as in `models.council`."""


@dataclass(frozen=True)
class Tally:
    """The count of all fifteen votes; the eleven members not at the table vote like a seat."""

    yes: int
    no: int
    abstain: int
    vetoes: tuple[SeatId, ...]
    adopted: bool

    def __str__(self) -> str:
        return f"{self.yes}-{self.no}-{self.abstain}"


# ── what a seat gains ────────────────────────────────────────────────────────


def satisfaction(table: CouncilTable, seat: SeatId, draft: Draft) -> float:
    """How well a text suits a seat: minus the weighted distance from its ideal, 0 at best."""
    stands = table.stands[seat].values()
    return -fsum(s.weight * abs(table.level(s.clause, draft).place - s.ideal) for s in stands)


def contributions(table: CouncilTable, seat: SeatId, draft: Draft) -> dict[str, float]:
    """What each clause adds to the seat's gain, against what holds if nothing passes; they sum to `gain`."""
    worth, without = table.worth[seat], table.reversion
    return {key: levels[draft.get(key, without[key])] for key, levels in worth.items()}


def gain(table: CouncilTable, seat: SeatId, draft: Draft) -> float:
    """satisfaction(draft) - satisfaction(reversion)."""
    return fsum(contributions(table, seat, draft).values())


def crosses(table: CouncilTable, seat: SeatId, draft: Draft) -> tuple[str, ...]:
    """The clauses in which a text crosses a red line of the seat.

    A line counts only where the text goes further beyond it than what holds if nothing passes.
    """
    beyond, without = table.beyond[seat], table.reversion
    return tuple(key for key, levels in beyond.items() if levels[draft.get(key, without[key])])


def vote(table: CouncilTable, seat: SeatId, draft: Draft) -> Vote:
    """No beyond a red line or for a loss above the reluctance; abstention for a smaller loss; else yes."""
    worth = gain(table, seat, draft)
    if crosses(table, seat, draft) or worth < -table.seats[seat].reluctance - TIE:
        return "no"
    return "abstain" if worth < -TIE else "yes"


def votes(table: CouncilTable, draft: Draft, cast: Mapping[SeatId, Vote] | None = None) -> dict[SeatId, Vote]:
    """The votes of all four seats; `cast` are those of people, who decide for themselves."""
    given = cast or {}
    return {key: given[key] if key in given else vote(table, key, draft) for key in table.seats}


def tally(votes: Mapping[SeatId, Vote], followers: Mapping[SeatId, int] = FOLLOWERS) -> Tally:
    """Count the fifteen votes: adopted with nine yes and no veto (Charter, Article 27).

    followers: how many members that are not at the table vote like each seat.
    """
    vetoes = tuple(key for key, cast in votes.items() if key in PERMANENT and cast == "no")
    return Tally(*counted(votes, followers), vetoes=vetoes, adopted=carried(votes, followers))


def outcome(table: CouncilTable, draft: Draft, cast: Mapping[SeatId, Vote] | None = None) -> Tally:
    """How the vote on a text ends; `cast` are the votes of people."""
    return tally(votes(table, draft, cast), table.scenario.followers)
