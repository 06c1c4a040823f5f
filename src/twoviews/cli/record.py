"""`twoviews record`: take the learner's record along, bring it in, or start afresh."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twoviews.errors import RecordError

if TYPE_CHECKING:
    from twoviews.record import Record
    from twoviews.record.transfer import Describe

app = typer.Typer(
    help="Your answers and notes, which stay on your machine: take them along, bring them in, start afresh.",
)
Merge = Annotated[bool, typer.Option("--merge", help="Also if they were saved under another pseudonym.")]


@app.callback(invoke_without_command=True)
def status(context: typer.Context) -> None:
    """Say where your answers are, how many, and which copies were set aside."""
    from twoviews.record.copies import copies
    from twoviews.record.statements import answers

    if context.invoked_subcommand:
        return
    with learners_record() as record:
        count, aside = answers(record.load()), copies(record.path)
    typer.echo(f"{record.path} holds {_answers(count)}.")
    for copy in aside:
        typer.echo(
            f"{copy.path} was set aside on {_moment(copy.when)} ({copy.why}): {_answers(copy.answers)}."
        )
    if aside:
        typer.echo(
            "Bring one back: twoviews record restore, with its name. Nothing that is here is lost by it."
        )


@app.command(name="export")
def export(
    target: Annotated[
        Path | None, typer.Argument(help="The file to write; a dated one here if not given.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a file of that name.")] = False,
    xapi: Annotated[
        bool, typer.Option("--xapi", help="Say in words what was asked, for a school's record store.")
    ] = False,
) -> None:
    """Copy everything you answered and wrote into one file that you can take along.

    The file is text: one statement a line, in the xAPI form that schools' record stores read. Only you can
    read it. A file that is already there stays as it is, unless you say otherwise.
    """
    from twoviews.record.transfer import export_to, free_name

    wanted = target or free_name(Path(), date.today())
    with learners_record() as record:
        count = export_to(wanted, record, replace=replace, describe=_describing() if xapi else None)
    typer.echo(f"{_answers(count)} {'is' if count == 1 else 'are'} now in {wanted}.")


@app.command(name="hand-in")
def hand_in(
    name: Annotated[str, typer.Option(help="Your name or number, if your teacher asks for it.")] = "",
    what: Annotated[str, typer.Option(help="What goes along: answers, texts or both.")] = "both",
    lesson: Annotated[str, typer.Option(help="Two digits, if only one lesson is asked for.")] = "",
    to: Annotated[Path, typer.Option(help="The folder for the file.")] = Path(),
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Make one file for your teacher. What goes along is shown first, and nothing is sent anywhere."""
    from twoviews.record import handing
    from twoviews.record.transfer import save_new

    kind = next((each for each in handing.WHAT if each == what), None)
    if kind is None:
        raise RecordError(f"What goes along is one of {', '.join(handing.WHAT)}, not {what!r}.")
    with learners_record() as record:
        told, learner = handing.chosen(record.load(), kind, lesson), record.learner
    if not told:
        raise RecordError("There is nothing of that to hand in yet.")
    for each in handing.going(told):
        typer.echo(f"Lesson {each.lesson}: {each.answers} answers, {each.texts} texts")
    typer.echo(f"Under the name {handing.tidied(name) or 'of your record alone'}, {learner}.")
    if not yes:
        typer.confirm("Put this into one file?", abort=True)
    path = to / handing.file_name(name, learner, kind, lesson, date.today())
    save_new(path, handing.hand_in(told, learner, name))
    typer.echo(f"The file is {path}. Give it to your teacher the way your class has agreed.")


@app.command(name="import")
def bring_in(
    source: Annotated[Path, typer.Argument(help="A file that `record export` wrote, or a copy set aside.")],
    merge: Merge = False,
) -> None:
    """Bring in a file that `twoviews record export` wrote. What is here stays; nothing is doubled."""
    from twoviews.record.transfer import import_from

    with learners_record() as record:
        merged = import_from(source, record, merge=merge)
    typer.echo(f"{_answers(merged.added)} came in; {merged.known} were here already.")


@app.command(name="restore")
def restore(
    copy: Annotated[
        Path | None, typer.Argument(help="A copy that `twoviews record` names; the latest if not given.")
    ] = None,
    merge: Merge = False,
) -> None:
    """Bring back a copy that was set aside, or what is intact of a damaged one. What is here stays."""
    from twoviews.record.copies import copies
    from twoviews.record.transfer import import_from

    with learners_record() as record:
        known = {each.path.name: each.path for each in copies(record.path)}
        if copy is None and not known:
            raise RecordError("No copy was set aside.")
        source = known.get(copy.name, copy) if copy else next(iter(known.values()))
        merged = import_from(source, record, merge=merge)
    typer.echo(f"{_answers(merged.added)} came back from {source}; {merged.known} were here already.")


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


def _describing() -> Describe:
    from twoviews.bank import library
    from twoviews.record.activities import describing

    return describing(library.course())


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


def _answers(count: int) -> str:
    return "1 answer or note" if count == 1 else f"{count} answers and notes"


def _moment(when: str) -> str:
    return f"{datetime.strptime(when, '%Y%m%d-%H%M%S'):%d %B %Y, %H:%M} UTC"
