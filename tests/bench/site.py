"""Size and speed of the static edition: uv run python tests/bench/site.py 07-oil

A line of 10 Mbit/s and 40 ms, and a page slowed four times, by the browser's own means, which cannot slow a
worker. The server packs by gzip, as static hosts do. A line for each visit: first, second, without a network.
Times on a busy machine say little, so beside each stands what the browser's processes have worked until then.
"""

from __future__ import annotations

import gzip
import os
import sys
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))

import psutil
from classroom import chromium, launch
from playwright.sync_api import Browser, BrowserContext, Page

import sites
from twoviews.teaching.site.serving import Quiet

LINE = 10_000_000 / 8
LATENCY = 40
SLOWER = float(os.environ.get("TWOVIEWS_SLOWER", "4"))  # what slows a page works itself: 1 to read the work
PHONE: Any = {"width": 390, "height": 844}
READABLE = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
FIRST = ".tv-prediction button[type=submit], .tv-claim button[type=submit]"
_PACKED: dict[Path, bytes] = {}


class Packing(Quiet):
    """Sends everything packed, as a static host does."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        if path not in _PACKED:
            _PACKED[path] = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(_PACKED[path])))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(_PACKED[path])


def visit(context: BrowserContext, address: str, name: str, *, offline: bool = False) -> dict[str, float]:
    """Milliseconds until the page can be read, can be answered, and has marked; kilobytes until then."""
    page = context.new_page()
    page.set_default_timeout(180_000)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    line = {"latency": LATENCY, "downloadThroughput": LINE, "uploadThroughput": LINE, "offline": offline}
    session.send("Network.emulateNetworkConditions", line)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    got: list[float] = []
    session.on("Network.loadingFinished", lambda told: got.append(told["encodedDataLength"]))
    start, found = worked(), dict[str, float]()

    def note(what: str) -> None:
        found.update({what: now(page), f"{what} worked": worked() - start})

    page.goto(f"{address}{name}.html", wait_until="commit")
    page.locator(FIRST).first.wait_for()
    note("answerable")
    found |= {"readable": page.evaluate(READABLE), "kB first": sum(got) / 1000}
    page.evaluate("window.course.started")
    note("marks")
    page.evaluate("window.alive")
    note("alive")
    if not offline:
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.close()
    return found


def worked() -> float:
    """Milliseconds that the processes of the browser have worked, all together."""
    browser = [each for each in psutil.Process().children(recursive=True) if "chrom" in each.name()]
    return 1000 * sum(each.cpu_times().user + each.cpu_times().system for each in browser)


def now(page: Page) -> float:
    return float(page.evaluate("performance.now()"))


def measured(browser: Browser, address: str, name: str) -> None:
    """A first visit, a second one, and one without a network."""
    context = browser.new_context(viewport=PHONE)
    for words, offline in (("first", False), ("second", False), ("offline", True)):
        told = visit(context, address, name, offline=offline)
        print(name, words, *(f"{what} {value:.0f}" for what, value in told.items()), sep="  ", flush=True)
    context.close()


def main() -> None:
    place = sites.built()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packing, directory=str(place)))
    Thread(target=server.serve_forever, daemon=True).start()
    once = [*place.glob("pyodide-*/*"), *place.glob("python/*"), *place.glob("drawn/*")]
    size = sum(len(gzip.compress(path.read_bytes(), 6)) for path in once)
    print(f"Python and pictures, once: {size / 1e6:.1f} MB")
    with launch(chromium()) as browser:
        for name in sys.argv[1:] or ["07-oil"]:
            measured(browser, f"http://127.0.0.1:{server.server_port}/", name)
    server.shutdown()


if __name__ == "__main__":
    main()
