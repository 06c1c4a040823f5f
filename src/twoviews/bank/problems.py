"""How trouble in the content is reported."""

from __future__ import annotations

from msgspec import Struct


class Problem(Struct, frozen=True, order=True):
    """One thing that is wrong in the content: where (`line` from 1), in which entry, and the cure."""

    file: str
    line: int
    id: str
    what: str
    cure: str
