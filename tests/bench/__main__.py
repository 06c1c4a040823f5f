"""The course against what courses usually do, each pair in the same run: `uv run python tests/bench`.

Prints one line a row: what, ours, theirs, the ratio, what was asked for, and whether it is reached. It needs
Chromium for the rows that only a browser shows. Not a test: a busy machine is no failure. With the word
`robustness` it counts instead what must never be lost: see `robustness`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))

import inside
import outside
import robustness
import whole
from rich.console import Console
from rich.table import Table
from rows import Row

BENCHES: tuple[Callable[[], Iterator[Row]], ...] = (
    inside.explorer_moves,
    inside.maps,
    outside.in_the_browser,
    inside.memory,
    inside.whole_course,
    inside.imports,
    whole.opened_one_after_another,
    whole.game_moves,
)


def main() -> None:
    """Run every benchmark, or those whose name contains the word given, and print the table."""
    wanted, word = [*sys.argv[1:], "", ""][:2]
    if wanted == "robustness":
        robustness.main(word)
        return
    table = Table("what", "ours", "theirs", "ratio", "asked for", "reached")
    for bench in BENCHES:
        if wanted in bench.__name__:
            for row in bench():
                table.add_row(*row.cells())
    Console(width=150).print(table)


if __name__ == "__main__":
    main()
