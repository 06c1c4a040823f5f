"""Build the course: everything in it that is derived from something else, written in its one committed form.

Derived are: the students' exercises (from the solutions), the tables' checksums, the JSON Schema of lesson
files, `environment.yml` (from `uv.lock`), the README's list of lessons, the notebooks' outputs, and the list
of the notebooks' digests.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from traitlets.config import Config

from twoviews import tables
from twoviews.authoring import exercises, notebooks, originals, readme, schema, warm, wire
from twoviews.authoring.environment import environment
from twoviews.errors import ContentError, TwoViewsError

SOURCES = (
    "assets",
    "exercises",
    "notebooks",
    "README.md",
    "environment.yml",
    "pyproject.toml",
    "uv.lock",
    "src",
)
CELL_SECONDS = 60
LEFT_OUT = "tv-left-out"
"""The class of the card in place of a part that is not sound: never to be committed."""
AT_ONCE = 2

Say = Callable[[str], None]


class DoesNotRun(TwoViewsError):
    """A notebook stopped with an error."""

    def __init__(self, path: Path, error: CellExecutionError) -> None:
        super().__init__(f"{path.name} does not run: {error.ename}: {error.evalue}\n{error.traceback}")


class Kernel(warm.Manager):
    """Runs a lesson or an exercise."""

    modules = warm.EXERCISES


@dataclass(frozen=True)
class Stale:
    """A committed file that differs from what a build makes now."""

    file: str
    line: int
    committed: str
    built: str


def build(root: Path, say: Say = lambda step: None, lesson: str = "") -> None:
    """Derive everything that is derived, in place; `say` hears of each step as it begins.

    With a `lesson` (two digits) only its notebooks are run.
    Raises `DoesNotRun` at the first notebook that stops with an error.
    """
    say("exercises")
    exercises.derive_all(root)
    say("tables")
    tables.refresh(root / "assets" / "data")
    schema.write_schema(root)
    wire.write_wire(root)
    say("environment.yml")
    (root / "environment.yml").write_text(environment(root), encoding="utf-8")
    (root / readme.FILE).write_text(readme.readme(root), encoding="utf-8")
    wanted = (path for path in notebooks.course_notebooks(root) if path.name.startswith(lesson))
    write_all(wanted, root, say)
    (root / notebooks.MANIFEST).write_text(originals.manifest(root), encoding="utf-8")


def stale(root: Path, say: Say = lambda step: None, lesson: str = "") -> list[Stale]:
    """What such a build would change, with each file's first difference; nothing in `root` is touched."""
    with tempfile.TemporaryDirectory(prefix="twoviews-build-") as place:
        copy = Path(place)
        copy_sources(root, copy)
        build(copy, say, lesson)
        return list(differences(root, copy))


def copy_sources(root: Path, target: Path) -> None:
    """Copy what a build reads and writes."""
    for name in SOURCES:
        if (root / name).is_dir():
            shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        elif (root / name).is_file():
            shutil.copy2(root / name, target / name)


def differences(committed: Path, built: Path) -> Iterator[Stale]:
    """Each file that is not the same in both folders, by name."""
    for path in sorted(path for path in built.rglob("*") if path.is_file()):
        name = path.relative_to(built)
        if "__pycache__" not in name.parts and "src" not in name.parts:
            yield from first_difference(name.as_posix(), committed / name, path)


def first_difference(name: str, committed: Path, built: Path) -> Iterator[Stale]:
    """The first line in which two files differ; a missing file differs in its first line."""
    old, new = lines_of(committed), lines_of(built)
    if old == new:
        return
    pairs = enumerate(zip_longest(old, new))
    line = next(number for number, (before, after) in pairs if before != after)
    yield Stale(name, line + 1, *around(*("".join(lines[line : line + 1]) for lines in (old, new))))


def lines_of(path: Path) -> list[str]:
    """The lines of a file, none if it is missing; bytes of a picture that are no text show as escapes."""
    return path.read_text(encoding="utf-8", errors="backslashreplace").splitlines() if path.is_file() else []


def around(old: str, new: str) -> tuple[str, str]:
    """Both texts from a little before the place where they part, short enough to read."""
    parting = next((n for n, (before, after) in enumerate(zip_longest(old, new)) if before != after), 0)
    start = max(0, parting - 20)
    return old[start : start + 80], new[start : start + 80]


# ── notebooks ────────────────────────────────────────────────────────────────


def write_all(paths: Iterable[Path], root: Path, say: Say = lambda step: None) -> None:
    """Write each notebook of the checkout `root` as it is committed, a few at once.

    Raises `DoesNotRun` if one stops with an error.
    """

    def one(path: Path) -> None:
        say(path.name)
        write(path, root)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(one, paths))


def write(path: Path, root: Path) -> None:
    """Write one notebook in its canonical form, with the outputs that a learner with an empty record sees.

    A student's exercise is not run. Not to be called where an event loop runs: see `write_all`.
    """
    notebook = notebooks.read(path)
    if notebooks.is_lesson(path):
        notebooks.locked(notebook)
    else:
        notebook.metadata.setdefault(notebooks.MARK, {})["exercise"] = True
    if path.parent.name == "exercises":
        clear(notebook)
    else:
        run(notebook, path, root)
    path.write_text(notebooks.text(notebooks.canonical(notebook)), encoding="utf-8")


def clear(notebook: notebooks.Notebook) -> None:
    """Take away what a run left."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


def run(notebook: notebooks.Notebook, path: Path, root: Path) -> None:
    """Execute all cells of the notebook at `path` with the library and the content of the checkout `root`.

    Raises `DoesNotRun` if a cell stops with an error.
    """
    with tempfile.TemporaryDirectory(prefix="twoviews-learner-") as learner:
        client = NotebookClient(
            notebook,
            timeout=CELL_SECONDS,
            kernel_name="python3",
            kernel_manager_class=Kernel,
            resources={"metadata": {"path": str(path.parent)}},
            config=Config(KernelManager={"transport_encryption": "auto"}),
        )
        fresh = {
            "TWOVIEWS_RECORD": f"{learner}/record.sqlite",
            "IPYTHONDIR": learner,
            "JUPYTER_PREFER_ENV_PATH": "1",
            "PYTHONPATH": str(root / "src"),
        }
        try:
            asyncio.run(client.async_execute(env=os.environ | fresh))
        except CellExecutionError as error:
            raise DoesNotRun(path, error) from error
    if LEFT_OUT in nbformat.writes(notebook):
        raise ContentError(f"{path.name}: a part is left out. `twoviews check` says why.")
