"""Search in the course: headings, words to know, people, claims, statements and prose of all lessons."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from twoviews.bank import library
from twoviews.bank.content import Lesson
from twoviews.bank.outline import Section, outline

MOST = 20
"""Hits that are shown."""
AROUND = 60
"""Characters of text before the first word that was found."""
LONGEST = 180
"""Characters of an excerpt."""
KINDS = ("heading", "word", "person", "claim", "statement", "text")
"""Of two hits alike, the one whose kind stands earlier here comes first."""


class Hit(Struct, frozen=True):
    """A place of the course: its lesson, the section to go to, what it is, its title and what it says."""

    lesson: str
    section: str
    kind: str
    title: str
    text: str


class _Entry(Struct, frozen=True):
    hit: Hit
    title: str
    whole: str


def search(words: str, most: int = MOST) -> list[Hit]:
    """The places that have every one of these words (or words that begin so), the likeliest first.

    The first search reads all lessons, which takes a second or two, also if it is for nothing.
    """
    asked, index = _folded(words).split(), _index()
    found = [(_rank(each, asked), each) for each in index if asked and _has(each.whole, asked)]
    found.sort(key=lambda pair: pair[0])
    return [_shown(each.hit, asked) for _, each in found[:most]]


def entries(lesson: Lesson, sections: Iterable[Section]) -> Iterator[Hit]:
    """Everything of a lesson that can be found."""
    sections = list(sections)
    course = library.course()
    if not sections:
        return

    def place(call: str, key: str = "") -> str:
        """The section that shows it: the one that names it, else the first that shows any, else the top."""
        shown = [(each, one) for each in sections for one in each.calls if one.name == call]
        named = [each.id for each, one in shown if one.key == key]
        return next(iter(named), shown[0][0].id if shown else sections[0].id)

    for each in sections:
        yield Hit(lesson.id, each.id, "heading", each.title, "")
        if each.text:
            yield Hit(lesson.id, each.id, "text", each.title, each.text)
    for word in lesson.words:
        yield Hit(lesson.id, place("words"), "word", f"{word.term}, {word.russian}", word.meaning)
    for person in lesson.who:
        name = ", ".join((person.name, *person.also))
        yield Hit(lesson.id, place("who"), "person", name, person.role)
    for claim in course.claims_of(lesson):
        yield Hit(lesson.id, place("claim", claim.id), "claim", claim.claim, claim.finding)
    for occasion in lesson.occasions:
        for key in (*occasion.russia, *occasion.us):
            if said := course.positions.get(key):
                title = f"{said.speaker}, {said.date}"
                yield Hit(
                    lesson.id, place("both_sides", occasion.title), "statement", title,
                    f"{said.position} “{said.quote}”",
                )  # fmt: skip


@cache
def _index() -> tuple[_Entry, ...]:
    return tuple(
        _Entry(hit, _folded(hit.title), _folded(f"{hit.title} {hit.text}"))
        for lesson in library.course().lessons.values()
        for hit in entries(lesson, outline(lesson.id))
    )


def _folded(text: str) -> str:
    """Words as they are compared: without case, accents and signs, each after a space."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return " " + " ".join("".join(c if c.isalnum() else " " for c in bare.casefold()).split())


def _has(text: str, asked: Iterable[str]) -> bool:
    return all(f" {word}" in text for word in asked)


def _rank(entry: _Entry, asked: Iterable[str]) -> tuple[bool, int, str, str]:
    return not _has(entry.title, asked), KINDS.index(entry.hit.kind), entry.hit.lesson, entry.hit.section


def _shown(hit: Hit, asked: list[str]) -> Hit:
    """The hit with an excerpt of its text around the first word that was asked for."""
    lowered = hit.text.casefold()
    at = min((found for word in asked if (found := lowered.find(word)) >= 0), default=0)
    start = hit.text.rfind(" ", 0, max(0, at - AROUND)) + 1 if at > AROUND else 0
    cut = hit.text[start : start + LONGEST]
    if start + LONGEST < len(hit.text):
        cut = cut.rsplit(" ", 1)[0] + " …"
    return Hit(hit.lesson, hit.section, hit.kind, hit.title, ("… " if start else "") + cut)
