"""The JSON Schemas of content files, from which editors complete and check while one types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import msgspec

from twoviews.bank.content import Lesson
from twoviews.bank.council import CouncilGame
from twoviews.bank.council_class import CouncilClass
from twoviews.bank.teach import Guide, Teach

LESSON, COUNCIL = Path("assets/lessons/schema.json"), Path("assets/council.schema.json")
COUNCIL_CLASS = Path("assets/council-class.schema.json")
TEACH, GUIDE = Path("assets/teach/schema.json"), Path("assets/teach/course.schema.json")
SCHEMAS: Mapping[Path, tuple[str, type[msgspec.Struct]]] = {
    LESSON: ("A lesson of Two Views", Lesson),
    COUNCIL: ("The Council game of Two Views", CouncilGame),
    COUNCIL_CLASS: ("A class at several tables of the Council game of Two Views", CouncilClass),
    TEACH: ("What a teacher of a lesson of Two Views is told", Teach),
    GUIDE: ("What a teacher of Two Views is told", Guide),
}
"""Where each lies, and of what it is; content files point to theirs in their first line."""


def schema(path: Path) -> str:
    """The text of the schema that lies there."""
    title, kind = SCHEMAS[path]
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **msgspec.json.schema(kind),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def write_schema(root: Path) -> None:
    """Write the schemas where the content files of the checkout at `root` expect them."""
    for path in SCHEMAS:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(schema(path), encoding="utf-8")
