"""The statements of a whole course, loaded into a record store for xAPI that others wrote, and read back.

    uv run python tests/bench/xapi_store.py

The store is `ralph-malph` of PyPI, a Learning Record Store by ADL's standard, run by uv beside the house with
a folder as its database. What it is given is what `twoviews record export` writes, with `--xapi` and without.
Says how many statements it took and gave back, and which came back otherwise; whatever is no statement it
must refuse.
"""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import learner
from twoviews.bank import library
from twoviews.record.activities import describing
from twoviews.record.statements import from_xapi
from twoviews.record.transfer import lines

STORE = (os.environ.get("UV", "uv"), "tool", "run", "--from", "ralph-malph[full]==5.1.0", "ralph")
USER = "teacher"


@contextmanager
def store(place: Path) -> Iterator[str]:
    """The store's address, while it runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (place / "statements").mkdir()
    here = {**os.environ, "RALPH_APP_DIR": str(place), "RALPH_AUTH_FILE": str(place / "auth.json")}
    here["RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH"] = str(place / "statements")
    account = ("-u", USER, "-p", USER, "-s", "all", "-A", USER, "https://school.example", "-N", USER, "-w")
    subprocess.run([*STORE, "auth", *account], env=here, check=True, capture_output=True, input=b"y\n")
    told = (place / "log").open("wb")
    running = subprocess.Popen(
        [*STORE, "runserver", "-b", "fs", "--host", "127.0.0.1", "--port", str(port)],
        env=here,
        stdout=told,
        stderr=told,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(1500):
            try:
                asked(f"{address}/__heartbeat__")
                break
            except urllib.error.URLError:
                assert running.poll() is None, (place / "log").read_text("utf-8")[-3000:]
                time.sleep(0.2)
        yield address
    finally:
        running.terminate()
        running.wait(20)
        told.close()


def asked(address: str, given: Any = None) -> Any:
    """The answer to a request of the store, as JSON."""
    name = base64.b64encode(f"{USER}:{USER}".encode()).decode()
    heads = {
        "Authorization": f"Basic {name}",
        "X-Experience-API-Version": "1.0.3",
        "Content-Type": "application/json",
    }
    data = None if given is None else json.dumps(given).encode()
    with urllib.request.urlopen(urllib.request.Request(address, data, heads), timeout=120) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def back(address: str) -> list[dict[str, Any]]:
    """All that the store holds, page by page."""
    found, more = [], "/xAPI/statements?limit=100&ascending=true"
    while more:
        page = asked(address + more if more.startswith("/") else more)
        found += page["statements"]
        more = page.get("more") or ""
    return found


def main() -> int:
    """Load, read back, compare; the number of differences."""
    course = library.course()
    done = learner.everything(course)
    wrong = 0
    for what, describe in (("as it is", None), ("in words", describing(course))):
        given = [json.loads(line) for line in lines(done, describe)]
        with TemporaryDirectory() as folder, store(Path(folder)) as address:
            began = time.monotonic()
            asked(f"{address}/xAPI/statements", given)  # its folder takes one request, like a whole record
            took = time.monotonic() - began
            found = {each["id"]: each for each in back(address)}
            same = [each for each in given if each["id"] in found]
            kept = [each for each in same if from_xapi(found[each["id"]]) == from_xapi(each)]
            print(f"{what}: {len(given)} given in {took:.1f} s, {len(found)} back, {len(kept)} the same")
            wrong += len(given) - len(kept)
            try:
                asked(f"{address}/xAPI/statements", [{"verb": {"id": "no address"}}])
                print("  the store takes what is no statement")
                wrong += 1
            except urllib.error.HTTPError as error:
                print(f"  what is no statement it refuses: {error.code}")
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main()))
