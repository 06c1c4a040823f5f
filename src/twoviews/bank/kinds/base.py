"""What all kinds of question share: the two halves of a question, and what marking can say."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from random import Random
from typing import Any, Literal, Protocol, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from twoviews.bank.authored import Authored, Item, Option
from twoviews.bank.structure import Fault

LONGEST = 1000
"""Characters of a typed answer beyond which it counts as none."""


Shape = Literal["one", "several", "pairs", "order", "number", "words"]
"""What a question asks one to do, whatever its kind is called: pick one option, tick several, give each item
one of the choices, bring items into order, type a number, type words.

Exports, class reports and worksheets go by it alone. So it promises what the halves hold: `one` and `several`
have `options`, and feedback on each; `pairs` and `order` have `items`, and feedback on each, `pairs` also
`columns` or `partners`; `number` has a `tolerance` and `words` have `accepted` forms in the key, and feedback
on `right` and `wrong`. The right response is an id, a list of ids, a choice by item, a number, a text.
"""


class Piece(Struct, frozen=True):
    """One option, item, partner or column: `id` names it in responses, `text` is what the student reads."""

    id: str
    text: str


class Question(Struct, frozen=True, kw_only=True):
    """The public half: all that a page, a live part or a worksheet may hold. A kind may add fields.

    `digest` is a fingerprint of what the learner reads and of what a response can name, so that an answer to
    an older text is noticed; objective, hint and key are not in it. `older_digest` is the fingerprint by
    which records of the first edition know the same question. `figure` and `rows` are what stands inside the
    question to be read: the id of a figure, a small table. `section` is where the lesson teaches it.
    """

    id: str
    kind: str
    objective: str
    prompt: str
    hint: str = ""
    figure: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    section: str = ""
    options: tuple[Piece, ...] = ()
    columns: tuple[Piece, ...] = ()
    items: tuple[Piece, ...] = ()
    partners: tuple[Piece, ...] = ()
    digest: str = ""
    older_digest: str = ""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All options, items, columns and partners."""
        return (*self.options, *self.items, *self.columns, *self.partners)


Form = TypeVar("Form", bound=Question)


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


class WorksheetLine(Struct, frozen=True):
    """One line of a worksheet: a sign or answer space, then a text (either may be empty)."""

    mark: str
    text: str


class Printed(Struct, frozen=True):
    """A question as a worksheet asks it: what to do, the lines to work on, and letters to choose from."""

    instruction: str
    lines: tuple[WorksheetLine, ...]
    letters: tuple[WorksheetLine, ...] = ()


class AnswerLine(Struct, frozen=True):
    """One line of an answer: what was asked (empty if the question says it), the answer, and its mark.

    `typed` marks words that the learner typed, and `asked` is their unit; all others are the course's own.
    """

    asked: str
    answered: str
    right: bool | None = None
    typed: bool = False


class InWords(Struct, frozen=True):
    """An answer in the words of its question, line by line; `numbered` if their order is the answer."""

    lines: tuple[AnswerLine, ...]
    numbered: bool = False


class Kind(Protocol):
    """The contract of a package in `bank.kinds`."""

    @property
    def SHAPE(self) -> Shape:
        """What it asks one to do, for other systems."""
        ...

    @property
    def AUTHORED(self) -> type[Authored]:
        """The question as an author writes it; its `tag` is the name of the kind."""
        ...

    def split(self, authored: Any) -> tuple[Question, Key]:
        """Part a question as written into what a page may show and what it may not."""
        ...

    def score(self, key: Any, response: object) -> Result:
        """Mark a response of plain JSON; it never raises and never looks at anything else."""
        ...

    def shuffled(self, question: Any, chance: Random) -> Question:
        """The question with its pieces in an order drawn by `chance`, which must give no answer away."""
        ...

    def printed(self, question: Any) -> Printed:
        """The question as a worksheet asks it, with its pieces in the order in which they stand."""
        ...

    def in_words(self, question: Any, response: Any, marks: Mapping[str, bool]) -> InWords:
        """A response that can be marked, in words; `marks` says by target of feedback what was right."""
        ...

    def faults(self, authored: Any) -> Iterable[Fault]:
        """What is wrong with a question as written that its type does not say, with paths inside it."""
        ...


# ── the two halves ───────────────────────────────────────────────────────────


def pieces(letter: str, texts: Iterable[str]) -> tuple[Piece, ...]:
    """Texts with ids from their order: `o1`, `o2`, ..."""
    return tuple(Piece(f"{letter}{n}", text) for n, text in enumerate(texts, start=1))


def public(form: type[Form], authored: Authored, **fields: Any) -> Form:
    """The public half of a question, with its digests."""
    names = ("id", "objective", "prompt", "hint", "figure", "rows", "section")
    common = {name: getattr(authored, name) for name in names}
    bare = form(kind=str(authored.__struct_config__.tag), **common, **fields)
    return replace(bare, digest=_digest(_visible(bare)), older_digest=_digest(_as_before(bare)))


def _visible(bare: Question) -> dict[str, Any]:
    """What the learner reads and what a response can name."""
    unseen = {"id", "objective", "hint", "section", "digest", "older_digest"}
    fields: dict[str, Any] = msgspec.to_builtins(bare)
    return {name: value for name, value in fields.items() if name not in unseen and value}


