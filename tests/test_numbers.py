"""Numbers in sentences are bound to the cells that they rest on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from twoviews.authoring import reviewed
from twoviews.authoring.numbers import said, same
from twoviews.bank.library import Course

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("From 10,000 to 6,765 won", ["10,000", "6,765"]),
        ("a fall by 56.3 per cent", ["56.3"]),
        ("an elasticity of −0.20", ["−0.20"]),
        ("in 2017 two of 9 said so; 2,397 did not", ["2,397"]),
        ("resolution2397, v2.5 and 1,2", []),
    ],
)
def test_numbers_are_found_as_they_are_written(text: str, numbers: list[str]) -> None:
    assert list(said({"title": text, "id": "7777", "sources": ["a8888"]})) == numbers


@pytest.mark.parametrize(
    ("text", "value", "right"),
    [("6,765", 6765, True), ("6,765", 6766, False), ("42.7", 42.74, True), ("42.7", 42.84, False),
     ("−0.20", -0.2, True), ("12.1", 12.14, True), ("0.5", 0.54, False), ("43", 42.74, False)],
)  # fmt: skip
def test_a_number_is_known_as_written_or_rounded(text: str, value: float, right: bool) -> None:
    assert same(text, value) == right


def test_a_sentence_that_became_false_is_named(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    path = tmp_path / "assets/data/workers.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("workers present,34000,", "workers present,35000,"), encoding="utf-8")
    found = [problem.what for problem in reviewed.problems(tmp_path, Course(tmp_path / "assets"))]
    assert any(
        "says 34,000, which workers.csv no longer holds in the column 'count'" in what for what in found
    )


def test_a_sentence_whose_own_number_changed_is_not_blamed_on_the_table(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    path = tmp_path / "assets/lessons/12-you-are-the-council.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("34,000", "36,000"), encoding="utf-8")
    found = [problem.what for problem in reviewed.problems(tmp_path, Course(tmp_path / "assets"))]
    assert found
    assert not any("no longer holds" in what for what in found)
