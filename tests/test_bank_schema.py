"""The JSON Schema that editors complete from is that of the types, and the lesson files point to it."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from twoviews.authoring.schema import COUNCIL_SCHEMA, SCHEMA, council_schema, lesson_schema, write_schema
from twoviews.bank import library

ROOT = Path(__file__).parents[1]
FILES = library.lesson_files(ROOT / "assets")


def test_the_schema_is_up_to_date() -> None:
    assert (ROOT / SCHEMA).read_text(encoding="utf-8") == lesson_schema()
    assert (ROOT / COUNCIL_SCHEMA).read_text(encoding="utf-8") == council_schema()


def test_the_schema_is_written_where_lessons_expect_it(tmp_path: Path) -> None:
    (tmp_path / SCHEMA).parent.mkdir(parents=True)
    write_schema(tmp_path)
    for path in (SCHEMA, COUNCIL_SCHEMA):
        jsonschema.Draft202012Validator.check_schema(
            json.loads((tmp_path / path).read_text(encoding="utf-8"))
        )


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_lesson_files_satisfy_it_and_point_to_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=schema.json\n")
    jsonschema.validate(yaml.safe_load(text), json.loads(lesson_schema()))


def test_the_council_s_file_satisfies_its_schema_and_points_to_it() -> None:
    text = (ROOT / "assets" / "council.yml").read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={COUNCIL_SCHEMA.name}\n")
    jsonschema.validate(yaml.safe_load(text), json.loads(council_schema()))
