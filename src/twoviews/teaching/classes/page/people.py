"""Who did what and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from twoviews.html import Inner, Markup, tag
from twoviews.teaching.classes.page import bars
from twoviews.teaching.classes.people import People, Person
from twoviews.wording import dated, plural

MOST = 300
"""Learners that the page lists; all are in the table beside it."""


def done(people: People, lessons: Sequence[str], feedback: str) -> Markup:
    """Each learner's way through the lessons; `feedback` is the folder of the pages to hand back, if any."""
    shown = people.persons[:MOST]
    caption = "Share of each lesson's core that is done, in per cent"
    head = bars.heads("Student", *lessons, "answers and texts", "last")
    more = len(people.persons) - len(shown)
    said = f"The first {MOST} of {len(people.persons):,} are here; all are in people.csv." if more else ""
    return tag(
        "div",
        bars.prose(said) if said else None,
        bars.table(caption, head, (_row(each, lessons, feedback) for each in shown), "people students"),
        _missing(people),
    )


def _row(person: Person, lessons: Sequence[str], feedback: str) -> Markup:
    name: Inner = tag("bdi", person.name)
    if feedback:
        name = tag("a", name, href=quote(f"{feedback}/{person.file}"))
    old = tag("small", f"{plural(person.aside, 'answer')} to older wordings") if person.aside else None
    return tag(
        "tr",
        tag("th", name, old, scope="row"),
        (_cell(person, lesson) for lesson in lessons),
        tag("td", f"{person.statements:,}", class_="number"),
        tag("td", bars.day(person.ended), class_="date", data_value=f"{person.ended:.0f}"),
    )


def _cell(person: Person, lesson: str) -> Markup:
    found = person.lessons.get(lesson)
    if found is None:
        return tag(
            "td", tag("span", "·", aria_hidden="true"), tag("span", "nothing", class_="unseen"), class_="cell"
        )
    step = min(4, int(4 * found.share + 1e-9))
    return tag("td", f"{100 * found.share:.0f}", class_=f"cell step{step}")


def _missing(people: People) -> Markup | None:
    if not people.missing:
        return None
    names = tag("ul", (tag("li", tag("bdi", each.name)) for each in people.missing), class_="names")
    head = f"{plural(len(people.missing), 'student')} of the list without a hand-in"
    return bars.fold(head, names, open=len(people.missing) <= 10)


def when(
    days: Sequence[tuple[str, int, int]], lessons: Sequence[tuple[str, int, float]], learners: int
) -> Iterator[Markup]:
    """The days on which work was begun, and how far each lesson has got."""
    yield bars.table(
        "How far the class is: a bar is the share of a lesson's core that those who began it have done",
        bars.heads("Lesson", "", "done on average", "students", numbers=2),
        (_lesson(*each, learners) for each in lessons),
        "counts",
    )
    if len(days) > 1:
        yield tag("h3", "Days")
        yield _calendar(days)


def _lesson(lesson: str, count: int, share: float, learners: int) -> Markup:
    return tag(
        "tr",
        tag("th", lesson, scope="row"),
        tag("td", bars.bar(share), class_="barred"),
        tag("td", bars.percent(share), class_="number"),
        tag("td", f"{count:,} of {learners:,}", class_="number"),
    )


def _calendar(days: Sequence[tuple[str, int, int]]) -> Markup:
    busiest = max(days, key=lambda each: each[1])
    most = busiest[1]
    rows = (
        bars.counted(dated(day), count, most, remark=plural(items, "item"))
        for day, count, items in days[-60:]
    )
    head = f"Students at work by day; the busiest was {dated(busiest[0])}"
    return bars.fold(
        "Students at work, day by day", bars.counts(head, rows, "Day (UTC)", "of the busiest day")
    )
