"""The line to the kernel is cut while somebody answers, for longer than JupyterLab itself tries.

Afterwards JupyterLab knows every part anew; its views still hear, however often they are drawn.
"""

from __future__ import annotations

import os

import pytest
from classroom import ALIVE, EVERY, SHARED, Classroom, LabStudent, in_notebook
from hands import Mouse, answer
from living import halves
from playwright.sync_api import expect

from twoviews.record import Record

pytestmark = pytest.mark.browser

SECONDS = float(os.environ.get("TWOVIEWS_CUT", "5"))
"""How long the line is away; by hand, 60."""
BOX = ".jp-OutputArea-output textarea.tv-area"
BEFORE, MEANWHILE, AFTER = "One market. ", "Another one. ", "And a third."
TRIED_IN_VAIN = in_notebook("""
    const { kernel } = panel.sessionContext.session;
    kernel._reconnectAttempt = kernel._reconnectLimit;
""")
DRAWN_AGAIN = in_notebook("""
    const code = panel.content.widgets.filter(cell => cell.model.type === 'code');
    for (const { outputArea: { model } } of code) {
        const outputs = model.toJSON();
        model.clear();
        model.fromJSON(outputs);
    }
""")
CUT = in_notebook("""
    const { kernel } = panel.sessionContext.session;
    window.wholeLine = kernel.serverSettings;
    const Cut = class { constructor() { return new WebSocket('ws://127.0.0.1:9'); } };
    kernel.serverSettings = { ...window.wholeLine, WebSocket: Cut };
    kernel._ws.close();
""")
MEND = in_notebook("panel.sessionContext.session.kernel.serverSettings = window.wholeLine")
"""The kernel's socket is closed, and each new one goes to a port where nobody listens, until it is mended."""
STATUS = "return panel.sessionContext.session.kernel.connectionStatus === '{}'"


def test_what_was_done_while_the_line_was_down_arrives_when_it_is_up(
    lesson: LabStudent, classroom: Classroom
) -> None:
    page = lesson.page
    question, key = halves(SHARED, page)[0]
    form = page.locator(f'.tv-quiz [data-question="{question.id}"]')
    box = page.locator(BOX).first
    box.press_sequentially(BEFORE)
    answer(Mouse(page), form, key.right)
    page.evaluate(TRIED_IN_VAIN)
    page.evaluate(CUT)
    page.wait_for_function(in_notebook(STATUS.format("disconnected")))
    for _ in range(3):
        form.evaluate("form => form.requestSubmit()")
        page.wait_for_timeout(1000 * SECONDS / 3)
    box.focus()
    box.press("End")
    box.press_sequentially(MEANWHILE)
    page.evaluate(MEND)
    page.wait_for_function(in_notebook(STATUS.format("connected")), timeout=60_000)
    box.press_sequentially(AFTER)
    written = BEFORE + MEANWHILE + AFTER
    expect(form).not_to_have_attribute("data-state", "open", timeout=30_000)
    expect(page.locator(".tv-discussion .tv-told").first).to_contain_text("Saved at", timeout=30_000)
    expect(box).to_have_value(written)
    told = Record(classroom.place / "record.sqlite").statements(SHARED[:2])
    assert [done.attempt for done in told if done.item == question.id] == [1]
    assert [done.response for done in told if done.verb == "wrote"][-1] == written
    for _ in range(2):
        page.evaluate(DRAWN_AGAIN)
        page.wait_for_function(ALIVE, polling=EVERY)
    question, key = halves(SHARED, page)[1]  # the quiz opens at the first that is not right
    form = page.locator(f'.tv-quiz [data-question="{question.id}"]')
    answer(Mouse(page), form, key.right)
    form.evaluate("form => form.requestSubmit()")
    expect(form).to_have_attribute("data-state", "right", timeout=20_000)
