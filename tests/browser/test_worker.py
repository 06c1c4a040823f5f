"""The course in the browser alone: the same Python in a Web Worker, and nothing from the network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from living import LESSONS, TEXT, take_quiz, write
from playwright.sync_api import Browser
from test_council import Play
from worker import Straight, WorkerStudent, lay_out, served

from twoviews.bank import library
from twoviews.record import Record, transfer

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the course is served."""
    place = tmp_path_factory.mktemp("site")
    lay_out(place)
    with served(place) as found:
        yield found


@pytest.fixture
def student(browser: Browser, address: str) -> Iterator[WorkerStudent]:
    """A student with empty storage; at the end nothing was fetched elsewhere and nothing went wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    found = WorkerStudent(context, address)
    yield found
    context.close()
    assert found.elsewhere == []
    assert found.faults == []


def test_the_whole_course_is_kept_and_taken_to_the_desktop(student: WorkerStudent, tmp_path: Path) -> None:
    student.start()
    hand = Straight(student.page)
    for name in LESSONS:
        student.open(name)
        take_quiz(student, hand, name)
    write(student, hand)
    play = Play(student)
    play.choose("2017-09", ("us",))
    for phase in ("draft", "amendments", "explanations"):
        play.go_on(phase)
    play.to_the_end({"us": "yes"})
    student.new_tab()
    student.start()
    student.open(LESSONS[12])
    Play(student).is_at("debrief")
    file = student.exported(tmp_path / "record.jsonl")
    record = Record(tmp_path / "record.sqlite")
    transfer.import_from(file, record)
    told = record.statements()
    record.close()
    course = library.course()
    answered = {each.item for each in told if each.verb == "answered" and each.right}
    assert answered == {question.id for lesson in course.lessons.values() for question in lesson.questions}
    assert [each.response for each in told if each.verb == "wrote"].count(TEXT) == len(
        course.lessons["12"].prompts
    )
    assert "decided" in {each.verb for each in told}
