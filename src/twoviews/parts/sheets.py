"""Printed forms: the HTML that a live part leaves on paper and for readers without a kernel."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from twoviews.bank.kinds.base import WorksheetLine
from twoviews.bank.prose import inline

START = "To do this part live, open the lesson in JupyterLab and run its cells (Run, then Run All Cells)."


def sheet(kind: str, title: str, inner: str) -> str:
    """One worksheet of that kind, with the line that says how to start its live form."""
    return (
        f'<section class="tv-print tv-print-{kind}" aria-label="{escape(title)}">'
        f'<p class="tv-title">{inline(title)}</p>{inner}<p class="tv-start">{START}</p></section>'
    )


def blank(count: int) -> str:
    """Lines to write on."""
    return '<p class="tv-line" aria-hidden="true">&nbsp;</p>' * count


def marks(lines: Iterable[WorksheetLine]) -> str:
    """A list with a box, circle or space to fill before each text."""
    rows = (f"<li>{escape(line.mark)} {inline(line.text)}</li>" for line in lines)
    return f"<ul>{''.join(rows)}</ul>"


def choices(sign: str, texts: Iterable[str]) -> str:
    """The same sign before each of several texts."""
    return marks(WorksheetLine(sign, text) for text in texts)
