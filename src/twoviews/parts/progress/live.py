"""How much of a lesson is done, part by part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from twoviews.parts import sheets
from twoviews.parts.base import Json, Live


class Part(msgspec.Struct, frozen=True):
    """One part of a lesson: its name as shown, and how many of its items are done."""

    name: str
    done: int
    of: int


class Progress(Live):
    """The parts of one lesson. `count()` looks again whenever the list comes into view."""

    def __init__(self, title: str, count: Callable[[], Sequence[Part]]) -> None:
        self._title, self._count = title, count
        super().__init__({"kind": "progress", "title": title})

    def refresh(self) -> None:
        """Count again and show it."""
        self.tell({"parts": self._rows()})

    def about(self) -> str:
        """Whose progress this is."""
        return f"Your progress: {self._title}."

    def now_shown(self) -> Json:
        """Done and total of each part."""
        return {**super().now_shown(), "parts": self._rows()}

    def printed(self) -> str:
        """A list to tick off."""
        parts = sheets.choices("☐", [part.name for part in self._count()])
        return sheets.sheet("progress", f"Your progress: {self._title}", parts)

    def _rows(self) -> list[list[str | int]]:
        return [[part.name, part.done, part.of] for part in self._count()]

    _on_refresh = refresh
