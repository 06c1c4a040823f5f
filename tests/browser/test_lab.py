"""What only JupyterLab can spoil, on the first lesson and the last: its keys, kernels, style and links.

One is used by mouse and light, the other by keyboard and dark; each way to leave a lesson is tried in one of
them. The desk's walk sees every question of lesson 00, and every press of Tab; here, as in its others, it is
one of each kind.
"""

from __future__ import annotations

import pytest
from classroom import ALIVE, CELL_COUNT, CLEAR, DIRTY, EVERY, SHARED, SIZE, TOP, Classroom, LabStudent
from hands import Hand, Keyboard, Mouse
from living import LESSONS, assert_all_is_back, one_of_each_kind, sentences, use_everything
from playwright.sync_api import Dialog, Page, Route, expect
from student import PARTS
from test_council import GAME, MARKUP, Play
from test_opening import assert_saving_changes_no_byte

from twoviews.bank.outline import outline

FIRST, LAST = LESSONS[0], LESSONS[-1]
VOTES = {"us": "yes", "russia": "abstain"}
FLASH = """(() => {
    const frame = '#jp-top-panel, #jp-menu-panel, #jp-bottom-panel, .jp-SideBar, .jp-Toolbar, .lm-TabBar';
    const look = () => {
        if (sessionStorage.getItem('looked')) return;
        for (const node of document.querySelectorAll(frame)) {
            const box = node.getBoundingClientRect();
            const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
            const upon = box.width && box.height && document.elementFromPoint(x, y);
            if (upon && node.contains(upon)) sessionStorage.setItem('seen', node.id || node.className);
        }
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
})()"""
"""Notes whatever of JupyterLab's own frame is on top in any picture that is drawn, until one has looked."""
GROW = """by => {
    const { style } = document.querySelector('.jp-Notebook-cell');
    style.paddingBottom = `${Number.parseFloat(style.paddingBottom || 0) + by}px`;
}"""
"""More comes to stand above the lesson."""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
JUDGE = "**/twoviews/judge*"

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("student", ["dark"], indirect=True)
def test_the_last_lesson_and_its_game_by_keyboard(student: LabStudent, classroom: Classroom) -> None:
    """Back after a crash, also where every output was cleared, and when the page comes back to its kernel."""
    page = student.page
    said = use(student, LAST, fast(page))
    play = Play(student, fast)
    cells = page.evaluate(CELL_COUNT)
    play.choose("2024-03", ("us", "russia"))
    page.keyboard.press("Tab")
    play.go_on("draft")
    play.set("end-date", 1)
    page.evaluate(CLEAR)
    with student.coming_anew():
        classroom.kill_kernels()
    assert page.locator(".jp-Dialog").count() == 0, "nothing that the student would have to close"
    assert_all_is_back(student, LAST, said, one_of_each_kind)
    play.is_at("draft")
    scenario = GAME.scenario("2024-03")
    wanted = {**scenario.reversion, **scenario.asked, "end-date": 1}
    for clause in scenario.clauses:
        expect(play.level(clause, wanted[clause])).to_be_checked()
    play.go_on("amendments")
    request = play.part.locator(".tv-request").first
    play.saved(lambda: play.hand.press(request.locator("button", has_text="Refuse")))
    play.go_on("explanations")
    for area in play.part.locator("textarea").all():
        play.hand.write(area, MARKUP)
    play.go_on("vote")
    votes = [play.part.locator(f'[data-seat="{seat}"] input[value="{vote}"]') for seat, vote in VOTES.items()]
    for vote in votes:
        play.saved(lambda vote=vote: play.hand.choose(vote))  # type: ignore[misc]
    assert page.evaluate(CELL_COUNT) == cells, "a key reached JupyterLab's own shortcuts"
    assert page.evaluate(DIRTY) is False
    dialogs = list[Dialog]()
    page.on("dialog", lambda dialog: (dialogs.append(dialog), dialog.accept()))
    student.reload()
    assert dialogs == [], "nothing that JupyterLab would have saved"
    assert_all_is_back(student, LAST, said, one_of_each_kind)
    play.is_at("vote")
    for vote in votes:
        expect(vote).to_be_checked()
    play.go_on("years")
    play.go_on("debrief")
    play.tells("where a person sat, abstained")
    expect(play.box.locator(".tv-own-words")).to_have_text([MARKUP] * len(VOTES))
    expect(play.box.locator("img")).to_have_count(0)
    play.go_on("seats")
    assert_a_portfolio_is_made(student, classroom)
    assert_all_of_it_can_be_read(student)
    assert_saving_changes_no_byte(student, classroom, LAST)


def test_the_first_lesson_by_mouse(student: LabStudent, classroom: Classroom) -> None:
    """Back after a restart, and when the page comes back to another kernel; then on to the next lesson.

    The tests of the other files of `LAB` begin there (the fixture `lesson`).
    """
    said = use(student, FIRST, Mouse(student.page))
    student.restart()
    assert_all_is_back(student, FIRST, said, one_of_each_kind)
    classroom.kill_kernels()
    assert_a_page_that_comes_back_moves_nobody(student, FIRST)
    assert_all_is_back(student, FIRST, said, one_of_each_kind)
    assert_all_of_it_can_be_read(student)
    assert_jupyterlab_does_not_show_on_the_way_to_the_next_lesson(student)


