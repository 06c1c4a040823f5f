"""A classroom: `twoviews lab` on a copy of the course with an empty record, and a real Chromium.

Without Chromium these tests skip with one line; with TWOVIEWS_BROWSER=required that is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from classroom import Classroom, Student, chromium, launch, opened
from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    program = chromium()
    if program is None and os.environ.get("TWOVIEWS_BROWSER") == "required":
        pytest.fail("TWOVIEWS_BROWSER=required, and there is no Chromium on this machine.")
    if program is None:
        pytest.skip("no Chromium on this machine: what only a browser shows was not tested")
    with launch(program) as started:
        yield started


@pytest.fixture(scope="session")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    """A running `twoviews lab` with a home, a record and notebooks of its own, one a worker."""
    with opened(tmp_path_factory.mktemp("classroom")) as room:
        yield room


@pytest.fixture(params=["light"])
def student(request: pytest.FixtureRequest, browser: Browser, classroom: Classroom) -> Iterator[Student]:
    """A student with a fresh browser window and an empty record; "dark" as parameter for the dark theme."""
    classroom.forget()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield Student(context.new_page(), classroom, theme=request.param)
    context.close()
