"""The JSON Schemas of content files, from which editors complete and check while one types."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from twoviews.bank.content import Lesson
from twoviews.bank.council import CouncilGame

SCHEMA = Path("assets") / "lessons" / "schema.json"
COUNCIL_SCHEMA = Path("assets") / "council.schema.json"


def lesson_schema() -> str:
    """The schema's text. Lesson files point to it in their first line (`# yaml-language-server: ...`)."""
    return _schema("A lesson of Two Views", Lesson)


def council_schema() -> str:
    """The schema's text for `assets/council.yml`, which points to it in its first line."""
    return _schema("The Council game of Two Views", CouncilGame)


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
