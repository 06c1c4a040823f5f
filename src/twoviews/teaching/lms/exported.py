"""What every platform is given: the questions and prompts of some lessons. A format is one spelling of it.

An `Item` is a question with its key in the words of no platform: its shape, its entries, its feedback. It is
built from the bank's `Question` and `Key`, one for each draw where numbers are drawn. `exported` takes out
what no XML may hold, and says of which items.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from twoviews.bank import questions
from twoviews.bank.authored import Authored
from twoviews.bank.content import Criterion, Lesson, Objective, Prompt, Sample
from twoviews.bank.kinds import KINDS
from twoviews.bank.kinds.base import Key, Piece, Question, Shape
from twoviews.bank.library import Course

Place = Literal["quiz", "pool", "pretest", "posttest"]
PLACES: Mapping[Place, str] = {
    "quiz": "questions",
    "pool": "pool",
    "pretest": "pretest",
    "posttest": "posttest",
}
"""Where a question stands in the course, and the field of the lesson that has it."""

TESTS: Mapping[Place, str] = {"pretest": "Test before the course", "posttest": "Test after the course"}
"""The places that are a test of their own, and its title."""

FORMS = 6
"""Forms of a question with drawn numbers, if nobody says how many."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOBODY = ""  # whose order of options it is, as on paper
_Kept = TypeVar("_Kept", bound=Struct)


class Entry(Struct, frozen=True):
    """One option or one item with its feedback.

    `right` says of an option that it holds, `belongs` is the id of the choice that an item is to be given.
    """

    id: str
    text: str
    feedback: str
    right: bool = False
    belongs: str = ""


class Picture(Struct, frozen=True):
    """A figure inside a question: a file name, the SVG, and the text in its place."""

    name: str
    svg: str
    alt: str


class Item(Struct, frozen=True, kw_only=True):
    """One question, or one draw of it, to be handed to another system.

    `id` is the same at each export: that of the question, and for a draw with a mark made of what was drawn;
    `family` is the question's own. `entries` stand in an order that gives no answer away; `order` has their
    ids in the right one. `tolerance` is absolute, in `unit`; `accepted` are the words that are right, as
    written. `right` and `wrong` are the feedback on an answer that is typed.
    """

    id: str
    family: str
    drawn: str
    objective: str
    place: Place
    shape: Shape
    prompt: str
    hint: str
    rows: tuple[tuple[str, ...], ...] = ()
    picture: Picture | None = None
    entries: tuple[Entry, ...] = ()
    choices: tuple[Piece, ...] = ()
    order: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    answer: float = 0.0
    tolerance: float = 0.0
    unit: str = ""
    accepted: tuple[str, ...] = ()
    right: str = ""
    wrong: str = ""

    @property
    def points(self) -> int:
        """Points of a wholly right answer, as the course counts them."""
        return len(self.entries) if self.shape in ("several", "pairs", "order") else 1

    @property
    def title(self) -> str:
        """The id in the course, and what was drawn."""
        return f"{self.family} ({self.drawn})" if self.drawn else self.family


class Essay(Struct, frozen=True, kw_only=True):
    """A prompt to write on, and what whoever marks it is told.

    `points` are two for each row of the rubric (weak 0, fair 1, strong 2), or one for having written.
    """

    id: str
    objective: str
    prompt: str
    role: str
    notes: tuple[str, ...]
    rubric: tuple[Criterion, ...]
    samples: tuple[Sample, ...]

    @property
    def points(self) -> int:
        """Points of a text that is strong in every row."""
        return 2 * len(self.rubric) or 1


class Chapter(Struct, frozen=True):
    """One lesson: its number, title and objectives, its questions and its prompts."""

    number: str
    title: str
    objectives: tuple[Objective, ...]
    items: tuple[Item, ...]
    essays: tuple[Essay, ...]

    def families(self, objective: str) -> list[tuple[Item, ...]]:
        """The questions on an objective that stand in the lesson, not in a test; each with all its forms."""
        asked = (
            item for item in self.items if item.objective == objective and item.place in ("quiz", "pool")
        )
        return _families(asked)

    def test(self, place: Place) -> list[tuple[Item, ...]]:
        """The questions of one of the two tests."""
        return _families(item for item in self.items if item.place == place)


class Export(Struct, frozen=True):
    """All that goes into one file; `live` are questions that stay out, `cleaned` items that lost signs."""

    title: str
    chapters: tuple[Chapter, ...]
    live: tuple[str, ...]
    cleaned: tuple[str, ...]

    @property
    def items(self) -> Iterator[Item]:
        """The questions of all lessons, every form."""
        return (item for chapter in self.chapters for item in chapter.items)


Draw = Callable[[Authored, Lesson], str]
"""Draws the figure inside a question of a lesson, as SVG."""

TITLE = "Two Views"


