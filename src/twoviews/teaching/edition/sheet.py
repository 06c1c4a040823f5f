"""The book on paper: typst in the functions of `teaching/paper/style.typ`."""

from __future__ import annotations

from collections.abc import Iterable

from twoviews.teaching.edition.blocks import (
    Block,
    Book,
    Chapter,
    Grid,
    Heading,
    Para,
    Points,
    Sketch,
    Together,
)
from twoviews.teaching.paper.markup import Typst, call, inline, lines
from twoviews.teaching.paper.setting import Document


def sheet(book: Book) -> Document:
    """The book as a document to be set; one of several chapters has contents, and a page for each."""
    several = len(book.chapters) > 1
    parts = (call("said", inline(book.lead)), *((call("contents"),) if several else ()))
    chapters = (_chapter(each, several) for each in book.chapters)
    return Document(f"{book.title} of Two Views", (*parts, *chapters), form=False)


def _chapter(chapter: Chapter, apart: bool) -> Typst:
    return lines((call("chapter", inline(chapter.title), apart), _blocks(chapter.blocks)))


def _blocks(blocks: Iterable[Block]) -> Typst:
    return lines(map(_block, blocks))


def _block(block: Block) -> Typst:
    match block:
        case Heading(level, text):
            return call("heading", inline(text), level=level)
        case Para(text, soft):
            return call("said", call("small", inline(text)) if soft else inline(text))
        case Points(points, marks):
            return call("points", tuple(map(inline, points)), marks)
        case Sketch(text):
            return call("sketch", text.rstrip())
        case Together(blocks):
            return call("together", _blocks(blocks))
        case Grid(caption, head, rows, widths):
            cells = tuple(tuple(map(inline, row)) for row in rows)
            return call("listing", caption, head, cells, widths)
