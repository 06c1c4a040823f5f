"""What goes over the line for the course bar."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import UNSET, UnsetType

from twoviews.parts.wire import Ask, Content, Piece, State


class LessonLine(NamedTuple):
    """A lesson of the course: number, its notebook's file without ending, title, question, minutes."""

    id: str
    stem: str
    title: str
    question: str
    minutes: int


class Heading(NamedTuple):
    """A section of this lesson: id of its cell, heading, level from 1, part of the lesson."""

    id: str
    title: str
    level: int
    part: str


class Step(NamedTuple):
    """A part of this lesson: its name, the section where it begins, how much of it is done.

    `counts` says whether something is answered there; if not, what is done is what was read.
    """

    part: str
    name: str
    section: str
    done: int
    of: int
    counts: bool


class Found(Piece, frozen=True):
    """The places that a search for these words found."""

    words: str
    hits: tuple[Place, ...]


class Place(NamedTuple):
    """A place of the course: lesson, section, what it is, its title, what it says."""

    lesson: str
    section: str
    kind: str
    title: str
    text: str


class BarContent(Content, frozen=True, tag="bar"):
    """This lesson's number, the headings of its page, and all lessons in reading order."""

    lesson: str
    lessons: tuple[LessonLine, ...]
    headings: tuple[Heading, ...]


class BarState(State, frozen=True):
    """How far the learner is.

    `place` is the section of this lesson where the learner was last, or nothing; `read` are the sections
    that were read, `done` those with a tick: all is answered there or, where nothing is asked, was read;
    `begun` says of lessons whether they are begun or done; `due` how many questions are due
    for review; `found` what was searched last; `notes` are the learner's own, by section, "" where one was
    taken away.
    """

    place: str | UnsetType = UNSET
    read: tuple[str, ...] | UnsetType = UNSET
    done: tuple[str, ...] | UnsetType = UNSET
    steps: tuple[Step, ...] | UnsetType = UNSET
    begun: dict[str, Literal["begun", "done"]] | UnsetType = UNSET
    due: int | UnsetType = UNSET
    due_told: str | UnsetType = UNSET
    found: Found | UnsetType = UNSET
    notes: dict[str, str] | UnsetType = UNSET


class Reach(Ask, frozen=True, tag="reach"):
    """The learner reads this section."""

    section: str


class Search(Ask, frozen=True, tag="search"):
    """Find these words in the course."""

    words: str


class Note(Ask, frozen=True, tag="note"):
    """Keep the learner's own note on a section as it stands; an empty one is none.

    `known` are the notes that its writer knew: the one beside which it was written, and what was sent since
    (None: whichever stands). If another one stands it is told, with why in `unanswered`, and nothing is
    saved; the page joins the two.
    """

    section: str
    text: str
    known: tuple[str, ...] | None = None
