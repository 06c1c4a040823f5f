"""On paper: a lesson's worksheet of four to six pages, the two tests, and a key to each apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from twoviews import figures
from twoviews.bank import depth
from twoviews.bank.authored import Authored
from twoviews.bank.content import Claim, EvidenceFigure, Lesson, Prediction, Prompt
from twoviews.bank.library import Course
from twoviews.bank.questions import split
from twoviews.bank.sources import sources
from twoviews.errors import TeachingError
from twoviews.parts.test.paper import AFTER, BEFORE, NOT_KNOWN
from twoviews.teaching.paper import parts
from twoviews.teaching.paper.markup import Typst, call, inline
from twoviews.teaching.paper.setting import Document

FIGURES, CLAIMS, QUESTIONS, LINES = 2, 4, 8, 14
"""How many of each a worksheet holds; the last is lines to write a text on."""
READ = "With the lesson read"
"""Stands over the parts that nobody can do from the sheet alone."""
GUESS = "Before you look at anything else. Turn the page when all your guesses stand here."
FIRST_TEST, LAST_TEST = "First test, before the course", "Last test, at the end of the course"

Entry = TypeVar("Entry")


def worksheet(lesson: Lesson, course: Course) -> Document:
    """What a student fills in: guesses, figures, claims, questions, one prompt, who is who."""
    chosen = Chosen(lesson, course)
    pictures = {_file(spec): figures.printed(spec) for spec in chosen.figures}
    return Document(f"Lesson {lesson.id}: {lesson.title}", tuple(_sheet(chosen)), pictures)


def key(lesson: Lesson, course: Course) -> Document:
    """The answers to it, for the teacher."""
    return Document(
        f"Key to lesson {lesson.id}: {lesson.title}", tuple(_key(Chosen(lesson, course))), {}, True
    )


def test(lesson: Lesson) -> Document:
    """The test before the course, or the one at its end, as on the screen. Raises `TeachingError`."""
    title, asked = _tested(lesson)
    told = (BEFORE if lesson.pretest else AFTER).told
    return Document(title, (call("said", inline(told)), parts.questions(asked, NOT_KNOWN)))


def test_key(lesson: Lesson) -> Document:
    """The answers to it. Raises `TeachingError`."""
    title, asked = _tested(lesson)
    return Document(f"Key: {title}", tuple(_answers(asked)), {}, True)


def _tested(lesson: Lesson) -> tuple[str, Sequence[Authored]]:
    """What the test of a lesson is called, and its questions."""
    if not (asked := lesson.pretest or lesson.posttest):
        raise TeachingError(f"Lesson {lesson.id} has no test. The first lesson has one, and the last.")
    return FIRST_TEST if lesson.pretest else LAST_TEST, asked


def _answers(asked: Iterable[Authored]) -> Iterator[Typst]:
    return (parts.told(f"{place}.", parts.right(*split(each))) for place, each in enumerate(asked, 1))


@dataclass(frozen=True)
class Chosen:
    """What of a lesson stands on paper."""

    lesson: Lesson
    course: Course

    @property
    def guesses(self) -> list[Prediction]:
        """The guesses of the core."""
        return self._core(self.lesson.predictions)

    @property
    def figures(self) -> list[EvidenceFigure]:
        """The pictures of the core, two at most: what is folded may tell a verdict that is asked for here."""
        drawn = [each for each in self.lesson.figures if each.id not in figures.LISTS]
        return self._core(drawn)[:FIGURES]

    @property
    def claims(self) -> list[Claim]:
        """The claims that everybody judges."""
        return self._core(self.course.claims_of(self.lesson))[:CLAIMS]

    @property
    def questions(self) -> list[Authored]:
        """Eight questions that need neither the page nor a figure which is not on the sheet."""
        shown = {"", *(each.id for each in self.figures)}
        alone = [each for each in self.lesson.questions if not each.on_page and each.figure in shown]
        return alone[:QUESTIONS]

    @property
    def prompt(self) -> Prompt | None:
        """The prompt that a class works on, or the first."""
        core = self._core(self.lesson.prompts)
        return next((each for each in core if each.in_class), core[0] if core else None)

    def _core(self, entries: Iterable[Entry]) -> list[Entry]:
        return [each for each in entries if not depth.line_of(self.lesson, each)]


def _file(spec: EvidenceFigure) -> str:
    return f"{spec.id}.svg"


def _sheet(chosen: Chosen) -> Iterator[Typst]:
    """The parts of the sheet that the lesson has."""
    if guesses := chosen.guesses:
        yield parts.section("Guess first", GUESS, map(parts.guess, guesses))
    if chosen.lesson.who:
        yield parts.section("Who is who", "", [parts.people(chosen.lesson.who)])
    if guesses:
        yield call("leaf")  # the figures answer some of them
    if shown := chosen.figures:
        drawn = (parts.figure(each, _file(each), sources()) for each in shown)
        yield parts.section("Read the evidence", "This sheet is enough for it.", drawn)
    if claims := chosen.claims:
        voices = chosen.course.positions
        judged = (parts.claim(each, parts.voiced(each, voices)) for each in claims)
        lead = f"{READ}: mark one verdict, how sure you are, and why in a line."
        yield parts.section("Judge", lead, judged)
    if asked := chosen.questions:
        yield parts.section("Check yourself", f"{READ}.", [parts.questions(asked)])
    if chosen.prompt:
        yield parts.section("Write", f"{READ}.", [parts.prompt(chosen.prompt, LINES)])


def _key(chosen: Chosen) -> Iterator[Typst]:
    """The answers to these parts."""
    if guesses := chosen.guesses:
        told = (parts.told(f"{place}.", inline(each.reveal)) for place, each in enumerate(guesses, 1))
        yield parts.section("Guess first", "", told)
    if claims := chosen.claims:
        told = (parts.told(parts.verdict(each), inline(each.finding)) for each in claims)
        yield parts.section("Judge", "", told)
    if asked := chosen.questions:
        yield parts.section("Check yourself", "", _answers(asked))