def _as_before(bare: Question) -> dict[str, Any]:
    """The fields of a question in the first edition, in their order. Learners' records rest on it."""
    empty: dict[str, Any] = dict.fromkeys(("options", "columns", "items", "partners", "ends"), ())
    names = ("id", "kind", "objective", "prompt", "hint", *empty, "unit", "digest")
    return {name: getattr(bare, name, empty.get(name, "")) for name in names}


def _digest(fields: Mapping[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(fields)).hexdigest()[:12]


def feedback_of(shown: Sequence[Piece], authored: Sequence[Option | Item]) -> dict[str, str]:
    """The feedback of each option or item by the id under which it is shown."""
    return {piece.id: entry.feedback for piece, entry in zip(shown, authored, strict=True)}


def offered(options: Sequence[Option]) -> tuple[tuple[Piece, ...], list[str], dict[str, str]]:
    """Options as shown (`o1`, ... as written), the ids of the right ones, and the feedback of each."""
    shown = pieces("o", (option.text for option in options))
    right = [piece.id for piece, option in zip(shown, options, strict=True) if option.right]
    return shown, right, feedback_of(shown, options)


def belonging(authored: Any, choices: tuple[Piece, ...], name: str) -> tuple[Question, Key]:
    """A question that gives each item, `i1`, ... as written, one of the choices, which it shows as `name`."""
    items = pieces("i", (item.text for item in authored.items))
    of_text = {choice.text: choice.id for choice in choices}
    key = Key(
        id=authored.id,
        kind=str(authored.__struct_config__.tag),
        right={piece.id: of_text[item.belongs] for piece, item in zip(items, authored.items, strict=True)},
        feedback=feedback_of(items, authored.items),
        choices=tuple(of_text.values()),
    )
    return public(Question, authored, items=items, **{name: choices}), key


def scrambling_key(question: str, text: str) -> str:
    """A sort key that depends on a text but on nothing that an author or a student could read off it."""
    return hashlib.sha256(f"{question}\n{text}".encode()).hexdigest()


# ── the order on the page ────────────────────────────────────────────────────


def mixed(question: Question, chance: Random) -> Question:
    """The question with its options, items and partners each in any order; columns stand as written."""
    return replace(
        question,
        options=_sampled(question.options, chance),
        items=_sampled(question.items, chance),
        partners=_sampled(question.partners, chance),
    )


def _sampled(shown: Sequence[Piece], chance: Random) -> tuple[Piece, ...]:
    return tuple(chance.sample(shown, len(shown)))


# ── marking ──────────────────────────────────────────────────────────────────


def assigned(response: object, key: Key) -> dict[str, str] | None:
    """The response as item id to choice id, if it gives every item of the key a known choice and no more."""
    if not isinstance(response, dict) or response.keys() != key.feedback.keys():
        return None
    known = all(isinstance(choice, str) and choice in key.choices for choice in response.values())
    return response if known else None


def scored_by_place(key: Key, response: object, missing: str) -> Result:
    """One point for each item given what it belongs to; `missing` says what an unfinished answer lacks."""
    given = assigned(response, key)
    if given is None:
        return Unanswered(missing)
    return scored_by_item(key, {item for item, choice in given.items() if key.right[item] == choice})


def scored_by_item(key: Key, right: Collection[str]) -> Scored:
    """One point for each item in `right`; every item of the key gets its feedback."""
    feedback = tuple(Feedback(target, target in right, text) for target, text in key.feedback.items())
    return Scored(float(len(right)), float(len(feedback)), feedback)


def scored_whole(key: Key, right: bool) -> Scored:
    """One point or none for the answer as a whole, with the key's feedback for `right` or for `wrong`."""
    return Scored(float(right), 1.0, (Feedback("", right, key.feedback["right" if right else "wrong"]),))


# ── on paper ─────────────────────────────────────────────────────────────────


def lettered(shown: Sequence[Piece]) -> tuple[WorksheetLine, ...]:
    """Columns or partners with a letter each, to be written beside an item."""
    return tuple(WorksheetLine(chr(ord("A") + n), piece.text) for n, piece in enumerate(shown))


def printed_by_letter(question: Question, instruction: str, choices: Sequence[Piece]) -> Printed:
    """A space before each item for the letter of a choice."""
    lines = tuple(WorksheetLine("___", item.text) for item in question.items)
    return Printed(instruction, lines, lettered(choices))


def assigned_in_words(question: Question, response: Mapping[str, str], marks: Mapping[str, bool]) -> InWords:
    """Each item with the column or partner that it was given."""
    names = {piece.id: piece.text for piece in question.pieces}
    return InWords(
        tuple(AnswerLine(item.text, names[response[item.id]], marks.get(item.id)) for item in question.items)
    )


def typed_in_words(response: str | float, unit: str, marks: Mapping[str, bool]) -> InWords:
    """What was typed, as it was typed, and the unit."""
    said = response if isinstance(response, str) else f"{response:.12g}"
    return InWords((AnswerLine(unit, said, marks.get(""), typed=True),))
