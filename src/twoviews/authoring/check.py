"""`check`: every rule that the course's content must keep, applied at once to all of it.

What is checked is read afresh from the checkout, never from a cache. Nothing here stops at the first problem.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import yaml
from msgspec.structs import replace

from twoviews import tables
from twoviews.authoring import notebooks
from twoviews.authoring.rules import lesson, page, quiz, twins, wording
from twoviews.authoring.rules.subject import Page, Subject, checkout_path
from twoviews.bank import sources
from twoviews.bank.kinds import kind_of
from twoviews.bank.library import Course
from twoviews.bank.sources import Source
from twoviews.problems import Problem
from twoviews.tables.package import keys, lines_of, read

LESSON_RULES: tuple[Callable[[Subject], Iterable[Problem]], ...] = (
    quiz.enough, quiz.objectives_asked, quiz.feedback, quiz.no_catch_all, lesson.prompts, lesson.predictions,
    lesson.minutes, lesson.parts, lesson.alt_texts, lesson.balance, lesson.recalled, page.there,
)  # fmt: skip
PAGE_RULES: tuple[Callable[[Subject, Page], Iterable[Problem]], ...] = (
    page.opening, page.length, page.tags, page.slides, page.code, page.shown, page.claims, page.links,
    page.images, page.outputs,
)  # fmt: skip

QUOTATIONS = frozenset({"quote", "quotation"})


@dataclass(frozen=True)
class Report:
    """What the course holds, what is wrong with it, and by lesson Russia's share of both sides' words."""

    counts: Mapping[str, int]
    problems: tuple[Problem, ...]
    balance: Mapping[str, float]


def check(root: Path) -> Report:
    """Apply every rule to the checkout at `root`."""
    course = Course(root / "assets")
    found, unreadable = sources.read(course.assets / "references.bib")
    pages, unopened = _pages(root)
    subjects = _subjects(root, course, found, pages)
    problems = [*course.problems, *unreadable, *unopened, *_tables(root, found), *_wording(root, pages)]
    problems += quiz.chance(subjects, "assets/lessons")
    problems += lesson.main_places(subjects)
    problems += twins.twins(subjects)
    problems += (problem for subject in subjects for problem in _lesson(subject))
    balance = {subject.lesson.id: round(lesson.share(subject), 3) for subject in subjects}
    return Report(counts(root, subjects), tuple(sorted(set(problems))), balance)


def _lesson(subject: Subject) -> Iterator[Problem]:
    for rule in LESSON_RULES:
        yield from rule(subject)
    for page_rule in PAGE_RULES if subject.page else ():
        yield from page_rule(subject, subject.page)  # type: ignore[arg-type]


def counts(root: Path, subjects: Iterable[Subject]) -> dict[str, int]:
    """How much of everything the course has."""
    lessons = [subject.lesson for subject in subjects]
    questions = [question for entry in lessons for question in entry.questions]
    return {
        "lessons": len(lessons),
        "exercises": sum(path.parent.name == "exercises" for path in notebooks.course_notebooks(root)),
        "quiz_items": len(questions),
        "question_kinds": len({kind_of(question) for question in questions}),
        "prompts": sum(len(entry.prompts) for entry in lessons),
        "claims_taught": len({key for entry in lessons for key in entry.claims}),
        "sources": len({key for subject in subjects for key in subject.cited}),
    }


# ── gathering ────────────────────────────────────────────────────────────────


def _pages(root: Path) -> tuple[dict[Path, Page], list[Problem]]:
    """Every notebook of the course, and a problem for each that cannot be read."""
    pages: dict[Path, Page] = {}
    problems: list[Problem] = []
    for path in notebooks.course_notebooks(root):
        file = checkout_path(path, root)
        try:
            pages[path] = Page(file, notebooks.read(path), path.read_text(encoding="utf-8"))
        except (ValueError, nbformat.ValidationError) as error:
            what = f"This is not a notebook: {str(error).partition(chr(10))[0]}"
            problems.append(Problem(file, 1, "", what, "Restore the last good version with git."))
    return pages, problems


def _subjects(
    root: Path, course: Course, found: Mapping[str, Source], pages: Mapping[Path, Page]
) -> list[Subject]:
    recalled = _only_recalled(root / "assets" / "data")
    return [
        Subject(
            lesson=entry,
            file=checkout_path(course.files[number], root),
            text=course.files[number].read_text(encoding="utf-8", errors="replace"),
            page=pages.get(root / "notebooks" / f"{course.files[number].stem}.ipynb"),
            course=course,
            sources=found,
            recalled=recalled,
        )
        for number, entry in course.lessons.items()
    ]


def _only_recalled(folder: Path) -> frozenset[str]:
    """The source keys that stand behind recalled rows of the tables and behind no other row."""
    statuses: dict[str, set[str]] = defaultdict(set)
    for path in folder.glob("*.csv"):
        for row in _rows(path):
            for key in keys(row.get("source", "")):
                statuses[key].add(row.get("status", ""))
    return frozenset(key for key, seen in statuses.items() if seen == {"recalled"})


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table as text; none if it cannot be read, which `tables.problems` reports."""
    try:
        return read(path)[1]
    except (csv.Error, ValueError):
        return []


