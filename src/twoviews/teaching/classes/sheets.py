"""The tables beside the page, for a spreadsheet and for the gradebook of Moodle or Canvas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from twoviews.teaching.classes.counting import Counted
from twoviews.teaching.classes.intake import Aside
from twoviews.teaching.classes.items import Answers
from twoviews.teaching.classes.people import People, Person
from twoviews.teaching.classes.roster import FIRST, LAST, Student
from twoviews.teaching.classes.views import Foretold, Numbers, Opinion, Picks
from twoviews.teaching.classes.writings import sign

Cell = str | int | float | None
CELL = 32_000
"""Letters of a text in a table: a spreadsheet's cell holds 32,767."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""With what a cell begins that a spreadsheet might take for a formula."""


def write(path: Path, head: Sequence[str], rows: Iterable[Sequence[Cell]], *, mark: bool = True) -> None:
    """Write a table in UTF-8; `mark` says so to Excel. What looks like a formula gets an apostrophe."""
    with path.open("w", encoding="utf-8-sig" if mark else "utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(head)
        table.writerows([_cell(each) for each in row] for row in rows)


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, str):
        clean = value.replace("\0", "")
        return f"'{clean}" if clean.lstrip(" ").startswith(FORMULA) else clean
    return round(value, 4) if isinstance(value, float) else value


def people(path: Path, found: People, lessons: Sequence[str]) -> None:
    """Everybody, with the share done of each lesson and of the points of its quiz at the first answer."""
    head = ["name", "record", "first work", "last work", "answers and texts", "to older wordings"]
    head += [f"{lesson} {what}" for lesson in lessons for what in ("done", "quiz")]
    rows: list[list[Cell]] = [
        [
            each.name,
            each.actor,
            iso(each.began),
            iso(each.ended),
            each.statements,
            each.aside,
            *_shares(each, lessons),
        ]
        for each in found.persons
    ]
    missing: list[list[Cell]] = [[each.name, "", "", "", 0, 0] for each in found.missing]
    write(path, head, [*rows, *missing])


def _shares(person: Person, lessons: Sequence[str]) -> list[Cell]:
    found = (person.lessons.get(lesson) for lesson in lessons)
    return [value for done in found for value in (done or (0.0, None))]


def questions(path: Path, found: Sequence[Answers]) -> None:
    """The item analysis."""
    head = [
        "question",
        "lesson",
        "section",
        "objective",
        "prompt",
        "students",
        "right at first",
        "wholly right",
        "tells apart",
        "from",
        "to",
        "of students",
        "sure",
        "sure and wrong",
        "answers each",
    ]
    rows = (
        [
            each.slot.id,
            each.slot.lesson,
            each.slot.section,
            each.slot.item.objective,
            each.asked,
            each.learners,
            each.share,
            each.right,
            *(each.discrimination or (None,) * 4),
            each.sure,
            each.mistaken,
            each.tries,
        ]
        for each in found
    )
    write(path, head, rows)


def answers(path: Path, found: Sequence[Answers]) -> None:
    """What was answered first to each question."""
    signs = {True: "yes", False: "no", None: ""}
    rows: list[list[Cell]] = [
        [each.slot.id, pick.text, pick.times, signs[pick.right], pick.remark]
        for each in found
        for pick in each.picks
    ]
    write(path, ["question", "answer", "students", "right", "remark"], rows)


def views(
    path: Path,
    guesses: Sequence[Picks | Numbers],
    verdicts: Sequence[Picks],
    opinions: Sequence[Opinion],
    forecasts: Sequence[Foretold],
) -> None:
    """Guesses, verdicts, opinions and forecasts as counts, one row a value or bar."""

    def rows() -> Iterator[Sequence[Cell]]:
        for each in (*guesses, *verdicts):
            yield from _counts("guess" if each.slot.sort == "prediction" else "verdict", each)
        for placed in opinions:
            for place, count in enumerate(placed.counts, 1):
                yield "opinion", placed.slot.id, placed.slot.item.text, place, "", count
        for foretold in forecasts:
            yield from _counts("forecast", foretold.numbers)

    write(path, ["what", "item", "text", "value or from", "to", "students"], rows())


def _counts(what: str, found: Picks | Numbers) -> Iterator[Sequence[Cell]]:
    item = found.slot.item
    text = getattr(item, "prompt", "") or getattr(item, "claim", "") or getattr(item, "question", "")
    if isinstance(found, Picks):
        for name, count in zip(found.names, found.counts, strict=True):
            yield what, found.slot.id, text, name, "", count
        return
    step = (found.high - found.low) / len(found.counts)
    for bar, count in enumerate(found.counts):
        yield what, found.slot.id, text, found.low + bar * step, found.low + (bar + 1) * step, count


