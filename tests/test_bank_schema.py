"""The JSON Schemas that editors complete from are those of the types, and the content files point to them."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from twoviews.authoring.schema import (
    COUNCIL,
    COUNCIL_CLASS,
    GUIDE,
    LESSON,
    SCHEMAS,
    TEACH,
    schema,
    write_schema,
)
from twoviews.bank import library

ROOT = Path(__file__).parents[1]
TEACHERS = sorted((ROOT / "assets" / "teach").glob("[0-9]*.yml"))
FILES = [
    *((path, LESSON) for path in library.lesson_files(ROOT / "assets")),
    *((path, TEACH) for path in TEACHERS),
    (ROOT / "assets" / "teach" / "course.yml", GUIDE),
    (ROOT / "assets" / "council.yml", COUNCIL),
    (ROOT / "assets" / "council-class.yml", COUNCIL_CLASS),
]


@pytest.mark.parametrize("path", SCHEMAS, ids=str)
def test_a_schema_is_up_to_date(path: Path) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == schema(path)


def test_the_schemas_are_written_where_content_expects_them(tmp_path: Path) -> None:
    write_schema(tmp_path)
    for path in SCHEMAS:
        jsonschema.Draft202012Validator.check_schema(
            json.loads((tmp_path / path).read_text(encoding="utf-8"))
        )


@pytest.mark.parametrize(("path", "its"), FILES, ids=[f"{p.parent.name}/{p.stem}" for p, _ in FILES])
def test_a_content_file_satisfies_its_schema_and_points_to_it(path: Path, its: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={its.name}\n")
    assert path.parent == (ROOT / its).parent
    jsonschema.validate(yaml.safe_load(text), json.loads(schema(its)))
