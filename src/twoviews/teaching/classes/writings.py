"""The texts of a class, nameless, in an order that tells nothing, each under a sign; and the marks."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from twoviews.bank.answers import MARKS, words
from twoviews.bank.content import Criterion
from twoviews.errors import TwoViewsError
from twoviews.teaching.classes.counting import Counted
from twoviews.teaching.classes.slots import Slot

MOST = 60
"""Texts to one prompt that a page holds; in larger classes a sample, always the same one."""
LARGEST = 100_000_000
"""Bytes of a file of marks."""
LONGEST = 100_000
"""Letters of a text that are shown; of a longer one the page says how many more there are."""
WORTH: Mapping[str, float] = {mark: place / len(MARKS) for place, mark in enumerate(MARKS, 1)}
"""What a mark is worth in a gradebook: weak a third of a row, fair two thirds, strong all of it."""
_SHIELD = re.compile(r"^'(?=[=+\-@\t\r])")
"""What the page puts before a remark that a spreadsheet might take for a formula."""
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class MarksError(TwoViewsError):
    """The file of marks cannot be read."""


class Writing(Struct, frozen=True):
    """One text: its sign, whose it is, how many words; `more` letters of it are not shown, nor counted."""

    sign: str
    learner: int
    text: str
    words: int
    more: int = 0


class Written(Struct, frozen=True):
    """The texts to one prompt (a first or a second draft) that are shown, of so many; the rows to mark by."""

    slot: Slot
    of: int
    shown: tuple[Writing, ...]
    rubric: tuple[Criterion, ...] = ()


class Marked(Struct, frozen=True):
    """What a teacher made of one text: a mark for each row of the rubric ("" where none), and a remark."""

    marks: tuple[str, ...]
    remark: str


def sign(learner: int, slot: Slot) -> str:
    """The sign of a text: the same in every run, and telling nothing of its writer."""
    made = int.from_bytes(
        hashlib.blake2b(f"{learner} {slot.lesson} {slot.id}".encode(), digest_size=8).digest()
    )
    letters = []
    for _ in range(6):
        made, rest = divmod(made, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return "".join(letters)


def written(counted: Counted, most: int = MOST) -> list[Written]:
    """The texts to each prompt, in the order of the course."""
    return _found(counted, most, 0, 1)


def shares(counted: Counted, markers: int) -> list[list[Written]]:
    """All texts dealt to so many markers: of each prompt, each gets about the same number."""
    return [_found(counted, 2**31, marker, markers) for marker in range(markers)]


def _found(counted: Counted, most: int, marker: int, markers: int) -> list[Written]:
    """At most so many texts to each prompt, of those that one of the markers gets."""
    totals = dict(counted.ask("SELECT slot, count(*) FROM texts GROUP BY slot"))
    found: dict[int, list[Writing]] = {}
    for learner, number, text, more in counted.ask("""
        SELECT learner, slot, text[1:?], greatest(length(text) - ?, 0) FROM texts
        WINDOW dealt AS (PARTITION BY slot ORDER BY hash(learner, slot))
        QUALIFY row_number() OVER dealt <= ? AND (row_number() OVER dealt + slot) % ? = ?
        ORDER BY slot, hash(learner, slot)
    """, LONGEST, LONGEST, most, markers, marker):  # fmt: skip
        slot = counted.slots.all[number]
        found.setdefault(number, []).append(Writing(sign(learner, slot), learner, text, words(text), more))
    slots = counted.slots
    return [
        Written(slots.all[number], totals[number], tuple(each), slots.rubric(slots.all[number]))
        for number, each in found.items()
    ]


def gathered(paths: Iterable[Path]) -> dict[str, Marked]:
    """The marks in the files of several markers; of a text in two files, the later file counts."""
    return {name: marked for path in paths for name, marked in read_marks(path).items()}


def strange(counted: Counted, marks: Mapping[str, Marked]) -> int:
    """How many of the marks are of no text of this class."""
    texts = counted.ask("SELECT learner, slot FROM texts") if marks else []
    return len(marks.keys() - {sign(learner, counted.slots.all[slot]) for learner, slot in texts})


def grades(counted: Counted, marks: Mapping[str, Marked]) -> dict[int, dict[str, float]]:
    """Of each learner the share of the points, by prompt, of texts with a mark in every row of their rubric.

    Of two drafts that are marked the second counts.
    """
    found: dict[int, dict[str, float]] = {}
    for learner, number in counted.ask("SELECT learner, slot FROM texts ORDER BY slot") if marks else []:
        slot = counted.slots.all[number]
        marked, rows = marks.get(sign(learner, slot)), len(counted.slots.rubric(slot))
        if marked and rows and all(given := marked.marks[:rows]):
            found.setdefault(learner, {})[slot.item.id] = sum(map(WORTH.__getitem__, given)) / rows
    return found


def read_marks(path: Path) -> dict[str, Marked]:
    """The marks that the page gave as a file, by sign. Raises `MarksError`."""
    if path.exists() and not path.is_file():  # reading it might never end
        raise MarksError(f"{path} cannot be read as a file of marks: it is not an ordinary file.")
    if path.exists() and path.stat().st_size > LARGEST:
        raise MarksError(f"{path} is too large for a file of marks.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise MarksError(f"{path} cannot be read as a file of marks: {error}.") from error
    if rows and not {"text", "remark"} <= rows[0].keys():
        raise MarksError(f"{path} is no file of marks: it needs the columns “text” and “remark”.")
    return {str(row["text"]): _marked(row) for row in rows}


def _marked(row: Mapping[str, str | None]) -> Marked:
    given: Iterable[str] = (row.get(f"row {number}") or "" for number in range(1, 5))
    remark = row.get("remark") or ""
    return Marked(tuple(mark if mark in MARKS else "" for mark in given), _SHIELD.sub("", remark))
