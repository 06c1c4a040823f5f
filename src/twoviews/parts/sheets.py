"""Printed forms: the HTML that a live part leaves on paper and for readers without a kernel."""

from __future__ import annotations

from collections.abc import Iterable

from twoviews.bank.kinds.base import WorksheetLine
from twoviews.bank.prose import inline
from twoviews.html import Inner, Markup, join, tag

START = "To do this part live, open the lesson in JupyterLab and run its cells (Run, then Run All Cells)."


def sheet(kind: str, title: str, *inner: Inner) -> Markup:
    """One worksheet of that kind, with the line that says how to start its live form."""
    head = tag("p", inline(title), class_="tv-title")
    start = tag("p", START, class_="tv-start")
    return tag("section", head, inner, start, class_=f"tv-print tv-print-{kind}", aria_label=title)


def blank(count: int) -> Markup:
    """Lines to write on."""
    return join([tag("p", Markup("&nbsp;"), class_="tv-line", aria_hidden="true")] * count)


def marks(lines: Iterable[WorksheetLine]) -> Markup:
    """A list with a box, circle or space to fill before each text."""
    return tag("ul", (tag("li", line.mark, " ", inline(line.text)) for line in lines))


def choices(sign: str, texts: Iterable[str]) -> Markup:
    """The same sign before each of several texts."""
    return marks(WorksheetLine(sign, text) for text in texts)
