"""A lesson on paper: what nbconvert makes of a notebook of the course prints with all its folds open."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import nbformat
from nbconvert.preprocessors import Preprocessor

MARK = "twoviews"
"""By this a notebook's metadata says that it is one of the course."""


class OpenOnPaper(Preprocessor):
    """Puts `page/folds.js` below a lesson. Jupyter's settings name this class for HTML and what prints it."""

    def preprocess(
        self, nb: nbformat.NotebookNode, resources: dict[str, Any]
    ) -> tuple[nbformat.NotebookNode, dict[str, Any]]:
        """The notebook with one cell more, if it is one of the course."""
        if MARK in nb.metadata:
            script = f'<script type="module">\n{_folds()}\nopenOnPaper(window);\n</script>'
            nb.cells.append(nbformat.v4.new_markdown_cell(script))
        return nb, resources


def _folds() -> str:
    return files("twoviews").joinpath("page", "folds.js").read_text("utf-8").replace("export const", "const")
