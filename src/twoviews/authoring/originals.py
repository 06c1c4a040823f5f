"""Which code is the course's: judged by the hashes inside this package, wherever a notebook lies.

A lesson may start by itself if its code cells, in their order, are those of a lesson of the course, or if
this learner has allowed that very code. Neither Jupyter's trust nor any file beside the notebook has a say.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import nbformat
from jupyter_core.paths import jupyter_data_dir
from nbformat.sign import NotebookNotary

from twoviews import home
from twoviews.authoring import notebooks
from twoviews.errors import TwoViewsError

ALLOWED = "twoviews-allowed.sha256"
"""The learner's own list, in the folder where Jupyter keeps its signatures: one digest a line."""


COURSE_ID = re.compile(r"\d\d-")
"""How the id of a cell of the course begins: with its lesson."""


class NoOriginal(TwoViewsError):
    """The lesson as the course made it is not in this installation."""

    def __init__(self, lesson: str) -> None:
        super().__init__(
            f"This installation holds no original of {lesson}. Get the course again, "
            "or bring the file back with git; your answers lie in your record and stay."
        )


class Cell(msgspec.Struct, frozen=True):
    """What is judged of a cell."""

    id: str
    kind: str
    source: str


class Verdict(msgspec.Struct, frozen=True):
    """What may be done with a notebook.

    `lesson` is the lesson that it is or says it is, by the stem of its file, and empty if there is none;
    `starts` says whether it may run by itself, `sound` whether its code is the course's, `whole` whether its
    words are too, and `known` whether this learner has seen and allowed just this code and these words.
    """

    lesson: str
    starts: bool
    sound: bool
    whole: bool
    known: bool


# ── judging ──────────────────────────────────────────────────────────────────


def judge(cells: Sequence[Cell], mark: str) -> Verdict:
    """What may be done with a notebook of these cells, which says that it is lesson `mark` (two digits)."""
    listed, own = shipped(), allowed()
    code = code_digest(cells)
    found = next((name for name, sha in listed.items() if name.endswith("#code") and sha == code), "")
    lesson = stem(found) or next((stem(name) for name in listed if stem(name)[:2] == mark), "")
    whole = words_digest(cells) == listed.get(f"notebooks/{lesson}.ipynb#words")
    return Verdict(lesson, bool(found) or code in own, bool(found), whole, content_digest(cells) in own)


def stem(name: str) -> str:
    """The lesson that a line of the list is about: `07-oil` for `notebooks/07-oil.ipynb#code`, else empty."""
    folder, _, file = name.partition("#")[0].rpartition("/")
    return file.removesuffix(".ipynb") if folder == "notebooks" else ""


def code_digest(cells: Iterable[Cell]) -> str:
    """SHA-256 of what would run: the sources of the code cells in their order."""
    return _sha([cell.source for cell in cells if cell.kind == "code"])


def words_digest(cells: Sequence[Cell]) -> str:
    """SHA-256 of the course's own prose, known by its cells' ids; notes that a learner added do not count."""
    own = (cell for cell in cells if cell.kind != "code" and COURSE_ID.match(cell.id))
    return _sha([[cell.id, cell.source] for cell in own])


def content_digest(cells: Sequence[Cell]) -> str:
    """SHA-256 of code and words together."""
    return _sha([code_digest(cells), words_digest(cells)])


def _sha(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()


def cells_of(notebook: notebooks.Notebook) -> list[Cell]:
    """The cells of a notebook as they are judged."""
    return [Cell(cell.get("id", ""), cell.cell_type, cell.source) for cell in notebook.cells]


# ── the course's list ────────────────────────────────────────────────────────


def manifest(root: Path) -> str:
    """The list of the notebooks in `root`: each file's digest, and those of a lesson's code and words.

    In the form of the `sha256sum` command; `#code` and `#words` stand behind the names of the latter two.
    """
    return "".join(
        f"{sha}  {name}\n" for path in notebooks.course_notebooks(root) for name, sha in _lines(path, root)
    )


def _lines(path: Path, root: Path) -> Iterator[tuple[str, str]]:
    name = path.relative_to(root).as_posix()
    yield name, notebooks.digest(path)
    if notebooks.is_lesson(path):
        cells = cells_of(notebooks.read(path))
        yield f"{name}#code", code_digest(cells)
        yield f"{name}#words", words_digest(cells)


def shipped() -> Mapping[str, str]:
    """The list that this package carries, name to digest; without one nothing starts by itself."""
    file = home.assets() / notebooks.MANIFEST.name
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return {name: sha for sha, _, name in (line.partition("  ") for line in lines)}


# ── what a learner allowed ───────────────────────────────────────────────────


def allowed() -> frozenset[str]:
    """The digests of code, and of code and words, that this learner has allowed on this machine."""
    file = Path(jupyter_data_dir()) / ALLOWED
    return frozenset(file.read_text(encoding="utf-8").split()) if file.is_file() else frozenset()


def allow(cells: Sequence[Cell]) -> None:
    """Remember that this learner allows this code to start, and has seen that these words differ.

    Raises `OSError` if the learner's own folder cannot be written.
    """
    file = Path(jupyter_data_dir()) / ALLOWED
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as own:
        own.write(f"{code_digest(cells)}\n{content_digest(cells)}\n")


# ── the originals ────────────────────────────────────────────────────────────


def original(lesson: str) -> notebooks.Notebook:
    """The lesson with this file stem as the course made it: its file, or else its last good version in git.

    Raises `NoOriginal` if this installation holds none whose digest is the listed one.
    """
    name = f"notebooks/{lesson}.ipynb"
    wanted = shipped().get(name)
    text = next((text for text in _versions(name) if notebooks.digest_of(text) == wanted), None)
    if text is None:
        raise NoOriginal(lesson)
    notebook: notebooks.Notebook = nbformat.reads(text, as_version=4)
    return notebook


def _versions(name: str) -> Iterator[str]:
    """The file as it stands, then as each commit that changed it left it, the latest first."""
    file = home.course() / name
    if file.is_file():
        yield file.read_text(encoding="utf-8")
    if home.project():
        commits = _git("log", "--format=%H", "--max-count=50", "--", name).split()
        yield from (_git("show", f"{commit}:{name}") for commit in commits)


def _git(*arguments: str) -> str:
    """What git prints in the checkout; nothing if there is no git or it has nothing to say."""
    try:
        done = subprocess.run(["git", "-C", str(home.course()), *arguments], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.decode("utf-8", errors="replace")


def unchanged(root: Path) -> list[Path]:
    """The notebooks in the folder `root` that are, to the letter, those of the installed course."""
    listed = shipped()
    current = {path: path.relative_to(root).as_posix() for path in notebooks.course_notebooks(root)}
    return [path for path, name in current.items() if listed.get(name) == notebooks.digest(path)]


def sign() -> list[Path]:
    """Have Jupyter show the outputs of the course's own notebooks, wherever they lie; return those signed.

    Signed are only files that are the course's to the letter. This has nothing to do with what may run.
    """
    paths = unchanged(home.course())
    with NotebookNotary() as notary:
        for path in paths:
            notary.sign(notebooks.read(path))
    return paths
