"""A lesson that nbconvert makes into a page prints with its folds open; other notebooks stay as they are."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_markdown_cell, new_notebook
from traitlets.config import Config

SETTINGS = files("twoviews").joinpath("labextension", "settings")
FOLD = "<details><summary>More</summary>\n\n*Text*\n\n</details>"


def page(settings: str, **metadata: object) -> str:
    """The page that nbconvert makes by these settings of ours."""
    chosen = Config(json.loads(SETTINGS.joinpath(settings).read_text("utf-8")))
    book = new_notebook(cells=[new_markdown_cell(FOLD)], metadata=metadata)
    return str(HTMLExporter(config=chosen).from_notebook_node(book)[0])


@pytest.mark.parametrize("settings", ["nbconvert.json", "server.json"])
def test_only_a_lesson_carries_what_opens_its_folds(settings: str) -> None:
    lesson = page(settings, twoviews={"lesson": "07"})
    assert lesson.count("\nopenOnPaper(window);\n</script>") == 1
    assert "export const" not in lesson
    assert "<em>Text</em>" in lesson
    assert "openOnPaper" not in page(settings)
