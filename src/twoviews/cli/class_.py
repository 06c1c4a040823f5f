"""`twoviews class`: what a class handed in, as one page for its teacher."""

from __future__ import annotations

import shlex
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from twoviews.cli.lab import HIGHEST
from twoviews.errors import TwoViewsError
from twoviews.wording import plural

NEEDS = "This needs what only teachers install. Type: uv run --extra teacher twoviews class report FOLDER"
app = typer.Typer(no_args_is_help=True, help="For teachers: what a class handed in, as one page with tables.")


@app.callback()
def start() -> None:
    """For teachers: what a class handed in."""


@app.command(name="report")
def report(
    folder: Annotated[Path, typer.Argument(help="Where the hand-ins lie: files, folders in it, zips.")],
    roster: Annotated[
        Path | None, typer.Option(help="The list of the class as CSV: of Moodle, Canvas or your own.")
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", "--to", help="The page to write; its tables go into a folder beside it.")
    ] = Path("class-report.html"),
    marks: Annotated[
        list[Path] | None,
        typer.Option(help="The marks that you downloaded from the page; give it again for more files."),
    ] = None,
    markers: Annotated[
        int, typer.Option(min=0, max=100, help="Deal all texts to so many markers, a page for each.")
    ] = 0,
    feedback: Annotated[
        bool | None, typer.Option(help="Pages to hand back; for up to 500 students they are made unasked.")
    ] = None,
) -> None:
    """Read all that students handed in, and write one page that opens without the course and a network.

    Whatever is no hand-in is named and set aside. Interrupted, the same command goes on where it stopped.
    """
    if find_spec("duckdb") is None:
        raise TwoViewsError(NEEDS)
    from twoviews.bank import library
    from twoviews.teaching.classes import report as reports
    from twoviews.teaching.classes.roster import Roster, read
    from twoviews.teaching.classes.writings import gathered

    listed = read(roster) if roster else Roster()
    marked = gathered(marks or ())
    with _bar() as bar:
        tasks: dict[str, int] = {}

        def told(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=of or None)
            bar.update(tasks[what], completed=done, total=of or None)  # type: ignore[arg-type]

        made = reports.make(folder, out, library.course(), listed, marked, told, feedback, markers)
    typer.echo(f"{made.page} tells of {plural(made.learners, 'student')}; its tables are in {made.folder}.")
    if made.pages:
        typer.echo(f"{plural(made.pages, 'page')} to hand back: {made.folder / 'feedback'}.")
    if marked:
        typer.echo(f"{plural(made.graded, 'text')} with a mark in every row: these have a grade.")
    if made.ungraded:
        typer.echo(
            "The report before had grades of texts: give your file of marks again by --marks to keep them."
        )
    if made.strange:
        typer.echo(f"{plural(made.strange, 'mark')} could not be used: no text here has its sign.")
    if markers:
        typer.echo(f"{plural(markers, 'page')} for those who mark: {made.folder / 'marking'}.")
    if made.aside:
        typer.echo(f"{plural(made.aside, 'file')} could not be used; the page says which, and why.")


@app.command(name="rehearse")
def rehearse(
    folder: Annotated[Path, typer.Argument(help="A new folder for the made-up hand-ins and their list.")],
    students: Annotated[int, typer.Option(min=1, max=1000, help="How many students.")] = 30,
) -> None:
    """Write hand-ins of students who do not exist, to try the report before the first real ones come in."""
    from twoviews.bank import library
    from twoviews.teaching.classes import rehearsal

    handed, listed = rehearsal.write(folder, students, library.course())
    typer.echo(f"{plural(students, 'made-up student')} in {handed}; their list is {listed}. Now type:")
    places = [str(handed), "--roster", str(listed), "--out", str(folder / "report.html")]
    typer.echo(f"uv run --extra teacher twoviews class report {shlex.join(places)}")


@app.command(name="hub")
def hub(
    out: Annotated[Path, typer.Option(help="The folder for the recipe; it is made.")] = Path("two-views-hub"),
    url: Annotated[
        str | None, typer.Option(help="Where browsers will find the hub, base path included.")
    ] = None,
    moodle: Annotated[
        str | None, typer.Option(help="The address of your Moodle; for Canvas see the file's own comments.")
    ] = None,
    client: Annotated[str | None, typer.Option(help="What the LMS calls this tool: the client id.")] = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=HIGHEST, help="Where the hub listens on its machine.")
    ] = None,
    homes: Annotated[Path | None, typer.Option(help="Where students' folders lie on the server.")] = None,
) -> None:
    """Write the recipe for many students on one server: JupyterHub, login from the LMS, Kubernetes.

    Its README.md says what to do with it; what is not given here stands in it as an example, to fill in.
    Nothing is installed or started.
    """
    from twoviews import home
    from twoviews.bank import library
    from twoviews.teaching import hub as recipe

    here = {"course": home.project(), "hub": out.absolute(), "homes": homes}
    told = {"url": url, "port": port, "lms": moodle, "client": client}
    told |= {name: str(place) for name, place in here.items() if place}
    given = {name: value for name, value in told.items() if value is not None}
    made = recipe.write(out, replace(recipe.EXAMPLE, **given), library.course())
    typer.echo(f"The recipe is in {out}. Begin with {made[-1]}.")


@app.command(name="nbgrader")
def nbgrader(
    folder: Annotated[Path, typer.Argument(help="The course's folder for nbgrader; it is made.")],
) -> None:
    """Write the exercises as a course of nbgrader, a point for each task that its own check finds right.

    Their texts wait there for your marks. nbgrader itself is not part of this course: install it beside it.
    """
    from twoviews.teaching import nbgrader as course

    made = course.write(folder)
    typer.echo(f"{plural(len(made), 'exercise')} for nbgrader are in {folder}: see its nbgrader_config.py.")


def _bar() -> Progress:
    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, transient=True)
