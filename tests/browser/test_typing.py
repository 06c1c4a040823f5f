"""Letters never become commands: a lesson's cells stand, whatever keys come and whatever ends the kernel."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from classroom import CELL_COUNT, Classroom, LabStudent, in_notebook
from playwright.sync_api import expect
from storm import storm

pytestmark = pytest.mark.browser

COMMANDS = [
    *"abcdmrxyzvkj1236ddx", "Enter", "Backspace", "Delete", "Shift+M", "Shift+A", "Shift+B", "Shift+L",
    "Shift+Enter", "Alt+Enter", "Control+Backspace", "Control+Shift+M", "Control+Shift+ArrowDown",
    "Control+Shift+ArrowUp",
]  # fmt: skip
CELLS = in_notebook("""return panel.content.widgets.map(cell =>
    [cell.model.type, cell.model.id, cell.model.sharedModel.getSource(), cell.rendered ?? null])""")
ACTIVATE = """place => {
    const panel = [...window.jupyterapp.shell.widgets('main')].find(each => each.isVisible && each.context);
    panel.content.mode = 'command';
    panel.content.activeCellIndex = place;
    panel.content.widgets[place].node.focus();
}"""
ADD_NOTE = in_notebook("""panel.content.model.sharedModel.insertCell(
    1, { cell_type: 'markdown', source: 'My note', metadata: {} })""")
WITH_A_FOLD = in_notebook("""
    const locked = { editable: false, deletable: false }, shared = panel.content.model.sharedModel;
    for (const source of [
        '<details><summary>A line</summary>\\n\\nSome *text*.\\n\\n</details>',
        'See [the source](#source-folded).',
    ]) shared.insertCell(1, { cell_type: 'markdown', source, metadata: locked });
    for (const place of [1, 2]) panel.content.widgets[place].rendered = true;
""")
WITHOUT = in_notebook("panel.content.model.sharedModel.deleteCellRange(1, 3)")
BLOWS = int(os.environ.get("TWOVIEWS_BLOWS", "2"))
"""How often the kernel ends, half of them of itself and half restarted; of more than 4 the server tires."""
LOCK_AGAIN = in_notebook("""
    panel.content.model.sharedModel.deleteCell(2);
    for (const model of panel.content.model.cells) {
        for (const name of ['editable', 'deletable']) model.setMetadata(name, false);
    }
""")
LAST = in_notebook("return panel.content.widgets.length - 1")


def has_cells(count: int) -> str:
    return in_notebook(f"return panel.content.widgets.length === {count}")


def test_no_key_on_a_cell_changes_a_lesson(lesson: LabStudent) -> None:
    before = lesson.page.evaluate(CELLS)
    for place in (0, 1, 8, lesson.page.evaluate(LAST)):
        for key in COMMANDS:
            lesson.page.evaluate(ACTIVATE, place)
            lesson.page.keyboard.press(key)
    assert lesson.page.evaluate(CELLS) == before


def test_a_double_click_on_a_word_leaves_the_paragraph_as_it_is(lesson: LabStudent) -> None:
    before = lesson.page.evaluate(CELLS)
    lesson.page.locator(".jp-MarkdownOutput p").first.dblclick()
    lesson.page.keyboard.type("dd")
    assert lesson.page.evaluate(CELLS) == before


def test_arrows_still_go_from_cell_to_cell(lesson: LabStudent) -> None:
    lesson.page.evaluate(ACTIVATE, 2)
    lesson.page.keyboard.press("ArrowDown")
    lesson.page.wait_for_function(in_notebook("return panel.content.activeCellIndex > 2"))


def test_a_learners_own_note_obeys(lesson: LabStudent) -> None:
    count = lesson.page.evaluate(CELL_COUNT)
    lesson.page.evaluate(ADD_NOTE)
    lesson.page.evaluate(ACTIVATE, 1)
    lesson.page.wait_for_function(has_cells(count + 1))
    lesson.page.keyboard.press("d")
    lesson.page.keyboard.press("d")
    lesson.page.wait_for_function(has_cells(count))


@pytest.fixture
def folded(lesson: LabStudent) -> Iterator[LabStudent]:
    """The lesson with a fold in a locked cell, and a link to a source."""
    lesson.page.evaluate(WITH_A_FOLD)
    yield lesson
    lesson.page.evaluate(WITHOUT)


def test_a_fold_in_a_locked_cell_opens_and_no_key_reaches_the_notebook(folded: LabStudent) -> None:
    page = folded.page
    fold = page.locator(".jp-MarkdownOutput details", has_text="A line")
    summary = fold.locator("summary")
    expect(fold.locator("em")).to_have_text("text", timeout=60_000)
    expect(fold.locator("em")).to_be_hidden()
    before = page.evaluate(CELLS)
    summary.click()
    expect(fold.locator("em")).to_be_visible()
    for key, open_ in (("Enter", False), ("Space", True), ("Enter", False)):
        summary.press(key)
        expect(fold).to_have_js_property("open", open_)
    for key in "abddzy":
        summary.press(key)
    assert page.evaluate(CELLS) == before
    assert page.locator(".jp-MarkdownCell .jp-InputArea-editor:visible").count() == 0
    fold.locator("p").evaluate("node => { node.id = 'source-folded'; }")
    link = page.get_by_role("link", name="the source", exact=True)
    link.press("Enter")
    page.get_by_role("button", name="In the list").press("Enter")
    expect(fold).to_have_js_property("open", True)
    page.wait_for_function("document.activeElement?.id === 'source-folded'")
    page.go_back()
    expect(link).to_be_focused()
    link.press("Enter")
    expect(page.locator(".tv-source-card")).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    assert page.evaluate(CELLS) == before


def test_an_author_can_open_the_cells(lesson: LabStudent) -> None:
    before = lesson.page.evaluate(CELLS)
    lesson.page.evaluate("() => window.jupyterapp.commands.execute('twoviews:unlock')")
    lesson.page.evaluate(ACTIVATE, 1)
    lesson.page.keyboard.press("b")
    lesson.page.wait_for_function(has_cells(len(before) + 1))
    lesson.page.evaluate(LOCK_AGAIN)
    assert lesson.page.evaluate(CELLS) == before


def test_typing_through_a_kill_and_a_restart(lesson: LabStudent, classroom: Classroom) -> None:
    after = storm(lesson, classroom, BLOWS, seed=20171222)
    assert after.cells_changed == 0
    assert (after.lost, after.stands) == (0, after.typed)
