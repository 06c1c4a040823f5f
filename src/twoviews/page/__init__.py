"""The page half of the live parts: plain ES modules without a build step, and their way to a client.

`src/twoviews` is their root: `page/` is what they share, `parts/NAME/page.js` a part, and
`bank/kinds/NAME/page.js` a kind of question. JupyterLab and Notebook 7 serve a copy of that tree, which
`lay_out` makes at installation. Where there is none (VS Code, Colab, an overlay environment), the kernel
sends the same files when a page asks.

Style lies beside what it styles: `page/*.css` what is shared, `page.css` in the room of a part or kind.
Whoever serves the page gets them joined as one `twoviews.css`, and nothing lists them.

Servers let a browser keep the files of an extension for a year. So they lie in a folder named by `version`: a
page half never meets a Python half of another edition, and where the two differ the kernel sends its own.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

ROOMS = ("page", "parts", "bank/kinds")
"""Where modules lie, below the package."""
EXTENSION = "labextension"
STATIC = f"{EXTENSION}/static"
"""Where the files lie that only the extension of JupyterLab needs, its own style among them."""
STYLE = "twoviews.css"
"""The stylesheet as it is served."""
FIRST = ("page/colours.css", "page/frame.css", "page/controls.css")
"""What every other style builds on; the rest follows room by room, in the order of its paths."""

_COMMENT = re.compile(r"^\s*(?:/\*.*?\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
_IMPORT = re.compile(r"^import [^;]*? from '\./([^']+)';\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const |class |function )", re.MULTILINE)
_EXPORTS = re.compile(r"^export \{[^}]*\};\n", re.MULTILINE)
_MARGIN = re.compile(r"^\s+", re.MULTILINE)


@cache
def loader() -> str:
    """The module that goes over the wire with each model and fetches all others, without its comments."""
    package = files("twoviews")
    source = package.joinpath("page", "loader.js").read_text("utf-8")
    named = source.replace("{version}", version(served(package)))
    return _MARGIN.sub("", _COMMENT.sub("", named))


@cache
def modules() -> dict[str, str]:
    """Every module of the page half, and the stylesheet, by its path below the package."""
    found = served(files("twoviews"))
    return {path: text for path, text in found.items() if "/" in path or path == STYLE}


def served(package: Traversable) -> dict[str, str]:
    """All files that a page may fetch, by their path in the served folder, from the package's folder."""
    own = {path.removeprefix(f"{STATIC}/"): text for path, text in _read(package, STATIC, (".js", ".css"))}
    scripts = dict(pair for room in ROOMS for pair in _read(package, room, (".js",)))
    return own | scripts | {STYLE: style(package)}


def style(package: Traversable) -> str:
    """All styles of the rooms as one, each under its path."""
    found = dict(pair for room in ROOMS for pair in sorted(_read(package, room, (".css",))))
    order = dict.fromkeys((*FIRST, *found))
    return "\n".join(f"/* {path} */\n{found[path]}" for path in order)


def alone(path: str) -> str:
    """A module, by its path in the package, with all that it imports, as one script."""
    order: dict[str, str] = {}

    def take(at: PurePosixPath) -> None:
        source = files("twoviews").joinpath(*at.parts).read_text("utf-8")
        for name in _IMPORT.findall(source):
            take(at.parent / name)
        order.setdefault(str(at), _EXPORT.sub("", _EXPORTS.sub("", _IMPORT.sub("", source))))

    take(PurePosixPath(path))
    return "\n".join(order.values())


def version(found: Mapping[str, str]) -> str:
    """A name for exactly these files."""
    told = "".join(f"{path}\0{text}\0" for path, text in sorted(found.items()))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def lay_out(package: Traversable, place: Path) -> None:
    """Write the labextension as JupyterLab wants it into a folder, its scripts in a room of their version."""
    found = served(package)
    room = f"static/{version(found)}"
    about = json.loads(package.joinpath(EXTENSION, "package.json").read_text("utf-8"))
    about["jupyterlab"]["_build"]["load"] = f"{room}/remoteEntry.js"
    schemas = _read(package, f"{EXTENSION}/schemas", (".json",))
    files_by_path = {f"{room}/{path}": text for path, text in found.items()}
    files_by_path |= {path.removeprefix(f"{EXTENSION}/"): text for path, text in schemas}
    for path, text in (files_by_path | {"package.json": json.dumps(about, indent=2)}).items():
        target = place / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def _read(package: Traversable, path: str, ends: tuple[str, ...]) -> list[tuple[str, str]]:
    """Path and text of each file below a folder whose name ends so."""
    found: list[tuple[str, str]] = []
    for entry in package.joinpath(*path.split("/")).iterdir():
        inside = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _read(package, inside, ends)
        elif entry.name.endswith(ends):
            found.append((inside, entry.read_text("utf-8")))
    return found
