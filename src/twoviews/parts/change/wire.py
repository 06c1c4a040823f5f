"""What goes over the line for what changed."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from twoviews.parts.wire import Content, State


class ChangeContent(Content, frozen=True, tag="change"):
    """Nothing but its title."""

    title: str


class ChangeState(State, frozen=True):
    """The comparison as HTML: the course's own words and pictures; what a learner typed is escaped in it."""

    html: str | UnsetType = UNSET
