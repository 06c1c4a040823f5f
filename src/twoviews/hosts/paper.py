"""A lesson on paper: what nbconvert makes of a notebook of the course looks as the course does.

No code, no prompts; all folds are open when it is printed; sources are shown where one reads. The page stands
alone: nothing of it is fetched from elsewhere.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import nbformat
from nbconvert.preprocessors import Preprocessor

from twoviews import page

MARK = "twoviews"
"""By this a notebook's metadata says that it is one of the course."""
CARRIED = {
    "page/folds.js": "openOnPaper(window)",
    "page/source-card.js": "showSources()",
    "page/figures.js": "wakeFigures()",
    "page/sideways.js": "watchSideways()",
}
"""Modules of the page half that work without Python, and how each begins its work."""
ALIVE = "This is the printed form of a lesson. Its parts are live in JupyterLab: `twoviews lab {}`."
NOTHING = "data:text/javascript,"
"""In place of the scripts that nbconvert's own page fetches: no lesson needs them."""


class OpenOnPaper(Preprocessor):
    """Gives a lesson the course's style and `CARRIED`. Jupyter's settings name it for HTML and print."""

    def preprocess(
        self, nb: nbformat.NotebookNode, resources: dict[str, Any]
    ) -> tuple[nbformat.NotebookNode, dict[str, Any]]:
        """The notebook and what its page is made of, if it is one of the course; others stay as they are."""
        if MARK not in nb.metadata:
            return nb, resources
        for cell in nb.cells:
            if "hide-input" in cell.metadata.get("tags", ()):
                cell.metadata["transient"] = {"remove_source": True}
        style = f"<style>\n{page.style(files('twoviews'))}\n</style>"
        nb.cells[1:1] = map(_markdown, (style, ALIVE.format(nb.metadata[MARK].get("lesson", ""))))
        nb.cells.extend(_markdown(_script(path, call)) for path, call in CARRIED.items())
        resources.update(require_js_url=NOTHING, mathjax_url=NOTHING)
        return nb, resources


def _markdown(text: str) -> nbformat.NotebookNode:
    cell: nbformat.NotebookNode = nbformat.v4.new_markdown_cell(text)
    return cell


def _script(path: str, call: str) -> str:
    return f'<script type="module">\n{page.alone(path)}\n{call};\n</script>'
