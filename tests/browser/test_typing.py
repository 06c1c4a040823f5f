"""Letters never become commands: a lesson's cells stand, whatever keys come and whatever ends the kernel."""

from __future__ import annotations

import pytest
from classroom import CELL_COUNT, Classroom, LabStudent, in_notebook
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


def test_an_author_can_open_the_cells(lesson: LabStudent) -> None:
    """The last one: from here on the cells obey."""
    count = lesson.page.evaluate(CELL_COUNT)
    lesson.page.evaluate("() => window.jupyterapp.commands.execute('twoviews:unlock')")
    lesson.page.evaluate(ACTIVATE, 1)
    lesson.page.keyboard.press("b")
    lesson.page.wait_for_function(has_cells(count + 1))


def test_typing_through_kills_and_restarts(student: LabStudent, classroom: Classroom) -> None:
    """Four blows: at the fifth death in a row the server itself gives a kernel up."""
    student.open("07-oil")
    after = storm(student, classroom, blows=4, seed=20171222)
    assert after.cells_changed == 0
    assert (after.lost, after.stands) == (0, after.typed)
