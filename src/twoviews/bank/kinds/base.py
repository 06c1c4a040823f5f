"""What all kinds of question share: the two halves of a question, and what marking can say.

A kind is a module with three functions:

`split(authored) -> (Question, Key)`
    parts a question as written into what a page may show and what it may not.
`score(key, response) -> Unanswered | Scored`
    marks a response of plain JSON; it never raises and never looks at anything else.
`printed(question) -> Printed`
    the question as a worksheet asks it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from twoviews.bank.content import Authored, Item, Option

LONGEST = 1000


class Part(Struct, frozen=True):
    """One option, item, partner or column: `id` names it in responses, `text` is what the student reads."""

    id: str
    text: str


class Question(Struct, frozen=True, kw_only=True):
    """The public half: all that a page, a widget or a worksheet may hold.

    `digest` is a fingerprint of every other field, so that an answer to an older text is noticed.
    """

    id: str
    kind: str
    objective: str
    prompt: str
    hint: str = ""
    options: tuple[Part, ...] = ()
    columns: tuple[Part, ...] = ()
    items: tuple[Part, ...] = ()
    partners: tuple[Part, ...] = ()
    ends: tuple[str, ...] = ()
    unit: str = ""
    digest: str = ""


class Key(Struct, frozen=True, kw_only=True):
    """The private half: `right` is a wholly right response, `feedback` the text of each target.

    `choices` are the ids that an item can be given to (columns or partners), where there are any.
    """

    id: str
    kind: str
    right: Any
    feedback: Mapping[str, str]
    choices: tuple[str, ...] = ()


class Unanswered(Struct, frozen=True):
    """Nothing to mark: no answer, or none of the right form. `reason` tells the student what is missing."""

    reason: str = ""


class Feedback(Struct, frozen=True):
    """What the bank says about one option or item, or with an empty `target` about the whole answer."""

    target: str
    right: bool
    text: str


class Scored(Struct, frozen=True):
    """A marked answer: `points` from 0 to `of`."""

    points: float
    of: float
    feedback: tuple[Feedback, ...]

    @property
    def right(self) -> bool:
        """Whether the answer is wholly right."""
        return self.points == self.of


Result = Unanswered | Scored


class Line(Struct, frozen=True):
    """One line of a worksheet: a sign or answer space, then a text (either may be empty)."""

    mark: str
    text: str


class Printed(Struct, frozen=True):
    """A question as a worksheet asks it: what to do, the lines to work on, and letters to choose from."""

    instruction: str
    lines: tuple[Line, ...]
    letters: tuple[Line, ...] = ()


class Kind(Protocol):
    """The contract of a module in `bank.kinds`."""

    def split(self, authored: Any) -> tuple[Question, Any]:
        """Part a question as written into its public and its private half."""
        ...

    def score(self, key: Any, response: object) -> Result:
        """Mark a response of plain JSON."""
        ...

    def printed(self, question: Question) -> Printed:
        """Give the question as a worksheet asks it."""
        ...


# ── small helps for the kinds ────────────────────────────────────────────────


def parts(letter: str, texts: Iterable[str]) -> tuple[Part, ...]:
    """Texts with ids from their order: `o1`, `o2`, ..."""
    return tuple(Part(f"{letter}{n}", text) for n, text in enumerate(texts, start=1))


def public(authored: Authored, kind: str, **fields: Any) -> Question:
    """The public half of a question, with its digest."""
    common = ("id", "objective", "prompt", "hint")
    bare = Question(kind=kind, **{name: getattr(authored, name) for name in common}, **fields)
    digest = hashlib.sha256(msgspec.json.encode(bare)).hexdigest()[:12]
    return msgspec.structs.replace(bare, digest=digest)


def feedback_of(shown: Sequence[Part], authored: Sequence[Option | Item]) -> dict[str, str]:
    """The feedback of each option or item by the id under which it is shown."""
    return {part.id: entry.feedback for part, entry in zip(shown, authored, strict=True)}


def no_order(question: str, text: str) -> str:
    """A sort key that depends on a text but on nothing that an author or a student could read off it."""
    return hashlib.sha256(f"{question}\n{text}".encode()).hexdigest()


def lettered(shown: Sequence[Part]) -> tuple[Line, ...]:
    """Columns or partners with a letter each, to be written beside an item."""
    return tuple(Line(chr(ord("A") + n), part.text) for n, part in enumerate(shown))


def complete(response: object, key: Key) -> dict[str, str] | None:
    """The response as item id to choice id, if it gives every item of the key a known choice and no more."""
    if not isinstance(response, dict) or response.keys() != key.feedback.keys():
        return None
    known = all(isinstance(choice, str) and choice in key.choices for choice in response.values())
    return response if known else None


def marked(key: Key, right: Collection[str]) -> Scored:
    """One point for each item in `right`; every item of the key gets its feedback."""
    feedback = tuple(Feedback(target, target in right, text) for target, text in key.feedback.items())
    return Scored(float(len(right)), float(len(feedback)), feedback)


def whole(key: Key, right: bool) -> Scored:
    """One point or none for the answer as a whole, with the key's feedback for `right` or for `wrong`."""
    return Scored(float(right), 1.0, (Feedback("", right, key.feedback["right" if right else "wrong"]),))
