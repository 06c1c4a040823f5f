"""The JSON Schema of lesson files, from which editors complete and check while one types."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from twoviews.bank.content import Lesson

SCHEMA = Path("assets") / "lessons" / "schema.json"


def lesson_schema() -> str:
    """The schema's text. Lesson files point to it in their first line (`# yaml-language-server: ...`)."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A lesson of Two Views",
        **msgspec.json.schema(Lesson),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schema(root: Path) -> None:
    """Write the schema where the lesson files of the checkout at `root` expect it."""
    (root / SCHEMA).write_text(lesson_schema(), encoding="utf-8")
