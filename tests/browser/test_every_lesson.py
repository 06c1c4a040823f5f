"""Every lesson on a bare page: on the projector, on a phone, read, in its own column, and answered.

Untouched it is opened once: one test after another looks at the same page and sets the width that it needs.
Their order counts. Read untouched, the page stays dark; in its own column it stays dressed as in JupyterLab;
answered, it is opened anew, without the words and pictures that are to the letter what was read untouched.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from desk import WINDOW, DeskStudent
from fits import assert_it_fits
from living import LESSONS, asked, assert_it_stands
from playwright.sync_api import expect
from test_present import BEGIN, LARGEST_TEXT, STEP

import learner
from twoviews.bank import library
from twoviews.bank.content import Lesson
from twoviews.course import keeping
from twoviews.record import Statement

pytestmark = pytest.mark.browser

STEPS = f"""async () => {{
    const look = {STEP}, seen = [look()];
    const same = (one, other) => one.place === other.place && one.scrolled === other.scrolled;
    const drawn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    while (seen.length < 2 || !same(...seen.slice(-2))) {{
        document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'PageDown', bubbles: true }}));
        await drawn();
        seen.push(look());
    }}
    return seen;
}}"""
"""What is seen on each screen to the last, which is there twice."""
OPEN = "document.querySelectorAll('details').forEach(each => { each.open = true })"
LEAST = 11
"""Pixels on a screen of 390."""
SMALLEST = """id => {
    const figure = document.getElementById(id);
    const svg = figure.querySelector('svg');
    const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    const texts = figure.querySelectorAll('svg text, .tv-listing *');
    return Math.min(...[...texts].map(each => scale * parseFloat(getComputedStyle(each).fontSize)));
}"""
OUTSIDE = """id => {
    const figure = document.getElementById(id), edge = figure.getBoundingClientRect().right + 1;
    return [...figure.querySelectorAll('*:not(.tv-scroll *)')]
        .filter(each => each.getBoundingClientRect().right > edge).length;
}"""
IN_ANOTHER_FORM = {"03": ("denial", "relief-offers"), "04": ("harm", "law-of-the-council")}
"""Figures of two lessons that a phone shows as lists or as narrow pictures."""
BAR = 52  # px that the course bar takes at this width
PARTS = ".tv-presets, .tv-stage, .tv-knobs"
SPAN = f"""node => {{
    const boxes = [...node.querySelectorAll('{PARTS}')].filter(each => each.children.length)
        .map(each => each.getBoundingClientRect());
    return Math.max(...boxes.map(box => box.bottom)) - Math.min(...boxes.map(box => box.top));
}}"""
COVERED = f"""node => [...node.querySelectorAll('{PARTS}')].filter(each => each.children.length)
    .flatMap((each, at, all) => all.slice(at + 1).filter(other => {{
        const [one, two] = [each.getBoundingClientRect(), other.getBoundingClientRect()];
        return Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1
            && Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 1;
    }}).map(other => `${{each.className}} and ${{other.className}}`))"""
LETTERS = """node => Math.min(...[...node.querySelectorAll('.tv-stage svg text')]
    .filter(each => each.textContent.trim() && each.checkVisibility())
    .map(each => parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a))"""

TARGETS = """() => [...document.querySelectorAll('a[href^="#source-"]')]
    .map(link => link.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"""

STATES = """forms => Object.fromEntries(forms.filter(form => form.dataset.state)
    .map(form => [form.dataset.question, form.dataset.state]))"""
SLIDERS = ".tv-explorer .tv-knob :is(.tv-range, [type=radio]:checked)"
VALUES = "inputs => inputs.map(input => input.value)"


@pytest.fixture(scope="module", params=LESSONS)
def name(request: pytest.FixtureRequest) -> str:
    """The file's stem of a lesson."""
    return str(request.param)


@pytest.fixture(scope="module")
def lesson(name: str, kept_desk: DeskStudent) -> Iterator[DeskStudent]:
    """A student in front of the lesson."""
    kept_desk.forget()
    kept_desk.open(name)
    yield kept_desk
    kept_desk.leave()
    assert kept_desk.faults == []


def test_no_step_is_taller_than_the_screen_and_text_is_large(lesson: DeskStudent) -> None:
    lesson.page.set_viewport_size({"width": 1280, "height": 720})
    lesson.page.evaluate(BEGIN)
    seen: list[dict[str, Any]] = lesson.page.evaluate(STEPS)
    lesson.page.keyboard.press("Escape")
    assert len(seen) > 20
    assert [each for each in seen if each["room"] < -0.5 or each["wide"] > 0.5 or each["lonely"]] == []
    assert [each for each in seen if each["smallest"][0] < LARGEST_TEXT - 0.05] == []


def test_a_wide_picture_moves_sideways_and_the_page_does_not(lesson: DeskStudent) -> None:
    lesson.page.set_viewport_size({"width": 390, "height": 844})
    lesson.page.evaluate(OPEN)
    drawn = lesson.page.locator(".tv-figure:has(> svg)")
    names = drawn.evaluate_all("all => all.map(each => each.id)")
    small = {name: lesson.page.evaluate(SMALLEST, name) for name in names}
    assert {name: size for name, size in small.items() if size < LEAST} == {}
    assert lesson.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_phone_shows_it_in_letters_that_can_be_read(lesson: DeskStudent, name: str) -> None:
    lesson.page.set_viewport_size({"width": 390, "height": 844})
    lesson.page.evaluate(OPEN)
    for figure in IN_ANOTHER_FORM.get(name[:2], ()):
        assert lesson.page.evaluate(SMALLEST, f"figure-{figure}") >= LEAST, figure
        assert lesson.page.evaluate(OUTSIDE, f"figure-{figure}") == 0, figure


def test_all_of_it_can_be_read(lesson: DeskStudent, name: str) -> None:
    assert_all_of_it_can_be_read(lesson, "untouched")


def test_an_explorer_is_whole_in_one_view(lesson: DeskStudent, name: str) -> None:
    """Nothing of it sticks while the page moves, and nothing covers a slider."""
    lesson.page.set_viewport_size({"width": 1280, "height": 800})
    lesson.dress_as_lab()
    lesson.page.evaluate(OPEN)
    explorers = lesson.page.locator(".tv-explorer")
    assert explorers.count() == len(library.lesson(name[:2]).explorers)
    for part in explorers.all():
        expect(part.locator(".tv-stage svg").first).to_be_visible()
        assert part.evaluate(SPAN) <= 800 - BAR
        assert part.evaluate(COVERED) == []
        assert part.evaluate(LETTERS) >= 14


def test_all_of_it_can_be_read_once_it_is_answered(lesson: DeskStudent, name: str) -> None:
    """Opened by somebody who did everything: all that the record holds is there."""
    keeping.record().merge(told())
    lesson.leave()
    lesson.open_what_may_differ(name)
    assert_what_is_told_stands(lesson, library.lesson(name[:2]))
    assert_all_of_it_can_be_read(lesson, "answered")


@cache
def told() -> list[Statement]:
    """What somebody has told who did everything."""
    return learner.everything(library.course())


def assert_what_is_told_stands(desk: DeskStudent, lesson: Lesson) -> None:
    """Every answer, guess, stance, text and place of a slider that the record holds."""
    page = desk.page
    last = {each.item: each for each in told() if each.lesson == lesson.id}
    quiz = page.locator(".tv-quiz")
    desk.wait_for_text(quiz.locator(".tv-score"), f"{len(lesson.questions)} of {len(asked(lesson))} answered")
    assert quiz.locator("form").evaluate_all(STATES) == {
        each.id: "right" if last[each.id].right else "partly" if last[each.id].points else "open"
        for each in lesson.questions
    }
    assert_it_stands(
        desk,
        lesson,
        [f"{last[each.id].response} {each.unit}".strip() for each in lesson.predictions],
        [text for each in lesson.prompts for text in [last[each.id].response, ""][: 1 + bool(each.rubric)]],
    )
    stances = page.locator(".tv-stance input:checked").evaluate_all(VALUES)
    assert stances == [str(last[each.id].response) for each in lesson.opinions]
    sliders = page.locator(SLIDERS).evaluate_all(VALUES)
    assert sliders == [f"{slider.low:g}" for each in lesson.explorers for slider in each.sliders]


def assert_all_of_it_can_be_read(desk: DeskStudent, stage: str) -> None:
    """With every question shown and every fold open: in both themes for everybody, at every width."""
    desk.page.set_viewport_size(WINDOW)
    desk.show_everything()
    assert desk.page.evaluate(TARGETS) == [], stage
    assert desk.violations_in_both_themes() == [], stage
    assert_it_fits(desk, stage)
