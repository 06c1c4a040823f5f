"""Somebody types on while the kernel under the lesson is killed and restarted, again and again."""

from __future__ import annotations

import random
from dataclasses import dataclass

from classroom import ALIVE, CELL_COUNT, GONE, IDLE, RAN, REMEMBER, Classroom, LabStudent, in_notebook
from playwright.sync_api import expect

BOX = ".jp-OutputArea-output textarea.tv-area"
WORDS = "exports to next experts dd xx aa bb mm yy zz vv cc rr jj kk "
SOURCES = in_notebook("return panel.content.widgets.map(cell => cell.model.sharedModel.getSource()).join()")
RESTART = in_notebook("void panel.sessionContext.session?.kernel?.restart()")
PAUSE = 30  # ms between two keys: about 200 words a minute
PATIENCE = 3000  # letters after which a lesson counts as not coming back


@dataclass(frozen=True)
class Storm:
    """What was typed and what stands there, and whether the lesson's cells are still what they were."""

    typed: str
    stands: str
    cells_changed: int

    @property
    def lost(self) -> int:
        """How many letters are missing, or 1 if all are there and some are wrong."""
        return 0 if self.stands == self.typed else max(1, len(self.typed) - len(self.stands))


def storm(student: LabStudent, classroom: Classroom, blows: int, seed: int) -> Storm:
    """Type without a pause in the first discussion box, with `blows` at random: as many kills as restarts."""
    chance = random.Random(seed)
    page, typed = student.page, ""
    cells, sources = page.evaluate(CELL_COUNT), page.evaluate(SOURCES)
    page.locator(BOX).first.fill("")
    page.locator(BOX).first.click()

    def type_on(least: int, until: tuple[str, ...] = (IDLE,)) -> str:
        """Type at least so many letters, and on until these hold."""
        text = ""
        while len(text) < least or len(text) % 20 or not all(map(page.evaluate, until)):
            text += chance.choice(WORDS)
            page.keyboard.type(text[-1], delay=PAUSE)
            assert len(text) < PATIENCE, "the lesson does not come back"
        return text

    ends = [True, False] * (blows // 2)
    chance.shuffle(ends)
    for killed in ends:
        typed += type_on(chance.randrange(5, 60))
        page.evaluate(REMEMBER)
        if killed:
            classroom.strike()
        else:
            page.evaluate(RESTART)
        typed += type_on(chance.randrange(40, 80))
    typed += type_on(20, (GONE, RAN, ALIVE))
    expect(page.locator(BOX).first).to_be_focused(timeout=60_000)
    stands = page.locator(BOX).first.input_value()
    changed = abs(page.evaluate(CELL_COUNT) - cells) or int(page.evaluate(SOURCES) != sources)
    return Storm(typed, stands, changed)
