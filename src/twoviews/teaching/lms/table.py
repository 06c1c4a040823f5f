"""A table with a line for each question, form and prompt: for a spreadsheet, or for any other platform.

A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from twoviews.teaching.lms.exported import Chapter, Essay, Export, Item
from twoviews.teaching.lms.markup import in_order, plain, task

SUFFIX = ".csv"
_FIELDS = (
    "id", "question", "drawn", "lesson", "objective", "place", "shape", "points", "prompt", "task", "table",
    "figure", "hint", "options", "choices", "right", "tolerance", "unit", "feedback", "feedback_right",
    "feedback_wrong", "notes",
)  # fmt: skip
_NUMBER = re.compile(r"-?[\d.]+(e-?\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(export: Export) -> bytes:
    """The table in UTF-8 with a mark at its front, by which spreadsheets know it."""
    made = io.StringIO(newline="")
    table = csv.DictWriter(made, _FIELDS, restval="")
    table.writeheader()
    for chapter in export.chapters:
        lines = (*(_question(item) for item in chapter.items), *(_text(essay) for essay in chapter.essays))
        for line in lines:
            table.writerow({name: _safe(text) for name, text in {"lesson": _lesson(chapter), **line}.items()})
    return made.getvalue().encode("utf-8-sig")


def _lesson(chapter: Chapter) -> str:
    return f"{chapter.number} {plain(chapter.title)}"


def _question(item: Item) -> dict[str, str]:
    return {
        "id": item.id,
        "question": item.family,
        "drawn": item.drawn,
        "objective": item.objective,
        "place": item.place,
        "shape": item.shape,
        "points": str(item.points),
        "prompt": plain(item.prompt),
        "task": task(item),
        "table": _lines(" | ".join(map(plain, row)) for row in item.rows),
        "figure": plain(item.picture.alt) if item.picture else "",
        "hint": plain(item.hint),
        "options": _lines(plain(entry.text) for entry in item.entries),
        "choices": _lines(plain(choice.text) for choice in item.choices),
        "right": _lines(_right(item)),
        "tolerance": f"{item.tolerance:.12g}" if item.shape == "number" else "",
        "unit": plain(item.unit),
        "feedback": _lines(f"{plain(entry.text)}: {plain(entry.feedback)}" for entry in item.entries),
        "feedback_right": plain(item.right),
        "feedback_wrong": plain(item.wrong),
    }


def _right(item: Item) -> Iterator[str]:
    names = {choice.id: plain(choice.text) for choice in item.choices}
    if item.shape == "number":
        yield f"{item.answer:.12g}"
    for entry in in_order(item):
        if entry.belongs:
            yield f"{plain(entry.text)} = {names[entry.belongs]}"
        elif entry.right or item.order:
            yield plain(entry.text)
    yield from map(plain, item.accepted)


def _text(essay: Essay) -> dict[str, str]:
    rubric = (
        f"{row.criterion}: weak 0 {row.weak} fair 1 {row.fair} strong 2 {row.strong}" for row in essay.rubric
    )
    return {
        "id": essay.id,
        "question": essay.id,
        "objective": essay.objective,
        "shape": "text",
        "points": str(essay.points),
        "prompt": plain(f"{essay.role} {essay.prompt}"),
        "notes": _lines(map(plain, (*essay.notes, *rubric))),
    }


def _lines(texts: Iterator[str] | map[str]) -> str:
    return "\n".join(texts)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
