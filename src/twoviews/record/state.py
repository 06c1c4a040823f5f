"""Where a learner stands: a fold over statements, in time order whatever order they come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from twoviews.record.statements import VERBS, Statement, Verb


class Progress(Struct, frozen=True):
    """What was done in one lesson, each item counted once, by its latest response.

    `done` counts items by verb; `right` of the answered ones reached all their points; `points` out of `of`
    are the sums over the marked ones.
    """

    done: Mapping[Verb, int]
    right: int
    points: float
    of: float
    completed: bool


class State(Struct, frozen=True):
    """The statements of each (lesson, item), first to last. Built by `state`."""

    history: Mapping[tuple[str, str], tuple[Statement, ...]]

    def latest(self, lesson: str, item: str, digest: str | None = None) -> Statement | None:
        """The last response to an item, or to that text of it which has this `digest`; None if none."""
        told = self._told(lesson, item)
        return next((done for done in reversed(told) if digest in (None, done.digest)), None)

    def attempts(self, lesson: str, item: str, digest: str | None = None) -> int:
        """How often the learner responded to an item, or to that text of it which has this `digest`."""
        return sum(digest in (None, done.digest) for done in self._told(lesson, item))

    def earlier(self, lesson: str, item: str, digest: str) -> tuple[Statement, ...]:
        """Responses to other texts of the item than the one with this `digest`: kept, but never counted."""
        return tuple(done for done in self._told(lesson, item) if done.digest != digest)

    def items(self, lesson: str) -> tuple[str, ...]:
        """Ids of the items of a lesson that the learner responded to, in order of the first time."""
        return tuple(item for where, item in self.history if where == lesson and item)

    def progress(self, lesson: str, digests: Mapping[str, str] | None = None) -> Progress:
        """What is done in a lesson. With `digests` (by item) only responses to the items of today count."""
        asked = digests if digests is not None else dict.fromkeys(self.items(lesson))
        found = [self.latest(lesson, item, digest) for item, digest in asked.items()]
        last = [done for done in found if done and not done.blank]
        marked = [done for done in last if done.points is not None and done.of is not None]
        return Progress(
            done={verb: sum(done.verb == verb for done in last) for verb in VERBS},
            right=sum(done.right for done in last),
            points=sum(done.points or 0.0 for done in marked),
            of=sum(done.of or 0.0 for done in marked),
            completed=any(done.verb == "completed" for done in self._told(lesson, "")),
        )

    def _told(self, lesson: str, item: str) -> tuple[Statement, ...]:
        return self.history.get((lesson, item), ())


def state(statements: Iterable[Statement]) -> State:
    """Fold statements into a state. Their order does not matter, and one that comes twice counts once."""
    history: dict[tuple[str, str], list[Statement]] = {}
    for done in in_order(statements):
        history.setdefault((done.lesson, done.item), []).append(done)
    return State({place: tuple(told) for place, told in history.items()})


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Each statement once, by time and then by id."""
    once = {done.id: done for done in statements}
    return sorted(once.values(), key=lambda done: (done.timestamp, done.id))
