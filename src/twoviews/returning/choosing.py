"""Which questions come back now: what is due, mixed over the lessons, each in the form longest unseen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import chain, zip_longest

from msgspec import Struct

from twoviews.bank.authored import Authored
from twoviews.bank.content import Lesson
from twoviews.returning.schedule import memory
from twoviews.returning.sittings import Objective, Past, coming_back

AT_ONCE = 5
"""Questions of one review."""


class Coming(Struct, frozen=True):
    """One objective that was answered: when it is due (UTC), and the chance from 0 to 1 that it is known.

    `forms` are its questions that can be asked away from their page; those longest unseen stand first.
    """

    objective: Objective
    last: date
    due: date
    recall: float
    forms: tuple[Authored, ...]


class Due(Struct, frozen=True):
    """The questions of a review, each with its lesson's number.

    `waiting` objectives are due beside them. `next` is the first day on which more will be; None if nothing
    was answered yet that can come back.
    """

    asked: tuple[tuple[str, Authored], ...] = ()
    waiting: int = 0
    next: date | None = None


def coming(past: Past, lessons: Iterable[Lesson], now: datetime) -> list[Coming]:
    """Each objective of a lesson met that was answered and can be asked again; those most at risk first."""
    forms = _forms(lessons)
    found = []
    for objective, sittings in past.sittings.items():
        if objective.lesson in past.met and objective in forms:
            its = memory(sittings)
            unseen = sorted(forms[objective], key=lambda form: past.last.get(form.id, -1))
            last = sittings[-1].when.date()
            found.append(Coming(objective, last, its.due, its.recall(now), tuple(unseen)))
    return sorted(found, key=lambda each: (each.recall, each.objective))


def due(
    found: Sequence[Coming],
    now: datetime,
    without: str = "",
    elsewhere: Collection[str] = (),
    most: int = AT_ONCE,
) -> Due:
    """At most that many questions to ask at `now`, none of the lesson `without`, which is open at the time.

    No objective comes of which a question is asked `elsewhere` on the same page.

    An objective is due for the whole day (UTC), at whatever hour it was answered.
    """
    others = [
        each
        for each in found
        if each.objective.lesson != without and not any(form.id in elsewhere for form in each.forms)
    ]
    ready = [each for each in others if each.due <= now.date()]
    later = [each.due for each in others if each.due > now.date()]
    picked = _mixed(ready)[:most]
    return Due(
        asked=tuple((each.objective.lesson, each.forms[0]) for each in picked),
        waiting=len(ready) - len(picked),
        next=min(later, default=None),
    )


def _forms(lessons: Iterable[Lesson]) -> Mapping[Objective, list[Authored]]:
    forms: dict[Objective, list[Authored]] = {}
    for lesson in lessons:
        for question in coming_back(lesson):
            if not question.on_page:
                forms.setdefault(Objective(lesson.id, question.objective), []).append(question)
    return forms


def _mixed(ready: Sequence[Coming]) -> list[Coming]:
    """One of each lesson in turn, as long as there are any."""
    by_lesson: dict[str, list[Coming]] = defaultdict(list)
    for each in ready:
        by_lesson[each.objective.lesson].append(each)
    return [each for each in chain.from_iterable(zip_longest(*by_lesson.values())) if each]
