"""A classroom: `twoviews lab` on a copy of the course with an empty record, and a real Chromium in front of it.

Without Chromium these tests skip with one line; with TWOVIEWS_BROWSER=required a missing browser is a failure.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import Classroom, Page, Student, free_port
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the system's Chromium."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    if os.environ.get("TWOVIEWS_BROWSER") == "required":
        pytest.fail("TWOVIEWS_BROWSER=required, and there is no Chromium on this machine.")
    pytest.skip("no Chromium on this machine: what only a browser shows was not tested")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests."""
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, *sandbox])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    """A running `twoviews lab` with a home, a record and notebooks of its own."""
    place = tmp_path_factory.mktemp("classroom")
    for name in ("src", "assets", "pyproject.toml"):
        (place / name).symlink_to(ROOT / name)
    for name in ("notebooks", "exercises"):
        shutil.copytree(ROOT / name, place / name)
    port = free_port()
    home = place / "home"
    home.mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "IPYTHON"))},
        "HOME": str(home),
        "TWOVIEWS_RECORD": str(place / "record.sqlite"),
    }
    log = (place / "lab.log").open("w")
    server = subprocess.Popen(
        [
            sys.executable, "-m", "twoviews", "lab", "--no-browser", "--port", str(port),
            "--IdentityProvider.token=class", "--LabApp.expose_app_in_browser=True",
        ],
        cwd=place, env=environment, stdout=log, stderr=subprocess.STDOUT,
    )  # fmt: skip
    room = Classroom(place, port, server.pid)
    room.wait_until_open(deadline=time.monotonic() + 60)
    yield room
    server.send_signal(signal.SIGTERM)
    server.wait(20)
    log.close()


@pytest.fixture(params=["light"])
def student(request: pytest.FixtureRequest, browser: Browser, classroom: Classroom) -> Iterator[Student]:
    """A student with a fresh browser window; `@pytest.mark.parametrize("student", [...], indirect=True)` for dark."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page: Page = context.new_page()
    yield Student(page, classroom, theme=request.param)
    context.close()
