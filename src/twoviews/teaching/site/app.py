"""What runs on a page of the site: the page half of the parts, and the site's own few modules."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from twoviews import page

STATIC = Path(__file__).with_name("static")
WORKER = "sw.js"
_IMPORT = re.compile(r"^import [^;]*?from '(\.[^']+)'", re.MULTILINE)


def modules() -> dict[str, bytes]:
    """Every file, by its path below the folder of the app."""
    shared = {path: text.encode() for path, text in page.modules().items()}
    return shared | {path.name: path.read_bytes() for path in STATIC.iterdir() if path.name != WORKER}


def needed(app: Mapping[str, bytes], kinds: Iterable[str]) -> list[str]:
    """The modules of a page with parts of these kinds and all that they import: to be fetched at once."""
    found: list[str] = []
    waiting = ["site.js", "page/browser.js", *(f"parts/{kind}/page.js" for kind in sorted(kinds))]
    while waiting:
        path = waiting.pop(0)
        if path not in found:
            found.append(path)
            here = posixpath.dirname(path)
            imported = _IMPORT.findall(app[path].decode())
            waiting += [posixpath.normpath(posixpath.join(here, other)) for other in imported]
    return found


def digest(data: bytes) -> str:
    """A short name for exactly these bytes; the service worker works it out in the same way."""
    return hashlib.sha256(data).hexdigest()[:16]


def digest_of(found: Mapping[str, bytes]) -> str:
    """A short name for exactly these files."""
    return digest(b"".join(path.encode() + digest(data).encode() for path, data in sorted(found.items())))


def by_digest(stem: str, ending: str, data: bytes) -> tuple[str, bytes]:
    """A file whose name changes with it, so that no browser takes an old one for it."""
    return f"{stem}-{digest(data)}{ending}", data
