"""Reading `assets/`: what is sound is loaded, and every problem is reported with file, line, id, what and cure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from twoviews import home
from twoviews.bank.content import Claim, Lesson, Position
from twoviews.bank.problems import Problem
from twoviews.bank.reading import line_of, parse
from twoviews.bank.soundness import unsound
from twoviews.errors import ContentError, UnknownName

Struct = TypeVar("Struct", bound=msgspec.Struct)
PATH = re.compile(r" - at `([^`]*)`$")
CURE = "Compare the entry with a sound one beside it; the fields and their meaning are in assets/lessons/schema.json."


class Course(msgspec.Struct, frozen=True):
    """Everything under `assets/` that is sound, and a problem for everything that is not."""

    lessons: dict[str, Lesson]
    claims: dict[str, Claim]
    positions: dict[str, Position]
    problems: tuple[Problem, ...]


def course(assets: Path | None = None) -> Course:
    """The whole course, read once a process for each folder of assets."""
    return _course(assets or home.assets())


@cache
def _course(assets: Path) -> Course:
    lessons = [read_lesson(path) for path in lesson_files(assets)]
    claims, claim_problems = read_ledger(assets / "claims.yml", Claim)
    positions, position_problems = read_ledger(assets / "positions.yml", Position)
    problems = [problem for _, found in lessons for problem in found] + claim_problems + position_problems
    opened = {lesson.id: lesson for lesson, _ in lessons if lesson}
    return Course(opened, claims, positions, tuple(sorted(problems)))


def lesson(number: str, assets: Path | None = None) -> Lesson:
    """One lesson by its two-digit number, without reading the others.

    Raises `UnknownName` if there is none, `ContentError` if nothing in its file can be used.
    """
    files = {path.name[:2]: path for path in lesson_files(assets or home.assets())}
    if number not in files:
        raise UnknownName("lesson", number, sorted(files))
    opened, problems = read_lesson(files[number])
    if opened is None:
        raise ContentError("; ".join(f"{p.file}, line {p.line}: {p.what}" for p in problems))
    return opened


def lesson_files(assets: Path) -> list[Path]:
    """The lesson files, in reading order."""
    return sorted(assets.glob("lessons/[0-9][0-9]-*.yml"))


def read_lesson(path: Path) -> tuple[Lesson | None, list[Problem]]:
    """The sound part of one lesson file, and its problems; no lesson at all if its head is missing."""
    text = path.read_text(encoding="utf-8")
    data, slips = parse(text)
    problems = [Problem(path.name, slip.line, slip.id, slip.what, CURE) for slip in slips]
    try:
        opened: Lesson | None = msgspec.convert(data, Lesson)
    except msgspec.ValidationError:
        opened, found = _piecemeal(data, _Reporter(path.name, text))
        problems += found
    if opened is None:
        return None, problems
    sound, found = unsound(opened, path.name, lambda where: line_of(text, where))
    return sound, problems + found


def read_ledger(path: Path, kind: type[Struct]) -> tuple[dict[str, Struct], list[Problem]]:
    """The sound entries of a list file by id, and its problems."""
    text = path.read_text(encoding="utf-8")
    data, slips = parse(text)
    problems = [Problem(path.name, slip.line, slip.id, slip.what, CURE) for slip in slips]
    report = _Reporter(path.name, text)
    if not isinstance(data, list):
        return {}, [*problems, report("$", "", "The file should be a list of entries.")]
    sound, found = _convert_all(data, kind, "$", report)
    ledger: dict[str, Struct] = {}
    for place, entry in sound:
        key = entry.id  # type: ignore[attr-defined]
        if key in ledger:
            found.append(
                report(f"$[{place}]", key, "This id stands twice.", "Give each entry an id of its own.")
            )
        ledger.setdefault(key, entry)
    return ledger, problems + found


class _Reporter:
    """Makes problems of one file, with their lines."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text

    def __call__(self, path: str, key: str, what: str, cure: str = CURE) -> Problem:
        return Problem(self.file, line_of(self.text, path), key, what, cure)


def _piecemeal(data: Any, report: _Reporter) -> tuple[Lesson | None, list[Problem]]:
    """Convert a lesson field by field and entry by entry, leaving out what is not sound."""
    if not isinstance(data, dict):
        return None, [report("$", "", "The file should hold the fields of a lesson.")]
    hints = get_type_hints(Lesson, include_extras=False)
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in data.items():
        if name not in hints:
            problems.append(report(f"$.{name}", "", f"A lesson has no field {name!r}."))
        elif get_origin(hints[name]) is tuple and isinstance(value, list):
            sound, found = _convert_all(value, get_args(hints[name])[0], f"$.{name}", report)
            values[name] = tuple(entry for _, entry in sound)
            problems += found
        else:
            _convert_one(
                value, hints[name], f"$.{name}", report, problems, lambda v, n=name: values.update({n: v})
            )
    missing = [
        field.name for field in msgspec.structs.fields(Lesson) if field.required and field.name not in values
    ]
    if missing:
        problems += [
            report("$", "", f"The lesson's {name!r} is missing or cannot be used.") for name in missing
        ]
        return None, problems
    return Lesson(**values), problems


def _convert_all(
    entries: Iterable[Any], kind: Any, path: str, report: _Reporter
) -> tuple[list[tuple[int, Any]], list[Problem]]:
    sound: list[tuple[int, Any]] = []
    problems: list[Problem] = []
    for place, entry in enumerate(entries):
        _convert_one(
            entry, kind, f"{path}[{place}]", report, problems, lambda v, p=place: sound.append((p, v))
        )
    return sound, problems


def _convert_one(
    entry: Any,
    kind: Any,
    path: str,
    report: _Reporter,
    problems: list[Problem],
    keep: Callable[[Any], object],
) -> None:
    try:
        keep(msgspec.convert(entry, kind))
    except msgspec.ValidationError as error:
        message = str(error)
        inner = PATH.search(message)
        where = path + (inner.group(1)[1:] if inner else "")
        key = entry.get("id", "") if isinstance(entry, Mapping) else ""
        problems.append(report(where, str(key), PATH.sub("", message) + "."))


def cited(lesson: Lesson, course: Course) -> list[str]:
    """Every source key of a lesson: its own, and those of its claims, positions, figures and questions."""
    spoken = [key for occasion in lesson.occasions for key in (*occasion.russia, *occasion.us)]
    entries: list[Any] = [
        *(course.claims[key] for key in lesson.claims if key in course.claims),
        *(course.positions[key] for key in spoken if key in course.positions),
        *lesson.figures, *lesson.predictions, *lesson.questions,
    ]  # fmt: skip
    return sorted({*lesson.sources, *(key for entry in entries for key in entry.sources)})
