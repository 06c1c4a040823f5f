"""The chapters on the course as a whole: syllabus, paths and what rests on what, marking, honesty, names."""

from __future__ import annotations

from collections.abc import Iterator

from twoviews.bank import familiar
from twoviews.bank.library import Course
from twoviews.bank.teach import Guide, Path
from twoviews.teaching.edition.blocks import Block, Chapter, Grid, Heading, Para, Points, labelled
from twoviews.wording import listed, plural

FAMILIAR = ("people", "bodies")
"""Groups of familiar names that a class in a second language may not know."""

TWO = (
    "A week with two lessons: in 90 minutes the 20-minute plan of one and the 50-minute plan of the other; "
    "in 120 minutes the 50-minute plans of both."
)


def chapters(guide: Guide, course: Course) -> tuple[Chapter, ...]:
    """The chapters in order."""
    return (
        Chapter("syllabus", "Syllabus", tuple(_syllabus(guide, course))),
        Chapter("paths", "Paths, and what rests on what", tuple(_paths(guide, course))),
        Chapter("marking", "A paper, its rubric, and marked texts", tuple(_marking(guide))),
        Chapter("honesty", "Honest work and AI", tuple(map(Para, guide.honesty))),
    )


def last(course: Course) -> tuple[Chapter, ...]:
    """The chapter behind the lessons."""
    return (Chapter("who", "Who is who", tuple(_who(course))),)


# ── syllabus ─────────────────────────────────────────────────────────────────


def _syllabus(guide: Guide, course: Course) -> Iterator[Block]:
    total = sum(head.minutes for head in course.heads.values())
    yield labelled([(term.name, term.text) for term in guide.syllabus])
    yield Para(f"The {plural(len(course.files), 'lesson')} take {total} minutes by their own plans.")
    yield Heading(3, "What students can do at the end")
    rows = tuple((each.text, listed(each.lessons)) for each in guide.outcomes)
    yield Grid("", ("They can", "Lessons"), rows, (4, 1))
    yield Heading(3, "Lessons")
    lessons = tuple((key, head.title, head.question, str(head.minutes)) for key, head in course.heads.items())
    yield Grid("", ("No", "Lesson", "Question", "Min"), lessons, (1, 4, 8, 1))


# ── paths ────────────────────────────────────────────────────────────────────


def _paths(guide: Guide, course: Course) -> Iterator[Block]:
    yield from _map(guide, course)
    for path in sorted(guide.paths, key=lambda each: (len(each.weeks), each.minutes)):
        yield Heading(3, f"{len(path.weeks)} weeks of {path.minutes} minutes")
        yield Para(path.suits)
        rows = tuple((str(place), listed(week.lessons), week.do) for place, week in enumerate(path.weeks, 1))
        yield Grid("", ("Week", "Lessons", "What it is for"), rows, (1, 2, 9))
        if any(len(week.lessons) > 1 for week in path.weeks):
            yield Para(TWO)
        if bridged := bridges(path, guide):
            yield Para("What was left out, in a few sentences of yours:")
            yield labelled(bridged)


def _map(guide: Guide, course: Course) -> Iterator[Block]:
    """What rests on what, both ways."""
    yield Heading(3, "What rests on what")
    yield Para("A lesson can stand anywhere behind those from which it takes something.")
    rows = tuple(
        (
            f"{number} {head.title}",
            "; ".join(f"**{need.lesson}** {need.takes}" for need in guide.needs(number)) or "–",
            listed(_needing(number, guide)) or "–",
        )
        for number, head in course.heads.items()
    )
    yield Grid("", ("Lesson", "Takes from earlier ones", "Is needed in"), rows, (4, 8, 2))


def _needing(number: str, guide: Guide) -> list[str]:
    """The lessons that rest on that one."""
    return [rest.lesson for rest in guide.rests if any(need.lesson == number for need in rest.needs)]


def bridges(path: Path, guide: Guide) -> list[tuple[str, str]]:
    """What to say where a path leaves out what one of its lessons rests on."""
    order = [number for week in path.weeks for number in week.lessons]
    return [
        (f"{need.lesson}, before {number}", need.bridge)
        for number in order
        for need in guide.needs(number)
        if need.lesson not in order
    ]


# ── marking ──────────────────────────────────────────────────────────────────


def _marking(guide: Guide) -> Iterator[Block]:
    marking = guide.marking
    yield Para(f"**The task.** {marking.task}")
    rows = tuple((row.criterion, row.weak, row.fair, row.strong) for row in marking.rubric)
    yield Grid("The rubric", ("Read for", "Weak", "Fair", "Strong"), rows, (2, 3, 3, 3))
    yield Points(marking.advice)
    yield Heading(3, "Marked texts")
    for place, sample in enumerate(marking.samples, 1):
        marks = "; ".join(
            f"{row.criterion.lower()}: **{mark}**"
            for row, mark in zip(marking.rubric, sample.marks, strict=True)
        )
        yield Heading(4, f"Text {place}")
        yield Para(sample.text)
        yield Para(f"{marks[:1].upper()}{marks[1:]}. {sample.why}", soft=True)


# ── names ────────────────────────────────────────────────────────────────────


def _who(course: Course) -> Iterator[Block]:
    met = [(who, number) for number, lesson in course.lessons.items() for who in lesson.who]
    rows = tuple(
        (who.name, who.role, number) for who, number in sorted(met, key=lambda each: each[0].name.casefold())
    )
    yield Para("Everybody whom the lessons bring in, with the lesson that does so.")
    yield Grid("", ("Name", "Who that is", "Lesson"), rows, (3, 8, 1))
    yield Para(f"Taken as known, so ask in a class from elsewhere: {', '.join(_taken(course))}.", soft=True)


def _taken(course: Course) -> list[str]:
    """Names that no lesson introduces, without the short forms of longer ones."""
    groups = familiar.groups(course.assets)
    names = [name for group in FAMILIAR for line in groups.get(group, ()) for name in line]
    return [name for name in names if not any(f" {name}" in other for other in names)]
