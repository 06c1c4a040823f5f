"""Every Python marks and plays alike: responses and games, here and in the Python of the built site."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import corpus
import games
import marking
import sites
from twoviews.teaching.site import scripts

HERE = Path(__file__).parent
GAMES = int(os.environ.get("TWOVIEWS_GAMES", "25"))
"""How many games are played; by hand TWOVIEWS_GAMES=1000."""
Job = tuple[Callable[[Iterable[Any]], Iterable[str]], list[Any]]


@cache
def jobs() -> list[Job]:
    return [(marking.marked, corpus.rows()), (games.played, corpus.games(GAMES))]


@cache
def done_here() -> list[list[str]]:
    """What this Python makes of each job's rows, as JSON has them."""
    return [[*work(json.loads(json.dumps(rows)))] for work, rows in jobs()]


def test_the_corpus_is_large_and_of_every_sort() -> None:
    (_, rows), _ = jobs()
    assert rows == corpus.rows()
    assert len(rows) >= 10_000
    told = done_here()[0][: len(rows)]
    unanswered = sum(text.startswith("Unanswered") for text in told)
    assert 0.3 < unanswered / len(rows) < 0.7
    assert len(set(told)) > 1_000


def test_the_games_are_of_every_sort() -> None:
    told = done_here()[1][:25]
    assert len(set(told)) == len(told)
    assert sum("Tally(" in text for text in told) / len(told) > 0.9
    for sign in ("The text is adopted", "The veto of", "has no level", "Request("):
        assert any(sign in text for text in told), sign


def test_the_built_site_marks_and_plays_as_this_python_does() -> None:
    for here, there in zip(done_here(), in_pyodide(jobs()), strict=True):
        assert len(here) == len(there)
        assert [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]][:3] == []


def in_pyodide(jobs: list[Job]) -> list[list[str]]:
    """What the Python of the built site makes of each job's rows."""
    site = sites.built()
    (core,) = site.glob("pyodide-*")
    asked = [
        {"source": Path(work.__code__.co_filename).read_text("utf-8"), "call": work.__name__, "rows": rows}
        for work, rows in jobs
    ]
    with TemporaryDirectory() as place:
        zips = [Path(place) / f"{name}.zip" for name in ("library", "course")]
        for each in zips:
            (packed,) = site.glob(f"python/{each.stem}-*.bin")
            each.write_bytes(gzip.decompress(packed.read_bytes()))
        done = subprocess.run(
            ["node", scripts.ONCE, HERE / "pyodide.mjs", core, *zips],
            input=json.dumps(asked), capture_output=True, text=True, check=False, encoding="utf-8",
        )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    results: list[list[str]] = json.loads(done.stdout)
    return results