def texts(path: Path, counted: Counted, found: People) -> None:
    """Every text with its writer and the sign under which the page shows it."""
    names = {each.number: each.name for each in found.persons}
    slots = counted.slots.all

    def rows() -> Iterator[Sequence[Cell]]:
        answer = counted.db.execute("SELECT learner, slot, ended, text FROM texts ORDER BY slot, learner")
        while some := answer.fetchmany(2000):
            for learner, number, ended, text in some:
                slot = slots[number]
                draft = "second" if slot.sort == "second" else "first"
                yield (
                    sign(learner, slot),
                    slot.lesson,
                    slot.item.id,
                    draft,
                    names[learner],
                    iso(ended),
                    _fitting(text),
                )

    write(path, ["text", "lesson", "prompt", "draft", "name", "last changed", "words"], rows())


def _fitting(text: str) -> str:
    """The text as far as a spreadsheet's cell holds it, and how much more there is."""
    more = len(text) - CELL
    return text if more <= 0 else f"{text[:CELL]} [{more:,} more letters: see the file that was handed in]"


def aside(path: Path, found: Sequence[Aside]) -> None:
    """What was set aside, and why."""
    write(path, ["file", "why"], ([each.name, each.why] for each in found))


# ── gradebooks ───────────────────────────────────────────────────────────────


class Book:
    """What a gradebook holds: of each lesson that somebody began how much is done and the quiz; texts.

    `texts` has the shares of marked texts by learner and prompt. All in per cent; blank: not handed in.
    """

    def __init__(
        self, found: People, lessons: Sequence[str], texts: Mapping[int, Mapping[str, float]]
    ) -> None:
        self.people = found
        self._lessons = [each for each in lessons if any(each in person.lessons for person in found.persons)]
        self._texts, self._prompts = texts, sorted({prompt for each in texts.values() for prompt in each})

    @property
    def items(self) -> list[str]:
        """The names of its columns."""
        quizzes = [f"Two Views {lesson} {what}" for lesson in self._lessons for what in ("done", "quiz")]
        return [*quizzes, *(f"Two Views {prompt} text" for prompt in self._prompts)]

    def everybody(self) -> Iterator[tuple[str, Student | None, list[Cell]]]:
        """The name of each, the row of the list, and what stands in the columns."""
        for each in self.people.persons:
            yield each.name, each.student, [*self._done(each), *self._marked(each.number)]
        for missing in self.people.missing:
            yield missing.name, missing, [None] * len(self.items)

    def _done(self, person: Person) -> Iterator[Cell]:
        for lesson in self._lessons:
            done = person.lessons.get(lesson)
            yield from (None, None) if done is None else (_grade(done.share), _grade(done.quiz))

    def _marked(self, learner: int) -> Iterator[Cell]:
        yield from (_grade(self._texts.get(learner, {}).get(prompt)) for prompt in self._prompts)


def has_texts(path: Path) -> bool:
    """Whether a gradebook in Moodle's columns is there that has grades of texts; a spoilt one has none."""
    if not path.is_file():
        return False
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        try:
            head = next(csv.reader(file), [])
        except csv.Error:
            return False
    return any(name.endswith(" text") for name in head)


def moodle(path: Path, book: Book) -> None:
    """In the columns by which Moodle imports grades: who, then each item."""
    head = ["First name", "Last name", "ID number", "Email address", "Username", *book.items]
    rows = (
        [
            _first(who, name),
            _last(who, name),
            _of(who, "id number", "number", "student number"),
            _of(who, "email address", "email"),
            _of(who, "username", "login"),
            *grades,
        ]
        for name, who, grades in book.everybody()
    )
    write(path, head, rows, mark=False)


def canvas(path: Path, book: Book) -> None:
    """In the columns of Canvas's gradebook, with its row of points; Canvas makes the columns that are new."""
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *book.items]
    points: list[Cell] = ["    Points Possible", "", "", "", "", *[100] * len(book.items)]
    rows: list[list[Cell]] = [
        [
            _listed(who, name),
            _of(who, "id"),
            _of(who, "sis user id", "id number", "number"),
            _of(who, "sis login id", "login", "username"),
            _of(who, "section"),
            *grades,
        ]
        for name, who, grades in book.everybody()
    ]
    write(path, head, [points, *rows], mark=False)


def _grade(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


def _of(who: Student | None, *columns: str) -> str:
    return who.cell(columns) if who else ""


def _first(who: Student | None, name: str) -> str:
    return _of(who, *FIRST) or name.partition(" ")[0]


def _last(who: Student | None, name: str) -> str:
    return _of(who, *LAST) or name.partition(" ")[2]


def _listed(who: Student | None, name: str) -> str:
    first, last = _of(who, *FIRST), _of(who, *LAST)
    return f"{last}, {first}" if first and last else name


def iso(seconds: float) -> str:
    """A time as an ISO day in UTC; empty where the clock could not be believed."""
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds >= 0 else ""
