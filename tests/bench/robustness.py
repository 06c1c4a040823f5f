"""What nothing may break, counted: `uv run python tests/bench robustness [word]`, some hours for all of it.

Each section is a function that yields figures; a word runs those whose name contains it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import meanings
import record
import spoilt
import suites
import typing_on
from figures import Figure
from rich.console import Console
from rich.table import Table

SECTIONS: tuple[Callable[[], Iterator[Figure]], ...] = (
    *record.BENCHES, *suites.BENCHES, *meanings.BENCHES, *spoilt.BENCHES, *typing_on.BENCHES,
)  # fmt: skip


def main(word: str = "") -> None:
    """Run the sections and print their figures, each as soon as it is there."""
    console = Console(width=150)
    for section in SECTIONS:
        if word in section.__name__:
            table = Table("what", "measured", "asked for", "reached", title=section.__name__)
            for figure in section():
                table.add_row(*figure.cells())
            console.print(table)
