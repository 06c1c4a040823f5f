"""Keys have a second source: expressions over tables and models give the same.

A number question has one expression, whose number is its answer. Any other question that reads a model or a
figure has sentences that must hold if its key does. The record of a prediction has an expression too, or the
source that says it if no table holds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from twoviews.authoring.rules.subject import Subject
from twoviews.bank import loading
from twoviews.bank.authored import Worth
from twoviews.bank.draws import decimals
from twoviews.bank.expressions import Desk
from twoviews.bank.kinds.number import Number
from twoviews.bank.library import Course
from twoviews.bank.soundness import Names
from twoviews.errors import ContentError
from twoviews.problems import Problem

FILE = Path("assets") / "keys.yml"


class Origin(Struct, frozen=True, forbid_unknown_fields=True, rename={"source": "from"}):
    """Where the key of the question `id`, or the record of the prediction `id`, comes from.

    `source` (in the file `from`) gives a number question's answer, each of `holds` must be true; `compute`
    names what both can use, each name by those above it. `said` is the key of a source that says a record.
    """

    id: str
    source: str = ""
    compute: dict[str, str] = {}
    holds: tuple[str, ...] = ()
    said: str = ""

    def names(self, worked: Desk) -> dict[str, Worth]:
        """What each name comes to. Raises `ContentError` with what is wrong."""
        found: dict[str, Worth] = {}
        for name, expression in self.compute.items():
            found[name] = worked.worth(expression, found)
        return found


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
    asked = {key: found for subject in subjects for key, found in _numbers(subject)}
    everything = {each.id: subject for subject in subjects for each in subject.lesson.every_question}
    for key, origin in known.items():
        if key not in asked and (key not in everything or origin.source):
            what = f"There is no {'number' if origin.source else 'question'} {key!r}."
            yield Problem(FILE.as_posix(), 0, key, what, "Remove the entry.")
        elif origin.holds:
            yield from _held(everything[key], origin, worked)
    for key, (subject, number, sources) in asked.items():
        for what, cure in _differs(worked, known.get(key, Origin(key)), number, sources):
            yield subject.problem(key, what, cure)


def _numbers(subject: Subject) -> Iterator[tuple[str, tuple[Subject, float, tuple[str, ...]]]]:
    """By id of each answer and record: its place, the number, and the sources that alone may stand for it."""
    for question in subject.lesson.every_question:
        if isinstance(question, Number) and question.vary is None:
            yield question.id, (subject, question.answer, ())
    for each in subject.lesson.predictions:
        if each.record is not None and not isinstance(each.record, str):
            yield each.id, (subject, each.record, each.sources)


def _differs(
    worked: Desk, origin: Origin, number: float, sources: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """What is wrong with the second source of a number, and its cure."""
    file = FILE.as_posix()
    if not origin.source:
        if origin.said not in sources:
            cure = f"Say in {file} from which table or model it follows."
            yield "The number has no second source.", cure
        return
    try:
        value = float(worked.worth(origin.source, origin.names(worked)))
    except ContentError as error:
        yield f"Its second source fails: {error}", f"Correct {file}."
        return
    if not agrees(value, number):
        what = f"The number is {number:g}, and its second source gives {value:g}."
        yield what, f"One of the two is wrong: the number or {file}."


def _held(subject: Subject, origin: Origin, worked: Desk) -> Iterator[Problem]:
    """What does not hold of what the key rests on."""
    try:
        names = origin.names(worked)
        false = [each for each in origin.holds if worked.worth(each, names) is not True]
    except ContentError as error:
        yield subject.problem(origin.id, f"What its key rests on: {error}", f"Correct {FILE.as_posix()}.")
        return
    for each in false:
        what = f"Its key rests on {each!r}, which does not hold."
        yield subject.problem(origin.id, what, f"One of the two is wrong: the question or {FILE.as_posix()}.")


def agrees(value: float, answer: float) -> bool:
    """Whether `value`, rounded as the answer is written, is the answer."""
    return bool(abs(value - answer) <= 0.5 * 10 ** -decimals(answer) + 1e-9)
