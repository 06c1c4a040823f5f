"""`twoviews record`: take the learner's record along, bring it in, or start afresh."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from twoviews.record import Record

app = typer.Typer(
    no_args_is_help=True,
    help="Your answers and notes, which stay on your machine: take them along, bring them in, start afresh.",
)


@app.command(name="export")
def export(
    target: Annotated[Path, typer.Argument(help="The file to write.")] = Path("two-views-record.jsonl"),
) -> None:
    """Copy everything you answered and wrote into one file that you can take along.

    The file is text: one statement a line, in the xAPI form that schools' record stores read.
    """
    from twoviews.record.transfer import export_to

    with learners_record() as record:
        count = export_to(target, record)
    typer.echo(f"{count} answers and notes are now in {target}.")


@app.command(name="import")
def bring_in(source: Annotated[Path, typer.Argument(help="A file that `record export` wrote.")]) -> None:
    """Bring in a file that `twoviews record export` wrote. What is here stays; nothing is doubled."""
    from twoviews.record.transfer import import_from

    with learners_record() as record:
        merged = import_from(source, record)
    typer.echo(f"{merged.added} answers and notes came in; {merged.known} were here already.")


@app.command(name="reset")
def reset(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Start afresh. Nothing is deleted: the old record is kept aside under a dated name."""
    from twoviews.record.transfer import reset as start_afresh

    if not yes:
        typer.confirm("Start afresh, and keep your answers so far in a file aside?", abort=True)
    with learners_record() as record:
        aside = start_afresh(record)
    typer.echo(f"Your answers so far are kept in {aside}." if aside else "There was nothing in it yet.")


@contextmanager
def learners_record() -> Iterator[Record]:
    """The learner's record; what it has to say of trouble is printed at the end."""
    from twoviews.record import Record

    record = Record()
    try:
        yield record
    finally:
        for notice in record.notices:
            typer.secho(notice, fg="yellow", err=True)
        record.close()
