"""The markup of the course's own prose: *emphasis* and **strong**; and the fold over what is more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from twoviews.html import Inner, Markup, tag

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@cache
def _markup() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["emphasis"])


@lru_cache(maxsize=8192)
def inline(text: str) -> Markup:
    """HTML of one run of content text: escaped, with *emphasis* and **strong** honoured."""
    return Markup(_markup().renderInline(" ".join(text.split())))


def runs(text: str) -> Iterator[tuple[str, str]]:
    """The same piece by piece, for what is no HTML: `text` with the words, or a mark that opens or closes.

    The marks are `em_open`, `em_close`, `strong_open` and `strong_close`, with no words.
    """
    (line,) = _markup().parseInline(" ".join(text.split()))
    for token in line.children or ():
        yield token.type, token.content


def fold(line: str, *inner: Inner) -> Markup:
    """What is more, folded away under its line; opened by mouse and keyboard wherever HTML is shown."""
    summary = tag("summary", inline(line), data_lm_suppress_shortcuts="true")
    return tag("details", summary, inner, class_="tv-more")
