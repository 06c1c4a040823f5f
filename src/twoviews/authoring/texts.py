"""Every text of the course's files with the line on which it begins, quotations apart."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from twoviews.authoring.rules.subject import Page, checkout_path
from twoviews.bank.reading import compose
from twoviews.tables.package import lines_of

QUOTATIONS = frozenset({"quote", "quotation"})


def texts(root: Path, pages: Mapping[Path, Page]) -> Iterator[tuple[str, int, str, str]]:
    """Every text of ours: file, line on which it begins, id, text."""
    for book in pages.values():
        yield from ((book.file, cell.line, cell.id, cell.source) for cell in book.cells)
    for path in sorted((root / "assets").rglob("*.*")):
        if path.suffix in _READERS:
            file = checkout_path(path, root)
            yield from ((file, line, "", text) for line, text in _READERS[path.suffix](path))


def _cells(path: Path) -> Iterator[tuple[int, str]]:
    """Every cell of a table, columns of quotations apart; none if it cannot be read."""
    try:
        (_, header), *lines = lines_of(path)
    except (OSError, csv.Error, ValueError):
        return
    for line, row in lines:
        yield from ((line, text) for name, text in zip(header, row, strict=False) if name not in QUOTATIONS)


def _scalars(path: Path) -> Iterator[tuple[int, str]]:
    """Every text in a YAML or JSON file, quotations apart; none if it cannot be read."""
    try:
        root = compose(path.read_text(encoding="utf-8", errors="replace"))
    except (OSError, yaml.YAMLError):
        return
    yield from _leaves(root)


def _leaves(node: Any) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.ScalarNode):
        yield node.start_mark.line + 1, node.value
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _leaves(entry)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not (isinstance(key.value, str) and key.value in QUOTATIONS):
                yield from _leaves(value)


_READERS: Mapping[str, Callable[[Path], Iterator[tuple[int, str]]]] = {
    ".yml": _scalars, ".json": _scalars, ".csv": _cells,
}  # fmt: skip
