"""Copies that were set aside: which there are, and what they hold, be they damaged or whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from twoviews.record import pages
from twoviews.record.statements import answers

WHY = {
    "damaged": "damaged",
    "before-reset": "before a fresh start",
    "before-update": "before an update of the course",
}


class Copy(NamedTuple):
    """One copy: why it was made, when (UTC, as in its name), and how many answers and notes can be read."""

    path: Path
    why: str
    when: str
    answers: int


def copies(record: Path) -> list[Copy]:
    """The copies beside that record, the latest first. Raises `OSError`."""
    name = re.compile(
        rf"{re.escape(record.stem)}-({'|'.join(WHY)})-(\d{{8}}-\d{{6}})(-\d+)?{re.escape(record.suffix)}"
    )
    beside = record.parent.iterdir() if record.parent.is_dir() else ()
    matches = [(match, path) for path in beside if (match := name.fullmatch(path.name))]
    found = [
        Copy(path, WHY[match[1]], match[2], answers(pages.salvage(path).statements))
        for match, path in matches
    ]
    return sorted(found, key=lambda copy: (copy.when, copy.path.name), reverse=True)
