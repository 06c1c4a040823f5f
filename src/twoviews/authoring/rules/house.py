"""The files of the course: all that belong together are there, and none is half merged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from twoviews.authoring import notebooks, schema
from twoviews.authoring.rules.page import calls
from twoviews.authoring.rules.subject import Page
from twoviews.bank.content import Lesson
from twoviews.problems import Problem

LESSON = "[0-9][0-9]-*"
KINDS = {
    "assets/lessons/{}.yml": "lesson file",
    "assets/teach/{}.yml": "teacher's file",
    "notebooks/{}.ipynb": "notebook",
    "exercises/solutions/{}.ipynb": "worked exercise",
    "exercises/{}.ipynb": "exercise",
}
COUNCIL = "assets/council.yml"
RESTORE = "Restore it with git, or remove the other files of this lesson too."
_TEXTS = frozenset({".yml", ".json", ".csv", ".bib", ".ipynb", ".txt", ".sha256"})
_MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7}) |^={7}$")


def complete(root: Path, pages: Mapping[Path, Page], lessons: Mapping[str, Lesson]) -> Iterator[Problem]:
    """Each lesson has all its files and a number of its own; what the lessons need besides is there."""
    stems = {pattern: _stems(root, pattern) for pattern in KINDS}
    everywhere = sorted(set().union(*stems.values()))
    excused = {number for number, lesson in lessons.items() if "exercise" in lesson.without}
    yield from _missing(stems, everywhere, excused)
    yield from _numbers(everywhere)
    called = {method for page in pages.values() for _, method, _ in calls(page)}
    needed = {*schema.SCHEMAS, *([Path(COUNCIL)] if "council" in called else [])}
    for path in sorted(needed):
        if not (root / path).is_file():
            yield Problem(path.as_posix(), 0, "", "This file is missing.", "Restore it with git.")
    yield from _listed(root)


def _stems(root: Path, pattern: str) -> frozenset[str]:
    """The names of the lessons that have a file of this kind; a student's copies do not count."""
    found = root.glob(pattern.format(LESSON))
    return frozenset(path.stem for path in found if not path.match(notebooks.COPY))


def _missing(
    stems: Mapping[str, Collection[str]], everywhere: Collection[str], excused: Collection[str]
) -> Iterator[Problem]:
    for stem in everywhere:
        for pattern, what in KINDS.items():
            needed = "exercise" not in what or stem[:2] not in excused
            if needed and stem not in stems[pattern]:
                yield Problem(pattern.format(stem), 0, stem[:2], f"The {what} is missing.", RESTORE)


def _numbers(everywhere: Collection[str]) -> Iterator[Problem]:
    """Numbers run from 00 without a gap, each for one lesson."""
    of: dict[str, list[str]] = defaultdict(list)
    for stem in everywhere:
        of[stem[:2]].append(stem)
    for number, names in of.items():
        if len(names) > 1:
            cure = "Give all files of one lesson the same name, and each lesson its own number."
            what = f"Number {number} is used by {' and '.join(names)}."
            yield Problem(f"assets/lessons/{names[1]}.yml", 0, number, what, cure)
    for number in (f"{place:02d}" for place in range(int(max(of, default="00")))):
        if number not in of:
            cure = "Restore its files with git, or renumber the lessons after it."
            yield Problem("assets/lessons", 0, number, f"There is no lesson {number}.", cure)


def _listed(root: Path) -> Iterator[Problem]:
    """The list of the notebooks' digests is there and names each of them."""
    file, cure = notebooks.MANIFEST.as_posix(), "Run `twoviews build`, which writes it."
    path = root / notebooks.MANIFEST
    if not path.is_file():
        yield Problem(file, 0, "", "The list of the notebooks is missing.", cure)
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    named = {line.partition("  ")[2] for line in text.splitlines()}
    for book in notebooks.course_notebooks(root):
        name = book.relative_to(root).as_posix()
        if name not in named:
            yield Problem(file, 0, name, f"{name} is not on the list of notebooks.", cure)


def endless(root: Path) -> Iterator[Problem]:
    """Nothing in the course's folders is a pipe or a device, which nobody could read to its end."""
    for folder in ("assets", *notebooks.FOLDERS):
        for path in sorted((root / folder).rglob("*")):
            if path.exists() and not (path.is_file() or path.is_dir()):
                what = "This is no ordinary file, so nothing was checked: reading it might never end."
                yield Problem(path.relative_to(root).as_posix(), 0, "", what, "Take it out of the folder.")


def merged(root: Path) -> Iterator[Problem]:
    """No file holds the marks of a merge that nobody finished."""
    for folder in ("assets", *notebooks.FOLDERS):
        walk = (root / folder).rglob("*.*") if folder == "assets" else (root / folder).glob("*.ipynb")
        for path in sorted(path for path in walk if path.suffix in _TEXTS and path.is_file()):
            text = path.read_bytes().decode("utf-8", errors="replace")
            for number, line in enumerate(text.splitlines(), start=1):
                if _MARKER.match(line):
                    what = f"A merge was not finished: {line[:30]!r}."
                    cure = "Keep one of the two versions and delete the three lines of marks."
                    yield Problem(path.relative_to(root).as_posix(), number, "", what, cure)
                    break
