"""Opening a lesson: what is the course’s runs by itself and leaves no trace; its links lead on.

The tests share one lesson with `test_line_cut`, `test_typing` and `test_page_in_lab` (the fixture `lesson`).
"""

from __future__ import annotations

import pytest
from classroom import SHARED, Classroom, LabStudent, in_notebook
from playwright.sync_api import expect

COUNTS = in_notebook("""return panel.content.widgets
    .filter(cell => cell.model.type === 'code').map(cell => cell.model.executionCount)""")
BARE_LINK = """() => document.querySelector('.jp-MarkdownOutput p')
    .insertAdjacentHTML('afterbegin', '<a id="bare" href="about:blank">as before JupyterLab saw it</a>')"""

pytestmark = pytest.mark.browser


def assert_saving_changes_no_byte(student: LabStudent, classroom: Classroom, name: str) -> None:
    file = classroom.place / "notebooks" / f"{name}.ipynb"
    before = file.read_bytes()
    with student.page.expect_response(lambda answer: answer.request.method == "PUT" and name in answer.url):
        student.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    assert file.read_bytes() == before


def test_a_lesson_runs_once_from_first_to_last_cell(lesson: LabStudent) -> None:
    counts = lesson.page.evaluate(COUNTS)
    assert counts == list(range(1, len(counts) + 1))


def test_reading_and_saving_a_lesson_changes_no_byte(lesson: LabStudent, classroom: Classroom) -> None:
    assert_saving_changes_no_byte(lesson, classroom, SHARED)


def test_a_link_reaches_the_source_in_the_same_notebook(lesson: LabStudent) -> None:
    link = lesson.page.locator(".jp-MarkdownOutput a[href^='#source-']:visible").first
    key = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    lesson.page.get_by_role("button", name="In the list").click()
    source = lesson.page.locator(f"[id='{key}']").first
    expect(source).to_be_focused()
    expect(source).to_be_in_viewport()
    assert "#" not in lesson.page.url
    lesson.page.evaluate(BARE_LINK)
    with lesson.page.expect_popup():
        lesson.page.locator("#bare").click()
