"""`check`: every rule that the course's content must keep, applied at once to all of it.

What is checked is read afresh from the checkout, never from a cache. Nothing here stops at the first problem,
and nothing stops the check: a rule that meets something it does not expect is a problem of that file.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from twoviews import tables
from twoviews.authoring import notebooks, reviewed
from twoviews.authoring.counts import Counts, table
from twoviews.authoring.rules import (
    core,
    drawn,
    draws,
    house,
    items,
    lesson,
    page,
    quiz,
    returns,
    teach,
    twins,
    wording,
)
from twoviews.authoring.rules.keys import origins, second_sources
from twoviews.authoring.rules.subject import Page, Subject, checkout_path
from twoviews.authoring.texts import texts
from twoviews.bank import sources
from twoviews.bank.kinds import kind_of
from twoviews.bank.library import Course
from twoviews.bank.sources import Source
from twoviews.problems import Problem
from twoviews.tables.package import keys, read

LESSON_RULES: tuple[Callable[[Subject], Iterable[Problem]], ...] = (
    quiz.enough, quiz.objectives_asked, quiz.feedback, quiz.no_catch_all, lesson.prompts, lesson.predictions,
    returns.on_page, lesson.minutes, lesson.parts, lesson.alt_texts, lesson.balance, lesson.recalled,
    drawn.figures, drawn.explorers, drawn.inside, draws.draws, page.there, core.limits, core.named,
    core.numbers, core.leaks, items.presets, items.orders, lesson.first_word,
)  # fmt: skip
PAGE_RULES: tuple[Callable[[Subject, Page], Iterable[Problem]], ...] = (
    page.opening, page.length, page.kinds, page.tags, page.folds, page.slides, page.locked, page.code,
    page.shown, page.counted, page.claims, page.links, page.neighbours, page.images, page.outputs,
    items.sections,
)  # fmt: skip
LONGEST = 600
"""Characters of one message that are worth printing."""


@dataclass(frozen=True)
class Report:
    """What the course holds, what is wrong with it, and by lesson Russia's share of both sides' words.

    `lessons` are the numbers of each lesson's core. `awaiting` is the number of items that no second person
    has signed: a note, no problem.
    """

    counts: Mapping[str, int]
    problems: tuple[Problem, ...]
    balance: Mapping[str, float]
    awaiting: int = 0
    alone: tuple[str, ...] = ()
    lessons: tuple[Counts, ...] = ()


def check(root: Path) -> Report:
    """Apply every rule to the checkout at `root`."""
    if endless := tuple(map(_printable, house.endless(root))):
        return Report(counts(root, ()), endless, {})
    course = Course(root / "assets")
    bibliography = course.assets / "references.bib"
    (found, slips), lost = _either(({}, ()), "assets/references.bib", sources.read, bibliography)
    pages, unopened = _pages(root)
    subjects, unread = _either([], "assets/lessons", _subjects, root, course, found, pages)
    problems = [*slips, *lost, *unopened, *unread]
    for file, rule, args in _course_rules(root, course, found, pages, subjects):
        problems += _found(file, rule, *args)
    problems += (problem for subject in subjects for problem in _lesson(subject))
    balance, unbalanced = _either({}, "assets/lessons", _balance, subjects)
    how_many, uncounted = _either({}, "assets/lessons", counts, root, subjects)
    lessons, unmeasured = _either((), "assets/lessons", table, subjects)
    told = map(_printable, {*problems, *unbalanced, *uncounted, *unmeasured})
    awaiting, _ = _either(0, "", lambda: len(reviewed.awaiting(course, reviewed.read(root))))
    alone, _ = _either((), "", returns.alone, subjects)
    return Report(how_many, tuple(sorted(told)), balance, awaiting, alone, lessons)


def _course_rules(
    root: Path, course: Course, found: Mapping[str, Source], pages: Mapping[Path, Page], all_: list[Subject]
) -> Iterator[tuple[str, Callable[..., Iterable[Problem]], tuple[Any, ...]]]:
    """The rules that look at more than one lesson, each with the file to look at if it fails itself."""
    yield "assets", lambda: course.problems, ()
    yield "assets/data", _tables, (root, found)
    yield "assets", _wording, (root, pages)
    yield "assets", house.complete, (root, pages, course.lessons)
    yield "assets", house.merged, (root,)
    yield "assets/lessons", quiz.chance, (all_, "assets/lessons")
    yield "assets/lessons", items.several, (all_, "assets/lessons")
    yield "assets/lessons", lesson.main_places, (all_,)
    yield "assets/lessons", twins.twins, (all_,)
    yield "assets/lessons", returns.returns, (all_,)
    yield "assets/lessons", core.repeated, (all_,)
    yield "assets/keys.yml", second_sources, (root, course, all_)
    yield "assets/keys.yml", items.computed, (all_, origins(root)[0])
    yield "assets/teach", teach.files, (course, all_)
    yield "assets/teach/course.yml", teach.guide, (course, all_)
    yield reviewed.FILE.as_posix(), reviewed.problems, (root, course)


def _lesson(subject: Subject) -> Iterator[Problem]:
    for rule in LESSON_RULES:
        yield from _found(subject.file, rule, subject)
    for page_rule in PAGE_RULES if subject.page else ():
        yield from _found(subject.page.file, page_rule, subject, subject.page)  # type: ignore[union-attr]


def counts(root: Path, subjects: Iterable[Subject]) -> dict[str, int]:
    """How much of everything the course has."""
    lessons = [subject.lesson for subject in subjects]
    questions = [question for entry in lessons for question in entry.every_question]
    return {
        "lessons": len(lessons),
        "exercises": sum(path.parent.name == "exercises" for path in notebooks.course_notebooks(root)),
        "quiz_items": len(questions),
        "question_kinds": len({kind_of(question) for question in questions}),
        "prompts": sum(len(entry.prompts) for entry in lessons),
        "claims_taught": len({key for entry in lessons for key in entry.claims}),
        "sources": len({key for subject in subjects for key in subject.cited}),
    }


def _balance(subjects: Iterable[Subject]) -> dict[str, float]:
    return {subject.lesson.id: round(lesson.share(subject), 3) for subject in subjects}


# ── nothing stops the check ──────────────────────────────────────────────────


def _either(otherwise: Any, file: str, work: Callable[..., Any], *args: Any) -> tuple[Any, list[Problem]]:
    """What `work` makes; if it fails, `otherwise` and the problem."""
    try:
        return work(*args), []
    except Exception as error:  # whatever a file does to a rule is a problem of the file
        what = f"The check {work.__name__.strip('_')!r} met something that it does not expect here: "
        what += f"{type(error).__name__}: {error}."
        return otherwise, [Problem(file, 0, "", what, "Compare with the last version that git has.")]


def _found(file: str, rule: Callable[..., Iterable[Problem]], *args: Any) -> list[Problem]:
    """What a rule finds, its own failure included."""
    found: list[Problem] = []
    _, failed = _either(None, file, lambda: found.extend(rule(*args)))
    return [*found, *(replace(each, what=each.what.replace("<lambda>", rule.__name__)) for each in failed)]


def _printable(problem: Problem) -> Problem:
    """The problem without signs that a terminal would obey or could not write, and of a readable length."""
    return Problem(**{name: _plain(getattr(problem, name)) for name in problem.__struct_fields__})


def _plain(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    shown = value if len(value) <= LONGEST else f"{value[:LONGEST]} …"
    return "".join(
        sign if sign in "\n\t" or unicodedata.category(sign)[0] != "C" else ascii(sign)[1:-1]
        for sign in shown
    )


# ── gathering ────────────────────────────────────────────────────────────────


def _pages(root: Path) -> tuple[dict[Path, Page], list[Problem]]:
    """Every notebook of the course, and a problem for each that cannot be read."""
    pages: dict[Path, Page] = {}
    problems: list[Problem] = []
    for path in notebooks.course_notebooks(root):
        page, failed = _either(None, checkout_path(path, root), _page, path, root)
        pages |= {path: page} if page else {}
        for problem in failed:
            reason = problem.what.partition(": ")[2].partition("\n")[0]
            what, cure = f"This is not a notebook: {reason}", "Restore the last good version with git."
            problems.append(replace(problem, line=1, what=what, cure=cure))
    return pages, problems


def _page(path: Path, root: Path) -> Page:
    return Page(checkout_path(path, root), notebooks.sound(path), path.read_text(encoding="utf-8"))


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
    except (OSError, csv.Error, ValueError):
        return []


def _tables(root: Path, found: Mapping[str, Source]) -> Iterator[Problem]:
    """What is wrong with the tables; the same trouble in many rows of one table is reported once."""
    same: dict[Problem, list[int]] = defaultdict(list)
    for problem in tables.problems(root / "assets" / "data", found):
        same[replace(problem, line=0)].append(problem.line)
    for problem, lines in same.items():
        more = f" (So in {len(lines)} rows.)" if len(lines) > 1 else ""
        yield replace(problem, line=lines[0], what=problem.what + more)


def _wording(root: Path, pages: Mapping[Path, Page]) -> Iterator[Problem]:
    """No nine words in a row from the source article, and the same verbs for both sides; quotations apart."""
    marks = wording.fingerprints(root)
    if not marks:
        what, cure = "The fingerprints of the source article are missing.", "Restore the file with git."
        yield Problem(wording.FINGERPRINTS.as_posix(), 1, "", what, cure)
    for file, line, key, text in texts(root, pages):
        for offset, run in wording.shared(text, marks):
            what = f"Nine words in a row are the article's: “{run}”."
            yield Problem(file, line + offset, key, what, "Say it in other words, or mark it as a quotation.")
        for offset, phrase in wording.judging(text):
            cure = "Write “says” or “said”, for both sides alike."
            yield Problem(file, line + offset, key, f"“{phrase}” judges while it reports.", cure)
