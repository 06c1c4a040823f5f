"""What runs without a kernel imports in a Python that has no more than a browser's.

No numpy, pandas, matplotlib or Jupyter, no C loader of YAML, no file locks, and no thread starts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ABSENT = (
    "numpy",
    "pandas",
    "matplotlib",
    "ipywidgets",
    "anywidget",
    "IPython",
    "fcntl",
    "yaml._yaml",
)
BARE = f"""
import importlib, pkgutil, sys, threading

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name in {ABSENT!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

def no_thread(self):
    raise RuntimeError("can't start new thread")

for name in {ABSENT!r}:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Absent())
threading.Thread.start = no_thread
"""
ALL = """
rooms = ("bank", "record", "game", "parts", "portfolio", "returning")
for room in rooms:
    package = importlib.import_module(f"twoviews.{room}")
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.rpartition(".")[2].startswith("test_"):
            importlib.import_module(found.name)
import twoviews.course, twoviews.hosts.desk
"""
USE = """
import itertools
import twoviews
from twoviews.hosts.desk import Desk

first, foretold, played = (twoviews.lesson(number) for number in ("01", "11", "12"))
desk = Desk([
    played.council(), foretold.forecast(), first.quiz(), *first.predict(), first.opinions(), *first.discuss(),
    first.progress(), first.portfolio(), first.change(),
])
for number in range(len(desk.parts)):
    assert desk.opened(number)["content"]["kind"], number

numbers = itertools.count(1)

def ask(number, act, **details):
    (said,) = desk.hear(number, {"do": act, "n": next(numbers), "with": details})
    assert not said.get("trouble") and not said.get("unanswered"), said.get("unanswered") or said["trouble"]
    return said

def move(**move):
    return ask(0, "move", move=move, seconds=1)["state"]["game"]

move(do="choose", scenario="2017-09", people=[], seed=7)
move(do="go on")
move(do="propose")
for _ in range(4):
    game = move(do="go on")
assert game["phase"] == "debrief", game["phase"]
verdict = ask(1, "lock", forecasts={desk.opened(1)["content"]["forecasts"][0]["id"]: 30})["state"]["verdict"]
assert verdict["words"] and not verdict.get("svg")
"""


def bare(source: str, record: Path) -> subprocess.CompletedProcess[str]:
    """Run that source in such a Python."""
    return subprocess.run(
        [sys.executable, "-c", BARE + source],
        env={**os.environ, "TWOVIEWS_RECORD": str(record)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_room_imports(tmp_path: Path) -> None:
    done = bare(ALL, tmp_path / "record.sqlite")
    assert done.returncode == 0, done.stderr


def test_a_game_is_played_and_a_forecast_scored(tmp_path: Path) -> None:
    done = bare(USE, tmp_path / "record.sqlite")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    from twoviews.record import Record

    assert {told.verb for told in Record(tmp_path / "record.sqlite").statements()} == {"decided", "predicted"}
