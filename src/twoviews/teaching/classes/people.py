"""Who did what and when: each learner under a name, with what is done of each lesson."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec import Struct

from twoviews.teaching.classes.counting import Counted
from twoviews.teaching.classes.roster import Roster, Student, folded


class Done(NamedTuple):
    """Of one lesson: the share of its core that is done, and of the points of its quiz at the first answer.

    A question that was not answered counts as no points; both from 0 to 1, the second None without a quiz.
    """

    share: float
    quiz: float | None


class Person(Struct, frozen=True):
    """One learner. `name` is that of the list, or as it was given, or the pseudonym; times as in `rows`."""

    number: int
    actor: str
    name: str
    student: Student | None
    files: tuple[str, ...]
    statements: int
    unknown: int
    aside: int
    began: float
    ended: float
    lessons: Mapping[str, Done]

    @property
    def file(self) -> str:
        """The name of the page to hand back: who it is for, and a sign that keeps two of a name apart."""
        letters = "".join(sign if sign.isalnum() else "-" for sign in self.name.lower())
        return f"{'-'.join(filter(None, letters.split('-')))[:60]}-{self.number % 16**6:06x}.html"


class People(Struct, frozen=True):
    """All learners by name, students of the list without a hand-in, and what a teacher should look at."""

    persons: tuple[Person, ...]
    missing: tuple[Student, ...]
    doubts: tuple[str, ...]


def people(counted: Counted, roster: Roster) -> People:
    """Everybody who handed in, and everybody on the list who did not."""
    done = _done(counted)
    aside = dict(counted.ask("SELECT learner, sum(aside) FROM rows GROUP BY learner HAVING sum(aside) > 0"))
    persons, doubts = [], []
    for number, actor, labels, files, statements, unknown, began, ended in counted.ask(
        "SELECT learner, actor, labels, files, statements, unknown, began, ended FROM learners"
    ):
        given, paths = msgspec.json.decode(labels), tuple(msgspec.json.decode(files))
        match = roster.of(actor, given, paths)
        name = match.student.name if match.student else " / ".join(given[:3]) or actor
        counts = f" It counts as that of {name}." if match.student else ""
        if match.doubt:
            doubts.append(f"{name} ({actor}): {match.doubt}.{counts or ' It is counted under its own name.'}")
        elif _several(given, match.student):
            names = ", ".join(given[:3])
            doubts.append(f"One record ({actor}) was handed in under several names: {names}.{counts}")
        persons.append(
            Person(number, actor, name, match.student, paths, statements, unknown, int(aside.get(number, 0)),
                   began, ended, done.get(number, {}))
        )  # fmt: skip
    persons, more = _apart(persons)
    found = {person.student.place for person in persons if person.student}
    missing = tuple(each for each in roster.students if each.place not in found)
    persons.sort(key=lambda person: (_family(person), folded(person.name), person.actor))
    return People(tuple(persons), missing, (*doubts, *more, *_copied(counted, persons)))


def _several(given: Sequence[str], student: Student | None) -> bool:
    """Whether the names in the files of one record are not all one person's."""
    different = {*map(folded, given)}
    return len(different) > 1 and not (student and all(map(student.goes_by, given)))


def _apart(persons: list[Person]) -> tuple[list[Person], list[str]]:
    """Two records under one name are two until the teacher says otherwise; neither has a row of the list."""
    times = Counter(folded(person.name) for person in persons)
    kept: list[Person] = []
    doubts: dict[str, tuple[str, list[str]]] = {}
    for person in persons:
        if times[folded(person.name)] == 1:
            kept.append(person)
            continue
        kept.append(msgspec.structs.replace(person, name=f"{person.name} ({person.actor})", student=None))
        doubts.setdefault(folded(person.name), (person.name, []))[1].append(person.actor)
    return kept, [
        f"{len(actors)} records have the name {name}; they are kept apart. If they are one person's, write "
        f"{' '.join(actors)} into the column “record” of the class list."
        for name, actors in doubts.values()
    ]


def _copied(counted: Counted, persons: list[Person]) -> list[str]:
    """Records of which one holds answers of the other, as when somebody has taken in a classmate's."""
    names = {person.number: person.name for person in persons}
    found = counted.ask("""
        SELECT DISTINCT list_sort(list(learner)) FROM (
            SELECT DISTINCT learner, unnest(string_split(sample, ' ')) AS id FROM learners WHERE sample <> '')
        GROUP BY id HAVING count(*) > 1
    """)
    groups = {tuple(numbers) for (numbers,) in found}
    widest = [one for one in groups if not any({*one} < {*other} for other in groups)]
    return sorted(
        f"Some of the same answers, down to their ids, stand in the records of "
        f"{', '.join(sorted(names[each] for each in numbers))}."
        for numbers in widest
    )


def _family(person: Person) -> str:
    if person.student and (last := person.student.cell(("last name", "lastname", "surname", "family name"))):
        return folded(last)
    return folded(person.name)


def _done(counted: Counted) -> dict[int, dict[str, Done]]:
    core: Counter[str] = Counter(slot.lesson for slot in counted.slots.all if slot.core)
    quiz: Counter[str] = Counter(slot.lesson for slot in counted.slots.all if slot.section == "questions")
    found: dict[int, dict[str, Done]] = defaultdict(dict)
    for learner, lesson, done, points in counted.ask("""
        SELECT learner, lesson, count(*) FILTER (stands AND core), sum(share) FILTER (section = 'questions')
        FROM rows JOIN slots USING (slot) GROUP BY learner, lesson
    """):
        of = quiz[lesson]
        found[learner][lesson] = Done(done / core[lesson], (points or 0.0) / of if of else None)
    return found


def by_day(counted: Counted) -> list[tuple[str, int, int]]:
    """ISO day, learners who began something on it, and how many things."""
    return [
        (day, learners, items)
        for day, learners, items in counted.ask("""
            SELECT strftime(to_timestamp(began) AT TIME ZONE 'UTC', '%Y-%m-%d') AS day,
                   count(DISTINCT learner), count(*)
            FROM rows WHERE began >= 0 GROUP BY day ORDER BY day
        """)
    ]


def by_lesson(counted: Counted) -> list[tuple[str, int, float]]:
    """Lesson, learners who began it, and the mean share of its core that these have done."""
    core: Counter[str] = Counter(slot.lesson for slot in counted.slots.all if slot.core)
    return [
        (lesson, learners, mean / core[lesson])
        for lesson, learners, mean in counted.ask("""
            SELECT lesson, count(*), avg(done) FROM (
                SELECT learner, lesson, count(*) FILTER (stands AND core) AS done
                FROM rows JOIN slots USING (slot) GROUP BY learner, lesson)
            GROUP BY lesson ORDER BY lesson
        """)
    ]
