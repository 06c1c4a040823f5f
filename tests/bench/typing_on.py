"""Somebody types without a pause while the kernel is killed and restarted: letters lost, cells changed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from classroom import LabStudent, chromium, launch, opened
from figures import Figure
from playwright.sync_api import Error
from storm import Storm, storm

BLOWS = int(os.environ.get("BLOWS", "500"))
FIRST = int(os.environ.get("FIRST", "0"))
"""Seed of the first window: two benches with different ones may run side by side."""
AT_ONCE = 10
"""Blows in one window, after which a new one is opened."""


def letters_and_cells() -> Iterator[Figure]:
    """Typing through random kills and restarts in a real JupyterLab, told window by window."""
    typed = lost = changed = blows = never = 0
    for after in _windows():
        blows += AT_ONCE
        if isinstance(after, Storm):
            typed, lost, changed = typed + len(after.typed), lost + after.lost, changed + after.cells_changed
        else:
            never += 1
            print(f"A lesson that did not come back: {after}", file=sys.stderr, flush=True)
        told = f"{blows} blows, {typed:,} letters: {lost} lost, {changed} cells changed, {never} lessons gone"
        print(told, file=sys.stderr, flush=True)
    yield Figure(f"letters lost of {typed:,} in {blows} kills and restarts", lost, most=0)
    yield Figure("cells of the lesson changed", changed, most=0)
    yield Figure("lessons that did not come back", never, most=0)


def _windows() -> Iterator[Storm | Error | AssertionError]:
    """What came of each window; a lesson that does not come back is a result, too."""
    if (program := chromium()) is None:
        return
    with launch(program) as browser, tempfile.TemporaryDirectory() as place, opened(Path(place)) as room:
        for seed in range(FIRST, FIRST + BLOWS // AT_ONCE):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            student = LabStudent(context.new_page(), room)
            try:
                student.open("07-oil")
                yield storm(student, room, AT_ONCE, seed)
            except (Error, AssertionError) as gone:
                yield gone
            context.close()
            room.forget()


BENCHES: tuple[Callable[[], Iterator[Figure]], ...] = (letters_and_cells,)
