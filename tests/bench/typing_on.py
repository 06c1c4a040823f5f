"""Somebody types without a pause while the kernel is killed and restarted: letters lost, cells changed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from classroom import LabStudent, chromium, launch, opened
from figures import Figure
from storm import storm

BLOWS = int(os.environ.get("BLOWS", "500"))
AT_ONCE = 10
"""Blows in one window, after which a new one is opened."""


def letters_and_cells() -> Iterator[Figure]:
    """Typing through random kills and restarts in a real JupyterLab."""
    program = chromium()
    if program is None:
        return
    typed = lost = changed = 0
    with launch(program) as browser, tempfile.TemporaryDirectory() as place, opened(Path(place)) as room:
        for seed in range(BLOWS // AT_ONCE):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            student = LabStudent(context.new_page(), room)
            student.open("07-oil")
            after = storm(student, room, AT_ONCE, seed)
            typed += len(after.typed)
            lost += after.lost
            changed += after.cells_changed
            context.close()
            room.forget()
    yield Figure(f"letters lost of {typed:,} in {BLOWS} kills and restarts", lost, most=0)
    yield Figure("cells of the lesson changed", changed, most=0)


BENCHES: tuple[Callable[[], Iterator[Figure]], ...] = (letters_and_cells,)
