"""A part on a page of its own: the desk behind a small server on this machine, for this learner alone.

Whoever does not know the key in the address gets nothing, and the page asks for nothing elsewhere.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from functools import cache
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import NamedTuple

import msgspec

from twoviews import page
from twoviews.hosts.desk import Desk
from twoviews.parts.base import AnyLive

HOST = "127.0.0.1"
LONGEST = 1_000_000
"""Bytes of one message of the page."""
_KINDS = {"js": "text/javascript", "css": "text/css"}
_SHELL = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="served/twoviews.css">
<style>body {{ max-width: 860px; margin: 24px auto; padding: 0 16px; font-family: sans-serif; }}</style>
<body data-jp-theme-light="true">
<main class="jp-OutputArea-output jp-RenderedHTMLCommon"></main>
<script type="application/json" id="opened">{opened}</script>
<script type="module">
  import half from './served/page/main.js';

  const opened = JSON.parse(document.getElementById('opened').textContent);
  const hearers = [];
  const model = {{
    get: name => opened[name],
    on: (event, hear) => {{ if (event === 'msg:custom') hearers.push(hear); }},
    off: () => {{}},
    send: async message => {{
      const told = await fetch('hear/{number}', {{ method: 'POST', body: JSON.stringify(message) }});
      for (const said of await told.json()) for (const hear of hearers) hear(said);
    }},
  }};
  half.initialize({{ model }});
  await half.render({{ model, el: document.querySelector('main'), signal: new AbortController().signal }});
</script>
</body>
</html>
"""


class Reply(NamedTuple):
    """What goes back to the browser."""

    status: int
    kind: str
    body: bytes


NOTHING = Reply(404, "text/plain", b"")


class Alone:
    """Answers a browser: each time the page is loaded it shows what `make()` gives then."""

    def __init__(self, make: Callable[[], AnyLive], title: str) -> None:
        self.key = secrets.token_urlsafe(24)
        self._make, self._title = make, title
        self._desk, self._lock = Desk(()), threading.Lock()
        self._parts = 0

    def answer(self, path: str, body: bytes | None = None) -> Reply:
        """The reply to a request for a path; `body` is what was posted, None if nothing was."""
        start = f"/{self.key}/"
        if not path.startswith(start):
            return NOTHING
        room, _, name = path.removeprefix(start).partition("/")
        with self._lock:
            if body is not None:
                return self._hear(name, body) if room == "hear" else NOTHING
            if not room:
                return self._page()
        return _file(name) if room == "served" else NOTHING

    def _page(self) -> Reply:
        number = self._desk.add(self._make())
        self._parts = number + 1
        opened = msgspec.json.encode(self._desk.opened(number)).decode().replace("<", "\\u003c")
        text = _SHELL.format(title=escape(self._title), opened=opened, number=number)
        return Reply(200, "text/html; charset=utf-8", text.encode())

    def _hear(self, name: str, body: bytes) -> Reply:
        if not (name.isascii() and name.isdecimal() and int(name) < self._parts):
            return NOTHING
        try:
            message = msgspec.json.decode(body)
        except msgspec.DecodeError:
            return Reply(400, "text/plain", b"")
        return Reply(200, "application/json", msgspec.json.encode(self._desk.hear(int(name), message)))


@cache
def _served() -> dict[str, str]:
    return page.served(files("twoviews"))


def _file(name: str) -> Reply:
    path = name.partition("?")[0]
    kind = _KINDS.get(path.rpartition(".")[2], "text/plain")
    found = _served().get(path)
    return NOTHING if found is None else Reply(200, f"{kind}; charset=utf-8", found.encode())


def server(alone: Alone, port: int = 0) -> ThreadingHTTPServer:
    """A server that answers with it on this machine alone; port 0 takes a free one."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(alone.answer(self.path))

        def do_POST(self) -> None:
            size = self.headers.get("Content-Length", "")
            if not size.isdecimal() or int(size) > LONGEST:
                self._send(Reply(400, "text/plain", b""))
            else:
                self._send(alone.answer(self.path, self.rfile.read(int(size))))

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("Referrer-Policy", "no-referrer")
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the terminal is the learner's."""

    return ThreadingHTTPServer((HOST, port), Handler)
