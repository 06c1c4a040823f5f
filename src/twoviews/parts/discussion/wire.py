"""What goes over the line for a discussion prompt."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import UNSET, UnsetType

from twoviews.parts.wire import Ask, Choice, Content, Piece, State


class RubricRow(Piece, frozen=True):
    """What is looked at, and each mark with what earns it, from the lowest."""

    criterion: str
    marks: tuple[Choice, ...]


class Graded(Piece, frozen=True):
    """A text of a like task, its mark in each row, and why."""

    text: str
    marks: tuple[str, ...]
    why: str


class Together(NamedTuple):
    """How a class works on the prompt, and the question at the end."""

    protocol: str
    debrief: str


class DiscussionContent(Content, frozen=True, omit_defaults=True, tag="discussion"):
    """A prompt and the role to argue in (or nothing). `other` asks for the other side's case.

    Considerations open after `enough` words. With a `rubric` there are two drafts, and considerations open
    after the second. `rung` is what the prompt trains.
    """

    title: str
    id: str
    prompt: str
    enough: int
    role: str
    other: bool
    rung: str = ""
    rubric: tuple[RubricRow, ...] = ()
    in_class: Together | None = None


class DiscussionState(State, frozen=True):
    """The text; whether the prompt has changed since it was written; the considerations once revealed.

    `version` changes with the text: by it a page says which text its own words were written beside. Where
    there is a rubric, the second draft stands in `second`, and once the first has its `marks` the `samples`
    are there.
    """

    sparse = frozenset({"marks", "samples", "second", "second_version"})

    text: str | UnsetType = UNSET
    version: int | UnsetType = UNSET
    changed: bool | UnsetType = UNSET
    considerations: tuple[str, ...] | UnsetType = UNSET
    marks: tuple[str, ...] | UnsetType = UNSET
    samples: tuple[Graded, ...] | UnsetType = UNSET
    second: str | UnsetType = UNSET
    second_version: int | UnsetType = UNSET


class WriteText(Ask, frozen=True, tag="write"):
    """Save the text, which was written beside the text of that `version` (None: whichever stands).

    If a newer one stands it is told, with why in `unanswered`, and nothing is saved; the page joins the two.
    `draft` is 1 or 2.
    """

    text: str
    version: int | None = None
    seconds: float = 0.0
    draft: int = 1


class MarkDraft(Ask, frozen=True, tag="mark"):
    """Mark the first draft by the rubric: one of its marks for each row."""

    marks: tuple[str, ...] = ()
    seconds: float = 0.0


class RevealConsiderations(Ask, frozen=True, tag="reveal"):
    """Show what a careful discussion would weigh."""
