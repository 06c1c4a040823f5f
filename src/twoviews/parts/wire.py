"""What goes over the line between a part and its page: the types that all parts share.

A page sends a `Message`; its `do` and `with` are read as one of the part's own `Ask`s. The answer is
`{re, state, ...answer}`: the number of the message, the changed pieces of the part's `State`, and what the
asker alone should know. `Content` goes once. `twoviews build` writes all of them for the page half, as
`page/wire.d.ts`.
"""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

import msgspec
from msgspec import UNSET, Struct, UnsetType

Json = dict[str, Any]


class Pair(NamedTuple):
    """Id and text."""

    id: str
    text: str


class Choice(NamedTuple):
    """What is recorded, and its words."""

    value: str
    label: str


class Side(NamedTuple):
    """A view, the sign that stands for it (or two, or none), and its name in words."""

    id: str
    mark: str
    label: str


class Cited(NamedTuple):
    """Key of a source in the notebook's own list, and its short name."""

    key: str
    short: str


class Linked(NamedTuple):
    """Short name of a source, and its address or nothing."""

    short: str
    address: str


class Piece(Struct, frozen=True, kw_only=True):
    """A piece of a content or state."""


class Content(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What a part's page needs once. `owner` is a sign for learner and record: it keeps drafts apart.

    `more` is the line under which the part is folded away, or nothing.
    """

    owner: str = ""
    more: str = ""


class State(Struct, frozen=True, kw_only=True):
    """What a part's page shows now, or the pieces of it that have changed: what is unset stays as it was.

    `notices` are the sentences about trouble that a learner should read now.
    """

    sparse: ClassVar[frozenset[str]] = frozenset()
    """What may be missing even in a whole state."""

    notices: tuple[str, ...] | UnsetType = UNSET


class Ask(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="do"):
    """Base of what a page can ask for."""


class Refresh(Ask, frozen=True, tag="refresh"):
    """Look again into the record: the part comes into view, or another window may have changed it."""


class Message(Struct, frozen=True):
    """One message of a page; `n` is given where an answer is waited for."""

    do: str
    n: int | None = None
    with_: Json = msgspec.field(default_factory=dict, name="with")


class Answer(Struct, frozen=True, kw_only=True):
    """What goes to the asker alone.

    `unanswered` says why nothing was done (`newer`: because another window wrote newer words, below which
    those of this one belong), `trouble` that something went wrong, `saved` whether what was entered is on
    disk; `file` is the text of a file to keep under `name`.
    """

    unanswered: str | UnsetType = UNSET
    newer: bool | UnsetType = UNSET
    trouble: str | UnsetType = UNSET
    saved: bool | UnsetType = UNSET
    file: str | UnsetType = UNSET
    name: str | UnsetType = UNSET


def plain(sent: Struct) -> Json:
    """A content, state or answer as plain JSON."""
    made: Json = msgspec.json.decode(msgspec.json.encode(sent, enc_hook=_number))
    return made


def _number(value: object) -> float:
    """A number that is a float by its looks only, as numpy's are."""
    if isinstance(value, float):
        return float(value)
    raise TypeError(f"{type(value).__name__} is no JSON.")


def asked(message: Message, asks: Any) -> Any:
    """The message as one of `asks`, a union of `Ask`s. Raises `msgspec.ValidationError` if it is none."""
    return msgspec.convert({**message.with_, "do": message.do}, asks)
