"""A lesson that nbconvert makes into a page prints with its folds open; other notebooks stay as they are."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import Config

SETTINGS = files("twoviews").joinpath("labextension", "settings")
RESULT = '<a href="#source-a">A</a><p class="tv-start">To do this</p>'
FOLD = "<details><summary>More</summary>\n\n*Text*\n\n</details>"


def page(settings: str, **metadata: object) -> str:
    """The page that nbconvert makes by these settings of ours."""
    chosen = Config(json.loads(SETTINGS.joinpath(settings).read_text("utf-8")))
    result = new_output("display_data", {"text/html": RESULT})
    hidden = new_code_cell("a_call()", metadata={"tags": ["hide-input"]}, outputs=[result])
    shown = new_code_cell("by_hand()")
    book = new_notebook(cells=[new_markdown_cell(FOLD), hidden, shown], metadata=metadata)
    return str(HTMLExporter(config=chosen).from_notebook_node(book)[0])


@pytest.mark.parametrize("settings", ["nbconvert.json", "server.json"])
def test_only_a_lesson_carries_what_opens_its_folds(settings: str) -> None:
    lesson = page(settings, twoviews={"lesson": "07"})
    assert lesson.count("\nopenOnPaper(window);\n</script>") == 1
    assert lesson.count("\nshowSources();\n</script>") == 1
    assert "export const" not in lesson
    assert "\nimport " not in lesson
    assert "<em>Text</em>" in lesson
    assert "openOnPaper" not in page(settings)


def test_a_lesson_has_the_course_s_style_and_no_code_but_an_exercise_s() -> None:
    lesson, other = page("nbconvert.json", twoviews={"lesson": "07"}), page("nbconvert.json")
    assert "a_call" not in lesson
    assert "by_hand" in lesson
    assert ".tv-card" in lesson
    assert "twoviews lab 07" in lesson
    assert "a_call" in other
    assert ".tv-card" not in other


def test_nothing_of_a_lesson_is_fetched_from_elsewhere() -> None:
    fetched = re.compile(r'<(?:script|link)[^>]+(?:src|href)="?https?:')
    assert not fetched.search(page("nbconvert.json", twoviews={"lesson": "07"}))
    assert fetched.search(page("nbconvert.json"))
