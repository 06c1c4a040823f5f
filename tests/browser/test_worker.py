"""The course in the browser alone: the same Python in a Web Worker, and nothing from the network."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hands import answer
from living import LESSONS, TEXT, asked, halves, texts_of, unfold, write
from playwright.sync_api import Browser, Error, expect
from test_council import Play
from worker import Straight, WorkerStudent, answer_all, lay_out, served

from twoviews.bank import library
from twoviews.record import Record, transfer

SAVES = int(os.environ.get("TWOVIEWS_SAVES", "60"))
"""How many saves are made while tabs are killed, a tab for each hundred; by hand TWOVIEWS_SAVES=1000."""
ROUNDS = max(1, SAVES // 100)
PROMPT = json.dumps({"lesson": "01", "call": "discuss", "place": 0})
SAVING = """async ([name, first, count]) => {
    await window.course.ask('open', name);
    for (let number = first; number < first + count; number++) {
        const message = { do: 'write', n: number, with: { text: `Text number ${number}.` } };
        const said = JSON.parse(await window.course.ask('hear', name, JSON.stringify(message)));
        if (said.some(each => each.saved)) window.acknowledged(`Text number ${number}.`);
    }
}"""
DENIED = """
Object.defineProperty(navigator.storage, 'getDirectory', {
    value: () => Promise.reject(new DOMException('Storage is denied.', 'SecurityError')),
});
Object.defineProperty(navigator, 'locks', {
    value: { request: () => Promise.reject(new DOMException('The request was denied.', 'SecurityError')) },
});
"""
"""As in Chromium where all site data is blocked: the locks go with the storage."""
WINDOW_DENIED = """for (const name of ['sessionStorage', 'localStorage']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('Denied.', 'SecurityError'); } });
}"""

LOW: Any = {"width": 1280, "height": 100}
"""Nobody looks at the page here, so little of it is painted."""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the course is served."""
    place = tmp_path_factory.mktemp("site")
    lay_out(place)
    with served(place) as found:
        yield found


@contextmanager
def sitting(browser: Browser, address: str) -> Iterator[WorkerStudent]:
    """A student with empty storage."""
    context = browser.new_context(viewport=LOW, reduced_motion="reduce")
    yield WorkerStudent(context, address)
    context.close()


@pytest.fixture(scope="module")
def one(browser: Browser, address: str) -> Iterator[WorkerStudent]:
    """A student who goes on with what the last test has left in the tab and in the storage."""
    with sitting(browser, address) as found:
        yield found


@pytest.fixture
def student(one: WorkerStudent) -> Iterator[WorkerStudent]:
    """The same; at the end of each test nothing was fetched elsewhere in it and nothing went wrong."""
    yield one
    assert one.amiss() == ([], [])


def test_a_killed_tab_loses_nothing_and_the_next_one_hears_before_python_is_there(
    student: WorkerStudent, tmp_path: Path
) -> None:
    acknowledged: list[str] = []
    for number in range(ROUNDS):
        student.start()
        student.open(LESSONS[3])
        student.page.expose_function("acknowledged", lambda text: acknowledged.append(text))
        wanted, before = (number + 1) * SAVES // ROUNDS, len(acknowledged)
        student.page.evaluate(
            f"words => void ({SAVING})(words)", [PROMPT, 1 + number * 10 * SAVES, 10 * SAVES]
        )
        until = time.monotonic() + 60
        while len(acknowledged) < max(wanted, before + 1) and time.monotonic() < until:
            student.page.wait_for_timeout(5)
        kill(student)
    answers_before_python_is_there(student)
    file = student.exported(tmp_path / "record.jsonl")
    kept = {each.response for each in transfer.parse(file.read_bytes())}
    assert [text for text in acknowledged if text not in kept] == []
    assert len(acknowledged) >= SAVES


def answers_before_python_is_there(student: WorkerStudent) -> None:
    """What is entered in a lesson that was shown here before waits, and is answered."""
    name = LESSONS[3]
    student.page.goto(f"{student.address}?lesson={name}", wait_until="commit")
    student.page.locator(".tv-quiz .tv-question").first.wait_for()
    _, key = halves(name, student.page)[0]
    form = student.page.locator(f'.tv-quiz [data-question="{key.id}"]')
    answer(Straight(student.page), form, key.right)
    form.locator("button[type=submit]").evaluate("node => node.click()")
    assert student.page.evaluate("window.alive === undefined"), "Python is not there yet"
    form.locator(".tv-feedback").first.wait_for()
    expect(form).to_have_attribute("data-state", "right")


def kill(student: WorkerStudent) -> None:
    """Kill the tab's process, and take a new tab."""
    with student.page.expect_event("crash", timeout=20_000), suppress(Error):
        student.page.goto("chrome://kill", timeout=3_000)
    student.new_tab()


def test_the_whole_course_is_kept_and_taken_to_the_desktop(student: WorkerStudent, tmp_path: Path) -> None:
    if not student.page.evaluate("'course' in window"):
        student.start()
    for name in LESSONS:
        student.open(name)
        answer_all(student, name)
    hand = Straight(student.page)
    unfold(student, hand)
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
    assert answered == {question.id for lesson in course.lessons.values() for question in asked(lesson)}
    assert [each.response for each in told if each.verb == "wrote"].count(TEXT) == texts_of(
        course.lessons["12"]
    )
    assert "decided" in {each.verb for each in told}


def test_full_storage_is_told_before_the_learner_starts(browser: Browser, address: str) -> None:
    with sitting(browser, address) as student:
        session = student.context.new_cdp_session(student.page)
        session.send("Storage.overrideQuotaForOrigin", {"origin": address.rstrip("/"), "quotaSize": 1000})
        student.page.goto(address)
        expect(student.page.get_by_role("alert")).to_contain_text("has no room left", timeout=20_000)
        assert student.amiss() == ([], [])
