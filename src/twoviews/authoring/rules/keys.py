"""Keys of number questions have a second source: an expression over tables and models gives the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from twoviews.authoring.rules.subject import Subject
from twoviews.bank import loading
from twoviews.bank.draws import decimals
from twoviews.bank.expressions import Desk
from twoviews.bank.kinds.number import Number
from twoviews.bank.library import Course
from twoviews.bank.soundness import Names
from twoviews.errors import ContentError
from twoviews.problems import Problem

FILE = Path("assets") / "keys.yml"


class Origin(Struct, frozen=True, forbid_unknown_fields=True, rename={"source": "from"}):
    """Where the answer of the question `id` comes from."""

    id: str
    source: str


def origins(root: Path) -> tuple[dict[str, Origin], tuple[Problem, ...]]:
    """The expressions by question, and what is wrong with the file."""
    loaded = loading.ledger(root / FILE, root, Origin, Names())
    return loaded.content, loaded.problems


def desk(course: Course) -> Desk:
    """What the expressions of a course are worked out from."""
    explorers = (each for lesson in course.lessons.values() for each in lesson.explorers)
    return Desk(course.assets / "data", explorers)


def second_sources(root: Path, course: Course, subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Each number question has an expression, and its answer is what the expression gives, rounded.

    One whose numbers are drawn has its expression with it, as the `key` of its `vary`.
    """
    known, slips = origins(root)
    yield from slips
    worked = desk(course)
    asked = {
        question.id: (subject, question)
        for subject in subjects
        for question in subject.lesson.every_question
        if isinstance(question, Number) and question.vary is None
    }
    for key in known.keys() - asked.keys():
        yield Problem(FILE.as_posix(), 0, key, f"There is no number question {key!r}.", "Remove the entry.")
    for key, (subject, question) in asked.items():
        if key not in known:
            cure = f"Say in {FILE.as_posix()} from which table or model it follows."
            yield subject.problem(key, "The answer has no second source.", cure)
            continue
        try:
            value = worked.value(known[key].source)
        except ContentError as error:
            yield subject.problem(key, f"Its second source fails: {error}", f"Correct {FILE.as_posix()}.")
            continue
        if not agrees(value, question.answer):
            what = f"The answer is {question.answer:g}, and its second source gives {value:g}."
            yield subject.problem(key, what, f"One of the two is wrong: the answer or {FILE.as_posix()}.")


def agrees(value: float, answer: float) -> bool:
    """Whether `value`, rounded as the answer is written, is the answer."""
    return bool(abs(value - answer) <= 0.5 * 10 ** -decimals(answer) + 1e-9)
