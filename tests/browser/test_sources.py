"""A source where one reads: its card by pointer, key and touch; and the way back from every jump."""

from __future__ import annotations

import pytest
from desk import DeskStudent
from playwright.sync_api import Browser, Locator, expect

from test_hosts_paper import page as exported
from twoviews import course
from twoviews.bank import library
from twoviews.bank.sources import sources

pytestmark = pytest.mark.browser

LIST = ".tv-sources ol"
CARD = ".tv-source-card"
PROSE = "jp-MarkdownOutput jp-RenderedHTMLCommon"
LISTED = '<ol><li id="source-a"><cite>“A title”</cite>. <a href="https://there.test/">there</a></li></ol>'
FILL = "".join(f"<p>Paragraph {number}</p>" for number in range(60))


@pytest.fixture
def cited(desk: DeskStudent) -> tuple[DeskStudent, str, Locator]:
    """A page with text, a link to a source below it, more text and the list; the key of that source."""
    keys = library.cited(library.lesson("07"), library.course())
    key = next(key for key in keys if len(sources()[key].pieces) == 4 and sources()[key].url)
    link = f'<p>As <a href="#source-{key}">somebody</a> and <a href="#source-{keys[0]}">another</a> say.</p>'
    listed = str(course.open_lesson("07").sources().html)
    desk.lay([(PROSE, FILL + link + FILL), (PROSE, listed), ("", course.open_lesson("07").predict()[0])])
    return desk, key, desk.page.get_by_role("link", name="somebody")


def test_a_pressed_source_has_the_focus_and_escape_gives_it_back(
    cited: tuple[DeskStudent, str, Locator],
) -> None:
    desk, key, link = cited
    link.scroll_into_view_if_needed()
    before = desk.page.evaluate("scrollY")
    link.focus()
    desk.page.keyboard.press("Enter")
    card = desk.page.locator(CARD)
    for text in sources()[key].pieces.values():
        expect(card).to_contain_text(text.strip("“”"))
    way = card.get_by_role("link", name="Open")
    expect(way).to_be_focused()
    assert way.get_attribute("href") == sources()[key].url
    assert way.get_attribute("target") == "_blank"
    assert desk.page.evaluate("scrollY") == before
    desk.page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()


def test_tab_goes_on_from_the_link(cited: tuple[DeskStudent, str, Locator]) -> None:
    desk, _, link = cited
    link.press("Enter")
    desk.page.keyboard.press("Tab")
    expect(desk.page.locator(CARD).get_by_role("button")).to_be_focused()
    desk.page.keyboard.press("Tab")
    expect(desk.page.get_by_role("link", name="another")).to_be_focused()
    desk.page.keyboard.press("Shift+Tab")
    expect(link).to_be_focused()


def test_a_card_that_is_pointed_at_stays_while_the_pointer_is_in_it(
    cited: tuple[DeskStudent, str, Locator],
) -> None:
    desk, _, link = cited
    card = desk.page.locator(CARD)
    link.hover()
    expect(card).to_be_visible()
    card.hover()
    desk.page.wait_for_timeout(500)
    expect(card).to_be_visible()
    desk.page.mouse.move(2, 2)
    expect(card).to_be_hidden()


def test_no_card_opens_under_a_hand_that_rests_while_the_page_moves(
    cited: tuple[DeskStudent, str, Locator],
) -> None:
    desk, _, link = cited
    page, card = desk.page, desk.page.locator(CARD)
    page.add_style_tag(content="body { padding-block: 2000px; }")
    page.evaluate("() => scrollTo(0, 0)")
    box = link.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, 300.0
    page.mouse.move(x, y)
    page.evaluate("top => scrollTo(0, top)", box["y"] + box["height"] / 2 - y)
    page.wait_for_timeout(600)
    expect(card).to_be_hidden()
    page.mouse.move(x + 2, y)
    expect(card).to_be_visible()


def test_the_card_is_inside_the_window_and_without_fault(cited: tuple[DeskStudent, str, Locator]) -> None:
    desk, _, link = cited
    for width in (1280, 390):
        desk.page.set_viewport_size({"width": width, "height": 800})
        link.scroll_into_view_if_needed()
        link.click()
        box = desk.page.locator(CARD).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800
        for target in desk.page.locator(f"{CARD} :is(a, button)").all():
            size = target.bounding_box()
            assert size
            assert size["height"] >= 24
        desk.theme_now("dark")
        assert desk.violations(CARD, colours_only=True) == []
        desk.theme_now("light")
        assert desk.violations(CARD) == []
        desk.page.keyboard.press("Escape")


def test_back_leads_from_the_list_to_the_sentence(cited: tuple[DeskStudent, str, Locator]) -> None:
    desk, key, link = cited
    link.scroll_into_view_if_needed()
    before = desk.page.evaluate("scrollY")
    expect(desk.page.locator(LIST)).to_be_hidden()
    link.click()
    desk.page.locator(CARD).get_by_role("button").click()
    expect(desk.page.locator(LIST)).to_be_visible()
    expect(desk.page.locator(f"[id='source-{key}']")).to_be_focused()
    assert desk.page.evaluate("scrollY") > before + 400
    desk.page.go_back()
    expect(link).to_be_focused()
    assert abs(desk.page.evaluate("scrollY") - before) < 4
    desk.page.go_forward()
    expect(desk.page.locator(f"[id='source-{key}']")).to_be_focused()


def test_an_address_that_names_a_source_opens_the_list(cited: tuple[DeskStudent, str, Locator]) -> None:
    desk, key, _ = cited
    expect(desk.page.locator(LIST)).to_be_hidden()
    desk.page.evaluate("key => { location.hash = `source-${key}`; }", key)
    expect(desk.page.locator(f"[id='source-{key}']")).to_be_in_viewport()


def test_a_key_opens_the_list_and_shuts_it(cited: tuple[DeskStudent, str, Locator]) -> None:
    desk, _, _ = cited
    summary = desk.page.locator(".tv-sources summary")
    for shown in (True, False):
        summary.press("Enter")
        expect(desk.page.locator(LIST)).to_be_visible(visible=shown)


def test_a_tap_shows_it_and_a_tap_elsewhere_takes_it_away(
    browser: Browser, cited: tuple[DeskStudent, str, Locator]
) -> None:
    desk, _, _ = cited
    held = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    phone = DeskStudent(held.new_page())
    phone.lay(desk._shown)
    phone.page.get_by_role("link", name="somebody").tap()
    card = phone.page.locator(CARD)
    expect(card).to_be_visible()
    phone.page.touchscreen.tap(8, 8)
    expect(card).to_be_hidden()
    held.close()


def test_a_lesson_exported_by_nbconvert_shows_its_sources_too(browser: Browser) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(error.message))
    page.set_content(exported("nbconvert.json", twoviews={"lesson": "07"}))
    expect(page.locator(".tv-start")).to_be_hidden()
    page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", LISTED)
    page.locator('a[href="#source-a"]').press("Enter")
    expect(page.locator(CARD)).to_contain_text("A title")
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_be_hidden()
    assert faults == []
    page.close()
