"""What was read and signed, by whom and when: `assets/reviewed.json`, and what has changed since.

An item is whatever a reader takes on trust: a question with its key, a guess and its reveal, a forecast and
its outcome, a figure's words, a key point, a claim and its verdict, a statement with speaker, date and
quotation, a piece of the Council game. Its digest covers every field. A row of a table has a digest too; the
items that rest on a row are those that cite one of its sources, and the figures drawn from its table.

An item without a name was recorded as it stood, and awaits a second person. `check` says how many do, as a
note; any change since then is a problem, until `twoviews review-keys` has been through it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from twoviews.authoring import numbers
from twoviews.authoring.items import Item, TableRow, cells, heaps, items, resting, rows
from twoviews.bank.library import Course
from twoviews.problems import Problem

FILE = Path("assets") / "reviewed.json"
CURE = "Undo it; or, if it is meant, run `twoviews review-keys --record`: a second person then reads it."


class Signed(msgspec.Struct, frozen=True, omit_defaults=True):
    """The digest of one item; `by` and `on` (an ISO date) are empty until somebody has read it."""

    digest: str
    by: str = ""
    on: str = ""


class Ledger(msgspec.Struct):
    """The whole file: items by name, the digests of each table's rows, and the numbers bound to cells."""

    items: dict[str, Signed] = msgspec.field(default_factory=dict)
    rows: dict[str, list[str]] = msgspec.field(default_factory=dict)
    numbers: dict[str, list[tuple[str, str, str]]] = msgspec.field(default_factory=dict)


@dataclass
class Changes:
    """What differs from the ledger: items changed, items that are new, items gone, rows changed or new."""

    changed: list[Item] = field(default_factory=list)
    new: list[Item] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    rows: list[TableRow] = field(default_factory=list)
    lost: dict[str, int] = field(default_factory=dict)


def read(root: Path) -> Ledger:
    """The ledger of a checkout. Raises `ValueError` or `OSError` if there is none to be read."""
    return msgspec.json.decode((root / FILE).read_bytes(), type=Ledger)


def write(root: Path, ledger: Ledger) -> None:
    """Write the ledger in its one form, an item a line."""
    items = {name: msgspec.to_builtins(ledger.items[name]) for name in sorted(ledger.items)}
    lines = ",\n".join(f"  {json.dumps(k, ensure_ascii=False)}: {json.dumps(v)}" for k, v in items.items())
    rows = ",\n".join(f"  {json.dumps(k)}: {json.dumps(ledger.rows[k])}" for k in sorted(ledger.rows))
    said = ",\n".join(
        f"  {json.dumps(k, ensure_ascii=False)}: {json.dumps(ledger.numbers[k], ensure_ascii=False)}"
        for k in sorted(ledger.numbers)
    )
    text = f'{{\n "items": {{\n{lines}\n }},\n "rows": {{\n{rows}\n }},\n "numbers": {{\n{said}\n }}\n}}\n'
    (root / FILE).write_text(text, encoding="utf-8", newline="\n")


# ── what has changed ─────────────────────────────────────────────────────────


def changes(course: Course, ledger: Ledger) -> Changes:
    """What differs between the course and the ledger."""
    return _changes(ledger, items(course), rows(course))


def _changes(ledger: Ledger, present: list[Item], there: list[TableRow]) -> Changes:
    found = Changes()
    for item in present:
        if item.name not in ledger.items:
            found.new.append(item)
        elif ledger.items[item.name].digest != item.digest:
            found.changed.append(item)
    found.gone = sorted(ledger.items.keys() - {item.name for item in present})
    left = {table: Counter(digests) for table, digests in ledger.rows.items()}
    for row in there:
        known = left.get(row.table)
        if known and known[row.digest]:
            known[row.digest] -= 1
        else:
            found.rows.append(row)
    found.lost = {table: count.total() for table, count in left.items() if count.total()}
    return found


def problems(root: Path, course: Course) -> Iterator[Problem]:
    """Each item and each row that is not as it was when it was last read."""
    try:
        ledger = read(root)
    except (OSError, ValueError) as error:
        what = f"The list of what was reviewed cannot be read: {error}."
        yield Problem(FILE.as_posix(), 0, "", what, "Restore it with git.")
        return
    present, there = items(course), rows(course)
    found = _changes(ledger, present, there)
    for item, binding in numbers.unsupported(present, ledger.numbers, cells(there)):
        yield numbers.problem(item, binding, _line(root, item), CURE)
    for item in found.changed:
        yield Problem(
            item.file, _line(root, item), item.id, f"“{item.words}” has changed since its review.", CURE
        )
    for name in found.gone:
        yield Problem(FILE.as_posix(), 0, name, f"{name!r} was reviewed and is gone.", CURE)
    yield from _row_problems(present, found)


def _row_problems(present: list[Item], found: Changes) -> Iterator[Problem]:
    """A changed row with the sentences that rest on it; rows that are gone, by table."""
    named: dict[str, int] = defaultdict(int)
    for row in found.rows:
        named[row.table] += 1
        on = [f"{item.name} (“{item.words}”)" for item in resting(present, row)]
        what = f"This row is new, or not as it was reviewed. On it rest: {'; '.join(on) or 'no item'}."
        yield Problem(f"assets/data/{row.table}.csv", row.line, row.cells[0] if row.cells else "", what, CURE)
    for table, count in found.lost.items():
        if count > named[table]:
            what = f"{count - named[table]} of the reviewed rows are gone."
            yield Problem(f"assets/data/{table}.csv", 0, "", what, CURE)


def _line(root: Path, item: Item) -> int:
    """The line on which the item's id stands; 0 if that cannot be said."""
    text = (root / item.file).read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), start=1):
        if item.id and line.strip(" -").startswith(
            (f"id: {item.id}", f"title: {item.id}", f"{{id: {item.id},")
        ):
            return number
    return 0


def awaiting(course: Course, ledger: Ledger) -> list[Item]:
    """The items that no second person has signed yet."""
    return [item for item in items(course) if not (it := ledger.items.get(item.name)) or not it.by]


def recorded(course: Course, ledger: Ledger) -> Ledger:
    """The ledger of the course as it stands: what has changed is unsigned again, the rest as it was."""
    present, there = items(course), rows(course)
    now = {item.name: Signed(item.digest) for item in present}
    kept = {name: it for name, it in ledger.items.items() if name in now and it.digest == now[name].digest}
    of: Mapping[str, list[str]] = defaultdict(list)
    for row in there:
        of[row.table].append(row.digest)
    index, alike = cells(there), heaps(there)
    said = {item.name: numbers.bound(item, index, alike) for item in present}
    return Ledger(now | kept, dict(of), {name: bindings for name, bindings in said.items() if bindings})


def signed(ledger: Ledger, item: Item, by: str, on: str) -> Ledger:
    """The ledger with one item signed by a person on a day (an ISO date)."""
    return Ledger(ledger.items | {item.name: Signed(item.digest, by, on)}, ledger.rows, ledger.numbers)
