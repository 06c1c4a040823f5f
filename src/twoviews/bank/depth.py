"""The two depths of a lesson: its core, which everybody reads, and what is more, folded away under a line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from twoviews.bank.content import Lesson

TAG = "more"
"""The tag of a notebook's cell that is more."""
SECTIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "predict": ("predictions", "id"),
        "figure": ("figures", "id"),
        "explore": ("explorers", "id"),
        "both_sides": ("occasions", "title"),
        "minds": ("minds", "question"),
        "discuss": ("prompts", "id"),
    }
)
"""What a call of an open lesson shows: its section, and the field by which an entry is asked for."""


def shown(lesson: Lesson, call: str, key: str = "") -> tuple[Any, ...]:
    """The entries that `lesson.call(key)` shows, for a call of `SECTIONS`; without a key the section."""
    section, name = SECTIONS[call]
    return tuple(each for each in getattr(lesson, section) if not key or getattr(each, name) == key)


def lines(lesson: Lesson, call: str, key: str = "") -> tuple[str, ...]:
    """The line of each entry that `lesson.call(key)` shows, in order; it is empty where the entry is core.

    Without a key a call shows all of its section. What has no depths (a quiz, words) has no lines.
    """
    if call == "claim":
        return (lesson.more_claims.get(key, ""),)
    return tuple(each.more for each in shown(lesson, call, key)) if call in SECTIONS else ()


def line_of(lesson: Lesson, entry: Any) -> str:
    """The line of an entry of a lesson or of one of its claims; empty if it is core."""
    return getattr(entry, "more", "") or lesson.more_claims.get(getattr(entry, "id", ""), "")


def has_more(lesson: Lesson) -> bool:
    """Whether any entry is more: the lesson is then held to what a core may be."""
    return bool(lesson.more_claims) or any(any(lines(lesson, call)) for call in SECTIONS)
