"""The book as one HTML page: no script, nothing fetched, light and dark, made to be printed."""

from __future__ import annotations

from importlib.resources import files

from twoviews.bank.prose import inline
from twoviews.html import Markup, document, tag
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

LISTS = {"": ("ul", None), "1": ("ol", None), "a": ("ol", "a")}


def page(book: Book) -> str:
    """The whole page."""
    style = files("twoviews.teaching.edition").joinpath("page.css").read_text(encoding="utf-8")
    links = (tag("li", tag("a", inline(each.title), href=f"#{each.id}")) for each in book.chapters)
    body = [
        tag("a", "To the text", href="#main", class_="skip"),
        tag("header", tag("h1", book.title), tag("p", inline(book.lead), class_="lead")),
        tag("nav", tag("ol", links), aria_label="Contents"),
        tag("main", map(_chapter, book.chapters), id="main", tabindex="-1"),
    ]
    return document(f"{book.title} of Two Views", style, *body, lang="en-GB")


def _chapter(chapter: Chapter) -> Markup:
    heading = tag("h2", inline(chapter.title), id=chapter.id, tabindex="-1")
    return tag("section", heading, map(_block, chapter.blocks), aria_labelledby=chapter.id)


def _block(block: Block) -> Markup:
    match block:
        case Heading(level, text):
            return tag(f"h{level}", inline(text))
        case Para(text, soft):
            return tag("p", inline(text), class_="soft" if soft else None)
        case Points(points, marks):
            name, kind = LISTS[marks]
            return tag(name, (tag("li", inline(each)) for each in points), type=kind)
        case Sketch(text):
            return tag("pre", text.rstrip(), tabindex="0", role="group", aria_label="The board")
        case Together(blocks):
            return tag("div", map(_block, blocks), class_="together")
        case Grid():
            return _table(block)


def _table(table: Grid) -> Markup:
    whole = sum(table.widths)
    columns = (tag("col", style=f"width: {100 * width / whole:.4g}%") for width in table.widths)
    caption = tag("caption", table.caption) if table.caption else None
    heads = tag("thead", tag("tr", (tag("th", text, scope="col") for text in table.head)))
    rows = (
        tag("tr", tag("th", inline(first), scope="row"), (tag("td", inline(each)) for each in rest))
        for first, *rest in table.rows
    )
    return tag("table", caption, tag("colgroup", columns), heads, tag("tbody", rows))
