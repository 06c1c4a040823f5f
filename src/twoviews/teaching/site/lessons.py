"""A notebook as a page: nbconvert with a template of ours, and what of it can come alive."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import TemplateExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from twoviews.bank.outline import ELSEWHERE
from twoviews.bank.sources import sources
from twoviews.hosts.worker import CALLS, Called
from twoviews.parts.cards import RECALLED
from twoviews.teaching.site.opened import name_of

TEMPLATES = Path(__file__).with_name("templates")
_LINK = re.compile(r"\]\(((?:\.\./)?(?:exercises/)?[\w-]+)\.ipynb(#[^)]*)?\)")
_REPOSITORY = re.compile(r"\[([^\]]*)\]\([^)]*\.md\)")
_SOURCE = re.compile(r"\]\(#source-([\w-]+)\)")
_HEADING = re.compile(r'<h([12]) id="([^"]*)">(.*?)</h\1>', re.DOTALL)
_BARE = re.compile(r"<(h[1-3])>(.*?)</\1>", re.DOTALL)
_START = re.compile(r'<p class="tv-start">.*?</p>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Page:
    """A notebook's body as HTML, its headings (level, id, text), and the live parts in it."""

    slug: str
    title: str
    body: str
    headings: tuple[tuple[int, str, str], ...]
    parts: tuple[Called, ...]


def page(path: Path, *, code: bool = False) -> Page:
    """The notebook at `path` as a page; `code` says whether its code is to be read."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if ELSEWHERE not in cell.metadata.get("tags", [])]
    parts = [called for cell in notebook.cells for called in _named(cell, notebook)]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = _LINK.sub(_linked, cell.source)
            if code:
                cell.source = _SOURCE.sub(_to_the_web, cell.source)
    body, _ = _exporter(code).from_notebook_node(notebook)
    return _made(path.stem, body, parts)


@cache
def _exporter(code: bool) -> TemplateExporter:
    """What lays a notebook out; it reads its templates once for all."""
    return TemplateExporter(
        file_extension=".html",
        template_name="notebook",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input=not code,
        default_preprocessors=[],
        filters={"prose": _prose},
    )


def guide(path: Path, below: str) -> Page:
    """A text in Markdown as a page; the notebooks beside it have their pages in the folder `below`."""
    text = _LINK.sub(rf"]({below}\1.html\2)", path.read_text("utf-8"))
    body = _prose(_REPOSITORY.sub(r"\1", text))
    return _made(path.stem, f'<div class="site-text">{body}</div>', ())


def _made(slug: str, body: str, parts: Iterable[Called]) -> Page:
    headings = tuple((int(level), place, text_of(inner)) for level, place, inner in _HEADING.findall(body))
    return Page(slug, headings[0][2], body, headings, tuple(parts))


def text_of(markup: str) -> str:
    """The words of a piece of HTML, with single spaces."""
    return " ".join(unescape(_TAG.sub(" ", markup)).split())


def without_start(printed: str) -> str:
    """A printed part without the line that says how it starts in JupyterLab."""
    return _START.sub("", printed)


def anchor(text: str) -> str:
    """What a heading is called in an address, as in JupyterLab."""
    return text.replace(" ", "-")


def _prose(source: str) -> str:
    """Markdown as HTML, each heading with an address."""
    html = MarkdownWithMath(renderer=IPythonRenderer(escape=False, exclude_anchor_links=True)).render(source)
    html = html.replace("<th></th>", "<td></td>")  # a corner names neither row nor column
    html = html.replace("<table>", '<table tabindex="0">')  # it scrolls where a page is narrower
    return _BARE.sub(
        lambda found: f'<{found[1]} id="{anchor(text_of(found[2]))}">{found[2]}</{found[1]}>', html
    )


def _linked(found: re.Match[str]) -> str:
    target = found[1].removeprefix("../")
    return f"]({target}.html{found[2] or ''})"


def _to_the_web(found: re.Match[str]) -> str:
    """A source where there is no list of them: its own address."""
    known = sources()
    return f"]({known[found[1]].url})" if found[1] in known else "](#main)"


def _named(cell: Any, notebook: Any) -> Iterator[Called]:
    """Gives each output that can come alive the name of its part."""
    asked = _call(cell) if cell.cell_type == "code" else None
    if asked is None:
        return
    call, keys = asked
    shown = [output for output in cell.outputs if "text/html" in output.get("data", {})]
    if call == "figure":
        call, shown = "recall", shown[1:]
        if "more" in cell.metadata.get("tags", []):
            keys = (*keys, RECALLED)
    if call not in CALLS:
        return
    for place, output in enumerate(shown):
        output.data["text/html"] = without_start(output.data["text/html"])
        called = Called(notebook.metadata.twoviews.lesson, call, keys, place)
        output.metadata["twoviews"] = {"name": name_of(called), "call": call, "key": keys[0] if keys else ""}
        yield called


def _call(cell: Any) -> tuple[str, tuple[str, ...]] | None:
    """What a cell of a lesson calls, and with which keys; None if it calls nothing of it."""
    body = ast.parse(cell.source).body
    match body[-1:]:
        case [ast.Expr(ast.Call(ast.Attribute(ast.Name("lesson"), call), given, []))]:
            return call, tuple(str(each.value) for each in given if isinstance(each, ast.Constant))
    return None
