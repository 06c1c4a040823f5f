"""The list of lessons in the README: their titles and questions, and the exercises that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from twoviews.authoring.notebooks import course_notebooks
from twoviews.bank.library import Course
from twoviews.errors import ContentError

FILE = "README.md"
HEAD = "| | lesson | question |\n|---|---|---|\n"
_LIST = re.compile(rf"{re.escape(HEAD)}(?:\|.*\n)*")


def readme(root: Path) -> str:
    """The text of the README with the list as it is now. Raises `ContentError` if it has no such list."""
    before, *after = _LIST.split((root / FILE).read_text("utf-8"))
    if len(after) != 1:
        raise ContentError(f"{FILE} has no list of lessons. Write {HEAD.splitlines()[0]!r} where it belongs.")
    return f"{before}{HEAD}{''.join(_rows(root))}{after[0]}"


def _rows(root: Path) -> Iterator[str]:
    course = Course(root / "assets")
    exercises = [path.name for path in course_notebooks(root) if path.parent.name == "exercises"]
    for number, head in course.heads.items():
        lesson = f"[{_cell(head.title)}](notebooks/{course.files[number].stem}.ipynb)"
        for name in exercises:
            lesson += f", with [exercise](exercises/{name})" if name.startswith(number) else ""
        yield f"| {number} | {lesson} | {_cell(head.question)} |\n"


def _cell(text: str) -> str:
    """A text as a table of Markdown holds it."""
    return " ".join(text.split()).replace("|", r"\|")
