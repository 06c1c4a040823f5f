"""The quiz in a real browser: a hint first, the answer after it, the way back, and what stands inside."""

from __future__ import annotations

import pytest
from desk import DeskStudent
from hands import HANDS, Hand
from living import drawn
from msgspec.structs import replace
from playwright.sync_api import Locator, expect

from twoviews import course
from twoviews.bank import library
from twoviews.bank.content import Lesson
from twoviews.bank.kinds.choice import Choice
from twoviews.bank.kinds.several import Several
from twoviews.bank.questions import every
from twoviews.course import keeping

HEADING = "What a price can tell"

pytestmark = pytest.mark.browser


def lesson() -> Lesson:
    """Lesson 07 with a drawn question, one on a figure and one on a table, and nothing that returns."""
    found = library.lesson("07")
    drawn = next(each for each in found.questions if each.vary)
    asked = [each for each in (*found.questions, *found.pool) if each.objective != drawn.objective]
    plain = [each for each in asked if not (each.vary or each.figure or each.rows)]
    several = next(each for each in plain if isinstance(each, Several))
    choice = next(each for each in plain if isinstance(each, Choice) and each.objective != several.objective)
    rows = (("", "before", "after"), ("North", "10", "4"))
    return replace(
        found,
        questions=(
            replace(drawn, section=HEADING),
            replace(choice, figure="fuel-prices", alt="Diesel and petrol by day"),
            replace(several, rows=rows),
        ),
        returns=(),
    )


def check(hand: Hand, form: Locator, text: str) -> None:
    form.locator(".tv-typed input").fill("")
    hand.write(form.locator(".tv-typed input"), text)
    hand.press(form.locator("button[type=submit]"))


@pytest.mark.parametrize("name", HANDS)
def test_a_hint_first_then_the_answer_and_the_way_back(desk: DeskStudent, name: str) -> None:
    asked = lesson()
    desk.lay([("jp-RenderedHTMLCommon", f"<h2>{HEADING}</h2>"), ("", course.OpenLesson(asked).quiz())])
    hand, page = HANDS[name](desk.page), desk.page
    form = page.locator(f'[data-question="{asked.questions[0].id}"]')
    _, key = drawn(page, asked.questions[0])
    check(hand, form, "77")
    expect(form.locator(".tv-hint[open]")).to_be_visible()
    expect(form.locator(".tv-solution")).to_have_count(0)
    answer = f"{key.right:.12g} {asked.questions[0].unit}"
    assert answer not in form.inner_text()
    hand.press(form.locator("button[type=submit]"))
    expect(form.locator(".tv-actions .tv-told")).to_contain_text("that you checked before")
    check(hand, form, "78")
    expect(form.locator(".tv-solution")).to_have_text(f"The answer: {answer}")
    hand.press(form.locator(".tv-taught button"))
    expect(page.locator("h2")).to_be_focused()
    hand.press(page.locator(".tv-back"))
    expect(form.locator("button[type=submit]")).to_be_focused()
    check(hand, form, str(key.right))
    expect(form).to_have_attribute("data-state", "right")
    hand.press(form.locator("summary", has_text="Why the others tempt"))
    expect(form.locator(".tv-others li")).to_have_count(1)
    expect(form.locator(".tv-others li")).to_be_visible()
    assert [entry.attempt for entry in keeping.entries("07", "answered", [asked.questions[0].id])] == [
        1,
        2,
        3,
    ]


def test_partly_right_is_amber_and_the_end_says_what_one_can_do(desk: DeskStudent) -> None:
    asked = lesson()
    desk.show(course.OpenLesson(asked).quiz())
    hand, page = HANDS["mouse"](desk.page), desk.page
    desk.show_everything()
    several = page.locator(f'[data-question="{asked.questions[2].id}"]')
    question, key = every(asked.questions[2])[0]
    right, many = key.right, len(question.options)
    assert 1 < len(right) < many
    hand.tick(several.locator(f'.tv-options input[value="{right[0]}"]'))
    hand.press(several.locator("button[type=submit]"))
    expect(several).to_have_attribute("data-state", "partly")
    judged = many - len(right) + 1
    expect(several.locator(".tv-told").last).to_contain_text(f"◐ Partly right: {judged} of {many}")
    expect(several.locator(".tv-wrong")).to_have_count(0)
    check(hand, page.locator(f'[data-question="{asked.questions[0].id}"]'), "77")
    choice = page.locator(f'[data-question="{asked.questions[1].id}"]')
    hand.choose(choice.locator(f'input[value="{every(asked.questions[1])[0][1].right}"]'))
    hand.press(choice.locator("button[type=submit]"))
    expect(page.locator(".tv-abilities li").first).to_contain_text("✓")
    expect(page.locator(".tv-abilities")).to_contain_text("try again")
    assert desk.cut_off() == []
    assert desk.violations() == []


def test_what_stands_inside_is_read_there(desk: DeskStudent) -> None:
    asked = lesson()
    desk.show(course.OpenLesson(asked).quiz())
    desk.show_everything()
    picture = desk.page.locator(f'[data-question="{asked.questions[1].id}"] .tv-inside svg')
    expect(picture).to_have_attribute("aria-label", "Diesel and petrol by day")
    box = picture.bounding_box()
    assert box and box["height"] > 150
    rows = desk.page.locator(f'[data-question="{asked.questions[2].id}"] .tv-rows')
    expect(rows.locator("tbody td").first).to_have_text("10")
