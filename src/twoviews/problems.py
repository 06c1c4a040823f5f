"""How trouble in the content is reported, whatever file it is in."""

from __future__ import annotations

from msgspec import Struct


class Problem(Struct, frozen=True, order=True):
    """One thing that is wrong: where (`line` from 1, 0 for the whole file), in which entry, and the cure."""

    file: str
    line: int
    id: str
    what: str
    cure: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.what} {self.cure}"
