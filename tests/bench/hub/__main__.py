"""The recipe for many students on one server, run as it is written.

    uv run --group hub python tests/bench/hub trial
    uv run --group hub python tests/bench/hub load --students 30 --seconds 600

It installs the course and a hub in a folder of its own, beside a simulated platform of LTI 1.3, and takes it
all away again, accounts included; so it needs root, npm and git. `trial` tries what a teacher relies on: who
gets in, what others see, the update in mid-term, what is idle, a real browser. `load` holds a class. `--place
FOLDER` keeps the installation there for the next time, `--pictures FOLDER` what the browser showed.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TESTS / name) for name in ("bench/hub", "bench", "", "browser")]

from browsing import browsed, files  # noqa: E402
from figures import Figure  # noqa: E402
from load import taught  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402
from school import opened  # noqa: E402
from trial import tried  # noqa: E402


def main() -> None:
    """Run the trial or the class, and print each table as soon as it is there."""
    asked = ArgumentParser()
    asked.add_argument("what", choices=["trial", "load"])
    asked.add_argument("--students", type=int, default=30)
    asked.add_argument("--seconds", type=float, default=600)
    asked.add_argument("--place", type=Path)
    asked.add_argument("--pictures", type=Path)
    given = asked.parse_args()
    with opened(given.place) as (school, platform):
        if given.what == "trial":
            show("what a teacher relies on", tried(school, platform))
            show("in a browser", browsed(school, platform, given.pictures))
        else:
            page = files(school, platform)
            title = f"{given.students} students, {given.seconds:g} s, {len(page)} files a page"
            show(title, taught(school, platform, given.students, given.seconds, page))


def show(title: str, figures: Iterator[Figure]) -> None:
    """Print a table."""
    table = Table("what", "measured", "asked for", "reached", title=title)
    for figure in figures:
        table.add_row(*figure.cells())
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
