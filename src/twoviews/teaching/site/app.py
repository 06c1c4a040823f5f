"""What runs on a page of the site: the page half of the parts, and the site's own few modules."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from twoviews import page
from twoviews.teaching.site import scripts

STATIC = Path(__file__).with_name("static")
WORKER = "sw.js"


def files() -> dict[str, bytes]:
    """Every file that pages fetch, by its path below the folder of the app.

    Raises `NotFetched` where there is no npm.
    """
    own = {path.name: path.read_bytes() for path in sorted(STATIC.iterdir()) if path.name != WORKER}
    shared = {path: text.encode() for path, text in page.modules().items()}
    style = b"\n".join((shared.pop(page.STYLE), own.pop(scripts.STYLE)))
    icons = {name: own.pop(name) for name in [*own] if not name.endswith(".js")}
    return scripts.joined(shared | own, style) | icons


def digest(data: bytes) -> str:
    """A short name for exactly these bytes; the service worker works it out in the same way."""
    return hashlib.sha256(data).hexdigest()[:16]


def digest_of(found: Mapping[str, bytes]) -> str:
    """A short name for exactly these files."""
    return digest(b"".join(path.encode() + digest(data).encode() for path, data in sorted(found.items())))


def by_digest(stem: str, ending: str, data: bytes) -> tuple[str, bytes]:
    """A file whose name changes with it, so that no browser takes an old one for it."""
    return f"{stem}-{digest(data)}{ending}", data
