"""Whether sources still open: what a server says is told apart, and a host is asked once at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from typer.testing import CliRunner

from twoviews.authoring import links
from twoviews.bank import sources
from twoviews.bank.sources import Source
from twoviews.cli import app


class Answering(BaseHTTPRequestHandler):
    """Answers with the number in the path; `slow` waits, `moved` leads to 200, `odd` speaks no HTTP."""

    now = most = 0
    lock = threading.Lock()

    def do_GET(self) -> None:
        with self.lock:
            Answering.now += 1
            Answering.most = max(Answering.most, Answering.now)
        time.sleep(0.6 if "slow" in self.path else 0.02)
        with self.lock:
            Answering.now -= 1
        if "odd" in self.path:
            self.wfile.write(b"no such protocol\r\n\r\n")
            return
        self.send_response(
            302 if "moved" in self.path else int(self.path.rpartition("/")[2].strip("slow") or 200)
        )
        self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing is said."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def source(key: str, url: str) -> Source:
    return Source(key, (), (), "A title", "2020", "A press", url, "misc")


def test_what_opens_what_is_gone_and_what_cannot_be_told(server: str) -> None:
    asked = {"200": "open", "moved": "open", "404": "gone", "410": "gone", "403": "unclear", "500": "unclear",
             "odd": "unclear", "slow": "unclear"}  # fmt: skip
    given = [source(name, f"{server}/{name}") for name in asked]
    given += [
        source("none", ""),
        source("nobody", "http://no-such-host.invalid/x"),
        source("shut", "http://127.0.0.1:9/"),
    ]
    heard: list[tuple[int, int]] = []
    found = {each.source.key: each for each in links.look(given, lambda *told: heard.append(told), 0.3)}
    assert {key: each.state for key, each in found.items()} == asked | {"nobody": "gone", "shut": "unclear"}
    assert all(each.why for each in found.values() if each.state != "open")
    assert heard[-1] == (len(found), len(found))
    assert Answering.most == 1 or Answering.most == 2  # the one that is slow may still be at it


def test_the_command_names_what_is_gone_with_its_copies(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = source("lost2020", f"{server}/404")
    monkeypatch.setattr(sources, "sources", lambda: {"a": source("a", f"{server}/200"), "b": gone})
    told = CliRunner().invoke(app, ["check", "--links"])
    assert told.exit_code == 1
    assert "lost2020" in told.output and f"{links.ARCHIVE}{gone.url}" in told.output
    assert "2 addresses: 1 open, 1 gone, 0 unclear" in told.output
    monkeypatch.setattr(sources, "sources", lambda: {"a": source("a", f"{server}/200")})
    assert CliRunner().invoke(app, ["check", "--links"]).exit_code == 0


def test_a_computer_without_a_network_does_not_call_everything_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "sources", lambda: {"a": source("a", "http://no-such-host.invalid/")})
    told = CliRunner().invoke(app, ["check", "--links"])
    assert told.exit_code == 1 and "not online" in told.output and "Gone" not in told.output
