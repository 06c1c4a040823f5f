"""The Council game with a class at several tables, as its author writes it (`assets/council-class.yml`).

It says who does what at a table and how the hour runs; what the seats want, and what lies on the table, is
the game's own (`bank.council`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from twoviews.bank.authored import Content, Id, Prose
from twoviews.bank.council import SEATS
from twoviews.bank.soundness import Names, unknown
from twoviews.bank.structure import Fault

SHORT = 50
"""Minutes of the shorter meeting in which the game can be played."""


class Task(Content, frozen=True):
    """What one person does: a title such as "Counsel", and the task in a few sentences."""

    title: Prose
    task: Prose


class Post(Content, frozen=True, kw_only=True):
    """A place at the table without a vote, with a task for each who can hold it, the first needed first."""

    id: Id
    name: Prose
    about: Prose
    tasks: Annotated[tuple[Task, ...], Meta(min_length=1)]
    sources: tuple[str, ...] = ()


class HourPart(Content, frozen=True):
    """A part of the hour, with its minutes, and those in a meeting of `SHORT`."""

    title: Prose
    minutes: Annotated[int, Meta(ge=1, le=120)]
    short: Annotated[int, Meta(ge=1, le=SHORT)]
    does: Prose


class Memo(Content, frozen=True):
    """What a seat writes, question by question, before the draft, at the vote or after it."""

    title: Prose
    phase: Literal["before", "vote", "after"]
    asks: Annotated[tuple[Prose, ...], Meta(min_length=1)]


class CouncilClass(Content, frozen=True, kw_only=True):
    """The whole file. `seat` are the tasks of those who hold a seat together, the first needed first.

    `rubric` is what the memos are read for, `questions` what can be asked after any game.
    """

    seat: Annotated[tuple[Task, ...], Meta(min_length=1)]
    posts: tuple[Post, ...]
    hour: Annotated[tuple[HourPart, ...], Meta(min_length=1)]
    memo: Annotated[tuple[Memo, ...], Meta(min_length=1)]
    rubric: Annotated[tuple[Prose, ...], Meta(min_length=1)]
    questions: Annotated[tuple[Prose, ...], Meta(min_length=1)]

    @property
    def most(self) -> int:
        """How many people a table can hold."""
        return len(SEATS) * len(self.seat) + sum(len(post.tasks) for post in self.posts)

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(part.minutes for part in self.hour)


def faults(content: CouncilClass, names: Names) -> Iterator[Fault]:
    """What is wrong in a file of the right form: an id that stands twice, a source that nobody knows."""
    if (short := sum(part.short for part in content.hour)) != SHORT:
        yield Fault(("hour",), f"The short minutes add up to {short}.", f"Make them {SHORT}.")
    seen = set[str](SEATS)
    for place, post in enumerate(content.posts):
        if post.id in seen:
            what = f"{post.id!r} appears twice, or is the name of a seat."
            yield Fault(("posts", place, "id"), what, "Give each post a name of its own.")
        seen.add(post.id)
        for at, key in enumerate(post.sources):
            if wrong := unknown("sources", key, names):
                yield Fault(("posts", place, "sources", at), *wrong)
