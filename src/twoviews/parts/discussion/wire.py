"""What goes over the line for a discussion prompt."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from twoviews.parts.wire import Ask, Content, State


class DiscussionContent(Content, frozen=True, tag="discussion"):
    """A prompt and the role to argue in (or nothing). `other` asks for the other side's case.

    Considerations open after `enough` words; a text has at most `longest` characters.
    """

    title: str
    id: str
    prompt: str
    enough: int
    longest: int
    role: str
    other: bool


class DiscussionState(State, frozen=True):
    """The text; whether the prompt has changed since it was written; the considerations once revealed.

    `version` changes with the text: by it a page says which text its own words were written beside.
    """

    text: str | UnsetType = UNSET
    version: int | UnsetType = UNSET
    changed: bool | UnsetType = UNSET
    considerations: tuple[str, ...] | UnsetType = UNSET


class WriteText(Ask, frozen=True, tag="write"):
    """Save the text, which was written beside the text of that `version` (None: whichever stands).

    If a newer one stands it is told, with why in `unanswered`, and nothing is saved; the page joins the two.
    """

    text: str
    version: int | None = None
    seconds: float = 0.0


class RevealConsiderations(Ask, frozen=True, tag="reveal"):
    """Show what a careful discussion would weigh."""
