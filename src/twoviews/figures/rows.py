"""What the marks of a figure stand for: rows to point at, to unfold as a table and to take along.

A drawing function tells the row of each mark as it draws it. In the SVG the mark carries the number of its
row, and beside the SVG stands the table; so a page needs no Python to read a value where somebody points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from numbers import Integral, Real
from typing import Any

from matplotlib.artist import Artist

from twoviews.html import Markup, tag
from twoviews.tables.package import keys

MARK = "row-"
"""How the id of a mark begins; the number of its row follows."""
BESIDE = frozenset({"source", "status", "note"})
"""Columns of a table that are no value."""
COUNTED = ("year", "decade", "order")
"""Words in the name of a column whose numbers are names: they have no commas."""

Cell = str | float | int


@dataclass(frozen=True)
class Row:
    """The cells of one row by column, an empty one as "", and the keys of its sources, parted by “;”."""

    cells: tuple[tuple[str, Cell], ...]
    source: str


def tell(artists: Artist | Iterable[Artist], row: Mapping[Any, Any], *columns: str) -> None:
    """Say that these artists stand for that row of a table, or for those columns of it.

    Underscores of a column's name become spaces. The column `source` names the row's sources.
    """
    chosen = columns or tuple(str(name) for name in row if name not in BESIDE)
    cells = tuple((name.replace("_", " "), _plain(row[name])) for name in chosen)
    told_row = Row(cells, sources([row]))
    for artist in [artists] if isinstance(artists, Artist) else artists:
        rows = told(artist.get_figure(root=True))
        if told_row not in rows:
            rows.append(told_row)
        artist.set_gid(f"{MARK}{rows.index(told_row)}")


def told(figure: Any) -> list[Row]:
    """The rows that the marks of a figure stand for, in the order in which they were told."""
    rows: list[Row] = figure.__dict__.setdefault("_twoviews_rows", [])
    return rows


def sources(rows: Iterable[Mapping[Any, Any]]) -> str:
    """The keys of the sources of one row or of several, each once, parted by “;”; a row may name none."""
    return ";".join(dict.fromkeys(key for row in rows for key in keys(row.get("source") or "")))


def table(rows: Iterable[Row], links: Mapping[str, Markup]) -> Markup:
    """The rows as a table, each with links to its sources by their keys; `<data>` holds a number as it is."""
    rows = list(rows)
    names = list(dict.fromkeys(name for row in rows for name, _ in row.cells))
    head = tag("tr", (tag("th", name, scope="col") for name in (*names, "source")))
    body = (
        tag(
            "tr",
            (tag("td", _shown(name, dict(row.cells).get(name, ""))) for name in names),
            _sources(row, links),
        )
        for row in rows
    )
    return tag("table", tag("thead", head), tag("tbody", body))


def _sources(row: Row, links: Mapping[str, Markup]) -> Markup:
    known = [key for key in row.source.split(";") if key in links]
    return tag("td", [["; " if place else "", links[key]] for place, key in enumerate(known)])


def _shown(name: str, cell: Cell) -> str | Markup:
    if isinstance(cell, str):
        return cell
    plain = f"{cell:.10g}"
    if any(word in name for word in COUNTED):
        return plain
    words = f"{cell:,.10g}".replace("-", "−")
    return words if words == plain else tag("data", words, value=plain)


def _plain(value: Any) -> Cell:
    """A cell as a page can print it: nothing as an empty text, a day as YYYY-MM-DD."""
    if value is None or value != value:
        return ""
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, Integral):
        return int(value)
    return float(value) if isinstance(value, Real) else str(value)
