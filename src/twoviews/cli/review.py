"""`twoviews review-keys`: a second person reads each key with its source, and signs it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
import yaml

from twoviews.cli.checkout import checkout
from twoviews.errors import ContentError
from twoviews.wording import plural

if TYPE_CHECKING:
    from twoviews.authoring.items import Item
    from twoviews.authoring.reviewed import Ledger
    from twoviews.bank.library import Course


def review_keys(
    only: Annotated[str, typer.Argument(help="Only items whose name begins so: 07, claims.")] = "",
    record: Annotated[
        bool, typer.Option("--record", help="Sign nothing: record the present state, for others to read.")
    ] = False,
    by: Annotated[str, typer.Option("--by", help="Your name, as it will stand in the file.")] = "",
) -> None:
    """Go through what no second person has signed: see each item with its sources, say whether it is right.

    Whoever wrote an item should not sign it. `twoviews check` names what changes after a signature.
    """
    from twoviews.authoring import reviewed
    from twoviews.bank.library import Course

    root = checkout()
    course = Course(root / "assets")
    ledger = _ledger(root)
    _tell(reviewed.changes(course, ledger))
    ledger = reviewed.recorded(course, ledger)
    if not record:
        name = by or typer.prompt("Your name")
        ledger = _signed(root, course, ledger, only, name)
    reviewed.write(root, ledger)
    left = len(reviewed.awaiting(course, ledger))
    typer.echo(f"{reviewed.FILE.as_posix()} is written; {plural(left, 'item')} still unsigned.")


def _ledger(root: Path) -> Ledger:
    from twoviews.authoring import reviewed

    if not (root / reviewed.FILE).is_file():
        return reviewed.Ledger()
    try:
        return reviewed.read(root)
    except (OSError, ValueError) as error:
        raise ContentError(f"{reviewed.FILE} cannot be read: {error}. Restore it with git.") from error


def _tell(found: object) -> None:
    """Name what differs from the file, before it is recorded."""
    for item in getattr(found, "changed", ()):
        typer.echo(f"changed: {item.name} “{item.words}”")
    for row in getattr(found, "rows", ()):
        typer.echo(f"changed or new: {row.table}.csv, line {row.line}: {', '.join(row.cells)[:100]}")
    for name in getattr(found, "gone", ()):
        typer.echo(f"gone: {name}")


def _signed(root: Path, course: Course, ledger: Ledger, only: str, by: str) -> Ledger:
    """Show each unsigned item and ask; `q` ends, and what was signed stays signed."""
    from twoviews.authoring import reviewed

    waiting = [item for item in reviewed.awaiting(course, ledger) if item.name.startswith(only)]
    for place, item in enumerate(waiting, start=1):
        typer.secho(f"\n{place} of {len(waiting)}: {item.name} ({item.file})", bold=True)
        typer.echo(yaml.safe_dump(item.content, allow_unicode=True, sort_keys=False, width=100))
        for line in _rests_on(root, course, item):
            typer.echo(line)
        answer = typer.prompt("Is all of it right? [y]es, [n]ot yet, [q]uit", default="n").strip().casefold()
        if answer.startswith("q"):
            break
        if answer.startswith("y"):
            ledger = reviewed.signed(ledger, item, by, date.today().isoformat())
    return ledger


def _rests_on(root: Path, course: Course, item: Item) -> list[str]:
    """What a reader compares the item with: the second source of its key, the rows, the references."""
    from twoviews.authoring import items
    from twoviews.authoring.rules.keys import desk, origins
    from twoviews.bank.sources import cite, read

    known, _ = origins(root)
    lines = []
    if item.id in known:
        origin, worked = known[item.id], desk(course)
        names = origin.names(worked)
        lines += [f"  {name} = {value}" for name, value in names.items()]
        for expression in filter(None, (origin.source, *origin.holds)):
            lines.append(f"  second source: {expression} = {worked.worth(expression, names)}")
    rows = [row for row in items.rows(course) if row.sources & item.sources]
    lines += [f"  {row.table}.csv, line {row.line}: {' | '.join(row.cells)}" for row in rows[:12]]
    found, _ = read(course.assets / "references.bib")
    return lines + [f"  {cite(found[key])}" for key in sorted(item.sources) if key in found]
