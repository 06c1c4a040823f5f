"""A word or short phrase, held against the accepted forms."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from twoviews.bank.authored import Authored, Prose
from twoviews.bank.kinds import base
from twoviews.bank.kinds.base import InWords, Key, Printed, Question, Result, Unanswered, WorksheetLine
from twoviews.bank.structure import Fault


class Text(Authored, frozen=True, tag="text", kw_only=True):
    """A word or short phrase against accepted forms (case, accents, spaces and final dots ignored)."""

    accept: Annotated[tuple[Prose, ...], Meta(min_length=1)]
    feedback_right: Prose
    feedback_wrong: Prose


class TextKey(Key, frozen=True, kw_only=True):
    """`accepted` are the accepted forms as an author writes them, `choices` the same as they are compared."""

    accepted: tuple[str, ...]


AUTHORED = Text
SHAPE: base.Shape = "words"
shuffled = base.mixed


def split(authored: Text) -> tuple[Question, TextKey]:
    """The key holds the accepted forms; its right response is the first of them."""
    feedback = {"right": authored.feedback_right, "wrong": authored.feedback_wrong}
    forms = tuple(normal(form) for form in authored.accept)
    key = TextKey(
        id=authored.id,
        kind="text",
        right=authored.accept[0],
        feedback=feedback,
        choices=forms,
        accepted=authored.accept,
    )
    return base.public(Question, authored), key


def score(key: Key, response: object) -> Result:
    """One point for an accepted form; case, accents, spaces, quotation marks and final stops are ignored."""
    answer = normal(response) if isinstance(response, str) and len(response) <= base.LONGEST else ""
    if not any(map(str.isalnum, answer)):
        return Unanswered("Write a word or a short phrase.")
    return base.scored_whole(key, answer in key.choices)


def normal(text: str) -> str:
    """The text without capitals, accents, spaces, invisible signs, outer quotation marks and final stops."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (sign for sign in folded if unicodedata.category(sign) not in _IGNORED)
    return "".join("".join(kept).split()).strip("\"'“”„«»‘’").rstrip(".!?…")


_IGNORED = frozenset({"Mn", "Me", "Cf", "Cc", "Zs", "Zl", "Zp"})


def printed(question: Question) -> Printed:
    """A line to write on."""
    return Printed("Write a word or a short phrase.", (WorksheetLine("____________________", ""),))


def in_words(question: Question, response: str, marks: Mapping[str, bool]) -> InWords:
    """The words as they were typed."""
    return base.typed_in_words(response, "", marks)


def faults(authored: Text) -> Iterator[Fault]:
    """Accepted forms that hold a letter or digit."""
    for place, form in enumerate(authored.accept):
        if not any(map(str.isalnum, normal(form))):
            yield Fault(("accept", place), f"{form!r} holds no letter or digit.", "Write a word.")
