"""The line to the kernel is cut while somebody answers, for longer than JupyterLab itself tries.

Afterwards JupyterLab knows every part anew; its views still hear, however often they are drawn.
"""

from __future__ import annotations

import os
import re

import pytest
from classroom import ALIVE, Classroom, LabStudent, in_notebook
from hands import Mouse, answer
from living import halves
from playwright.sync_api import Page, WebSocketRoute, expect

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
STATUS = "return panel.sessionContext.session.kernel.connectionStatus === '{}'"


class Cable:
    """What all sockets of kernels run through."""

    def __init__(self, page: Page) -> None:
        self._whole, self._ends = True, list[WebSocketRoute]()
        page.route_web_socket(re.compile(r"/api/kernels/.*/channels"), self._carry)

    def _carry(self, socket: WebSocketRoute) -> None:
        if self._whole:
            self._ends += [socket, socket.connect_to_server()]
        else:
            socket.close()

    def cut(self) -> None:
        self._whole = False
        for end in self._ends:
            end.close()
        self._ends.clear()

    def mend(self) -> None:
        self._whole = True


def test_what_was_done_while_the_line_was_down_arrives_when_it_is_up(
    student: LabStudent, classroom: Classroom
) -> None:
    page, cable = student.page, Cable(student.page)
    student.open("07-oil")
    question, key = halves("07-oil", page)[0]
    form = page.locator(f'.tv-quiz [data-question="{question.id}"]')
    box = page.locator(BOX).first
    box.press_sequentially(BEFORE)
    answer(Mouse(page), form, key.right)
    page.evaluate(TRIED_IN_VAIN)
    cable.cut()
    page.wait_for_function(in_notebook(STATUS.format("disconnected")))
    for _ in range(3):
        form.evaluate("form => form.requestSubmit()")
        page.wait_for_timeout(1000 * SECONDS / 3)
    box.focus()
    box.press("End")
    box.press_sequentially(MEANWHILE)
    cable.mend()
    page.wait_for_function(in_notebook(STATUS.format("connected")), timeout=60_000)
    box.press_sequentially(AFTER)
    written = BEFORE + MEANWHILE + AFTER
    expect(form).not_to_have_attribute("data-state", "open", timeout=30_000)
    expect(page.locator(".tv-discussion .tv-told").first).to_contain_text("Saved at", timeout=30_000)
    expect(box).to_have_value(written)
    told = Record(classroom.place / "record.sqlite").statements("07")
    assert [done.attempt for done in told if done.item == question.id] == [1]
    assert [done.response for done in told if done.verb == "wrote"][-1] == written
    for _ in range(2):
        page.evaluate(DRAWN_AGAIN)
        page.wait_for_function(ALIVE)
    question, key = halves("07-oil", page)[1]  # the quiz opens at the first that is not right
    form = page.locator(f'.tv-quiz [data-question="{question.id}"]')
    answer(Mouse(page), form, key.right)
    form.evaluate("form => form.requestSubmit()")
    expect(form).to_have_attribute("data-state", "right", timeout=20_000)
