"""Each lesson as a student lives it, by mouse or by keyboard, and no word lost.

Every lesson is read, untouched and answered; every kind of part and of question is met by both hands, in the
fewest lessons (TWOVIEWS_HANDS=all walks every lesson). Here on the bare page of `desk`; what only JupyterLab
can spoil is in `test_lab`.
"""

from __future__ import annotations

import os
from functools import cache

import pytest
from desk import DeskStudent
from hands import HANDS
from living import LESSONS, asked, assert_it_stands, assert_nothing_is_lost, met, walks
from playwright.sync_api import expect

import learner
from twoviews.bank import library
from twoviews.bank.content import Lesson
from twoviews.course import keeping
from twoviews.record import Statement

WALKED = LESSONS if os.environ.get("TWOVIEWS_HANDS") == "all" else walks(LESSONS)
WIDTHS = (320, 390, 800, 1280)  # 320: a page of 1280 at 400 per cent
HELD = (390, 1280)  # a phone and a laptop: every control is reached
MISFITS = """() => {
    const misfits = [];
    if (document.documentElement.scrollWidth > innerWidth) misfits.push('the page is wider than the window');
    const framed = 'table, .tv-unseen, :is(.tv-stage, .tv-figure, .tv-inside) svg';
    for (const node of document.querySelectorAll('body *')) {
        if (node.getBoundingClientRect().right > innerWidth + 1 && node.checkVisibility()
            && !node.closest(framed)) misfits.push(`beside the page: ${node.tagName} ${node.className}`);
    }
    const isInText = ':is(p, li, td, th, dd, figcaption, span) a';
    const spots = [...document.querySelectorAll('button, input, select, textarea, summary, a[href]')]
        .filter(node => node.checkVisibility({ opacityProperty: true }) && !node.matches(isInText))
        .map(node => [node, node.matches('[type=radio], [type=checkbox]') ? node.closest('label') : null])
        .map(([node, label]) => [node, (label ?? node).getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && box.height > 1);
    const middle = box => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const isSmall = box => box.width < 23.5 || box.height < 23.5;
    const apart = ([x, y], [left, top]) => Math.hypot(x - left, y - top);
    const far = ([x, y], box) => Math.hypot(
        Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const crowds = (box, its) => far(middle(box), its) < 12
        || isSmall(its) && apart(middle(box), middle(its)) < 24;
    const small = spots.filter(([node, box]) => isSmall(box)
        && spots.some(([other, its]) => other !== node && crowds(box, its)));
    return [...misfits, ...small.map(([node, box]) =>
        `small: ${node.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`)];
}"""
"""What does not fit a window: what lies beside the page, and targets below 24 pixels with another one nearer
than WCAG 2.5.8 allows; links in a text are excepted."""
OUT_OF_REACH = """() => {
    const helps = [...document.querySelectorAll('details[open]:has(> summary[aria-label^="What is this?"])')];
    for (const help of helps) help.open = false;
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
    const out = all.filter(node => !node.disabled && !node.matches('.tv-unseen, .tv-through')
        && node.checkVisibility({ visibilityProperty: true })).filter(node => {
        const target = node.matches('[type=radio], [type=checkbox]') ? node.closest('label') ?? node : node;
        target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
        const [box] = target.getClientRects();
        const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
        return node.tabIndex < 0 || !target.contains(hit);
    });
    for (const help of helps) help.open = true;
    return out.map(node => node.outerHTML.slice(0, 120));
}"""
"""Controls that something covers, or that Tab passes by: no hand could use them. A help that is open lies
over what is beside it; what is drawn only while it has the focus is left out."""
SPACED = """:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
:not(svg *) { word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""How far a reader may space a text out, by WCAG 1.4.12."""
TARGETS = """() => [...document.querySelectorAll('a[href^="#source-"]')]
    .map(link => link.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"""

STATES = """forms => Object.fromEntries(forms.filter(form => form.dataset.state)
    .map(form => [form.dataset.question, form.dataset.state]))"""
SLIDERS = ".tv-explorer .tv-knob :is(.tv-range, [type=radio]:checked)"
VALUES = "inputs => inputs.map(input => input.value)"

pytestmark = pytest.mark.browser


def test_every_kind_of_thing_in_any_lesson_is_met_by_each_hand() -> None:
    its = {kind for name in WALKED for kind in met(name)}
    assert {(name, kind) for name in LESSONS for kind in met(name) - its} == set()


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("name", WALKED)
def test_nothing_is_lost(desk: DeskStudent, name: str, hand: str) -> None:
    def leave() -> None:
        desk.new_tab()
        desk.open(name)

    desk.open(name)
    assert_nothing_is_lost(desk, name, hand, desk.reload, leave)
    opened = desk.page.locator(".tv-considerations:not([hidden])")
    expect(opened).to_have_count(len(library.lesson(name[:2]).prompts))


@pytest.mark.parametrize("name", LESSONS)
def test_all_of_it_can_be_read(desk: DeskStudent, name: str) -> None:
    """First untouched, then opened by somebody who did everything: all that the record holds is there."""
    desk.open(name)
    assert_all_of_it_can_be_read(desk, "untouched")
    keeping.record().merge(told())
    desk.leave()
    desk.open(name)
    assert_what_is_told_stands(desk, library.lesson(name[:2]))
    assert_all_of_it_can_be_read(desk, "answered")


def test_a_control_that_no_hand_reaches_is_found(desk: DeskStudent) -> None:
    cover = "<i style='position: absolute; inset: 0'></i>"
    under = f"<div style='position: relative'><button id=under>A</button>{cover}</div>"
    desk.lay([("", f"{under}<button id=passed tabindex=-1>B</button><button>C</button>")])
    found = desk.page.evaluate(OUT_OF_REACH)
    assert [each.split()[1][:9] for each in found] == ['id="under', 'id="passe']


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
    desk.show_everything()
    assert desk.page.evaluate(TARGETS) == [], stage
    assert desk.violations_in_both_themes() == [], stage
    for width in WIDTHS:
        desk.page.set_viewport_size({"width": width, "height": 900})
        assert [*desk.cut_off(), *desk.page.evaluate(MISFITS)] == [], (stage, width)
        if width in HELD:
            assert desk.page.evaluate(OUT_OF_REACH) == [], (stage, width)
    desk.page.add_style_tag(content=SPACED)
    for width in WIDTHS[-2:]:
        desk.page.set_viewport_size({"width": width, "height": 900})
        assert [*desk.cut_off(), *desk.page.evaluate(MISFITS)] == [], (stage, "spaced out", width)
