"""A prompt with a rubric in a real browser: two drafts, between them own marks and three samples."""

from __future__ import annotations

import pytest
from desk import DeskStudent
from hands import HANDS, Hand
from living import TEXT
from playwright.sync_api import Locator, expect

import twoviews
from twoviews.bank import library

PROMPT = next(each for each in library.lesson("03").prompts if each.rubric)
SECOND = f"{TEXT} Second thoughts."

pytestmark = pytest.mark.browser


def open_prompt(desk: DeskStudent) -> Locator:
    desk.show(*twoviews.lesson("03").discuss(PROMPT.id))
    return desk.page.locator(".tv-discussion")


def mark(part: Locator, hand: Hand) -> None:
    for number, row in enumerate(part.locator(".tv-criterion").all()):
        hand.choose(row.locator("input").nth(number % 3))
    hand.press(part.locator(".tv-rubric button[type=submit]"))
    part.locator(".tv-sample").first.wait_for()


def test_the_ladder_is_climbed_and_comes_back(desk: DeskStudent) -> None:
    """By keyboard; by mouse it comes back in `test_lessons`."""
    part, use = open_prompt(desk), HANDS["keyboard"](desk.page)
    assert part.locator(".tv-rubric").is_hidden()
    assert part.locator("textarea:visible").count() == 1
    use.write(part.locator("textarea").first, TEXT)
    expect(part.locator(".tv-rubric")).to_be_visible()
    assert PROMPT.samples[0].why[:40] not in (part.text_content() or "")
    mark(part, use)
    assert desk.page.evaluate("() => document.activeElement.classList.contains('tv-samples')")
    use.press(part.get_by_role("button", name="Begin with my first draft"))
    second = part.locator("textarea").nth(1)
    expect(second).to_have_value(TEXT)
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.type(" Second thoughts.")
    use.press(part.get_by_role("button", name="Show considerations"))
    expect(part.locator(".tv-considerations li")).to_have_count(len(PROMPT.considerations))
    desk.wait_for_text(part.locator(".tv-second .tv-told").first, "Saved at")
    desk.new_tab()
    part = open_prompt(desk)
    boxes = part.locator("textarea")
    expect(boxes.nth(0)).to_have_value(TEXT)
    expect(boxes.nth(1)).to_have_value(SECOND)
    assert boxes.nth(0).get_attribute("readonly") is not None
    assert part.locator(".tv-criterion input:checked").count() == len(PROMPT.rubric)


def test_a_second_draft_and_marks_that_are_not_sent_survive_a_reload(desk: DeskStudent) -> None:
    part, use = open_prompt(desk), HANDS["mouse"](desk.page)
    use.write(part.locator("textarea").first, TEXT)
    use.choose(part.locator(".tv-criterion").first.locator("input").nth(2))
    desk.reload()
    expect(part.locator(".tv-criterion").first.locator("input").nth(2)).to_be_checked()
    mark(part, use)
    use.write(part.locator("textarea").nth(1), "Half a sen")
    desk.reload()
    expect(part.locator("textarea").nth(1)).to_have_value("Half a sen")


def test_it_is_readable_for_all(desk: DeskStudent) -> None:
    desk.page.set_viewport_size({"width": 390, "height": 900})
    part, use = open_prompt(desk), HANDS["mouse"](desk.page)
    use.write(part.locator("textarea").first, TEXT)
    mark(part, use)
    use.press(part.get_by_role("button", name="Begin with my first draft"))
    expect(part.locator("textarea").nth(1)).to_have_value(TEXT)
    desk.show_everything()
    assert desk.violations_in_both_themes() == []
    assert desk.cut_off() == []
    desk.page.set_viewport_size({"width": 1280, "height": 900})
    assert desk.cut_off() == []
