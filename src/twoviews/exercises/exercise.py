"""An open exercise: its checks, its hints, its pictures, its sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from twoviews import home
from twoviews.errors import ContentError, UnknownName
from twoviews.exercises.reading import Unreadable, blank, nothing, plain
from twoviews.exercises.tasks import Task, tasks_of
from twoviews.exercises.verdicts import Verdict

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from twoviews.figures.sketch import Sketch
    from twoviews.parts.cards import Card

TODO = "Replace the ... above by your work and run the cell again."
NOTHING = (
    "There is nothing in this answer: it is None. print(...) shows a value and gives none, and a function "
    "gives back only what stands behind return."
)
HEADING = re.compile(r'"""Exercise (?P<number>\d\d):')
LINK = re.compile(r"\(#source-(?P<key>[^)]+)\)")
RUNGS = ("The idea", "The first step", "The tool")


@dataclass(frozen=True, repr=False)
class Exercise:
    """The tasks of one lesson. `check` takes an answer and says what is right or what went wrong."""

    number: str
    title: str
    tasks: Mapping[str, Task]
    _verdicts: dict[str, Verdict] = field(default_factory=dict)
    _hinted: dict[str, int] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Exercise {self.number}: {self.title} ({len(self.tasks)} tasks)"

    def check(self, task: str, answer: object) -> Verdict:
        """What is right or wrong about an answer; it never raises because of the answer.

        Raises `UnknownName` if the exercise has no such task.
        """
        self._verdicts[task] = _verdict(self._task(task), answer)
        return self._verdicts[task]

    def hint(self, task: str) -> Hint:
        """The next hint for a task: the idea first, then the first step, then the tool.

        Raises `UnknownName` if the exercise has no such task.
        """
        hints = self._task(task).hints
        given = self._hinted[task] = min(self._hinted.get(task, 0) + 1, len(RUNGS))
        return Hint(tuple(f"{rung}: {hint}" for rung, hint in zip(RUNGS, hints, strict=True))[:given])

    def progress(self) -> Verdict:
        """How many tasks are right so far, and which are not."""
        right = [task for task, verdict in self._verdicts.items() if verdict.right]
        rest = [task for task in self.tasks if task not in right]
        if not rest:
            return Verdict(True, f"All {len(self.tasks)} tasks.")
        return Verdict(None, f"{len(right)} of {len(self.tasks)} tasks are right. To do: {', '.join(rest)}.")

    def show(self, figure: Figure, alt: str) -> Sketch:
        """A figure that you drew; `alt` says in words what it shows, for a reader who cannot see it."""
        from twoviews.figures import sketch

        return sketch.show(figure, alt)

    def sources(self) -> Card:
        """Every source that the exercise cites."""
        from twoviews.bank.sources import sources
        from twoviews.parts import cards

        return cards.source_list(cited(self.number), sources())

    def _task(self, name: str) -> Task:
        if name not in self.tasks:
            raise UnknownName("task", name, list(self.tasks))
        return self.tasks[name]


@dataclass(frozen=True, repr=False)
class Hint:
    """The hints given so far for a task, one a line."""

    lines: tuple[str, ...]

    def __repr__(self) -> str:
        return "\n".join(self.lines)


def _verdict(task: Task, answer: object) -> Verdict:
    try:
        value = plain(answer)
        if blank(value):
            return Verdict(None, TODO)
        return Verdict(False, NOTHING) if nothing(value) else task.check(value)
    except Unreadable as error:
        return Verdict(False, str(error))


@cache
def modules() -> Mapping[str, str]:
    """The module of each exercise by its number, which is the one in the module's first line."""
    first = (
        (path.stem, HEADING.match(path.read_text("utf-8"))) for path in Path(__file__).parent.glob("*.py")
    )
    return dict(sorted((found["number"], name) for name, found in first if found))


def cited(number: str) -> tuple[str, ...]:
    """The keys of the sources to which the exercise's notebook links, each once, in order.

    Raises `ContentError` if the notebook is missing.
    """
    folder = home.course() / "exercises"
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob(f"{number}-*.ipynb"))]
    if not texts:
        raise ContentError(f"{folder} has no notebook {number}-*.ipynb. Restore it with git.")
    return tuple(dict.fromkeys(found["key"] for text in texts for found in LINK.finditer(text)))


def open_exercise(number: str) -> Exercise:
    """The exercise of the lesson of that two-digit number; figures drawn from now on have the course's style.

    Raises `UnknownName` if that lesson has none.
    """
    if number not in modules():
        raise UnknownName("exercise", number, list(modules()))
    from twoviews.figures import sketch

    sketch.prepare()
    content = import_module(f"twoviews.exercises.{modules()[number]}")
    return Exercise(number, content.TITLE, tasks_of(content))
