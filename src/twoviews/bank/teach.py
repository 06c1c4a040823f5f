"""What a teacher is told, as its author writes it: a file for each lesson, and one for the course.

`assets/teach/NN-slug.yml` holds what the lesson of that name does not say itself: plans, polls, a board, what
students stumble over. `show`, `at` and `prompt` name something of the lesson (`named`), so that nothing is
written twice.
`assets/teach/course.yml` holds what belongs to no lesson: outcomes, paths, what rests on what, marking.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, get_args

from msgspec import Meta

from twoviews.bank.authored import Content, Id, Prose
from twoviews.bank.content import Criterion, Lesson, Part, Sample
from twoviews.bank.library import Course
from twoviews.bank.recorded import RECORDED

LENGTHS = (20, 50, 90)
"""Minutes for which each lesson has a plan."""
POLLS = 3
"""How many poll questions a lesson has."""
Minutes = Annotated[int, Meta(ge=1, le=90)]
Number = Annotated[str, Meta(pattern=r"^\d\d$")]
Doing = Literal["arrive", "break", "exercise"]


# ── a lesson ─────────────────────────────────────────────────────────────────


class Step(Content, frozen=True):
    """Some minutes of a plan: the part of the lesson that they serve, what is shown, and what is done."""

    minutes: Minutes
    part: Part | Doing
    do: Prose
    show: tuple[Prose, ...] = ()


class Plan(Content, frozen=True):
    """A meeting of `minutes`; `before` says what students must have done, if anything."""

    minutes: Literal[20, 50, 90]
    steps: Annotated[tuple[Step, ...], Meta(min_length=2)]
    before: str = ""


class Task(Content, frozen=True):
    """Work at home, of about so many minutes."""

    minutes: Minutes
    do: Prose
    show: tuple[Prose, ...] = ()


class Homework(Content, frozen=True):
    """What is done at home before the meeting, and after it."""

    before: Task
    after: Task


class Drop(Content, frozen=True):
    """Something of the core to leave out if time is short, and why it can be spared."""

    show: Prose
    why: Prose


class Poll(Content, frozen=True):
    """A question for a show of hands: `right` and the wrong answer to `expect`, counted from 1; what to say.

    It rests on something of the lesson (`at`). It is written here, or is the `item` of that id, a choice.
    """

    expect: Annotated[int, Meta(ge=1)]
    say: Prose
    at: Annotated[tuple[Prose, ...], Meta(min_length=1)]
    ask: str = ""
    options: tuple[Prose, ...] = ()
    right: int = 0
    item: str = ""


class Board(Content, frozen=True):
    """What stands on the board at the end, line by line in letters of one width, and how it grows."""

    sketch: Prose
    how: Prose


class Talk(Content, frozen=True):
    """The prompt on which a class works, and what to listen for.

    `protocol` and `debrief` stand here only if the prompt has none itself (`in_class`).
    """

    prompt: Id
    listen: Annotated[tuple[Prose, ...], Meta(min_length=1)]
    protocol: str = ""
    debrief: str = ""


class Stumble(Content, frozen=True):
    """What students get wrong at some place, and what helps."""

    they: Prose
    you: Prose
    at: Annotated[tuple[Prose, ...], Meta(min_length=1)]


class Teach(Content, frozen=True):
    """One file `assets/teach/NN-slug.yml`; `aim` is what a student should still know in a month."""

    id: Number
    aim: Prose
    homework: Homework
    plans: Annotated[tuple[Plan, ...], Meta(min_length=len(LENGTHS), max_length=len(LENGTHS))]
    drop: Annotated[tuple[Drop, ...], Meta(min_length=1)]
    polls: Annotated[tuple[Poll, ...], Meta(min_length=POLLS, max_length=POLLS)]
    board: Board
    talk: Talk
    stumbles: Annotated[tuple[Stumble, ...], Meta(min_length=3)]

    @property
    def shown(self) -> Iterator[str]:
        """Every name by which something of the lesson is pointed to."""
        for task in (self.homework.before, self.homework.after):
            yield from task.show
        for plan in self.plans:
            yield from (name for step in plan.steps for name in step.show)
        yield from (entry.show for entry in self.drop)
        for at in (*(each.at for each in self.polls), *(each.at for each in self.stumbles)):
            yield from at
        yield self.talk.prompt


def named(lesson: Lesson, course: Course) -> Mapping[str, Any]:
    """What a teacher's file can point to, by the name that it is given there.

    Guesses, forecasts, opinions, figures, explorers, claims, prompts by their ids; a setting of an explorer
    as `explorer/label`; an occasion by its title, a question of `minds` by its words; `quiz`, `council`,
    `pretest`, `posttest` for a part as a whole.
    """
    found: dict[str, Any] = {entry.id: entry for entry in lesson.figures}
    for part in RECORDED:
        if part.sort != "question":
            found |= {entry.id: entry for entry in part.entries(lesson, course)}
    for explorer in lesson.explorers:
        found |= {f"{explorer.id}/{preset.label}": preset for preset in explorer.presets}
    found |= {each.title: each for each in lesson.occasions}
    found |= {each.question: each for each in lesson.minds}
    whole = {"quiz": lesson.questions, "council": lesson.council, "forecasts": lesson.forecasts}
    whole |= {"pretest": lesson.pretest, "posttest": lesson.posttest, "opinions": lesson.opinions}
    return found | {name: name for name, there in whole.items() if there}


def asked(poll: Poll, lesson: Lesson) -> tuple[str, tuple[str, ...], int]:
    """The question of a poll, its options, and which is right (from 1)."""
    if not poll.item:
        return poll.ask, poll.options, poll.right
    item = next(each for each in lesson.every_question if each.id == poll.item)
    options = getattr(item, "options", ())
    right = next(place for place, each in enumerate(options, 1) if each.right)
    return item.prompt, tuple(each.text for each in options), right


# ── the course ───────────────────────────────────────────────────────────────


class Term(Content, frozen=True):
    """A line of the syllabus: its name and its text."""

    name: Prose
    text: Prose


class Outcome(Content, frozen=True):
    """What students can do at the end, and the lessons that lead there."""

    text: Prose
    lessons: Annotated[tuple[Number, ...], Meta(min_length=1)]


class Need(Content, frozen=True):
    """A lesson on which another one rests: what it takes from it, and what to say where it was left out."""

    lesson: Number
    takes: Prose
    bridge: Prose


class Rest(Content, frozen=True):
    """On what a lesson rests."""

    lesson: Number
    needs: Annotated[tuple[Need, ...], Meta(min_length=1)]


class Week(Content, frozen=True):
    """The lessons of one week, and what it is about or how it goes."""

    lessons: Annotated[tuple[Number, ...], Meta(min_length=1)]
    do: Prose


class Path(Content, frozen=True):
    """A way through the course in so many weeks, with a meeting of `minutes` in each, and whom it suits."""

    minutes: Literal[50, 90]
    weeks: Annotated[tuple[Week, ...], Meta(min_length=1)]
    suits: Prose


class Marking(Content, frozen=True):
    """A paper at the end of the course: its task, the rubric, texts with marks, and how marks are given."""

    task: Prose
    rubric: tuple[Criterion, ...]
    samples: tuple[Sample, ...]
    advice: tuple[Prose, ...]


class Guide(Content, frozen=True):
    """The file `assets/teach/course.yml`."""

    syllabus: Annotated[tuple[Term, ...], Meta(min_length=1)]
    outcomes: Annotated[tuple[Outcome, ...], Meta(min_length=1)]
    rests: tuple[Rest, ...]
    paths: Annotated[tuple[Path, ...], Meta(min_length=1)]
    marking: Marking
    honesty: Annotated[tuple[Prose, ...], Meta(min_length=1)]

    def needs(self, number: str) -> tuple[Need, ...]:
        """On what a lesson rests; nothing if it is not listed."""
        return next((rest.needs for rest in self.rests if rest.lesson == number), ())


PARTS: tuple[str, ...] = (*get_args(Part), *get_args(Doing))
"""Every part that a step can serve."""
