"""From a folder of what the tables handed in to the page that sets them side by side."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from twoviews.bank.library import Course
from twoviews.errors import TeachingError
from twoviews.teaching.council.comparing import compare
from twoviews.teaching.council.gathering import gather
from twoviews.teaching.council.page import TITLE, page
from twoviews.teaching.writing import foreign, whole, writing


class Made(NamedTuple):
    """The page, how many tables it shows, and how many files or rows could not be used."""

    page: Path
    tables: int
    aside: int


def make(folder: Path, to: Path, course: Course) -> Made:
    """Read the folder and write the page. Raises `TeachingError` for one without a game, and on writing."""
    if to.suffix.lower() not in (".html", ".htm"):
        raise TeachingError(f"{to} must end in .html: it is the page that is written.")
    with writing(to):
        if foreign(to, TITLE):
            raise TeachingError(f"{to} is there already and is no such report. Choose another with --out.")
    found = gather(folder, course.council)
    if not found.played:
        first = f" {found.aside[0].name}: {found.aside[0].why}" if found.aside else ""
        raise TeachingError(f"No table in {folder} has a game that came to the vote.{first}")
    today = datetime.now(UTC).date().isoformat()
    text = page(compare(found.played), course.council_class, today, found.aside, found.doubts)
    with writing(to):
        to.parent.mkdir(parents=True, exist_ok=True)
        whole(to, text.encode(), alone=True)
    return Made(to, len(found.played), len(found.aside))
