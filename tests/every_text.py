"""Every text of a Council scenario at once, by which the tests know that the game is as the lesson says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from twoviews.bank.council import PERMANENT, SeatId
from twoviews.game.drafts import CouncilTable
from twoviews.game.voting import TIE


def best_text(table: CouncilTable, penholder: SeatId | None = None) -> dict[str, int]:
    """The text that suits `penholder` (the occasion's author, if not given) best among all that pass.

    Every combination of levels is tried. What holds if nothing passes always passes, so there is one; of
    equal texts it is the one with the lower levels in the first clauses.
    """
    wanted = _all(table, table.worth[penholder or table.author], np.add)
    possible = passing(table)
    best = np.unravel_index(np.argmax(np.where(possible, wanted, -np.inf)), possible.shape)
    return dict(zip(table.clauses, map(int, best), strict=True))


def passing(table: CouncilTable) -> NDArray[np.bool_]:
    """For every combination of levels, one axis a clause, whether it is adopted."""
    shape = tuple(len(clause.levels) for clause in table.clauses.values())
    adopted = np.ones(shape, dtype=bool)
    for seat, entry in table.seats.items():
        worth, crossed = (
            _all(table, table.worth[seat], np.add),
            _all(table, table.beyond[seat], np.logical_or),
        )
        least = -entry.reluctance if seat in PERMANENT else 0.0
        adopted &= (worth >= least - TIE) & ~crossed
    return adopted


def _all(table: CouncilTable, levels: Mapping[str, tuple[float, ...]], join: np.ufunc) -> NDArray[Any]:
    """The numbers of each clause's levels, joined over all combinations; 0 for a clause that has none."""
    nothing = {key: (0,) * len(clause.levels) for key, clause in table.clauses.items()}
    return reduce(join.outer, (np.asarray(levels.get(key, nothing[key])) for key in table.clauses))
