"""An open exercise: its checks, its pictures, its sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING

from twoviews.errors import UnknownName
from twoviews.exercises.verdicts import Unreadable, Verdict, blank

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from twoviews.figures.sketch import Sketch
    from twoviews.parts.cards import Card

MODULES = {
    "01": "puzzle",
    "02": "success",
    "03": "coercion",
    "04": "escalation",
    "05": "beliefs",
    "06": "council",
    "07": "oil",
    "08": "workers",
    "09": "threats",
    "11": "scorecard",
    "10": "home",
    "12": "audit",
}
TODO = "Replace the ... above by your work and run the cell again."

Check = Callable[[object], Verdict]


@dataclass(frozen=True, repr=False)
class Exercise:
    """The tasks of one lesson. `check` takes an answer and says what is right or what went wrong."""

    number: str
    title: str
    tasks: Mapping[str, Check]
    cited: tuple[str, ...]
    _verdicts: dict[str, Verdict] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Exercise {self.number}: {self.title} ({len(self.tasks)} tasks)"

    def check(self, task: str, answer: object) -> Verdict:
        """What is right or wrong about an answer; it never raises because of the answer.

        Raises `UnknownName` if the exercise has no such task.
        """
        if task not in self.tasks:
            raise UnknownName("task", task, list(self.tasks))
        self._verdicts[task] = _verdict(self.tasks[task], answer)
        return self._verdicts[task]

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

        return cards.source_list(self.cited, sources())


def _verdict(check: Check, answer: object) -> Verdict:
    if blank(answer):
        return Verdict(None, TODO)
    try:
        return check(answer)
    except Unreadable as error:
        return Verdict(False, str(error))


def open_exercise(number: str) -> Exercise:
    """The exercise of the lesson of that two-digit number; figures drawn from now on have the course's style.

    Raises `UnknownName` if that lesson has none.
    """
    if number not in MODULES:
        raise UnknownName("exercise", number, sorted(MODULES))
    from twoviews.figures import sketch

    sketch.prepare()
    content = import_module(f"twoviews.exercises.{MODULES[number]}")
    return Exercise(number, content.TITLE, content.TASKS, content.SOURCES)
