"""The course's notebooks as files: which there are, and their one committed form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import nbformat

MARK = "twoviews"
MANIFEST = Path("assets") / "notebooks.sha256"
FOLDERS = ("notebooks", "exercises", "exercises/solutions")
COPY = "*-Copy[0-9]*.ipynb"
"""How JupyterLab names a duplicate."""
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LOCK = {"editable": False, "deletable": False}
"""What each cell of a lesson carries in its metadata; exercises are there to be written in."""
CELL_METADATA = frozenset({"tags", "slideshow", "jupyter", *LOCK, MARK})
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"

Notebook = nbformat.NotebookNode


def course_notebooks(root: Path) -> list[Path]:
    """Every notebook of the course, lessons first, in reading order; no copy that a student has made."""
    found = [path for folder in FOLDERS for path in sorted((root / folder).glob("*.ipynb"))]
    return [path for path in found if not path.match(COPY)]


def is_lesson(path: Path) -> bool:
    """Whether the notebook at `path` is a lesson, and not an exercise or a solution."""
    return path.parent.name == "notebooks"


def read(path: Path) -> Notebook:
    """The notebook stored at `path`.

    Raises `nbformat.ValidationError` or `ValueError` if the file holds none.
    """
    notebook: Notebook = nbformat.read(path, as_version=4)
    return notebook


def sound(path: Path) -> Notebook:
    """The notebook stored at `path`, in the present format. Raises like `read`, and if its form slips."""
    notebook = read(path)
    nbformat.validate(notebook)
    return notebook


def text(notebook: Notebook) -> str:
    """The notebook as it stands in a file, byte for byte the way JupyterLab saves it."""
    return str(nbformat.writes(notebook)) + "\n"


# ── the canonical form ───────────────────────────────────────────────────────


def canonical(notebook: Mapping[str, Any]) -> Notebook:
    """The notebook without what changes from run to run: same lesson, same bytes.

    Kept are prose, code, tags, slide types and outputs. Left out are live widget views and their state, time
    stamps, interpreter versions and marks of trust; execution counts run from 1.
    """
    clean: Notebook = nbformat.from_dict(
        {
            "cells": [_canonical_cell(cell) for cell in notebook["cells"]],
            "metadata": _canonical_metadata(notebook["metadata"]),
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )
    _count_from_one(clean)
    return clean


def locked(notebook: Notebook) -> Notebook:
    """The lesson with every cell closed to editing and deleting: no slip of the hand changes a page."""
    for cell in notebook.cells:
        cell.metadata.update(LOCK)
    return notebook


def _canonical_metadata(metadata: Mapping[str, Any]) -> dict[str, Any]:
    kept = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return kept | {name: value for name, value in metadata.items() if name == MARK}


def _canonical_cell(cell: Mapping[str, Any]) -> dict[str, Any]:
    metadata = {name: value for name, value in cell["metadata"].items() if name in CELL_METADATA}
    clean = {**cell, "metadata": metadata}
    if cell["cell_type"] == "code":
        clean["outputs"] = list(_joined(filter(None, map(_canonical_output, cell["outputs"]))))
    return clean


def _canonical_output(output: Mapping[str, Any]) -> dict[str, Any] | None:
    """The output without its live view, or `None` if nothing else is in it."""
    if "data" not in output:
        return dict(output)
    data = {mime: value for mime, value in output["data"].items() if mime != WIDGET_VIEW}
    metadata = {mime: value for mime, value in output["metadata"].items() if mime in data}
    return {**output, "data": data, "metadata": metadata} if data else None


def _joined(outputs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Pieces of one printed stream as a single output: how it was cut is chance."""
    for stream, group in groupby(outputs, key=lambda output: output.get("name")):
        pieces = list(group)
        if stream is None:
            yield from pieces
        else:
            yield pieces[0] | {"text": "".join("".join(piece["text"]) for piece in pieces)}


def _count_from_one(notebook: Notebook) -> None:
    executed = (cell for cell in notebook.cells if cell.get("execution_count"))
    for count, cell in enumerate(executed, start=1):
        cell.execution_count = count
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count


# ── digests ──────────────────────────────────────────────────────────────────


def digest(path: Path) -> str:
    """SHA-256 of a notebook's text, the same on every system (line ends are read as one)."""
    return digest_of(path.read_text(encoding="utf-8"))


def digest_of(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
