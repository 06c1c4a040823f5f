"""How the cases of each data set ended: the tables of lesson 02 as samples that the model can judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal, Protocol

import numpy as np

from twoviews import tables
from twoviews.models.success import SCORES, Array, Least, Rate, Tally, judged, scored

Fate = Literal["success", "failure", "left out"]

WORKED = "#7d6bd6"
"""The colour of what counts as a success; no party has it."""
UNITS = ("sanctions imposed", "threats made", "threats never carried out", "threats and impositions")
IMPOSED, THREATENED, NEVER, EVERY = range(4)

LADDER = ("full", "partial", "settled", "failed", "unknown")
GAVE_WAY = {"full": "gave way", "failed": "did not"}
TIES_NAMES = {
    "full": "gave way completely",
    "partial": "gave way in part",
    "settled": "settled",
    "failed": "did not give way",
    "unknown": "not known",
}
GSDB_NAMES = {
    "full": "reached in full",
    "partial": "reached in part",
    "settled": "settled",
    "failed": "failed",
    "unknown": "still going on",
}


class Sample(Protocol):
    """Cases of one data set and one unit, which a definition of success divides."""

    @property
    def idle(self) -> str:
        """Which parts of a definition make no difference to these cases, in a sentence."""
        ...

    def rate(self, threshold: int, least: Least, unknown_fails: bool) -> Rate:
        """Successes among the cases by this definition."""
        ...

    def rows(self, threshold: int, least: Least, unknown_fails: bool) -> list[tuple[str, int, Fate]]:
        """Name, number of cases and fate of each score or outcome, from the highest to the lowest."""
        ...


@dataclass(frozen=True)
class Scores:
    """Cases with a score; `grid` counts them by policy result and contribution."""

    grid: Array

    @property
    def idle(self) -> str:
        """A score knows neither settlements nor open cases."""
        return "Here only the cases and the score make a difference."

    def rate(self, threshold: int, least: Least, unknown_fails: bool) -> Rate:
        """Only the threshold matters."""
        return scored(self.grid, threshold)

    def rows(self, threshold: int, least: Least, unknown_fails: bool) -> list[tuple[str, int, Fate]]:
        """One row a score."""
        counts = {score: int(self.grid[score == SCORES].sum()) for score in np.unique(SCORES)[::-1]}
        return [(f"score {s}", n, "success" if s >= threshold else "failure") for s, n in counts.items()]


@dataclass(frozen=True)
class Outcomes:
    """Cases with an outcome; `names` has those that the data set tells apart."""

    tally: Tally
    names: Mapping[str, str]

    @property
    def idle(self) -> str:
        """Where giving way has no degrees, only the choice of cases is left."""
        if "settled" in self.names:
            return "Here the score makes no difference."
        return "Here only the choice of cases makes a difference."

    def rate(self, threshold: int, least: Least, unknown_fails: bool) -> Rate:
        """Only the outcome that suffices and the unknown cases matter."""
        return judged(self.tally, least, unknown_fails)

    def rows(self, threshold: int, least: Least, unknown_fails: bool) -> list[tuple[str, int, Fate]]:
        """One row an outcome."""
        fates: list[Fate] = ["success" if rung <= least else "failure" for rung in range(3)]
        fates += ["failure", "failure" if unknown_fails else "left out"]
        counted = zip(LADDER, fates, strict=True)
        return [(self.names[k], int(getattr(self.tally, k)), f) for k, f in counted if k in self.names]


def score_grids() -> Mapping[int, Array]:
    """The score grid of EUSANCT by unit: rows are policy results, columns contributions."""
    order = itemgetter("policy_result", "sanctions_contribution")
    cells = sorted(tables.rows("eusanct_score_grid"), key=order)
    every, imposed = (
        np.array([cell[which] for cell in cells], dtype=float).reshape(4, 4)
        for which in ("all_cases_n", "imposed_cases_n")
    )
    return {IMPOSED: imposed, NEVER: every - imposed, EVERY: every}


def eusanct() -> Mapping[int, Tally]:
    """Who gave way in EUSANCT, by unit. Settlements are among those who did not."""
    rows = {row["category"]: row for row in tables.rows("eusanct_outcome_summary")}
    every, never = rows["all"], rows["threat only, never imposed"]
    return {
        IMPOSED: _of(every["imposed_target_gave_way_n"], every["imposed_n"]),
        THREATENED: _published("EUSANCT", "all threatened"),
        NEVER: _of(never["target_gave_way_n"], never["cases_n"]),
        EVERY: _of(every["target_gave_way_n"], every["cases_n"]),
    }


def ties(row: tables.Row) -> Tally:
    """Impositions in one row of `ties_impositions_summary`."""
    return Tally(
        full=row["complete_acquiescence_n"],
        partial=row["partial_acquiescence_n"],
        settled=row["negotiated_settlement_n"],
        failed=row["stalemate_n"] + row["sender_capitulation_n"],
        unknown=row["outcome_missing_n"],
    )


def gsdb(row: tables.Row) -> Tally:
    """Pairs of a case and an aim in one row of `gsdb_r4_outcome_summary`."""
    return Tally(
        full=row["success_total_n"],
        partial=row["success_partial_n"],
        settled=row["negotiated_settlement_n"],
        failed=row["failed_n"],
        unknown=row["ongoing_n"],
    )


def samples() -> tuple[Mapping[int, Sample], ...]:
    """What the explorer offers: EUSANCT by score, EUSANCT by outcome, TIES, GSDB; each by unit."""
    impositions, pairs = tables.rows("ties_impositions_summary"), tables.rows("gsdb_r4_outcome_summary")
    return (
        {unit: Scores(grid) for unit, grid in score_grids().items()},
        {unit: Outcomes(tally, GAVE_WAY) for unit, tally in eusanct().items()},
        {
            IMPOSED: Outcomes(ties(impositions[0]), TIES_NAMES),
            THREATENED: Outcomes(_published("TIES-based", "threats"), GAVE_WAY),
        },
        {IMPOSED: Outcomes(gsdb(pairs[0]), GSDB_NAMES)},
    )


def _published(dataset: str, subset: str) -> Tally:
    rates = tables.rows("success_rate_by_definition")
    row = next(row for row in rates if row["dataset"].startswith(dataset) and row["subset"] == subset)
    return _of(row["numerator"], row["denominator"])


def _of(successes: int, cases: int) -> Tally:
    return Tally(full=successes, failed=cases - successes)
