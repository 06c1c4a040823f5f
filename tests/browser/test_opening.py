"""Opening a lesson: what is the course’s runs by itself and leaves no trace; its links lead on."""

from __future__ import annotations

import pytest
from classroom import Classroom, LabStudent, in_notebook
from playwright.sync_api import expect

COUNTS = in_notebook("""return panel.content.widgets
    .filter(cell => cell.model.type === 'code').map(cell => cell.model.executionCount)""")
SET = """value => window.jupyterapp.serviceManager.settings.save(
    'twoviews:lessons', JSON.stringify({runOnOpen: value}))"""
BARE_LINK = """() => document.querySelector('.jp-MarkdownOutput p')
    .insertAdjacentHTML('afterbegin', '<a id="bare" href="about:blank">as before JupyterLab saw it</a>')"""
CLEAR = "() => window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')"


@pytest.mark.browser
def test_a_lesson_runs_once_from_first_to_last_cell(student: LabStudent) -> None:
    student.open("07-oil")
    counts = student.page.evaluate(COUNTS)
    assert counts == list(range(1, len(counts) + 1))


@pytest.mark.browser
def test_reading_and_saving_a_lesson_changes_no_byte(student: LabStudent, classroom: Classroom) -> None:
    lesson = classroom.place / "notebooks" / "07-oil.ipynb"
    before = lesson.read_bytes()
    student.open("07-oil")
    with student.page.expect_response(
        lambda answer: answer.request.method == "PUT" and "07-oil" in answer.url
    ):
        student.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    assert lesson.read_bytes() == before


@pytest.mark.browser
def test_the_setting_turns_it_off(student: LabStudent, classroom: Classroom) -> None:
    student.open("00-start-here")
    classroom.kill_kernels()
    student.page.evaluate(SET, False)
    try:
        student.page.goto(classroom.address("01-the-puzzle.ipynb"))
        student.page.wait_for_selector(".jp-NotebookPanel[data-tv-opened=waits]", timeout=60_000)
        student.page.get_by_role("button", name="Start the lesson").wait_for()
        assert student.page.locator(".jp-OutputArea-output .tv-quiz input:enabled").count() == 0
    finally:
        student.page.evaluate(SET, True)


@pytest.mark.browser
def test_a_link_reaches_the_source_in_the_same_notebook(student: LabStudent) -> None:
    student.open("07-oil")
    link = student.page.locator(".jp-MarkdownOutput a[href^='#source-']").first
    key = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    source = student.page.locator(f"[id='{key}']").first
    expect(source).to_be_focused()
    expect(source).to_be_in_viewport()
    assert "#" not in student.page.url
    student.page.evaluate(BARE_LINK)
    with student.page.expect_popup():
        student.page.locator("#bare").click()


@pytest.mark.browser
def test_after_a_restart_and_after_a_crash_the_lesson_runs_again(
    student: LabStudent, classroom: Classroom
) -> None:
    student.open("07-oil")
    student.page.evaluate(CLEAR)
    student.restart()
    student.page.evaluate(CLEAR)
    classroom.kill_kernels()
    student._settle()
    assert student.page.evaluate(COUNTS)[0] == 1
