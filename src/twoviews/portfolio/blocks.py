"""What a portfolio's page is made of, before it is HTML or Markdown.

Words come in two kinds, and this is where they part: `Ours` is prose of the course, in which *emphasis* and
**strong** are honoured; `Theirs` is what the learner typed, which is shown sign by sign and means nothing.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from twoviews.html import Markup

_BREAK = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")


class Ours(Struct, frozen=True):
    """Prose of the course on one line."""

    text: str


class Theirs(Struct, frozen=True):
    """Words of the learner inside a line."""

    text: str


Words = tuple[Ours | Theirs, ...]


class Heading(Struct, frozen=True):
    """A heading; `level` is 1 for the page's own, `id` what a link can lead to."""

    level: int
    words: Words
    id: str = ""


class Para(Struct, frozen=True):
    """A paragraph; `soft` is for what stands beside the matter."""

    words: Words
    soft: bool = False


class Points(Struct, frozen=True):
    """A list; each point is one line."""

    points: tuple[Words, ...]
    numbered: bool = False


class Grid(Struct, frozen=True):
    """A table of our own words; its first column names the rows."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Said(Struct, frozen=True):
    """A text of the learner, with its own paragraphs and lines."""

    text: str


class Drawn(Struct, frozen=True):
    """One picture: its title, what it shows in words, and itself as SVG."""

    title: str
    told: str
    svg: Markup


class Gallery(Struct, frozen=True):
    """Pictures that make up one, side by side where there is room."""

    pictures: tuple[Drawn, ...]


class Beside(Struct, frozen=True):
    """Two things to compare, side by side where there is room."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


class Item(Struct, frozen=True):
    """Blocks that stay together on paper."""

    blocks: tuple[Block, ...]


class Contents(Struct, frozen=True):
    """The table of contents: id and title of each chapter."""

    chapters: tuple[tuple[str, str], ...]


Block = Heading | Para | Points | Grid | Said | Item | Contents | Gallery | Beside


def ours(text: str) -> Words:
    """One run of our own words."""
    return (Ours(text),)


def spaced(text: str) -> str:
    """Our prose with each run of spaces and line ends as one space, at its ends too."""
    return re.sub(r"\s+", " ", text)


def lines(text: str) -> list[str]:
    """The lines of a learner's text, without the signs that no page can show."""
    return [_visible(line) for line in _BREAK.split(text)]


def one_line(text: str) -> str:
    """A learner's words on a single line."""
    return " ".join(" ".join(lines(text)).split())


def _visible(line: str) -> str:
    """The line without control characters and lone surrogates; a tab is a space."""
    return "".join(
        " " if sign == "\t" else "\ufffd" if unicodedata.category(sign) == "Cs" else sign
        for sign in line
        if sign == "\t" or unicodedata.category(sign) != "Cc"
    )
