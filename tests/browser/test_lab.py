"""What only JupyterLab can spoil, on the first lesson and the last: its keys, kernels, style and links."""

from __future__ import annotations

import pytest
from classroom import CELL_COUNT, Classroom, LabStudent
from hands import HANDS
from living import LESSONS, assert_all_is_back, sentences, use_everything
from playwright.sync_api import expect

FIRST, LAST = LESSONS[0], LESSONS[-1]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("student", "hand", "name"),
    [("light", "mouse", FIRST), ("dark", "keyboard", LAST)],
    indirect=["student"],
)
def test_nothing_is_lost(student: LabStudent, classroom: Classroom, name: str, hand: str) -> None:
    student.open(name)
    cells = student.page.evaluate(CELL_COUNT)
    use_everything(student, HANDS[hand](student.page), name)
    said = sentences(student)
    assert student.page.evaluate(CELL_COUNT) == cells, "a key reached JupyterLab's own shortcuts"
    student.reload()
    assert_all_is_back(student, name, said)
    student.restart()
    assert_all_is_back(student, name, said)
    classroom.kill_kernels()
    student.reload()
    assert_all_is_back(student, name, said)
    assert_all_of_it_can_be_read(student)


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
    assert student.violations() == []
    student.page.set_viewport_size({"width": 800, "height": 900})
    assert student.cut_off() == []
