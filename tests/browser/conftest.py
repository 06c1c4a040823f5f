"""A classroom: `twoviews lab` on a copy of the course with an empty record, and a real Chromium.

Without Chromium these tests skip with one line; with TWOVIEWS_BROWSER=required that is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import (
    HASTY,
    SHARED,
    Classroom,
    LabLearner,
    LabStudent,
    chromium,
    far,
    jupyter,
    launch,
    opened,
    other_python,
    profile,
    seated,
)  # fmt: skip
from desk import WINDOW, DeskStudent, drawn_once
from phone import SiteStudent, holding, server
from playwright.sync_api import Browser, BrowserContext

import sites
from twoviews.course import keeping
from twoviews.figures import evidence

ONCE = "--js-flags=--liftoff-only"
"""WebAssembly is compiled once, not again for speed, which is a third of a start of Pyodide."""
AT_ONCE = ("--disable-frame-rate-limit", "--disable-gpu-vsync")
"""No frame waits for its sixtieth of a second: a click asks for two of them, to see that nothing moves."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    program = chromium()
    if program is None and os.environ.get("TWOVIEWS_BROWSER") == "required":
        pytest.fail("TWOVIEWS_BROWSER=required, and there is no Chromium on this machine.")
    if program is None:
        pytest.skip("no Chromium on this machine: what only a browser shows was not tested")
    with launch(program, ONCE, *AT_ONCE) as started:
        yield started


@pytest.fixture(scope="session")
def window(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """Where JupyterLab is shown, whoever sits there."""
    with profile(browser, tmp_path_factory.mktemp("profile")) as opened_once:
        yield opened_once


@pytest.fixture(scope="session")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    """A running `twoviews lab`, far away, with a home, a record and notebooks of its own, one a worker."""
    with opened(far(tmp_path_factory.mktemp("classroom"))) as room:
        yield room


@pytest.fixture(scope="session")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    """A hub's Jupyter, far away, whose root is the learner's home, with a `python3` that lacks the course.

    It notices within 0.3 s that a kernel has died, not 3, and gives it up at the second death, not the sixth.
    """
    place = far(tmp_path_factory.mktemp("hub"))
    other_python(place / "home" / ".local" / "share" / "jupyter" / "kernels" / "python3")
    with jupyter(place, "--ServerApp.base_url=/user/ann/", *HASTY, JUPYTER_PREFER_ENV_PATH="0") as room:
        yield room


@pytest.fixture(scope="session")
def at_the_hub(window: BrowserContext, hub: Classroom) -> LabLearner:
    """A student in the hub's JupyterLab, in which one notebook after another is opened."""
    return LabLearner(window.new_page(), hub)


@pytest.fixture(params=["light"])
def student(request: pytest.FixtureRequest, window: BrowserContext, classroom: Classroom) -> LabStudent:
    """A student with an empty window and an empty record; "dark" as parameter for the dark theme."""
    return seated(window, classroom, request.param)


@pytest.fixture
def lesson(window: BrowserContext, classroom: Classroom) -> LabStudent:
    """A student who has one lesson open: as the last test left it, or else opened for this one."""
    for page in window.pages:
        if classroom.address(SHARED).partition("?")[0] in page.url:
            return LabStudent(page, classroom)
    found = seated(window, classroom)
    found.open(SHARED)
    found.page.wait_for_selector(".tv-bar", timeout=60_000)
    return found


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
    """Where tabs of the bare page open, each with a memory of its own; one stays open for all tests."""
    context = browser.new_context(viewport=WINDOW, reduced_motion="reduce")
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
    tabs = tabs_at_the_desk
    student = DeskStudent(tabs.pages[0] if tabs.pages else tabs.new_page(), theme=request.param)
    yield student
    student.leave()
    for tab in tabs.pages:
        if tab is not student.page:
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
