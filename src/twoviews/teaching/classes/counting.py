"""The batches of a class as tables that duckdb counts, out of core: no more in memory than is asked for.

`rows` has what counts of each learner and slot, `slots` what the slots are, `learners` and `texts` the rest.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from twoviews.teaching.classes.keeping import Kept
from twoviews.teaching.classes.slots import Slots

MEMORY = "2GB"
"""What duckdb may hold; what goes beyond lies beside the batches while it counts."""


class Counted:
    """Asks the tables of one class."""

    def __init__(self, kept: Kept, slots: Slots, memory: str = MEMORY) -> None:
        self.kept, self.slots = kept, slots
        self.db = duckdb.connect()
        self.db.execute("SET memory_limit = ?", [memory])
        self.db.execute("SET temp_directory = ?", [str(Path(kept.folder) / "spill")])
        self.db.execute("SET threads = ?", [os.cpu_count() or 1])
        self.db.execute("SET preserve_insertion_order = false")
        for table in ("learners", "rows", "texts", "aside"):
            self.db.from_parquet(kept.tables(table)).create_view(table)
        self.db.register("held_slots", _as_columns(slots))
        self.db.execute("CREATE TABLE slots AS SELECT * FROM held_slots")

    def ask(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of an answer."""
        return self.db.execute(query, list(values)).fetchall()

    def one(self, query: str, *values: Any) -> tuple[Any, ...]:
        """The only row of an answer."""
        (row,) = self.ask(query, *values)
        return row

    def close(self) -> None:
        """Let go of the files."""
        self.db.close()


def _as_columns(slots: Slots) -> dict[str, Any]:
    sizes = _sizes(slots)

    def column(values: Sequence[Any], kind: Any) -> Any:
        return np.array(values, dtype=kind)

    every = slots.all
    return {
        "slot": column([each.number for each in every], np.int16),
        "lesson": column([each.lesson for each in every], object),
        "sort": column([each.sort for each in every], object),
        "section": column([each.section for each in every], object),
        "core": column([each.core for each in every], np.bool_),
        "others": column([sizes[each.lesson, each.section] - 1 for each in every], np.int16),
    }


def _sizes(slots: Slots) -> dict[tuple[str, str], int]:
    sizes: dict[tuple[str, str], int] = {}
    for slot in slots.all:
        sizes[slot.lesson, slot.section] = sizes.get((slot.lesson, slot.section), 0) + 1
    return sizes
