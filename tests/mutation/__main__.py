"""How many small faults the tests find: mutants of a package, made by cosmic-ray, each tried by its tests.

    uv run --group mutation python tests/mutation bank 50

tries 50 mutants of `twoviews.bank`, drawn by chance but the same in every run, in a copy of the course.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from cosmic_ray.commands import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import WorkItem, WorkResult

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("src", "tests", "assets", "notebooks", "exercises", "pyproject.toml", "uv.lock", "README.md")
TESTS = {
    "bank": "tests/test_bank_*.py src/twoviews/bank/kinds",
    "game": "tests/test_game_*.py",
    "models": "tests/test_models*.py",
    "record": "tests/test_record_*.py tests/test_odd_records.py",
}
LEFT_OUT = ("_BitOr_", "RemoveDecorator")
"""Operators whose mutants run like the original: `|` stands mostly in types, decorators keep results."""
SEED = 20171222
PATIENCE = 300.0  # seconds after which a mutant counts as found, for it does not end


def main(package: str, count: int) -> None:
    """Try so many mutants of a package; say of each what became of it, and the score at the end."""
    with tempfile.TemporaryDirectory() as place:
        os.chdir(copied(Path(place)))
        os.environ |= {"PYTHONPATH": "src:tests", "CI": "true"}
        tests = " ".join(str(path) for each in TESTS[package].split() for path in sorted(Path().glob(each)))
        command = f"{sys.executable} -m pytest -n0 -x -q -p no:cacheprovider {tests}"
        survived = 0
        for number, item in enumerate(sample(package, count), 1):
            began = time.monotonic()
            result = mutate_and_test(item.mutations, command, PATIENCE)
            survived += not result.is_killed
            print(f"{number:4d} {time.monotonic() - began:4.0f} s  {told(item, result)}", flush=True)
    print(f"{package}: {count - survived} of {count} found, {100 * (1 - survived / count):.1f} per cent")


def copied(place: Path) -> Path:
    """A copy of what the tests need, in which mutants may stand."""
    for name in PARTS:
        here = ROOT / name
        if here.is_dir():
            shutil.copytree(here, place / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy2(here, place / name)
    return place


def sample(package: str, count: int) -> list[WorkItem]:
    """So many mutants of a package; fails if there are fewer."""
    modules = [path for path in Path("src/twoviews", package).rglob("*.py") if path.name[:5] != "test_"]
    with use_db("mutants.sqlite", WorkDB.Mode.create) as found:
        init(sorted(modules), found, {})
        every = sorted(_counted(found.work_items), key=_place)
    return random.Random(SEED).sample(every, count)


def _counted(items: Iterator[WorkItem]) -> Iterator[WorkItem]:
    for item in items:
        if not any(each in item.mutations[0].operator_name for each in LEFT_OUT):
            yield item


def _place(item: WorkItem) -> tuple[str, str, int]:
    (mutation,) = item.mutations
    return str(mutation.module_path), mutation.operator_name, mutation.occurrence


def told(item: WorkItem, result: WorkResult) -> str:
    """Where the mutant stood, and its change if no test found it."""
    (mutation,) = item.mutations
    line = f"{mutation.module_path}:{mutation.start_pos[0]} {mutation.operator_name.removeprefix('core/')}"
    if result.is_killed:
        return f"found     {line}"
    changed = [each for each in (result.diff or "").splitlines() if each[:1] in ("+", "-")][2:]
    return "\n".join([f"SURVIVED  {line}", *(f"       {each}" for each in changed)])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
