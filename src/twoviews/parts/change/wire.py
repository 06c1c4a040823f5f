"""What goes over the line for what changed."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from twoviews.parts.wire import Content, State


class ChangeContent(Content, frozen=True, tag="change"):
    """Nothing but its title."""

    title: str


class ChangeState(State, frozen=True):
    """The comparison as HTML: the course's own words, and nothing that a learner typed."""

    html: str | UnsetType = UNSET
