"""What every entry of a lesson file shares, and what every question has that an author writes.

The kinds of question (`bank.kinds`) build on this; the other parts of a lesson are in `bank.content`.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Id = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
Prose = Annotated[str, Meta(pattern=r"\S")]


class Content(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of everything that is read from `assets/`."""


class Option(Content, frozen=True):
    """One option of a `choice` or `several`; `feedback` teaches whether or not it is right."""

    text: Prose
    feedback: Prose
    right: bool = False


class Item(Content, frozen=True):
    """One statement to put in its column (`classify`), by its partner (`match`) or in its place (`order`)."""

    text: Prose
    feedback: Prose
    belongs: str = ""


class Authored(Content, frozen=True, tag_field="kind", kw_only=True):
    """The fields that every kind of question has.

    Questions with the same `objective` are forms of each other. `twin` is the id of the question of lesson 00
    that a question of lesson 12 repeats in other words. `on_page` says that only somebody with the lesson's
    page in front can answer (an explorer to move, a figure to read): it never comes back elsewhere.
    """

    id: Id
    objective: Id
    prompt: Prose
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    hint: str = ""
    twin: str = ""
    on_page: bool = False
