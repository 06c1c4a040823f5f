"""The whole site as files by their path, and as a folder or one packed file."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from twoviews.bank import library
from twoviews.bank.library import Course
from twoviews.errors import ContentError, TeachingError
from twoviews.teaching import writing
from twoviews.teaching.site import app, bundle, bytecode, distribution, frames, pages, python

Say = Callable[[str], None]
Files = dict[str, bytes]
LIBRARY, PACKAGES = "python/library", "python/course"
WHOLE = "whole/"
"""What is fetched only by those who want explorers drawn in the browser."""
HEAD = b"globalThis.EDITION = "
TITLE = "Two Views"
"""How the title of each page ends."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def laid_out(root: Path, say: Say, pyodide: Path | None = None) -> Files:
    """All files of the site of the course in `root`, by path. The same course gives the same bytes.

    `pyodide` is a folder with Pyodide's distribution, if explorers shall be drawn in the browser. Raises
    `ContentError` if the course is not sound, `NotFetched` if what the site is made with cannot be had,
    and `NoDistribution` if that folder does not hold it.
    """
    course = library.course()
    if course.problems:
        raise ContentError("The course is not sound: `twoviews check` says where.")
    say("Python for the browser")
    packages = None if pyodide is None else distribution.needed((python.core() / python.LOCK).read_bytes())
    whole = _whole(pyodide, packages) if pyodide and packages else {}
    found = _python(course, packages)
    say("the pictures of explorers")
    found |= frames.files(course)
    say("pages")
    found |= pages.files(root, course, app.files(), found, drawing(whole, packages or {}))
    return found | whole | {"sw.js": _worker(found, whole)}


def _whole(place: Path, packages: Mapping[str, distribution.Package]) -> Files:
    """What an explorer needs to be drawn in the browser: Pyodide's packages, and our own."""
    wheels = distribution.taken(place, packages)
    ours = _archive(f"{WHOLE}drawing", bytecode.compiled(dict(bundle.drawing())))
    return {f"{python.FOLDER}/{name}": data for name, data in wheels.items()} | dict([ours])


def drawing(whole: Mapping[str, bytes], packages: Iterable[str]) -> dict[str, Any] | None:
    """What a page is told of it, if there is any: packages by name, our own, and the bytes of all."""
    if not whole:
        return None
    (archive,) = (path for path in whole if path.startswith(WHOLE))
    return {"packages": [*packages], "archive": archive, "bytes": sum(map(len, whole.values()))}


def _python(course: Course, packages: Mapping[str, distribution.Package] | None) -> Files:
    """Pyodide's core, its library, and the course with what it rests on."""
    core = {f"{python.FOLDER}/{name}": data for name, data in python.core_files(packages).items()}
    library = python.library(whole=packages is not None)
    ours = {**dict(bundle.bundle(course)), **python.msgspec()}
    made = bytecode.compiled(library | ours)
    return core | dict(
        _archive(stem, {path: made[path] for path in map(bytecode.named, files)})
        for stem, files in ((LIBRARY, library), (PACKAGES, ours))
    )


def _archive(stem: str, files: Files) -> tuple[str, bytes]:
    """Path and bytes of one file that holds these."""
    return app.by_digest(stem, ".bin", bundle.packed_up(files.items()))


def _worker(found: Mapping[str, bytes], beside: Iterable[str] = ()) -> bytes:
    """The service worker, which knows every file by its digest; what lies `beside` it does not keep."""
    edition = {
        "name": app.digest_of(found),
        "files": {path: app.digest(data) for path, data in sorted(found.items())},
        "beside": sorted(beside),
    }
    text = (app.STATIC / app.WORKER).read_bytes()
    return HEAD + msgspec.json.encode(edition) + b";\n" + text


def write(found: Mapping[str, bytes], place: Path) -> None:
    """Write the files into a folder, pages last: until then the old ones still find what they need.

    What the edition before had there and this one has not is taken away at the end. Raises `TeachingError`,
    with nothing written, if a page there is none of ours.
    """
    before = _listed(place / "sw.js")
    for path in sorted(found.keys() - before):
        if path.endswith(".html") and writing.foreign(place / path, TITLE):
            raise TeachingError(f"{place / path} is no page of this course. Choose another folder.")
    for path in sorted(found, key=lambda path: (path.endswith((".html", "sw.js")), path)):
        target = place / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(found[path])
    for path in before - found.keys():
        (place / path).unlink(missing_ok=True)


def _listed(worker: Path) -> set[str]:
    """The files of the edition to which a service worker belongs."""
    if not worker.is_file():
        return set()
    head = worker.read_bytes().split(b"\n", 1)[0]
    try:
        edition = msgspec.json.decode(head.removeprefix(HEAD).removesuffix(b";"), type=_Edition)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise TeachingError(f"{worker} is of another site. Choose another folder.") from error
    return {path for path in (*edition.files, *edition.beside) if _below(path)}


class _Edition(Struct):
    """What a service worker of ours says of its edition."""

    files: dict[str, str]
    beside: list[str] = []


def _below(path: str) -> bool:
    """Whether a path stays in the folder that it starts from."""
    return not Path(path).is_absolute() and ".." not in Path(path).parts


def pack(found: Mapping[str, bytes], target: Path, below: str = "") -> None:
    """Pack the files into one, in a folder `below`; the same files give the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in sorted(found.items()):
            about = zipfile.ZipInfo(f"{below}{path}", _LONG_AGO)
            archive.writestr(about, data, zipfile.ZIP_DEFLATED)