def exported(course: Course, lessons: Iterable[str], draw: Draw, forms: int = FORMS) -> Export:
    """The questions and prompts of these lessons, with at most so many forms of one with drawn numbers.

    Raises `UnknownName` for a lesson that is none, `ContentError` for one in which nothing can be used.
    """
    cleaned: list[str] = []
    live: list[str] = []
    chapters = tuple(_chapter(course, number, draw, forms, live, cleaned) for number in lessons)
    return Export(TITLE, chapters, tuple(live), tuple(dict.fromkeys(cleaned)))


def _chapter(
    course: Course, number: str, draw: Draw, forms: int, live: list[str], cleaned: list[str]
) -> Chapter:
    from twoviews.bank import library

    lesson = library.lesson(number, course.assets)
    items: list[Item] = []
    for place, field in PLACES.items():
        for authored in getattr(lesson, field):
            if authored.on_page:
                live.append(authored.id)
                continue
            picture = _picture(course, lesson, authored, draw) if authored.figure else None
            items += (cleaned_item(item, cleaned) for item in forms_of(authored, place, picture, forms))
    essays = tuple(cleaned_item(essay(prompt), cleaned) for prompt in lesson.prompts)
    return Chapter(number, lesson.title, lesson.objectives, tuple(items), essays)


def _picture(course: Course, lesson: Lesson, authored: Authored, draw: Draw) -> Picture:
    alt = authored.alt or course.figure_in(authored, lesson).alt
    return Picture(f"{authored.id}-{authored.figure.rpartition('/')[2]}.svg", draw(authored, lesson), alt)


def forms_of(authored: Authored, place: Place, picture: Picture | None, most: int) -> Iterator[Item]:
    """The question as items: one for each draw, `most` of them evenly taken if there are more."""
    pairs = questions.every(authored)
    drawn = [_drawn(authored, row) for row in authored.vary.worked] if authored.vary else [{}]
    taken = range(len(pairs)) if len(pairs) <= most else (len(pairs) * n // most for n in range(most))
    for each in taken:
        yield _item(*pairs[each], place, picture, drawn[each])


def _drawn(authored: Authored, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in authored.vary.draw} if authored.vary else {}


def _item(
    question: Question, key: Key, place: Place, picture: Picture | None, drawn: Mapping[str, Any]
) -> Item:
    mark = hashlib.sha256(json.dumps(drawn, sort_keys=True).encode()).hexdigest()[:6]
    shape = KINDS[question.kind].SHAPE
    shown = questions.shuffled(question, _NOBODY)
    return Item(
        id=f"{question.id}-{mark}" if drawn else question.id,
        family=question.id,
        drawn=", ".join(f"{name} {worth}" for name, worth in drawn.items()),
        objective=question.objective,
        place=place,
        shape=shape,
        prompt=question.prompt,
        hint=question.hint,
        rows=question.rows,
        picture=picture,
        entries=tuple(_entry(piece, shape, key) for piece in shown.options or shown.items),
        choices=shown.columns or shown.partners,
        order=tuple(key.right) if shape == "order" else (),
        ends=getattr(question, "ends", ()),
        answer=key.right if shape == "number" else 0.0,
        tolerance=getattr(key, "tolerance", 0.0),
        unit=getattr(question, "unit", ""),
        accepted=getattr(key, "accepted", ()),
        right=key.feedback.get("right", ""),
        wrong=key.feedback.get("wrong", ""),
    )


def _entry(piece: Piece, shape: Shape, key: Key) -> Entry:
    right = (
        piece.id in ([key.right] if shape == "one" else key.right) if shape in ("one", "several") else False
    )
    belongs = key.right[piece.id] if shape == "pairs" else ""
    return Entry(piece.id, piece.text, key.feedback[piece.id], right, belongs)


def essay(prompt: Prompt) -> Essay:
    """The prompt with its rubric, samples and considerations."""
    return Essay(
        id=prompt.id,
        objective=prompt.objective,
        prompt=prompt.prompt,
        role=prompt.role,
        notes=prompt.considerations,
        rubric=prompt.rubric,
        samples=prompt.samples,
    )


def cleaned_item(made: _Kept, cleaned: list[str]) -> _Kept:
    """The same without control characters; what lost some is named in `cleaned`."""
    before = msgspec.to_builtins(made)
    after = cleaned_of(before)
    if after == before:
        return made
    cleaned.append(str(after["id"]))
    return msgspec.convert(after, type(made))


def cleaned_of(value: Any) -> Any:
    """The value without the signs that no XML may hold, in all its texts, however deep."""
    if isinstance(value, str):
        return _FORBIDDEN.sub("", value)
    if isinstance(value, dict):
        return {name: cleaned_of(each) for name, each in value.items()}
    return type(value)(map(cleaned_of, value)) if isinstance(value, list | tuple) else value


def _families(items: Iterable[Item]) -> list[tuple[Item, ...]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.family, []).append(item)
    return [tuple(forms) for forms in found.values()]
