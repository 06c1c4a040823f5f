"""From YAML to data: one slip costs one entry, all has its line, and nothing builds a tower."""

from __future__ import annotations

import pytest
import yaml

from twoviews.bank.reading import compose, parse

TEXT = b"""\
id: "03"

claims: [c01, c02]
questions:
- id: q1
  prompt: One?
- id: q2
  prompt: Two?
  options:
  - text: a
  - text: b
"""


def test_a_value_is_found_by_the_line_of_its_name() -> None:
    read = parse(TEXT)
    assert read.gaps == () and read.data["questions"][1]["options"][1] == {"text": "b"}
    lines = {
        ("id",): 1, ("claims",): 3, ("claims", 1): 3, ("questions",): 4, ("questions", 0): 5,
        ("questions", 0, "prompt"): 6, ("questions", 1, "prompt"): 8, ("questions", 1, "options", 1): 11,
    }  # fmt: skip
    assert {path: read.line_of(path) for path in lines} == lines


def test_a_place_that_is_not_there_has_the_line_of_what_should_hold_it() -> None:
    read = parse(TEXT)
    assert read.line_of(("questions", 2)) == 4
    assert read.line_of(("questions", 1, "hint")) == 7
    assert read.line_of(("nothing",)) == 1
    assert parse(b"- [").line_of(("a",)) == 1


@pytest.mark.parametrize(
    ("spoilt", "line", "key", "word"),
    [
        (b"  prompt: Two: or three?", 8, "q2", "mapping values"),
        (b"  prompt: 2017-02-31", 8, "q2", "'2017-02-31' cannot be read as a value"),
        (b"  prompt: 'Two?", 8, "q2", "end of stream"),
        (b"  id: q3", 7, "q2", "'id' appears twice"),
        (b"  prompt: &two Two?", 8, "q2", "alias"),
        (b"  prompt: \xff", 8, "q2", "not text in UTF-8"),
    ],
)
def test_one_slip_costs_one_entry(spoilt: bytes, line: int, key: str, word: str) -> None:
    read = parse(TEXT.replace(b"  prompt: Two?", spoilt))
    (gap,) = read.gaps
    assert (gap.line, gap.id) == (line, key) and word in gap.what and gap.cure
    assert [each["id"] for each in read.data["questions"]] == ["q1"]
    assert read.data["claims"] == ["c01", "c02"]
    assert read.text.count("\n") == TEXT.count(b"\n"), "what is blank keeps the lines of the rest"


def test_a_slip_outside_a_list_costs_its_field() -> None:
    read = parse(TEXT.replace(b"[c01, c02]", b"[c01, c02"))
    assert read.data["id"] == "03" and "claims" not in read.data and len(read.data["questions"]) == 2
    assert [gap.id for gap in read.gaps] == [""]


@pytest.mark.parametrize(("levels", "sound"), [(39, True), (41, False), (60, False)])
def test_a_tower_of_brackets_is_refused(levels: int, sound: bool) -> None:
    read = parse(b"a: " + b"[" * levels + b"]" * levels)
    assert (read.data is not None and read.gaps == ()) is sound
    assert sound or "nested" in read.gaps[0].what


def test_many_values_side_by_side_are_no_tower() -> None:
    flat = "[" + ", ".join(map(str, range(200))) + "]"
    node = compose(flat)
    assert isinstance(node, yaml.SequenceNode) and len(node.value) == 200
    assert parse(f"a: &b {flat}".encode()).gaps[0].what.startswith("Not readable as YAML: an alias")
    with pytest.raises(yaml.YAMLError, match="nested"):
        compose("[" * 50 + "]" * 50)


def test_a_piece_of_another_shape_is_still_read_as_such() -> None:
    assert parse(b"- 1\n- 2\n").data == [1, 2]
    assert parse(b"").data is None and parse(b"").gaps == ()
    assert parse(b"a: 1\r\nb: 2017-12-22\r\n").line_of(("b",)) == 2
