"""A small server for the folder: what any static server does, on this machine."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"


class Quiet(SimpleHTTPRequestHandler):
    """Names the kinds of our files whatever the system's own table says, and says nothing itself."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
    }

    def log_message(self, *_: Any) -> None:
        """Say nothing: the terminal is the teacher's."""


def server(place: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of a folder, for this machine alone; port 0 takes a free one."""
    return ThreadingHTTPServer((HOST, port), partial(Quiet, directory=str(place)))
