"""The three years after the vote, under each view's beliefs: enforcement, leakage, the target's response.

Nobody knows what a text will do. So each view's own beliefs are run through the models of the course, many
times with the numbers that it leaves open drawn at random, and the two stand side by side:

- fuel: `models.leakage`. The text takes away a share of the oil; leakage, drawn from the belief's range, and
  smugglers bring part of it back. Buyers react as in the short run at first, as in the long run at the end.
- workers: `models.inspection`. A share of the employers breaks the rule; the others' workers go home.
- everything else that bites loses the leaked share.
- felt pressure is the pressure on paper without what is undone, and `models.escalation` says what the target
  does under it: comply, endure or escalate.

- the burden on people is what arrives of each clause, weighted by how near it is to daily life, without what
  exceptions take off it on the ground.

Leaks grow, for busters learn: each year a share `ADAPTATION` of what still held is lost, half of it where
experts watch. Where a text sets an end date, measures come up for renewal each year with the chance that its
place says, and hold if they are renewed. The numbers, with what each view holds of them, are in
`twoviews.game.assumptions`. What no model here sees is said beside both gauges (`unseen`, `BLIND`).

Sums are exact (`fsum`), for `sum` rounds otherwise from Python 3.12 on: the same moves make the same game in
every Python.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import fsum

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
)
from twoviews.game.chances import uniform
from twoviews.game.drafts import HARDEST, CouncilTable, Draft, burden, places, pressure, relief
from twoviews.models import single

YEARS, DRAWS = 3, 400
BLIND = (
    "The gauge of pressure and response does not see aid, a way off the list, what a government spends on"
    " its own people, or a war elsewhere that makes enforcement a favour.",
    "The gauge for people does not see harvests, borders that North Korea closed itself, what its government"
    " spends on weapons, or measures of single states. The Panel of Experts found no data that tell the"
    " Council's measures apart from these.",
)
"""What each of the two gauges cannot see."""


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
    felt: pressure that arrives, 0 to 10. people: burden on ordinary people, 0 to 10.
    comply, endure, escalate: probabilities.
    """

    number: int
    felt: Range
    people: Range
    comply: Range
    endure: Range
    escalate: Range
    fuel_returned: Range | None = None
    fuel_price: Range | None = None
    breaches: Range | None = None
    workers: Range | None = None


@dataclass(frozen=True)
class Outlook:
    """Three years under one belief. `paper` and `weight` are pressure and burden on paper, 0 to 10."""

    belief: Belief
    paper: float
    weight: float
    years: tuple[Year, ...]

    @property
    def last(self) -> Year:
        """The last year."""
        return self.years[-1]


def aftermath(table: CouncilTable, draft: Draft, *, seed: int, draws: int = DRAWS) -> tuple[Outlook, ...]:
    """What follows where `draft` holds, under each belief of the game in its order.

    seed: of the PCG64 generator, 0 or more; the same numbers are drawn for each belief and text, so that a
    difference between two is one of beliefs or of texts. draws: how many, 1 or more.
    """
    return _outlooks(table, tuple(draft.items()), seed, draws)


@lru_cache(maxsize=64)
def _outlooks(
    table: CouncilTable, text: tuple[tuple[str, int], ...], seed: int, draws: int
) -> tuple[Outlook, ...]:
    """Worked out once: after a vote the same years are asked for at each step."""
    numbers, draft = uniform(seed), dict(text)
    chances = list(zip(*(list(islice(numbers, draws)) for _ in range(3)), strict=True))
    return tuple(_outlook(table, draft, belief, chances) for belief in table.beliefs)


def watched(table: CouncilTable, draft: Draft) -> float:
    """How far experts watch, 0 to 1: the place of the clause on monitoring.

    1 where no such clause is on the table: the Panel of Experts was at work from 2009 to April 2024.
    """
    return _mean(
        [place for key, place in places(table, draft).items() if _feeds(table, key, "monitoring")], 1.0
    )


def fuel_cut(table: CouncilTable, draft: Draft) -> float:
    """The share of the fuel that a text takes away, 0 to 1, over the fuel clauses weighted by their bite.

    Of a clause whose levels are amounts it is 1 - amount / amount of the first level, else its place.
    """
    own = [key for key in table.clauses if _feeds(table, key, "fuel")]
    cuts = {key: _cut(table.clauses[key], draft.get(key, table.reversion[key])) for key in own}
    total = fsum(table.clauses[key].bite for key in own)
    return (
        min(1.0, fsum(table.clauses[key].bite * cut for key, cut in cuts.items()) / total) if total else 0.0
    )


def unseen(table: CouncilTable, draft: Draft) -> tuple[str, ...]:
    """The clauses that a text changes and no model here sees."""
    return tuple(
        key
        for key, clause in table.clauses.items()
        if draft.get(key, table.reversion[key]) != table.reversion[key]
        and not clause.bite
        and not clause.eases
        and clause.feeds == "none"
        and clause.group not in ("talks", "end date")
    )


# ── one belief ───────────────────────────────────────────────────────────────

Drawn = tuple[float, float, float]
"""What is drawn, each from 0 to 1: how much leaks, how demand answers to the price, what a check costs."""
Numbers = dict[str, float]
"""What comes of one year, by the names in `Year`."""


