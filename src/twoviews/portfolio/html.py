"""The portfolio as one HTML file: no script, nothing fetched, light and dark, made to be printed."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib.resources import files

from twoviews.bank.prose import inline
from twoviews.html import Markup, document
from twoviews.portfolio.blocks import (
    Beside,
    Block,
    Contents,
    Drawn,
    Gallery,
    Grid,
    Heading,
    Item,
    Ours,
    Para,
    Points,
    Said,
    Words,
    lines,
    one_line,
    spaced,
)
from twoviews.portfolio.change import Change
from twoviews.portfolio.changing import in_words
from twoviews.portfolio.document import chapters, opening, title
from twoviews.portfolio.work import Portfolio


def as_html(portfolio: Portfolio, name: str = "") -> str:
    """The whole page, the same for the same statements; `name` stands under the title if it is given."""
    inner = "\n".join(
        f'<section aria-labelledby="{heading.id}">\n{html((heading, *blocks))}\n</section>'
        for heading, blocks in chapters(portfolio)
    )
    body = f"<header>\n{html(opening(portfolio, name))}\n</header>\n<main>\n{inner}\n</main>"
    return str(document(title(name), _style(), Markup(f"\n{body}\n")))


def change_as_html(found: Change) -> str:
    """The change alone, as a piece of a page, with headings of the third level."""
    return html(in_words(found, 3))


def html(blocks: Iterable[Block]) -> str:
    """The blocks as HTML, one after the other."""
    return "\n".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Heading(level, words, key):
            named = f' id="{escape(key)}" tabindex="-1"' if key else ""
            return f"<h{level}{named}>{_words(words)}</h{level}>"
        case Para(words, soft):
            return f'<p class="soft">{_words(words)}</p>' if soft else f"<p>{_words(words)}</p>"
        case Points(points, numbered):
            tag = "ol" if numbered else "ul"
            return f"<{tag}>" + "".join(f"<li>{_words(point)}</li>" for point in points) + f"</{tag}>"
        case Said(text):
            return _said(text)
        case Grid():
            return _table(block)
        case Item(inner):
            return f'<div class="item">\n{html(inner)}\n</div>'
        case Gallery(pictures):
            return '<div class="gallery">' + "".join(map(_picture, pictures)) + "</div>"
        case Beside(left, right):
            return f'<div class="beside">\n<div>{html(left)}</div>\n<div>{html(right)}</div>\n</div>'
        case Contents(found):
            rows = "".join(f'<li><a href="#{escape(key)}">{inline(text)}</a></li>' for key, text in found)
            return f'<nav aria-label="Contents"><ol>{rows}</ol></nav>'


def _picture(drawn: Drawn) -> str:
    return f"<figure>{drawn.svg}<figcaption>{inline(drawn.told)}</figcaption></figure>"


def _words(words: Words) -> str:
    return "".join(
        _ours(run.text) if isinstance(run, Ours) else f"<bdi>{escape(one_line(run.text))}</bdi>"
        for run in words
    )


def _ours(text: str) -> str:
    """The prose with the spaces at its ends, which part it from what stands beside it."""
    prose = spaced(text)
    inner = prose.strip()
    return prose.replace(inner, inline(inner)) if inner else prose


def _said(text: str) -> str:
    """The learner's text: paragraphs as written, each in its own direction."""
    paragraphs: list[list[str]] = [[]]
    for line in lines(text):
        paragraphs += [[]] if not line.strip() else []
        paragraphs[-1] += [line] if line.strip() else []
    shown = ("\n".join(map(escape, each)) for each in paragraphs if each)
    return "<blockquote>" + "".join(f'<p dir="auto">{each}</p>' for each in shown) + "</blockquote>"


def _table(table: Grid) -> str:
    heads = "".join(f'<th scope="col">{inline(text)}</th>' if text else "<td></td>" for text in table.head)
    rows = "".join(
        f'<tr><th scope="row">{inline(first)}</th>'
        + "".join(f"<td>{inline(cell)}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in table.rows
    )
    return (
        f"<table><caption>{inline(table.caption)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _style() -> str:
    return files("twoviews.portfolio").joinpath("page.css").read_text(encoding="utf-8")
