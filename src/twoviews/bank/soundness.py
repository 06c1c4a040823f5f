"""What a type cannot say about a lesson: one right option, no id twice, every item at home in a known place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from twoviews.bank.content import AuthoredQuestion, Choice, Classify, Lesson, Match, Several
from twoviews.bank.problems import Problem

NAMED = ("objectives", "predictions", "opinions", "figures", "explorers", "questions", "prompts")


def unsound(lesson: Lesson, file: str, line_of: Callable[[str], int]) -> tuple[Lesson, list[Problem]]:
    """The lesson without its unsound entries, and a problem for each of them."""
    seen: set[str] = set()
    problems: list[Problem] = []
    kept = {}
    for part in NAMED:
        sound = []
        for place, entry in enumerate(getattr(lesson, part)):
            faults = list(_faults(entry, seen)) if part == "questions" else list(_twice(entry.id, seen))
            seen.add(entry.id)
            line = line_of(f"$.{part}[{place}]") if faults else 0
            problems += [Problem(file, line, entry.id, what, cure) for what, cure in faults]
            sound += [] if faults else [entry]
        kept[part] = tuple(sound)
    return (msgspec.structs.replace(lesson, **kept) if problems else lesson), problems


def _twice(key: str, seen: set[str]) -> Iterator[tuple[str, str]]:
    if key in seen:
        yield f"The id {key!r} stands twice in this lesson.", "Give each entry an id of its own."


def _faults(question: AuthoredQuestion, seen: set[str]) -> Iterator[tuple[str, str]]:
    yield from _twice(question.id, seen)
    if isinstance(question, Choice) and (count := sum(option.right for option in question.options)) != 1:
        yield (
            f"A choice has one right option; this one has {count}.",
            "Set `right: true` on one, or make it `several`.",
        )
    if isinstance(question, Several) and not any(option.right for option in question.options):
        yield (
            "No option is right, so there is nothing to tick.",
            "Set `right: true` on each option that holds.",
        )
    if isinstance(question, Classify):
        for item in question.items:
            if item.belongs not in question.columns:
                yield (
                    f"{item.text!r} belongs to {item.belongs!r}, which is no column.",
                    "Copy a column's exact text.",
                )
    if isinstance(question, Match):
        for item in question.items:
            if not item.belongs:
                yield f"{item.text!r} has no partner.", "Write its partner under `belongs`."
