"""How the suite runs: what comes first and what runs where.

Tests, and the kernels of nbval, touch nobody's own record and nobody's own Jupyter settings.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

import beside

if TYPE_CHECKING:
    from twoviews.record import Record

FOLDERS = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
FIRST = ("test_house.py", "test_build.py")
LAST = "test_types.py"
LAB = (
    "test_lab.py", "test_opening.py", "test_line_cut.py", "test_page_in_lab.py", "test_typing.py",
    "test_coming_back.py", "test_unasked.py",
)  # fmt: skip
"""What opens JupyterLab, in one worker: servers, window and a lesson in it serve one test after another.

In this order: `student` shuts every page, also that of `at_the_hub`, so whoever takes a student comes first.
"""
LONGEST = (*LAB, "test_worker.py", "test_site_lessons.py", "test_site_keeping.py", "test_council.py")
PLACE = pytest.StashKey[Path]()
BESIDE = pytest.StashKey[subprocess.Popen[bytes]]()

# Kernels and commands that tests start shall not compile every library anew, on any machine.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# A seventh of what tests cost was Python's search for objects that nobody uses any more.
gc.set_threshold(10_000, 20, 20)

# A busy machine is not a bug: no example is failed for being slow. So many are tried of each property, and a
# quarter as many games in test_parts_council.
EXAMPLES = int(os.environ.get("TWOVIEWS_EXAMPLES", "50"))
settings.register_profile("course", deadline=None, max_examples=EXAMPLES)
settings.load_profile("course")


def pytest_configure(config: pytest.Config) -> None:
    place = config.stash[PLACE] = Path(tempfile.mkdtemp(prefix="twoviews-tests-"))
    os.environ |= {name: str(place / name.lower()) for name in FOLDERS}
    os.environ |= {"TWOVIEWS_RECORD": str(place / "record.sqlite"), "JUPYTER_PREFER_ENV_PATH": "1"}


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker a core; none for a file or two, which end before a worker has imported everything.

    None either if something named is missing: only without workers pytest says so.
    """
    named = [Path(arg.partition("::")[0]) for arg in config.args]
    alone = len(named) < 3 and all(path.is_file() for path in named)
    missing = not all(path.exists() for path in named)
    return 0 if alone or missing else os.cpu_count() or 1


class ByFile(LoadScopeScheduling):
    """One worker a file; browser tests of one lesson or one hand are apart; all of JupyterLab is together."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        if Path(file).name in LAB:
            return "JupyterLab"
        return f"{file}[{test.partition('[')[2]}" if "browser" in Path(file).parts else file


def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """In a run of the whole suite, what looks long begins before the workers do, and runs beside them."""
    if config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        config.stash[BESIDE] = beside.begin(config.stash[PLACE])


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Called in the process that hands the tests out."""
    return ByFile(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, Any, Any]:
    """Every second worker reads the tests from the last file to the first, so as to find compiled what is."""
    report = yield
    odd = os.environ.get("PYTEST_XDIST_WORKER", "")[-1:] in {*"13579"}
    if odd and isinstance(collector, pytest.Directory):
        report.result.reverse()
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The house first, so that a typo is reported within seconds; then what runs long; browsers; types last.

    Of browsers what takes longest comes first, so that no worker waits for another at the end.
    """

    def turn(item: pytest.Item) -> tuple[bool, bool, int, Path]:
        browser, last = "browser" in item.path.parts, item.path.name == LAST
        order = LONGEST if browser else FIRST
        place = order.index(item.path.name) if item.path.name in order else len(order)
        return last, browser, place, item.path

    items.sort(key=turn)


def pytest_unconfigure(config: pytest.Config) -> None:
    if BESIDE in config.stash:
        beside.end(config.stash[BESIDE])
    shutil.rmtree(config.stash[PLACE], ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def searched() -> Iterator[None]:
    """What is there before the first test is searched for unused objects once, after the last, which hears of
    what was left open.
    """
    gc.freeze()
    yield
    gc.unfreeze()
    gc.collect()
    gc.freeze()  # pytest searches twice more


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """What a YAML file or a bibliography holds is worked out once for the same bytes, wherever they lie.

    So is which of its words are the source article's.
    """
    from twoviews.authoring import texts
    from twoviews.authoring.rules import wording
    from twoviews.bank import reading, sources

    whole, shared, marks = sources.read, wording.shared, wording.fingerprints
    one = cache(lambda marks: marks)  # the same set each time, or each look into the cache compares all of it
    cited: dict[tuple[bytes, str], Any] = {}

    def read(path: Path) -> Any:
        if not path.is_file():
            return whole(path)
        key = (path.read_bytes(), f"{path.parent.name}/{path.name}")
        if key not in cited:
            cited[key] = whole(path)
        return cited[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "parse", cache(reading.parse))
        patch.setattr(texts, "compose", lru_cache(texts.compose))
        patch.setattr(wording, "fingerprints", lambda root: one(marks(root)))
        patch.setattr(wording, "shared", cache(lambda text, marks: tuple(shared(text, marks))))
        patch.setattr(sources, "read", read)
        yield


@pytest.fixture
def root() -> Path:
    """The folder of the course."""
    return Path(__file__).parents[1]


@pytest.fixture
def copied(root: Path, tmp_path: Path) -> Path:
    """A copy of the folder of tables, up to date, to be spoilt."""
    from twoviews import tables

    copy = Path(shutil.copytree(root / "assets" / "data", tmp_path / "assets" / "data"))
    tables.refresh(copy)
    return copy


@pytest.fixture(scope="module")
def counted_once() -> Iterator[None]:
    """What exercises work out of tables that nobody changes here is worked out once, not for each answer."""
    from twoviews.exercises import council, home, workers

    with pytest.MonkeyPatch.context() as patch:
        for module, name in ((council, "_row"), (home, "_votes"), (workers, "_fit"), (workers, "_visas")):
            patch.setattr(module, name, cache(getattr(module, name)))
        yield


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Record]:
    """An empty record of its own, which is the one of the course."""
    from twoviews.course import keeping

    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    keeping.record.cache_clear()
    yield keeping.record()
    keeping.record().close()
    keeping.record.cache_clear()
