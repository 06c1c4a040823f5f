"""What the suite tries, at length: statements of every odd form, and every way to have code run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from figures import Figure

ROOT = Path(__file__).resolve().parents[2]
STATEMENTS = 5000
SCENARIOS = 20


def odd_statements() -> Iterator[Figure]:
    """Statements that an import accepts, through every reader."""
    run, failed = _suite("tests/test_odd_records.py", TWOVIEWS_ODD=str(STATEMENTS))
    yield Figure(
        f"{STATEMENTS:,} odd statements in {run} records: records that a reader broke on", failed, most=0
    )


def run_unasked() -> Iterator[Figure]:
    """Notebooks, folders, links and pages that would have code run which nobody asked for."""
    from test_unasked import NOTEBOOKS

    run, failed = _suite("tests/browser/test_unasked.py")
    tried = run - 1 + len(NOTEBOOKS) if run else 0  # one test opens all of these at once
    yield Figure("ways to have code run unasked: tried", tried, least=SCENARIOS)
    yield Figure("ways to have code run unasked: it ran, or nothing was said", failed, most=0)


def _suite(file: str, **environment: str) -> tuple[int, int]:
    """How many tests of a file ran, and how many of them failed."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-n0",
            file,
            f"--junit-xml={told}",
            f"--basetemp={folder}/temp",
        ]
        done = subprocess.run(
            command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False
        )
        if not told.is_file():
            raise RuntimeError(done.stdout + done.stderr)
        if done.returncode:
            print(done.stdout[-4000:], file=sys.stderr)
        (suite,) = ElementTree.parse(told).getroot().iter("testsuite")
    run, skipped, *failed = (int(suite.get(name, "0")) for name in ("tests", "skipped", "failures", "errors"))
    return run - skipped, sum(failed)


BENCHES: tuple[Callable[[], Iterator[Figure]], ...] = (odd_statements, run_unasked)
