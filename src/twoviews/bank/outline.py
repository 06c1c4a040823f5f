"""The outline of a lesson: its notebook cut at the headings, with what stands under each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from twoviews import home

DEEPEST = 3
"""Headings below that level belong to what stands around them."""
_HEADING = re.compile(r"^(#{1,6}) +(.+?)\s*#*$", re.MULTILINE)
_CALL = re.compile(r"\blesson\.(\w+)\((?:\"([^\"]*)\")?")
_NOTE = "-note-"
ELSEWHERE = "elsewhere"
"""Tag of a cell that speaks of Jupyter alone: where a lesson is shown without it, the cell is left out."""
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|<[^>]*>|[*_`|]")


class Call(Struct, frozen=True):
    """What a code cell shows: a method of an open lesson, and which entry by its id, if it says one."""

    name: str
    key: str = ""


class Section(Struct, frozen=True):
    """What stands between one heading and the next.

    `id` is that of the cell with the heading, `part` the cell's part of a lesson (empty before the first),
    `level` that of the heading from 1, `text` the prose below it without marks.
    """

    id: str
    title: str
    level: int
    part: str
    text: str
    calls: tuple[Call, ...]


@cache
def outline(lesson: str) -> tuple[Section, ...]:
    """The sections of the lesson of that number in their order; none where its notebook is not at hand."""
    files = sorted((home.course() / "notebooks").glob(f"{lesson}-*.ipynb"))
    return sections(json.loads(files[0].read_text("utf-8"))) if files else ()


def sections(notebook: Mapping[str, Any]) -> tuple[Section, ...]:
    """The sections of a notebook in the form of its file. What stands before any heading is left out."""
    found: list[tuple[dict[str, Any], list[str], list[Call]]] = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            if found:
                found[-1][2].extend(Call(name, key) for name, key in _CALL.findall(source))
            continue
        for head, text in _cut(source):
            if head:
                found.append(({"id": cell["id"], "part": _part(cell), **head}, [text], []))
            elif found:
                found[-1][1].append(text)
    return tuple(
        Section(**head, text=" ".join(" ".join(texts).split()), calls=tuple(calls))
        for head, texts, calls in found
    )


def note_id(section: str) -> str:
    """Under which id a learner's note on a section is recorded: `07-note-evidence-3`."""
    lesson, _, rest = section.partition("-")
    return f"{lesson}{_NOTE}{rest}"


def noted(item: str) -> str:
    """The id of the section that a note is on, by the id under which it is recorded; empty of other items."""
    lesson, found, rest = item.partition(_NOTE)
    return f"{lesson}-{rest}" if found and "-" not in lesson else ""


def _cut(source: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Each heading with the text below it; a text before the first one has no heading."""
    heads = [each for each in _HEADING.finditer(source) if len(each[1]) <= DEEPEST]
    ends = [*(each.start() for each in heads), len(source)]
    if before := source[: ends[0]].strip():
        yield {}, plain(before)
    for head, end in zip(heads, ends[1:], strict=True):
        yield {"title": plain(head[2]), "level": len(head[1])}, plain(source[head.end() : end])


def plain(markdown: str) -> str:
    """Markdown without its marks: links by their words."""
    return _MARKS.sub(lambda found: found[1] or "", markdown)


def _part(cell: Mapping[str, Any]) -> str:
    tags = cell["metadata"].get("tags", [])
    return next((tag for tag in tags if tag not in ("hide-input", "more", ELSEWHERE)), "")
