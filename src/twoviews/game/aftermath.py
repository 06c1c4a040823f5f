"""The three years after the vote, under each view's beliefs: enforcement, leakage, the target's response.

Nobody knows what a text will do. So each view's own beliefs are run through the models of the course, many
times with the numbers that it leaves open drawn at random, and the two stand side by side:

- fuel: `models.leakage`. The text takes away a share of the oil; leakage, drawn from the belief's range, and
  smugglers bring part of it back. Buyers react as in the short run at first, as in the long run at the end.
- workers: `models.inspection`. A share of the employers breaks the rule; the others' workers go home.
- everything else that bites loses the leaked share.
- felt pressure is the pressure on paper without what is undone, and `models.escalation` says what the target
  does under it: comply, endure or escalate.

Leaks grow, for busters learn: each year a share `ADAPTATION` of what still held is lost, half of it where
experts watch. The numbers, with what each view holds of them, are in `twoviews.game.assumptions`. The models
do not see what exemptions are worth to people, nor what happens when a text ends (`unseen`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twoviews.bank.council import Belief, Clause
from twoviews.game.assumptions import (
    ADAPTATION,
    CEILING,
    COST_RANGE,
    ELASTICITY,
    FINE,
    GAIN,
    LONG_RUN,
    VIEWS,
    WATCHED,
    Assumptions,
)
from twoviews.game.drafts import Draft, Table, places, pressure
from twoviews.models import escalation, inspection, leakage

Array = NDArray[np.float64]

YEARS, DRAWS = 3, 400


@dataclass(frozen=True)
class Range:
    """The middle of the draws, and the range that holds eight in ten: 10th, 50th, 90th percentile."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Year:
    """One year after the vote, as one view believes it.

    fuel_returned: share of the fuel taken away that comes back; fuel_price: multiple of the old price. `None`
        where the text takes no fuel away.
    breaches: share of employers who break the rule; workers: share of the workers still abroad. `None` where
        the text has no rule on workers.
    felt: pressure that arrives, 0 to 10. comply, endure, escalate: probabilities.
    """

    number: int
    felt: Range
    comply: Range
    endure: Range
    escalate: Range
    fuel_returned: Range | None = None
    fuel_price: Range | None = None
    breaches: Range | None = None
    workers: Range | None = None


@dataclass(frozen=True)
class Outlook:
    """Three years under one belief. `paper` is the pressure on paper, 0 to 10."""

    belief: Belief
    paper: float
    years: tuple[Year, ...]

    @property
    def last(self) -> Year:
        """The last year."""
        return self.years[-1]


def aftermath(table: Table, draft: Draft, *, seed: int, draws: int = DRAWS) -> tuple[Outlook, ...]:
    """What follows where `draft` holds, under each belief of the game in its order.

    seed: of the PCG64 generator, 0 or more; the same numbers are drawn for each belief and text, so that a
    difference between two is one of beliefs or of texts. draws: how many, 1 or more.
    """
    chances = np.random.Generator(np.random.PCG64(seed)).random((3, draws, 1))
    return tuple(_outlook(table, draft, belief, chances) for belief in table.content.beliefs)


def watched(table: Table, draft: Draft) -> float:
    """How far experts watch, 0 to 1: the place of the clause on monitoring.

    1 where no such clause is on the table: the Panel of Experts was at work from 2009 to April 2024.
    """
    return _mean(
        [place for key, place in places(table, draft).items() if _feeds(table, key, "monitoring")], 1.0
    )


def fuel_cut(table: Table, draft: Draft) -> float:
    """The share of the fuel that a text takes away, 0 to 1, over the fuel clauses weighted by their bite.

    Of a clause whose levels are amounts it is 1 - amount / amount of the first level, else its place.
    """
    own = [key for key in table.clauses if _feeds(table, key, "fuel")]
    cuts = {key: _cut(table.clauses[key], draft.get(key, table.reversion[key])) for key in own}
    total = sum(table.clauses[key].bite for key in own)
    return min(1.0, sum(table.clauses[key].bite * cut for key, cut in cuts.items()) / total) if total else 0.0


def unseen(table: Table, draft: Draft) -> tuple[str, ...]:
    """The clauses that a text changes and no model here sees: exemptions, end dates and the like."""
    return tuple(
        key
        for key, clause in table.clauses.items()
        if draft.get(key, table.reversion[key]) != table.reversion[key]
        and not clause.bite
        and clause.feeds == "none"
        and clause.group != "talks"
    )


