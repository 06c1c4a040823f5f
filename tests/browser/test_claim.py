"""A claim in a real browser: the sentence alone, a verdict, the evidence; and again after a reload."""

from __future__ import annotations

import pytest
from desk import DeskStudent
from hands import HANDS, Mouse
from playwright.sync_api import Locator

import twoviews
from twoviews.bank import library

CLAIM = library.course().claims["c51"]

pytestmark = pytest.mark.browser


def shown(desk: DeskStudent, key: str = "c51") -> Locator:
    desk.show(twoviews.lesson("06").claim(key))
    return desk.page.locator(".tv-claim")


@pytest.mark.parametrize("hand", HANDS)
def test_the_evidence_comes_after_the_verdict_and_both_come_back(desk: DeskStudent, hand: str) -> None:
    part, use = shown(desk), HANDS[hand](desk.page)
    assert CLAIM.claim in part.inner_text()
    assert "Verdict of the course" not in (part.text_content() or "")
    submit = part.locator("button[type=submit]")
    use.choose(part.locator(".tv-verdicts input").nth(3))
    use.press(submit)
    desk.wait_for_text(part.locator("form .tv-told"), "Choose how sure you are first.")
    use.choose(part.locator(".tv-sure input").nth(1))
    use.press(submit)
    desk.wait_for_text(part.locator(".tv-parting"), "two steps apart")
    assert desk.page.evaluate("() => document.activeElement.classList.contains('tv-evidence')")
    assert part.locator("form").is_hidden()
    desk.new_tab()
    part = shown(desk)
    desk.wait_for_text(part.locator(".tv-earlier"), "not supported, fairly sure")
    assert part.locator(".tv-evidence .tv-side").all_inner_texts()[0].startswith("Seen from Moscow")


def test_judging_again_keeps_the_first_verdict(desk: DeskStudent) -> None:
    part, use = shown(desk), Mouse(desk.page)
    for verdict, sure in ((3, 2), (1, 0)):
        use.choose(part.locator(".tv-verdicts input").nth(verdict))
        use.choose(part.locator(".tv-sure input").nth(sure))
        use.press(part.locator("button[type=submit]"))
        part.locator("form").wait_for(state="hidden")
        again = part.get_by_role("button", name="Judge again")
        use.press(again)
        assert part.locator(".tv-evidence").is_visible()
        assert part.locator("form input:checked").count() == 0
    told = part.locator(".tv-earlier").all_inner_texts()
    assert [text.split(": ")[1] for text in told] == [
        "not supported, a guess.",
        "supported with nuance, sure.",
    ]
    desk.wait_for_text(part.locator(".tv-parting"), "You and the course agree")


def test_a_verdict_that_was_chosen_and_not_given_survives_a_reload(desk: DeskStudent) -> None:
    part = shown(desk)
    part.locator(".tv-verdicts input").nth(2).check()
    desk.reload()
    assert part.locator(".tv-verdicts input").nth(2).is_checked()
    assert part.locator(".tv-evidence").is_hidden()


def test_it_is_readable_for_all(desk: DeskStudent) -> None:
    desk.page.set_viewport_size({"width": 390, "height": 900})
    twoviews.lesson("06").claim("c52").judge("contested", "sure")
    desk.show(twoviews.lesson("06").claim("c51"), twoviews.lesson("06").claim("c52"))
    desk.page.locator(".tv-parting").wait_for()
    assert desk.violations_in_both_themes() == []
    assert desk.cut_off() == []
    desk.page.set_viewport_size({"width": 1280, "height": 900})
    assert desk.cut_off() == []
