"""The packages for a learning platform, played in scorm-again: launch, answer, leave, come back elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from string import ascii_letters
from typing import Any

import pytest
from hands import answer
from living import LESSONS, asked, halves
from phone import PHONE, server
from playwright.sync_api import Browser, BrowserContext, expect
from student import Student
from worker import START, Straight, answer_all

import npm
import sites
from twoviews.bank import library
from twoviews.teaching.site import scorm
from twoviews.teaching.site.serving import Quiet

COURSE = library.course()
SHORT = min(LESSONS, key=lambda name: len(asked(COURSE.lessons[name[:2]])))
LONG = "".join(Random(1).choices(ascii_letters, k=6000))  # not to be packed
STATES = "nodes => nodes.map(node => [node.dataset.question, node.dataset.state])"
ROOM = 4096
VERSIONS: tuple[scorm.Version, ...] = ("1.2", "2004")

pytestmark = pytest.mark.browser


class Player:
    """A platform with the packages of a short lesson; what it kept of a session is given to the next."""

    def __init__(self, address: str, browser: Browser) -> None:
        self._address, self._browser = address, browser

    @contextmanager
    def browser(self) -> Iterator[BrowserContext]:
        """A browser that nobody used before."""
        context = self._browser.new_context(viewport=PHONE, reduced_motion="reduce")
        yield context
        context.close()

    def launch(
        self, context: BrowserContext, version: scorm.Version, learner: str, kept: Any = None
    ) -> Student:
        """The package in front of a learner, alive; the student's page is the lesson's frame."""
        page = context.new_page()
        page.set_default_timeout(START)
        page.goto(self._address)
        page.evaluate("words => launch(...words)", [version, learner, kept])
        page.wait_for_function("window[0]?.[0]?.alive")
        frame = page.frame_locator("iframe").frame_locator("iframe").owner.element_handle().content_frame()
        assert frame
        frame.evaluate("window.alive")
        return Student(frame)  # type: ignore[arg-type]

    def wait_until_told(self, student: Student, text: str) -> None:
        """Wait for a sentence above the lesson."""
        frame: Any = student.page
        expect(frame.page.frame_locator("iframe").locator("#told")).to_contain_text(text)

    def wait_until_kept(self, student: Student, what: str) -> None:
        """Wait until the platform holds this."""
        frame: Any = student.page
        frame.page.wait_for_function(f"kept && ({what})(kept)")

    def leave(self, student: Student) -> Any:
        """Leave as the platform's own button does; what it holds then."""
        frame: Any = student.page
        kept = frame.page.evaluate("leave()")
        frame.page.close()
        return kept


@pytest.fixture
def player(browser: Browser, tmp_path: Path) -> Iterator[Player]:
    """A platform with the lesson in both forms, side by side."""
    modules = npm.installed("the packages for learning platforms were not played") / "node_modules"
    built = sites.built()
    files = {
        path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*") if path.is_file()
    }
    for version in VERSIONS:
        own = next(files for name, files in scorm.packages(files, COURSE, version) if name == SHORT)
        for path, data in own.items():
            target = tmp_path / version / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    (tmp_path / "scorm-again").symlink_to(modules / "scorm-again", target_is_directory=True)
    (tmp_path / "index.html").write_bytes(Path(__file__).with_name("scorm.html").read_bytes())
    with server(tmp_path, Quiet) as address:
        yield Player(address, browser)


def states(student: Student) -> Any:
    """How each question of the quiz stands."""
    return student.page.locator(".tv-quiz .tv-question").evaluate_all(STATES)


def test_two_learners_of_one_browser_find_what_is_theirs_in_another(player: Player) -> None:
    """Anna does the whole quiz, as 1.2 tells it; Boris answers one question, in the words of 2004.

    In neither he finds what she answered: what this browser keeps for itself is kept for each of them apart.
    """
    with player.browser() as here:
        anna, hers = completed(player, here)
        hers_too = player.launch(here, "1.2", "boris")
        assert_nothing_of_hers(hers_too)
        player.leave(hers_too)
        boris, his = begun(player, here)
    with player.browser() as elsewhere:
        assert states(player.launch(elsewhere, "1.2", "anna", anna)) == hers
        assert states(player.launch(elsewhere, "2004", "boris", boris)) == his


def assert_nothing_of_hers(boris: Student) -> None:
    """Boris has answered nothing yet; Anna had all right."""
    assert "right" not in {state for _, state in states(boris)}, "he found what she answered"


def completed(player: Player, here: BrowserContext) -> tuple[Any, Any]:
    """What the platform keeps of a lesson that was done, and how its questions stood."""
    anna = player.launch(here, "1.2", "anna")
    answer_all(anna, SHORT)
    done = states(anna)
    anna.page.locator(".tv-discussion textarea").first.fill(LONG)
    player.wait_until_told(anna, "no room for all")
    kept = player.leave(anna)
    assert kept["core"]["lesson_status"] == "completed"
    assert kept["core"]["score"] == {"raw": "100", "min": "0", "max": "100"}
    assert re.fullmatch(r"\d{2,4}:\d\d:\d\d", kept["core"]["session_time"])
    assert len(kept["suspend_data"]) <= ROOM
    return kept, done


def begun(player: Player, here: BrowserContext) -> tuple[Any, Any]:
    """The same of a lesson with one answer, in the other package, by somebody who finds none there."""
    student = player.launch(here, "2004", "boris")
    assert_nothing_of_hers(student)
    question, key = halves(SHORT, student.page)[0]
    form = student.page.locator(f'.tv-quiz [data-question="{question.id}"]')
    answer(Straight(student.page), form, key.right)
    form.locator("button[type=submit]").evaluate("node => node.click()")
    player.wait_until_kept(student, "each => each.score.raw > 0")
    done, kept = states(student), player.leave(student)
    assert kept["completion_status"] == "incomplete"
    assert float(kept["score"]["scaled"]) == pytest.approx(
        1 / len(COURSE.lessons[SHORT[:2]].questions), abs=1e-4
    )
    assert re.fullmatch(r"PT\d+S", kept["session_time"])
    return kept, done
