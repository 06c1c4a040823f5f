"""How many small faults the tests find: mutants of a package, made by cosmic-ray, each tried by its tests.

    uv run --group mutation --with coverage python tests/mutation bank 60

tries 60 mutants of `twoviews.bank`, drawn by chance but the same in every run, in a copy of the course: first
each with the tests of its own module, then those that pass with the other files of tests that come past their
line, the quickest first. Numbers behind the count try those of the sample alone, once tests were added.
"""

from __future__ import annotations

import difflib
import gc
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import coverage
import pytest
from cosmic_ray.commands import init
from cosmic_ray.mutating import use_mutation
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, WorkItem

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("src", "tests", "assets", "notebooks", "exercises", "pyproject.toml", "uv.lock", "README.md")
TESTS = {
    "bank": (
        "tests/test_bank_*.py", "src/twoviews/bank/kinds/*/test_*.py", "tests/test_check_returns.py",
        "tests/test_check_teach.py", "tests/test_depth.py", "tests/test_keys.py",
    ),
    "game": ("tests/test_game_*.py",),
    "models": ("tests/test_models*.py",),
    "record": ("tests/test_record_*.py", "tests/test_odd_records.py"),
}  # fmt: skip
LEFT_OUT = ("_BitOr_", "RemoveDecorator")
"""Operators whose mutants run like the original: `|` stands mostly in types, decorators keep results."""
SEED = 20171222
PATIENCE = 300  # seconds after which a mutant counts as found, for it does not end
OPTIONS = (
    "-n0", "-x", "-q", "--assert=plain", "-p", "no:cacheprovider",
    "-o", "addopts=--strict-markers -p no:nb_regression",
)  # fmt: skip
LIBRARIES = (
    "bibtexparser", "frictionless", "hypothesis.strategies", "jsonschema", "markdown_it", "matplotlib.figure",
    "msgspec", "pandas", "platformdirs", "xdist.scheduler", "yaml",
)  # fmt: skip
"""Imported once, with pytest's plugins: each run of the tests is a copy of this process, which has them."""


@dataclass(frozen=True)
class File:
    """A file of tests: how long it takes, and the lines of the package that it comes past, by module."""

    path: Path
    seconds: float
    lines: Mapping[Path, frozenset[int]]

    def passes(self, mutation: MutationSpec) -> bool:
        """Whether it comes past the lines of a mutation."""
        reached = self.lines.get(Path(mutation.module_path).resolve(), frozenset())
        return not reached.isdisjoint(range(mutation.start_pos[0], mutation.end_pos[0] + 1))


def main(package: str, count: int, *again: int) -> None:
    """Try so many mutants of a package, or some of them again; say which are not found."""
    with tempfile.TemporaryDirectory() as place:
        os.chdir(copied(Path(place)))
        os.environ |= {"CI": "true", "PYTHONPATH": "src:tests"}
        ready()
        mutants = dict(enumerate(sample(package, count), 1))
        wanted = again or tuple(mutants)
        left = [number for number in wanted if _told(number, mutants[number], own_tests)]
        print(f"{len(left)} of {len(wanted)} pass the tests of their own module.", flush=True)
        left = [number for number in left if _told(number, mutants[number], partial(others, package))]
        print(f"{len(left)} of {len(wanted)} pass all tests of {package}.", flush=True)


def _told(number: int, mutant: WorkItem, tests: Callable[[MutationSpec], list[Path]]) -> bool:
    """Whether a mutant survives these tests; if so, it is shown."""
    change = survives(mutant, tests)
    if change:
        print("\n".join([f"{number}: {mutant.mutations[0].module_path}", *change]), flush=True)
    return bool(change)


def copied(place: Path) -> Path:
    """A copy of what the tests need, in which mutants may stand."""
    for name in PARTS:
        here = ROOT / name
        if here.is_dir():
            shutil.copytree(here, place / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy2(here, place / name)
    return place


def ready() -> None:
    """Import what the tests need besides the course, so that no run of them has to."""
    sys.path[:0] = ["src", "tests"]
    for library in LIBRARIES:
        import_module(library)
    for plugin in entry_points(group="pytest11"):
        plugin.load()
    gc.freeze()


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


@cache
def every_file(package: str) -> list[File]:
    """The files of tests of a package, the quickest first."""
    paths = [path for each in TESTS[package] for path in sorted(Path().glob(each))]
    return sorted((measured(path, package) for path in paths), key=lambda each: each.seconds)


def measured(path: Path, package: str) -> File:
    """A file of tests, run once without a mutant. Raises `SystemExit` if it fails."""
    data, began = Path("lines.coverage"), os.times()
    data.unlink(missing_ok=True)
    if not passed([path], str(data), package):
        raise SystemExit(f"{path} fails without a mutant.")
    ended, reached = os.times(), coverage.CoverageData(str(data))
    reached.read()
    lines = {Path(each): frozenset(reached.lines(each) or ()) for each in reached.measured_files()}
    return File(path, ended.children_user - began.children_user, lines)


def survives(item: WorkItem, tests: Callable[[MutationSpec], list[Path]]) -> list[str]:
    """The changed lines of a mutant that these tests do not find; none if one does."""
    (mutation,) = item.mutations
    operator = get_operator(mutation.operator_name)(**mutation.operator_args)
    paths = tests(mutation)
    with use_mutation(mutation.module_path, operator, mutation.occurrence) as (before, after):
        if not all(passed([path]) for path in paths):
            return []
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:1] in ("+", "-", "@")][2:]


def others(package: str, mutation: MutationSpec) -> list[Path]:
    """The files of tests that come past a mutation, the quickest first, without those of its own module."""
    own = own_tests(mutation)
    return [each.path for each in every_file(package) if each.passes(mutation) and each.path not in own]


def own_tests(mutation: MutationSpec) -> list[Path]:
    """The tests beside a module, and those that mirror it or the folder in which it is."""
    module = Path(mutation.module_path).relative_to("src/twoviews")
    names = module.with_suffix("").parts
    mirrors = (Path(f"tests/test_{'_'.join(names[:end])}.py") for end in range(len(names), 1, -1))
    beside = Path("src/twoviews", module.parent).glob("test_*.py")
    return [*sorted(beside), *(path for path in mirrors if path.exists())]


def passed(tests: Iterable[Path], lines: str = "", package: str = "") -> bool:
    """Whether these tests pass in a new process, in time. Which `lines` they come past can be kept."""
    process = os.fork()
    if process == 0:
        os.setsid()
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        sys.dont_write_bytecode = True
        run = partial(pytest.main, [*OPTIONS, *map(str, tests)])
        os._exit(watched(run, lines, package) if lines else run())
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        done, status = os.waitpid(process, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.05)
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return False


def watched(run: Callable[[], int], lines: str, package: str) -> int:
    """Run, and keep which lines of the package are come past."""
    watcher = coverage.Coverage(lines, include=[f"src/twoviews/{package}/*"])
    watcher.start()
    try:
        return run()
    finally:
        watcher.stop()
        watcher.save()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