def _outlook(table: CouncilTable, draft: Draft, belief: Belief, chances: Sequence[Drawn]) -> Outlook:
    world = _World(table, draft, belief)
    drawn = [world.years(*each) for each in chances]
    return Outlook(belief, pressure(table, draft), burden(table, draft), _years(drawn))


class _World:
    """A text under one belief: what no draw changes, and the years that follow from one."""

    def __init__(self, table: CouncilTable, draft: Draft, belief: Belief) -> None:
        self._belief, self._view, seen = belief, VIEWS[belief.id], watched(table, draft)
        self._cut, self._rule = fuel_cut(table, draft), _rule(table, draft)
        self._kept = 1 - _between(ADAPTATION, WATCHED, seen)
        self._risk = _between(self._view.risk_unwatched, self._view.risk_watched, seen)
        missed = _between(self._view.harm_unwatched, self._view.harm_watched, seen)
        self._worth = self._view.benefit + missed
        placed, total = places(table, draft), fsum(clause.bite for clause in table.clauses.values())
        self._bites = [
            (table.clauses[key].feeds, HARDEST * table.clauses[key].bite * place / (total or 1))
            for key, place in placed.items()
        ]
        harm = fsum(clause.harm for clause in table.clauses.values())
        self._harms = [
            (table.clauses[key].feeds, HARDEST * table.clauses[key].harm * place / (harm or 1))
            for key, place in placed.items()
        ]
        self._hardship = self._view.people * (1 - self._view.reach * relief(table, draft))
        term = _mean([place for key, place in placed.items() if table.clauses[key].group == "end date"], 0)
        self._holds = 1 - term * (1 - self._view.renewed)
        talks = _mean([place for key, place in placed.items() if table.clauses[key].group == "talks"], 0)
        self._weapon = belief.weapon - self._view.guarantee * talks

    def years(self, leak: float, demand: float, check: float) -> list[Numbers]:
        """One draw, year by year; at place p a rule on workers asks the share p of them to go each year."""
        low, high = self._belief.leakage_low, self._belief.leakage_high
        first, breaches, workers = low + (high - low) * leak, self._breaches(check), 1.0
        told = []
        for year in range(YEARS):
            leaks = 1 - (1 - first) * self._kept**year
            numbers: Numbers = {}
            undone = {"fuel": leaks, "workers": leaks}
            if self._cut:
                market = self._market(year, leaks, demand)
                numbers |= {"fuel_returned": market.returned, "fuel_price": market.price}
                undone["fuel"] = market.returned
            if self._rule:
                workers *= 1 - self._rule * (1 - breaches)
                numbers |= {"breaches": breaches, "workers": workers}
                undone["workers"] = breaches
            holds = self._holds**year
            numbers["people"] = holds * self._hardship * _arriving(self._harms, leaks, undone)
            told.append(numbers | self._response(holds * _arriving(self._bites, leaks, undone)))
        return told

    def _market(self, year: int, leaks: float, demand: float) -> single.Market:
        low, high = ELASTICITY
        short = low + (high - low) * demand
        return single.market(
            elasticity=short + (LONG_RUN - short) * year / (YEARS - 1),
            cut=self._cut,
            leakage=leaks,
            border_capacity=self._view.border_capacity,
            risk_premium=self._risk,
            ceiling=CEILING,
        )

    def _breaches(self, check: float) -> float:
        low, high = COST_RANGE
        return single.breaches(GAIN, FINE, self._view.cost * (low + (high - low) * check), self._worth)

    def _response(self, felt: float) -> Numbers:
        chance = single.outcome(felt, self._weapon, self._belief.crisis, spread=self._belief.spread)
        return {
            "felt": felt, "comply": chance.comply, "endure": chance.endure, "escalate": chance.escalate,
        }  # fmt: skip


def _arriving(weights: Sequence[tuple[str, float]], leaks: float, undone: Mapping[str, float]) -> float:
    """What a text has on paper, clause by clause, without what is undone of it."""
    return fsum([weight * (1 - undone.get(feeds, leaks)) for feeds, weight in weights])


def _years(drawn: Sequence[Sequence[Numbers]]) -> tuple[Year, ...]:
    return tuple(
        Year(number, **{name: _range([each[name] for each in numbers]) for name in numbers[0]})
        for number, numbers in enumerate(zip(*drawn, strict=True), start=1)
    )


def _range(numbers: list[float]) -> Range:
    numbers.sort()
    return Range(*(_quantile(numbers, share) for share in (0.1, 0.5, 0.9)))


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Between the two nearest, in proportion."""
    place = (len(ordered) - 1) * share
    below = int(place)
    low, high = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    return low + (high - low) * (place - below)


def _rule(table: CouncilTable, draft: Draft) -> float:
    """How strict the rule on workers is, 0 to 1; 0 if there is none."""
    return _mean([place for key, place in places(table, draft).items() if _feeds(table, key, "workers")], 0.0)


def _cut(clause: Clause, level: int) -> float:
    most, now = clause.levels[0].value, clause.levels[level].value
    if not most or now is None:
        return clause.levels[level].place
    return max(0.0, 1 - now / most)


def _feeds(table: CouncilTable, clause: str, model: str) -> bool:
    return table.clauses[clause].feeds == model


def _between(without: float, with_: float, share: float) -> float:
    return without + (with_ - without) * share


def _mean(numbers: list[float], otherwise: float) -> float:
    return fsum(numbers) / len(numbers) if numbers else otherwise
