"""The markup of the course's own prose: *emphasis* and **strong**, and nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twoviews.html import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@cache
def _markup() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["emphasis"])


def inline(text: str) -> Markup:
    """HTML of one run of content text: escaped, with *emphasis* and **strong** honoured."""
    return Markup(_markup().renderInline(" ".join(text.split())))