def fast(page: Page) -> Keyboard:
    """The keyboard of somebody who knows the way."""
    return Keyboard(page, near=2)


def use(student: LabStudent, name: str, hand: Hand) -> list[str]:
    """Open a lesson and do all that can be done in it; return what its explorers say."""
    student.open(name)
    cells = student.page.evaluate(CELL_COUNT)
    use_everything(student, hand, name, one_of_each_kind)
    assert student.page.evaluate(CELL_COUNT) == cells, "a key reached JupyterLab's own shortcuts"
    return sentences(student)


def assert_a_portfolio_is_made(student: LabStudent, classroom: Classroom) -> None:
    """The button makes a file beside the lesson, and the link opens it in a page of its own."""
    part, hand = student.page.locator(".tv-portfolio"), fast(student.page)
    hand.write(part.locator("input"), "Anna Ångström")
    hand.press(part.locator("button", has_text="Make my portfolio"))
    student.wait_for_text(part.locator(".tv-told"), "in the folder of this lesson")
    (made,) = (classroom.place / "notebooks").glob("two-views-portfolio-*.html")
    assert "Anna Ångström" in made.read_text(encoding="utf-8")
    with student.page.context.expect_page() as opened:
        hand.press(part.locator("a"))
    expect(opened.value.locator("header")).to_contain_text("Anna Ångström")
    opened.value.close()
    expect(part).to_be_visible()


def assert_all_of_it_can_be_read(student: LabStudent) -> None:
    """Links lead to sources, axe-core is content, and nothing is cut off on a narrow window."""
    link = student.page.locator('.jp-MarkdownOutput a[href^="#source-"]').first
    target = link.get_attribute("href")
    assert target
    link.click()
    student.page.get_by_role("button", name="In the list").click()
    student.page.wait_for_function("id => document.activeElement?.id === id", arg=target[1:])
    student.page.go_back()
    expect(link).to_be_focused()
    student.show_everything()
    assert student.violations(f"{PARTS}, .tv-bar") == []
    student.page.set_viewport_size({"width": 800, "height": 900})
    assert student.cut_off() == []


def assert_a_page_that_comes_back_moves_nobody(student: LabStudent, name: str) -> None:
    """The reader goes to a heading as soon as there is one; the lesson starts under the eyes, later.

    Until then more comes to stand above, once while nobody moves and once while the reader scrolls. The bar
    leads to where one was.
    """
    page, sections = student.page, [each.title for each in outline(name[:2]) if each.level > 1]
    heading = sections[len(sections) // 2]
    waiting = list[Route]()
    page.route(JUDGE, lambda route: waiting.append(route))
    page.reload()
    shown = page.locator(".jp-MarkdownOutput h2", has_text=heading).first
    shown.wait_for(timeout=60_000)
    page.mouse.move(600, 500)
    there = 0
    for _ in range(20):  # JupyterLab is still putting its cells together
        page.mouse.wheel(0, page.evaluate(TOP, heading) - 200)
        page.wait_for_timeout(300)
        there = there + 1 if 0 < page.evaluate(TOP, heading) < 600 else 0
        if there == 3:
            break
    before = page.evaluate(TOP, heading)
    assert 0 < before < 600
    for by in (0, 50):
        if by:
            page.mouse.wheel(0, by)
        page.evaluate(GROW, 340)
        page.wait_for_timeout(1000)
        assert abs(page.evaluate(TOP, heading) + by - before) < 20
    page.mouse.wheel(0, -50)
    page.wait_for_timeout(1000)
    assert abs(page.evaluate(TOP, heading) - before) < 20
    assert waiting, "the lesson started before the reader was there"
    for route in waiting:
        route.continue_()
    page.unroute(JUDGE)
    page.wait_for_selector(".jp-NotebookPanel[data-tv-opened=started]", timeout=90_000)
    page.wait_for_function(ALIVE, timeout=90_000, polling=EVERY)
    page.wait_for_function("() => !document.querySelector('.tv-former')", timeout=30_000)
    page.evaluate(DRAWN)
    assert abs(page.evaluate(TOP, heading) - before) < 20
    student._settle()
    page.locator(".tv-bar").get_by_role("button", name="Contents", exact=True).click()
    expect(page.get_by_role("button", name="Continue where you were")).to_be_visible()
    page.keyboard.press("Escape")


def assert_jupyterlab_does_not_show_on_the_way_to_the_next_lesson(student: LabStudent) -> None:
    page = student.page
    page.add_init_script(FLASH)
    page.locator(".tv-bar").get_by_role("button", name="Next lesson").click()
    page.wait_for_url(f"**/{SHARED}*", timeout=60_000)
    expect(page.locator(".tv-between")).to_be_visible()
    page.wait_for_selector(".jp-NotebookPanel[data-tv-opened=started]", timeout=90_000)
    page.wait_for_function(ALIVE, timeout=90_000, polling=EVERY)
    expect(page.locator(".tv-between")).to_have_count(0)
    assert page.evaluate("() => sessionStorage.getItem('seen')") is None
    page.evaluate("() => sessionStorage.setItem('looked', 'yes')")
    student.page.set_viewport_size(SIZE)
