"""Writing it all: a folder a table with what each place gets, and a folder for the teacher."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from twoviews import figures
from twoviews.bank.council import SEATS
from twoviews.bank.council_class import CouncilClass
from twoviews.errors import TeachingError
from twoviews.game.drafts import CouncilTable
from twoviews.teaching.classes import roster, sheets
from twoviews.teaching.classes.roster import RosterError
from twoviews.teaching.council import forms, packs
from twoviews.teaching.council.classlist import ClassList
from twoviews.teaching.council.clock import clock
from twoviews.teaching.council.gathering import SEATING
from twoviews.teaching.council.seating import Seating, seat
from twoviews.teaching.paper import setting
from twoviews.teaching.writing import whole, writing
from twoviews.wording import listed

TEACHER, RESULTS = "teacher", "results.csv"
Told = Callable[[int, int], None]
"""Hears how many files are written, of how many."""


class Packed(NamedTuple):
    """The folder, its tables, the files that were written, and what a teacher should look at."""

    folder: Path
    tables: tuple[Seating, ...]
    files: int
    notes: tuple[str, ...]


def pack(
    table: CouncilTable,
    content: CouncilClass,
    people: ClassList,
    tables: int,
    seed: int,
    out: Path,
    told: Told,
) -> Packed:
    """Seat the class and write what each place gets. Files of an earlier time in the folder are replaced.

    Raises `TeachingError` where the class cannot be seated, for a short occasion, and on writing.
    """
    if table.scenario.short:
        raise TeachingError(f"In {table.scenario.id} the course plays all seats. Choose another --occasion.")
    found = seat(people.players, tables, content, table.scenario, seed)
    notes = (*people.notes, *_letters(people))
    parts = list(_documents(table, content, found, notes))
    with writing(out):
        _ready(out, content)
        for number, (name, document) in enumerate(parts, 1):
            path = out / name
            path.parent.mkdir(exist_ok=True)
            whole(path, setting.pdf(document))
            told(number, len(parts))
        _for_teacher(out / TEACHER, table, content, found)
    return Packed(out, tuple(found), len(parts), notes)


def _documents(
    table: CouncilTable, content: CouncilClass, found: list[Seating], notes: tuple[str, ...]
) -> Iterator[tuple[str, setting.Document]]:
    """Each document with the file that it goes into."""
    for seating in found:
        folder = _folder(seating.number)
        yield f"{folder}/for-all.pdf", packs.for_all(table, seating)
        for key in table.seats:
            yield f"{folder}/seat-{key}.pdf", packs.for_seat(table, content, seating, key)
            yield f"{folder}/after-{key}.pdf", packs.for_after(table, content, seating, key)
        for post in content.posts:
            if seating.at(post.id):
                yield f"{folder}/{post.id}.pdf", packs.for_post(content, seating, post)
    yield f"{TEACHER}/teacher.pdf", packs.for_teacher(table, content, found, notes)


def _folder(number: int) -> str:
    return f"table-{number:02}"


def _ready(out: Path, content: CouncilClass) -> None:
    """The folder is there, and no pack of an earlier seating lies in it."""
    out.mkdir(parents=True, exist_ok=True)
    (out / TEACHER).mkdir(exist_ok=True)
    own = ["for-all", *(post.id for post in content.posts)]
    own += [f"{what}-{key}" for what in ("seat", "after") for key in SEATS]
    for folder in filter(Path.is_dir, out.glob("table-[0-9]*")):
        for name in own:
            (folder / f"{name}.pdf").unlink(missing_ok=True)
        if not any(folder.iterdir()):
            folder.rmdir()


def _for_teacher(folder: Path, table: CouncilTable, content: CouncilClass, found: list[Seating]) -> None:
    """The clock, who sits where as a list that can be changed and read again, and the form for results."""
    (folder / "clock.html").write_text(clock(table.scenario.title, content), encoding="utf-8")
    seated = [
        [each.player.name, each.player.number, str(one.number), each.place.post, each.place.task.title]
        for one in found
        for each in one.people
    ]
    sheets.write(folder / SEATING, ["name", "number", "table", "seat", "task"], seated)
    if _unfilled(folder / RESULTS):
        sheets.write(folder / RESULTS, *forms.form(table, (each.number for each in found)))


def _unfilled(path: Path) -> bool:
    """Whether a form is not there or nothing is on it yet; what a teacher wrote is kept."""
    if not path.exists():
        return True
    try:
        head, rows = roster.table(path)
    except RosterError:
        return False
    return forms.is_form(head) and forms.blank(head, rows)


def _letters(people: ClassList) -> Iterator[str]:
    """Names that print only where this computer has a font for them."""
    rows = [str(each.row) for each in people.players if not figures.settable(each.name)]
    if rows:
        where = f"row {rows[0]}" if len(rows) == 1 else f"rows {listed(rows)}"
        yield (
            f"The letters of {where} print only where this computer has a font for them, so the row stands"
            f" beside the name; {SEATING} has it as it is."
        )
