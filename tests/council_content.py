"""The small game of `council.yml`, and tables of one clause, for the tests of the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import yaml

from twoviews.bank.council import Clause, CouncilGame, Level, Scenario, Seat, Stand
from twoviews.game.drafts import CouncilTable

FILE = Path(__file__).with_name("council.yml")
CONTENT = msgspec.convert(yaml.safe_load(FILE.read_text(encoding="utf-8")), CouncilGame)
SCENARIOS = [entry.id for entry in CONTENT.scenarios]


def drawn(table: CouncilTable, rng: np.random.Generator) -> dict[str, int]:
    """A draft at random."""
    return {key: int(rng.integers(len(clause.levels))) for key, clause in table.clauses.items()}


def one_clause(x: float, z: float, ideal: float, *, reluctance: float = 0.0, **stand: Any) -> CouncilTable:
    """A table with one clause, whose level 0 is the reversion at `z` and whose level 1 is a text at `x`."""
    levels = (Level(label="z", place=z, text="z"), Level(label="x", place=x, text="x"))
    clause = Clause(
        id="a", title="A", group="limit", about="A", levels=levels, bite=1, ground="G", feeds="trade"
    )
    minded = Stand(
        clause="a", ideal=ideal, reason="R", ground="modeller's choice", **{"weight": 1.0, **stand}
    )
    seats = tuple(
        Seat(id=key, name=key, veto=key != "elected", brief="B", red_lines=(), reluctance=reluctance,
             stands=(minded,))
        for key in ("us", "russia", "china", "elected")
    )  # fmt: skip
    scenario = Scenario(
        id="2017-09", title="T", date="2017", situation="S", clauses=("a",), reversion={"a": 0},
        in_force={"a": 0}, asked={"a": 1}, seats=seats, others="O", sources=("s1",),
    )  # fmt: skip
    return CouncilTable(CouncilGame((clause,), (scenario,), ()), scenario)
