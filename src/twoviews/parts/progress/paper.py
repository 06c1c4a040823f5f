"""The printed form of the progress of a lesson."""

from __future__ import annotations

from collections.abc import Iterable

from twoviews.html import Markup
from twoviews.parts import sheets


def printed(title: str, parts: Iterable[str]) -> Markup:
    """A list to tick off."""
    return sheets.sheet("progress", title, sheets.choices("☐", parts))