# ── one belief ───────────────────────────────────────────────────────────────


def _outlook(table: Table, draft: Draft, belief: Belief, chances: Array) -> Outlook:
    """One row a draw, one column a year."""
    view, seen = VIEWS[belief.id], watched(table, draft)
    first = belief.leakage_low + (belief.leakage_high - belief.leakage_low) * chances[0]
    kept = (1 - _between(ADAPTATION, WATCHED, seen)) ** np.arange(YEARS)
    leaks = 1 - (1 - first) * kept
    numbers: dict[str, Array] = {}
    undone = {"fuel": leaks, "workers": leaks}
    if cut := fuel_cut(table, draft):
        market = _market(view, seen, cut, leaks, chances[1])
        numbers |= {"fuel_returned": market.returned, "fuel_price": market.price}
        undone["fuel"] = market.returned
    if rule := _rule(table, draft):
        numbers |= _workers(view, seen, rule, chances[2])
        undone["workers"] = numbers["breaches"]
    felt = _felt(table, draft, leaks, undone)
    talks = _mean(
        [place for key, place in places(table, draft).items() if table.clauses[key].group == "talks"], 0
    )
    weapon = belief.weapon - view.guarantee * talks
    chance = escalation.outcomes(felt, weapon, belief.crisis, spread=belief.spread)
    numbers |= {"felt": felt, **vars(chance)}
    return Outlook(belief, pressure(table, draft), _years(numbers))


def _market(view: Assumptions, seen: float, cut: float, leaks: Array, chance: Array) -> leakage.Markets:
    low, high = ELASTICITY
    short = low + (high - low) * chance
    return leakage.equilibria(
        elasticity=short + (LONG_RUN - short) * np.linspace(0, 1, YEARS),
        cut=cut,
        leakage=leaks,
        border_capacity=view.border_capacity,
        risk_premium=_between(view.risk_unwatched, view.risk_watched, seen),
        ceiling_price=CEILING,
    )


def _workers(view: Assumptions, seen: float, rule: float, chance: Array) -> dict[str, Array]:
    """Breaches and stock by draw and year; at place p a rule asks the share p of them to go each year."""
    low, high = COST_RANGE
    stakes = inspection.equilibrium(
        GAIN,
        FINE,
        view.cost * (low + (high - low) * chance),
        view.benefit,
        _between(view.harm_unwatched, view.harm_watched, seen),
    )
    stock = inspection.workers(1.0, rule * (1 - stakes.violate), 0.0, 0.0, years=YEARS)
    return {"breaches": np.repeat(stakes.violate, YEARS, axis=1), "workers": stock.present[:, 0, 1:]}


def _felt(table: Table, draft: Draft, leaks: Array, undone: Mapping[str, Array]) -> Array:
    """Pressure on paper, clause by clause, without what is undone of it."""
    total = sum(clause.bite for clause in table.clauses.values())
    felt = np.zeros_like(leaks)
    for key, place in places(table, draft).items():
        clause = table.clauses[key]
        felt += 10 * clause.bite * place * (1 - undone.get(clause.feeds, leaks)) / (total or 1)
    return felt


def _rule(table: Table, draft: Draft) -> float:
    """How strict the rule on workers is, 0 to 1; 0 if there is none."""
    return _mean([place for key, place in places(table, draft).items() if _feeds(table, key, "workers")], 0.0)


def _years(numbers: Mapping[str, Array]) -> tuple[Year, ...]:
    names = list(numbers)
    stacked = np.stack([np.broadcast_to(numbers[name], numbers["felt"].shape) for name in names])
    spans = np.quantile(stacked, [0.1, 0.5, 0.9], axis=1)
    return tuple(
        Year(
            number=year + 1,
            **{name: Range(*map(float, spans[:, place, year])) for place, name in enumerate(names)},
        )
        for year in range(YEARS)
    )


def _cut(clause: Clause, level: int) -> float:
    most, now = clause.levels[0].value, clause.levels[level].value
    if not most or now is None:
        return clause.levels[level].place
    return max(0.0, 1 - now / most)


def _feeds(table: Table, clause: str, model: str) -> bool:
    return table.clauses[clause].feeds == model


def _between(without: float, with_: float, share: float) -> float:
    return without + (with_ - without) * share


def _mean(numbers: list[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise
