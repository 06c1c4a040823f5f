"""The whole site as files by their path, and as a folder or one packed file."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from twoviews.bank import library
from twoviews.bank.library import Course
from twoviews.errors import ContentError
from twoviews.teaching.site import app, bundle, frames, pages, python

Say = Callable[[str], None]
Files = dict[str, bytes]
PACKAGES = "python/"
HEAD = b"globalThis.EDITION = "
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def laid_out(root: Path, say: Say) -> Files:
    """All files of the site of the course in `root`, by path. The same course gives the same bytes.

    Raises `ContentError` if the course is not sound, `NoPython` if Python for the browser cannot be had.
    """
    course = library.course()
    if course.problems:
        raise ContentError("The course is not sound: `twoviews check` says where.")
    say("Python for the browser")
    found = _python(course)
    say("the pictures of explorers")
    found |= frames.files(course)
    say("pages")
    found |= pages.files(root, course, app.modules(), found)
    return found | {"sw.js": _worker(found)}


def _python(course: Course) -> Files:
    """Pyodide's core, the course's Python and its one compiled library."""
    with tempfile.TemporaryDirectory() as made:
        bundle.write(course, Path(made) / "course.zip")
        ours = (Path(made) / "course.zip").read_bytes()
    core = {f"{python.FOLDER}/{name}": (python.core() / name).read_bytes() for name in python.CORE}
    packages = (("course", ours), ("msgspec", python.wheel().read_bytes()))
    return core | dict(app.by_digest(f"{PACKAGES}{name}", ".zip", data) for name, data in packages)


def _worker(found: Mapping[str, bytes]) -> bytes:
    """The service worker, which knows every file by its digest."""
    edition = {
        "name": app.digest_of(found),
        "files": {path: app.digest(data) for path, data in sorted(found.items())},
    }
    text = (app.STATIC / app.WORKER).read_bytes()
    return HEAD + msgspec.json.encode(edition) + b";\n" + text


def write(found: Mapping[str, bytes], place: Path) -> None:
    """Write the files into a folder, pages last: until then the old ones still find what they need.

    What the edition before had there and this one has not is taken away at the end.
    """
    before = _listed(place / "sw.js")
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
    return set(msgspec.json.decode(head.removeprefix(HEAD).removesuffix(b";"))["files"])


def pack(found: Mapping[str, bytes], target: Path, below: str = "") -> None:
    """Pack the files into one, in a folder `below`; the same files give the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in sorted(found.items()):
            about = zipfile.ZipInfo(f"{below}{path}", _LONG_AGO)
            archive.writestr(about, data, zipfile.ZIP_DEFLATED)
