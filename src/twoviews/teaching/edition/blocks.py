"""What the teacher's edition is made of, before it is HTML or paper. A text is prose of the course."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

Text = str
"""Prose, in which *emphasis* and **strong** are honoured."""


class Heading(Struct, frozen=True):
    """A heading inside a chapter, of level 3 or 4."""

    level: int
    text: Text


class Para(Struct, frozen=True):
    """A paragraph; `soft` is for what stands beside the matter."""

    text: Text
    soft: bool = False


class Points(Struct, frozen=True):
    """A list of texts, with letters (`a`, `b`) or numbers where `marks` says so."""

    points: tuple[Text, ...]
    marks: str = ""


class Grid(Struct, frozen=True):
    """A table; its first column names the rows. `widths` are shares of the page, one for each column."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[int, ...]


class Sketch(Struct, frozen=True):
    """Lines in letters of one width."""

    text: str


class Together(Struct, frozen=True):
    """Blocks that stay on one page."""

    blocks: tuple[Block, ...]


Block = Heading | Para | Points | Grid | Sketch | Together


class Chapter(Struct, frozen=True):
    """A chapter; `id` is what a link can lead to."""

    id: str
    title: Text
    blocks: tuple[Block, ...]


class Book(Struct, frozen=True):
    """A document of chapters under its title, with a line of what it is."""

    title: str
    lead: Text
    chapters: tuple[Chapter, ...]


def labelled(pairs: Sequence[tuple[str, Text]]) -> Points:
    """Points that begin with their name in strong letters."""
    return Points(tuple(f"**{name}.** {text}" for name, text in pairs))
