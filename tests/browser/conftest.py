"""A classroom: `twoviews lab` on a copy of the course with an empty record, and a real Chromium.

Without Chromium these tests skip with one line; with TWOVIEWS_BROWSER=required that is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import Classroom, LabStudent, chromium, launch, opened
from desk import DeskStudent, drawn_once
from phone import SiteStudent, holding, server
from playwright.sync_api import Browser, BrowserContext

import sites
from twoviews.course import keeping
from twoviews.figures import evidence

ONCE = "--js-flags=--liftoff-only"
"""WebAssembly is compiled once, not again for speed, which is a third of a start of Pyodide."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    program = chromium()
    if program is None and os.environ.get("TWOVIEWS_BROWSER") == "required":
        pytest.fail("TWOVIEWS_BROWSER=required, and there is no Chromium on this machine.")
    if program is None:
        pytest.skip("no Chromium on this machine: what only a browser shows was not tested")
    with launch(program, ONCE) as started:
        yield started


@pytest.fixture(scope="session")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    """A running `twoviews lab` with a home, a record and notebooks of its own, one a worker."""
    with opened(tmp_path_factory.mktemp("classroom")) as room:
        yield room


@pytest.fixture(params=["light"])
def student(request: pytest.FixtureRequest, browser: Browser, classroom: Classroom) -> Iterator[LabStudent]:
    """A student with a fresh browser window and an empty record; "dark" as parameter for the dark theme."""
    classroom.forget()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield LabStudent(context.new_page(), classroom, theme=request.param)
    context.close()


@pytest.fixture(scope="module")
def lesson(browser: Browser, classroom: Classroom) -> Iterator[LabStudent]:
    """A student who opened lesson 07 once: each test of a module leaves it as the next one needs it."""
    classroom.forget()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    student = LabStudent(context.new_page(), classroom)
    student.open("07-oil")
    yield student
    context.close()


@pytest.fixture
def own_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the record of the student at the desk is kept; whoever opens a lesson next reads it anew."""
    path = tmp_path / "record.sqlite"
    monkeypatch.setenv("TWOVIEWS_RECORD", str(path))
    keeping.record.cache_clear()
    yield path
    keeping.record().close()
    keeping.record.cache_clear()


@pytest.fixture(scope="session")
def tabs_at_the_desk(browser: Browser) -> Iterator[BrowserContext]:
    """Where tabs of the bare page open, each with a memory of its own; the page keeps nothing beyond it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.new_page()
    yield context
    context.close()


@pytest.fixture(params=["light"])
def desk(
    request: pytest.FixtureRequest,
    tabs_at_the_desk: BrowserContext,
    own_record: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[DeskStudent]:
    """A student at the bare page with an empty record, in an empty folder; "dark" as for `student`."""
    monkeypatch.chdir(own_record.parent)
    monkeypatch.setattr(evidence, "_picture", drawn_once)
    student = DeskStudent(tabs_at_the_desk.new_page(), theme=request.param)
    yield student
    for tab in tabs_at_the_desk.pages[1:]:
        tab.close()
    assert student.faults == []


@pytest.fixture(scope="module")
def kept_desk(
    tabs_at_the_desk: BrowserContext, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DeskStudent]:
    """As `desk`, but one for all tests of a module, none of which takes a desk of its own."""
    place = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TWOVIEWS_RECORD", str(place / "record.sqlite"))
        patch.chdir(place)
        patch.setattr(evidence, "_picture", drawn_once)
        keeping.record.cache_clear()
        student = DeskStudent(tabs_at_the_desk.new_page())
        yield student
        student.page.close()
        keeping.record().close()
        keeping.record.cache_clear()
    assert student.faults == []


@pytest.fixture(scope="session")
def site() -> Path:
    """The static edition, built."""
    return sites.built()


@pytest.fixture(scope="session")
def site_address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served: below some path, as on a shared host."""
    place = tmp_path_factory.mktemp("host")
    (place / "some").mkdir()
    (place / "some" / "course").symlink_to(site, target_is_directory=True)
    with server(place) as found:
        yield f"{found}some/course/"


@pytest.fixture
def phone(browser: Browser, site_address: str) -> Iterator[SiteStudent]:
    """A student with a phone and an empty record, in front of the site."""
    with holding(browser, site_address) as found:
        yield found
