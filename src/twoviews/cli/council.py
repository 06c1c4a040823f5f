"""`twoviews council`: the Council game with a class, on paper or on screens."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from typer.core import TyperGroup

from twoviews.errors import TwoViewsError
from twoviews.wording import plural

NEEDS = "This needs what only teachers install. Type: uv run --extra teacher twoviews council ..."
DEFAULT = "paper"


class Defaulting(TyperGroup):
    """A group that takes what is none of its commands as given to `paper`: `council 2019-12 --paper`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command in front where none is named."""
        named = bool(args) and (args[0] in self.commands or args[0] in ("--help", "-h"))
        return super().parse_args(ctx, args if named else [DEFAULT, *args])


app = typer.Typer(
    cls=Defaulting, help="The Council game with a class: occasions, pages to print, packs, report."
)


@app.callback()
def start() -> None:
    """The Council game with a class. Without a command it names the occasions."""


@app.command(name=DEFAULT)
def paper(
    occasion: Annotated[
        str, typer.Argument(help="The occasion, as in 2019-12; all of them if it is not given.")
    ] = "",
    paper: Annotated[
        bool, typer.Option("--paper", help="Write the pages to print: the table, four seats, the teacher's.")
    ] = False,
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
) -> None:
    """Name the occasions of the Council game or, with --paper, write the pages of one or all to print.

    Each file is a web page of its own: the rules and the table for all, a page for each seat to be handed to
    that group alone, and one for the teacher, kept back until the vote. A file that is there is replaced.
    """
    from twoviews.bank import library
    from twoviews.game import drafts
    from twoviews.parts.council import paper as pages
    from twoviews.parts.council.live import TITLE
    from twoviews.teaching.writing import whole, writing

    content = library.course().council
    wanted = [occasion] if occasion else [each.id for each in content.scenarios]
    for key in wanted:
        table = drafts.table(content, key)
        if not paper:
            typer.echo(f"{key}  {table.scenario.title}")
            continue
        file = out / f"council-{key}.html"
        with writing(out):
            out.mkdir(parents=True, exist_ok=True)
            whole(file, pages.document(TITLE, table).encode())
        typer.echo(f"{table.scenario.title} is in {file}.")


@app.command(name="pack")
def pack(
    students: Annotated[
        Path, typer.Option(help="The class as CSV: names; columns table and seat where you want to choose.")
    ],
    out: Annotated[Path, typer.Option(help="The folder to write to.")],
    tables: Annotated[int, typer.Option(help="How many tables play.")] = 1,
    occasion: Annotated[
        str, typer.Option(help="The occasion, as in 2019-12 (the shortest day).")
    ] = "2017-09",
    seed: Annotated[int, typer.Option(min=0, help="Another number gives other places.")] = 0,
) -> None:
    """Seat a class at tables and write what each seat gets, as tagged PDF, with a folder for the teacher.

    A table holds 4 to 30: four seats, then press, observers, North Korea and agencies, each with a task. In
    the teacher's folder are the hour and its clock, who sits where (change it and give it as --students), and
    a form for the results.
    """
    _needs()
    from twoviews.bank import library
    from twoviews.game import drafts
    from twoviews.teaching.council import classlist, packing

    course = library.course()
    table, people = drafts.table(course.council, occasion), classlist.read(students)
    with Progress(TextColumn("Writing"), BarColumn(), MofNCompleteColumn(), transient=True) as bar:
        task = bar.add_task("", total=None)

        def told(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        made = packing.pack(table, course.council_class, people, tables, seed, out, told)
    for note in made.notes:
        typer.secho(note, fg="yellow", err=True)
    seated = sum(len(each.people) for each in made.tables)
    typer.echo(
        f"{plural(seated, 'student')} at {plural(len(made.tables), 'table')}: {plural(made.files, 'PDF')} in"
        f" {made.folder}; yours is {made.folder / packing.TEACHER}."
    )


@app.command(name="report")
def report(
    folder: Annotated[Path, typer.Argument(help="Where hand-ins, saved games and the filled-in form lie.")],
    out: Annotated[Path, typer.Option("--out", "--to", help="The page to write.")] = Path(
        "council-report.html"
    ),
) -> None:
    """Set all tables side by side on one page: what passed where, who vetoed, the years after, history.

    Reads hand-ins of students, games saved as files, and the form that `pack` wrote. Whatever cannot be used
    is named on the page and set aside.
    """
    _needs()
    from twoviews.bank import library
    from twoviews.teaching.council import report as reports

    made = reports.make(folder, out, library.course())
    typer.echo(f"{made.page} shows {plural(made.tables, 'table')}.")
    if made.aside:
        typer.echo(
            f"{plural(made.aside, 'entry', 'entries')} could not be used; the page says which, and why."
        )


def _needs() -> None:
    if find_spec("duckdb") is None or find_spec("typst") is None:
        raise TwoViewsError(NEEDS)