def _tables(root: Path, found: Mapping[str, Source]) -> Iterator[Problem]:
    """What is wrong with the tables; the same trouble in many rows of one table is reported once."""
    same: dict[Problem, list[int]] = defaultdict(list)
    for problem in tables.problems(root / "assets" / "data", found):
        same[replace(problem, line=0)].append(problem.line)
    for problem, lines in same.items():
        more = f" (So in {len(lines)} rows.)" if len(lines) > 1 else ""
        yield replace(problem, line=lines[0], what=problem.what + more)


# ── wording ────────────────────────────────────────────────────────────


def _wording(root: Path, pages: Mapping[Path, Page]) -> Iterator[Problem]:
    """No nine words in a row from the source article, and the same verbs for both sides; quotations apart."""
    marks = wording.fingerprints(root)
    if not marks:
        what, cure = "The fingerprints of the source article are missing.", "Restore it with git."
        yield Problem(wording.FINGERPRINTS.as_posix(), 1, "", what, cure)
    for file, line, key, text in _texts(root, pages):
        for offset, run in wording.shared(text, marks):
            what = f"Nine words in a row are the article's: “{run}”."
            yield Problem(file, line + offset, key, what, "Say it in other words, or mark it as a quotation.")
        for offset, phrase in wording.judging(text):
            cure = "Write “says” or “said”, for both sides alike."
            yield Problem(file, line + offset, key, f"“{phrase}” judges while it reports.", cure)


def _texts(root: Path, pages: Mapping[Path, Page]) -> Iterator[tuple[str, int, str, str]]:
    """Every text of ours: file, line on which it begins, id, text."""
    for book in pages.values():
        yield from ((book.file, cell.line, cell.id, cell.source) for cell in book.cells)
    for path in sorted((root / "assets").rglob("*.*")):
        if path.suffix in _READERS:
            file = checkout_path(path, root)
            yield from ((file, line, "", text) for line, text in _READERS[path.suffix](path))


def _cells(path: Path) -> Iterator[tuple[int, str]]:
    """Every cell of a table with its line, columns of quotations apart; none if it cannot be read."""
    try:
        (_, header), *lines = lines_of(path)
    except (csv.Error, ValueError):
        return
    for line, row in lines:
        yield from ((line, text) for name, text in zip(header, row, strict=False) if name not in QUOTATIONS)


def _scalars(path: Path) -> Iterator[tuple[int, str]]:
    """Every text in a YAML or JSON file with its line, quotations apart; none if it cannot be read."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8", errors="replace"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return
    yield from _leaves(root)


def _leaves(node: Any) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.ScalarNode):
        yield node.start_mark.line + 1, node.value
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _leaves(entry)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value not in QUOTATIONS:
                yield from _leaves(value)


_READERS: Mapping[str, Callable[[Path], Iterator[tuple[int, str]]]] = {
    ".yml": _scalars, ".json": _scalars, ".csv": _cells,
}  # fmt: skip
