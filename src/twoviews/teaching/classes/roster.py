"""The list of a class: who belongs to it, and which hand-in is whose.

Any table with names will do: what Moodle or Canvas exports, or a list typed by hand. A column `record` can
name the pseudonyms of one person's records, separated by spaces, where there are several.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from twoviews.errors import TwoViewsError

LARGEST = 50_000_000
NAMES = ("name", "student", "full name", "fullname", "student name")
FIRST = ("first name", "firstname", "given name")
LAST = ("last name", "lastname", "surname", "family name")
NUMBERS = (
    "id number", "id", "sis user id", "student number", "number", "matriculation number", "username",
    "sis login id", "login", "email address", "email", "e-mail",
)  # fmt: skip
RECORD = ("record", "pseudonym")
NOBODY = ("points possible", "student, test")
"""Rows of Canvas's own that are no student."""
_CANVAS = re.compile(r"[^_]+(?:_LATE)?_(\d+)_\d+_")
"""How Canvas names a file: the student, the number that it gives each, that of the hand-in."""


NAMELESS = "{path} needs a first row that names its columns, one of them “Name”, “Last name” or “ID number”."


class RosterError(TwoViewsError):
    """The list of the class cannot be read."""


class Student(Struct, frozen=True):
    """One row of the list: its number from 0, the name, and all cells by column."""

    place: int
    name: str
    cells: Mapping[str, str]

    def cell(self, columns: Sequence[str]) -> str:
        """The first of these columns that is filled."""
        return next((self.cells[each] for each in columns if self.cells.get(each)), "")

    def goes_by(self, label: str) -> bool:
        """Whether that is a name or number of this student."""
        return folded(label) in _keys(self)

    @property
    def records(self) -> list[str]:
        """The pseudonyms that the teacher has named."""
        return self.cell(RECORD).replace(",", " ").replace(";", " ").split()


class Match(NamedTuple):
    """Whose a hand-in is by the list: a student or None, and what a teacher should look at."""

    student: Student | None
    doubt: str = ""


class Roster:
    """A class by its list; empty if there is none."""

    def __init__(self, students: Sequence[Student] = ()) -> None:
        self.students = tuple(students)
        every = [(key, student) for student in students for key in _keys(student)]
        times = Counter(key for key, _ in every)
        self._known = {key: student for key, student in every if times[key] == 1}
        self._twice = {key for key, count in times.items() if count > 1}

    @property
    def same(self) -> dict[str, str]:
        """For each pseudonym that the list names, the one under which that student is gathered."""
        return {each: student.records[0] for student in self.students for each in student.records}

    def of(self, actor: str, labels: Iterable[str], files: Iterable[str]) -> Match:
        """The student of a record: named in the list, else by the name of the file in an LMS, or as given."""
        written = [self._known.get(folded(label)) for label in labels]
        named = next((each for each in self.students if actor in each.records), None)
        if named:
            others = [each.name for each in written if each and each.place != named.place]
            return Match(named, f"a file of it bears the name of {' and '.join(others)}" if others else "")
        by_file = [student for name in files for student in self._in_path(name)]
        found = {each.place: each for each in (*by_file, *written) if each}
        if len(found) > 1:
            names = " and ".join(each.name for each in found.values())
            return Match(None, f"handed in as {names}")
        twice = not found and {*map(folded, labels)} & self._twice
        doubt = "more than one student has this name" if twice else ""
        return Match(next(iter(found.values()), None), doubt)

    def _in_path(self, name: str) -> Iterator[Student]:
        """Students whom an LMS names in a path: `Anna Ito_482_assignsubmission_file`, `itoanna_482_9_x`.

        A number behind a name is a student's in Canvas alone: Moodle's is the hand-in's.
        """
        for part in re.split(r"[/\\›]", name)[:8]:
            first, *rest = part.split("_")[:8]
            for piece in (first, *(each for each in rest if not each.isdecimal())):
                if student := self._known.get(folded(piece)):
                    yield student
            number = found[1] if (found := _CANVAS.match(part)) else ""
            if (student := self._known.get(number)) and student.cells.get("id") == number:
                yield student


def folded(text: str) -> str:
    """A name as it is compared: without marks of case, form and space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _keys(student: Student) -> set[str]:
    first, last = student.cell(FIRST), student.cell(LAST)
    names = {student.name, f"{last}, {first}", f"{last} {first}"} if first and last else {student.name}
    if "," in student.name:
        family, given = student.name.split(",", 1)
        names |= {f"{given} {family}"}
    numbers = {student.cells.get(column, "") for column in NUMBERS}
    return {key for each in names | numbers if (key := folded(each))}


def read(path: Path) -> Roster:
    """The list in a CSV file, with commas, semicolons or tabs. Raises `RosterError`."""
    head, rows = table(path)
    if not {*head} & {*NAMES, *LAST, *NUMBERS}:
        raise RosterError(NAMELESS.format(path=path))
    return Roster([*_students(head, rows)])


def table(path: Path) -> tuple[list[str], list[list[str]]]:
    """The rows of a CSV file: the names of its columns, `folded`, and what follows.

    Commas, semicolons or tabs, in UTF-8, UTF-16 or what Excel writes. Raises `RosterError`.
    """
    try:
        if not path.is_file():
            raise RosterError(f"{path} is not there, or is no file.")
        if path.stat().st_size > LARGEST:
            raise RosterError(f"{path} is too large for the list of a class.")
        text = _text(path.read_bytes())
    except OSError as error:
        raise RosterError(f"{path} cannot be read: {error.strerror}.") from error
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise RosterError(f"{path} is no table: {error}.") from error
    return [folded(cell) for cell in rows[0]] if rows else [], rows[1:]


def _students(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Student]:
    place = 0
    for row in rows:
        if found := student(head, row, place):
            yield found
            place += 1


def student(head: Sequence[str], row: Sequence[str], place: int) -> Student | None:
    """Who stands in a row; nobody where it has neither name nor number, or is one of Canvas's own."""
    cells = {column: cell.strip() for column, cell in zip(head, row, strict=False) if column}
    bare = Student(place, "", cells)
    full = bare.cell(NAMES) or f"{bare.cell(FIRST)} {bare.cell(LAST)}".strip() or bare.cell(NUMBERS)
    return Student(place, " ".join(full.split()), cells) if full and folded(full) not in NOBODY else None


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)
