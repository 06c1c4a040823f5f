"""The texts of the Council game's long occasions that were put to the vote, each on its own table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from twoviews.bank import library
from twoviews.bank.council import RealText
from twoviews.game.drafts import CouncilTable
from twoviews.wording import dated


@dataclass(frozen=True)
class Voted:
    """One text, and what lay on the table beside it."""

    table: CouncilTable
    real: RealText

    @property
    def draft(self) -> dict[str, int]:
        """The whole text: a level for every clause."""
        return self.table.complete(self.real.levels)

    @property
    def title(self) -> str:
        """Its label and day, as in "Resolution 2375, 11 September 2017"."""
        return f"{self.real.label}, {dated(self.real.date)}"


@cache
def voted() -> tuple[Voted, ...]:
    """All texts of long occasions that were put to the vote, in the order of the scenarios."""
    content = library.course().council
    return tuple(
        Voted(CouncilTable(content, scenario), real)
        for scenario in content.scenarios
        for real in scenario.real
        if real.voted and not scenario.short
    )
