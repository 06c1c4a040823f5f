"""What a browser's Python needs of the course: packages, and the content in packed form.

msgspec is compiled, and comes from elsewhere (`python.py`). The rest is pure Python, and of YAML only the
part without the C loader. Figures stay out, with numpy and matplotlib: explorers stand there as they are
printed, and the figures inside questions come drawn.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from twoviews import figures
from twoviews.bank import packed
from twoviews.bank.library import Course
from twoviews.errors import ContentError
from twoviews.home import assets

LIBRARIES = ("yaml", "markdown_it", "mdurl", "platformdirs", "fsrs", "typing_extensions")
ROOMS = ("bank", "course", "game", "hosts", "models", "parts", "portfolio", "record", "returning")
"""The packages of the course that run without a kernel."""
_LEFT_OUT = {"hosts/kernel.py", "hosts/alone.py"}
_OTHERS_LEFT_OUT = {
    "fsrs/optimizer.py", "markdown_it/cli/__init__.py", "markdown_it/cli/parse.py",
    "platformdirs/__main__.py", "platformdirs/android.py", "platformdirs/macos.py",
    "platformdirs/windows.py",
}  # fmt: skip
"""Of libraries: other systems, command lines, and what needs more than a browser has."""
_READ_TOO = {"portfolio": (".css",)}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def bundle(course: Course) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file, in a fixed order."""
    yield f"twoviews/assets/{packed.FILE}", packed.pack(course, dict(pictures(course)))
    for path in _modules():
        yield f"twoviews/{path.relative_to(_home('twoviews')).as_posix()}", path.read_bytes()
    for library in LIBRARIES:
        yield from _library(library)


def pictures(course: Course) -> Iterator[tuple[str, str]]:
    """Each question with a figure inside, and the figure as SVG."""
    for lesson in course.lessons.values():
        for question in lesson.every_question:
            if question.figure:
                yield question.id, figures.inside(course.figure_in(question, lesson), question)


def drawing() -> Iterator[tuple[str, bytes]]:
    """What comes to it where explorers are drawn in the browser: figures, and the tables that they read."""
    home = _home("twoviews")
    for room in ("figures", "tables"):
        for path in _room(home / room):
            yield f"twoviews/{path.relative_to(home).as_posix()}", path.read_bytes()
    data = assets() / "data"
    for path in sorted(each for each in data.rglob("*") if each.is_file()):
        yield f"twoviews/assets/data/{path.relative_to(data).as_posix()}", path.read_bytes()


def packed_up(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files as one zip, which is compressed as a whole; the same files give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), data)
    return gzip.compress(made.getvalue(), 9, mtime=0)


def _modules() -> Iterator[Path]:
    """Modules of the course that run without a kernel and what they read, without their tests."""
    home = _home("twoviews")
    yield from sorted(path for path in home.glob("*.py") if path.name != "__main__.py")
    yield home / "page" / "__init__.py"
    for room in ROOMS:
        for path in _room(home / room):
            if path.relative_to(home).as_posix() not in _LEFT_OUT:
                yield path


def _room(place: Path) -> Iterator[Path]:
    """Modules of a package and what they read, without their tests."""
    kinds = (".py", ".json", *_READ_TOO.get(place.name, ()))
    for path in sorted(place.rglob("*.*")):
        if path.suffix in kinds and not path.name.startswith("test_"):
            yield path


def _library(name: str) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each module of an installed library, which may be a single one."""
    home = _home(name)
    if home.name != name:
        yield f"{name}.py", (home / f"{name}.py").read_bytes()
        return
    for path in sorted(home.rglob("*.py")):
        inside = f"{name}/{path.relative_to(home).as_posix()}"
        if inside not in _OTHERS_LEFT_OUT:
            yield inside, path.read_bytes()


def _home(package: str) -> Path:
    """The folder of an installed package."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ContentError(f"{package} is not installed. Install the package twoviews again.")
    return Path(found.origin).parent
