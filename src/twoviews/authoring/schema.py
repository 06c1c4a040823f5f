"""The JSON Schemas of content files, from which editors complete and check while one types."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from twoviews.bank.content import Lesson
from twoviews.bank.council import CouncilGame
from twoviews.bank.teach import Guide, Teach

SCHEMA = Path("assets") / "lessons" / "schema.json"
COUNCIL_SCHEMA = Path("assets") / "council.schema.json"
TEACH_SCHEMA = Path("assets") / "teach" / "schema.json"
GUIDE_SCHEMA = Path("assets") / "teach" / "course.schema.json"


def lesson_schema() -> str:
    """The schema's text. Lesson files point to it in their first line (`# yaml-language-server: ...`)."""
    return _schema("A lesson of Two Views", Lesson)


def council_schema() -> str:
    """The schema's text for `assets/council.yml`, which points to it in its first line."""
    return _schema("The Council game of Two Views", CouncilGame)


def teach_schema() -> str:
    """The schema's text for the teacher's file of a lesson, which points to it in its first line."""
    return _schema("What a teacher of a lesson of Two Views is told", Teach)


def guide_schema() -> str:
    """The schema's text for `assets/teach/course.yml`, which points to it in its first line."""
    return _schema("What a teacher of Two Views is told", Guide)


def _schema(title: str, kind: type[msgspec.Struct]) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **msgspec.json.schema(kind),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schema(root: Path) -> None:
    """Write the schemas where the content files of the checkout at `root` expect them."""
    (root / SCHEMA).write_text(lesson_schema(), encoding="utf-8")
    (root / COUNCIL_SCHEMA).write_text(council_schema(), encoding="utf-8")
    for path, text in ((TEACH_SCHEMA, teach_schema()), (GUIDE_SCHEMA, guide_schema())):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
