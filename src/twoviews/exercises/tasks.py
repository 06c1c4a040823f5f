"""A task of an exercise: its check, what it asks for and how precisely, and three hints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType

from twoviews.exercises.verdicts import Verdict

Check = Callable[[object], Verdict]


@dataclass(frozen=True)
class Task:
    """`asked` says the unit and how precise; `hints` are the idea, the first step and the tool."""

    check: Check
    asked: str
    hints: tuple[str, str, str]

    def __call__(self, answer: object) -> Verdict:
        """What the check says."""
        return self.check(answer)


def task(asked: str, *, idea: str, step: str, tool: str) -> Callable[[Check], Task]:
    """Make a check a task of its module; the tasks are numbered in the order in which they stand there."""
    return lambda check: Task(check, asked, (idea, step, tool))


def tasks_of(module: ModuleType) -> Mapping[str, Task]:
    """The tasks of a module by their names, task-1 and so on."""
    found = (each for each in vars(module).values() if isinstance(each, Task))
    return {f"task-{place}": each for place, each in enumerate(found, start=1)}
