"""What can be searched: the sections of all pages, as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from twoviews.teaching.site.lessons import Page, text_of

_SECTION = re.compile(r'(?=<h[12] id=")')
_HEAD = re.compile(r'<h[12] id="([^"]*)">(.*?)</h[12]>', re.DOTALL)
_SILENT = re.compile(r"<(svg|script|style)\b.*?</\1>", re.DOTALL)


class Section(msgspec.Struct, frozen=True):
    """A heading and the words below it; `page` is the page's path without its ending."""

    page: str
    title: str
    anchor: str
    heading: str
    text: str


def sections(pages: Iterable[tuple[str, str, Page]]) -> Iterator[Section]:
    """Each section of pages, given by path, title and content."""
    for path, title, page in pages:
        for piece in _SECTION.split(_SILENT.sub(" ", page.body)):
            head = _HEAD.match(piece)
            if head:
                yield Section(path, title, head[1], text_of(head[2]), text_of(piece[head.end() :]))
