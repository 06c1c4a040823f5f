"""Sentences of a text as they are read: marks of Markdown taken away, headings, rows and items apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_HTML = re.compile(r"</?[a-z][^>]*>")
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.|\||#|>)\s?)|\s\|\s|^\s*\||\|\s*$", re.MULTILINE)
_MARKS = re.compile(r"^\s*(?:#+|>|[-*+]|\d+\.)\s+|\*+|`|^[\s|:-]+$", re.MULTILINE)
_END = re.compile(r"(?:(?<=[.?!])|(?<=[.?!][”’\")\]]))\s+(?=[“‘\"(\[«]*[A-Z0-9])")
_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|No|St|Gen|Col|Sen|Rep|vs|al|cf|e\.g|i\.e))\.$")
_DATE = rf"\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?|(?:{MONTHS})(?: \d{{1,2}},)? \d{{4}}"
_NAMED = (
    r"(?:[Rr]esolutions?|[Pp]aragraphs?|[Aa]rticles?|[Ll]essons?|[Cc]laims?|[Ss]ections?|[Cc]hapters?)"
    r"\s+\d+(?:(?:,\s*|,?\s+(?:and|or|to)\s+)\d+)*"
)
_NUMBER = re.compile(rf"(?P<named>{_NAMED})|{_DATE}|(?<![\w/.-])\d+(?:[.,]\d+)*(?![\w/]|-\w)")


def plain(text: str) -> str:
    """A text without the marks of Markdown and HTML; links keep their words."""
    return _MARKS.sub("", _HTML.sub(" ", _LINK.sub(r"\1", text)))


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, each on one line; kept, since several rules ask for them."""
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[str]:
    for block in _BLOCK.split(text):
        pending = ""
        for piece in _END.split(" ".join(plain(block).split())):
            pending = f"{pending} {piece}".strip()
            if not _SHORT.search(pending):
                yield from [pending] if pending else []
                pending = ""
        yield from [pending] if pending else []


def numbers(sentence: str) -> list[str]:
    """The numbers in a sentence. A date is one; what only names a text (“resolution 2397”) is none."""
    return [found.group() for found in _NUMBER.finditer(sentence) if not found.group("named")]
