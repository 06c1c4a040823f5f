"""A classroom: `twoviews lab` on a copy of the course with an empty record, and a real Chromium.

Without Chromium these tests skip with one line; with TWOVIEWS_BROWSER=required that is a failure.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import Classroom, Page, Student
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
    home = place / "home"
    home.mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "IPYTHON"))},
        "HOME": str(home),
        "TWOVIEWS_RECORD": str(place / "record.sqlite"),
    }
    command = [
        sys.executable,
        "-m",
        "twoviews",
        "lab",
        "00",
        "--no-browser",
        "--LabApp.expose_app_in_browser=True",
    ]
    with (place / "lab.log").open("w") as log:
        server = subprocess.Popen(command, cwd=place, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            yield Classroom(place, address_of(place / "lab.log"), server.pid)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(20)


def address_of(log: Path) -> str:
    """The address that the course prints once it is open; fails with the log after a minute."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if found := re.search(r"http://\S+", log.read_text()):
            return found.group()
        time.sleep(0.1)
    raise TimeoutError(log.read_text())


@pytest.fixture(params=["light"])
def student(request: pytest.FixtureRequest, browser: Browser, classroom: Classroom) -> Iterator[Student]:
    """A student with a fresh browser window; parametrize "student" indirectly for the dark theme."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page: Page = context.new_page()
    yield Student(page, classroom, theme=request.param)
    context.close()
