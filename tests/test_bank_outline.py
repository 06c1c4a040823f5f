"""The outline of a lesson: its notebook, cut at the headings."""

from __future__ import annotations

import json

import pytest

from twoviews import home
from twoviews.bank import library
from twoviews.bank.outline import Call, note_id, noted, outline, plain, sections


def markdown(id_: str, source: str, *tags: str) -> dict[str, object]:
    return {"id": id_, "cell_type": "markdown", "metadata": {"tags": list(tags)}, "source": [source]}


def code(source: str) -> dict[str, object]:
    return {"id": "code", "cell_type": "code", "metadata": {}, "source": source}


NOTEBOOK = {
    "cells": [
        markdown("01-text-0", "Before any heading"),
        markdown("01-text-1", "# Title\n\nA *word* and [a link](#source-x)."),
        code("# Open\nlesson.review()"),
        markdown("01-evidence-1", "## One\n\nText\n\n### Two\n\nMore text", "more", "evidence"),
        code('lesson.claim("c01")\nlesson.figure("f")'),
        markdown("01-evidence-2", "#### Too deep\n\nand prose without a heading"),
    ]
}


def test_each_section_has_its_words_and_what_is_shown_there() -> None:
    title, one, two = sections(NOTEBOOK)
    assert (title.id, title.level, title.part, title.text) == ("01-text-1", 1, "", "A word and a link.")
    assert title.calls == (Call("review"),)
    assert (one.title, one.text, one.calls) == ("One", "Text", ())
    assert (two.title, two.level, two.part) == ("Two", 3, "evidence")
    assert two.text == "More text #### Too deep and prose without a heading"
    assert two.calls == (Call("claim", "c01"), Call("figure", "f"))


def test_marks_are_no_words() -> None:
    assert plain("**a** [b](c.ipynb) <details>d</details> `e`") == "a b d e"


@pytest.mark.parametrize("lesson", library.course().files)
def test_every_lesson_has_one_with_the_ids_of_its_cells(lesson: str) -> None:
    found = outline(lesson)
    name = library.course().files[lesson].stem
    cells = json.loads((home.course() / "notebooks" / f"{name}.ipynb").read_text("utf-8"))["cells"]
    assert {each.id for each in found} <= {cell["id"] for cell in cells}
    assert sum(each.level == 1 for each in found) == 1
    assert len({each.id for each in found}) > 8


def test_a_lesson_without_a_notebook_has_none() -> None:
    assert outline("99") == ()


def test_a_note_is_known_by_the_id_of_its_section() -> None:
    assert note_id("01-evidence-1") == "01-note-evidence-1"
    assert noted("01-note-evidence-1") == "01-evidence-1"
    assert noted("01-d1") == noted("01-d1-note-x") == ""
