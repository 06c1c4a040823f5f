"""`twoviews check`: every problem of the content at once, with its cure."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Column, Table
from rich.text import Text

from twoviews.cli.checkout import checkout
from twoviews.errors import TwoViewsError
from twoviews.wording import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twoviews.authoring.check import Report
    from twoviews.authoring.counts import Counts

COLUMNS = {
    "prose": "prose", "to_read": "read", "claims": "claims", "figures": "figs", "explorers": "models",
    "statements": "said", "items": "quiz", "returning": "back", "decisions": "acts", "names": "names",
    "minutes": "mins", "declared": "plan", "sitting": "sits", "full": "full", "leaks": "leaks",
    "repeated": "twice", "longest": "long", "tone": "tone", "balance": "Russia",
}  # fmt: skip
WIDE = 142
"""Signs that the table of counts needs; a narrower window folds its lines."""
"""What is shown of a lesson's counts (`authoring.counts.Counts`), and its head."""


def check(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print counts and problems as JSON, for programs.")
    ] = False,
    counts: Annotated[
        bool, typer.Option("--counts", help="Show what each lesson's core asks of a student.")
    ] = False,
    links: Annotated[
        bool,
        typer.Option("--links", help="Only ask every source's address whether it opens; it needs the web."),
    ] = False,
) -> None:
    """Check the whole content and list every problem: file, line, id, what is wrong, how to cure it.

    The exit code is 0 if there is none and 1 otherwise.
    """
    if links:
        raise typer.Exit(show_links())
    from twoviews.authoring.check import check as check_content

    report = check_content(checkout())
    if as_json:
        typer.echo(json.dumps(as_data(report), ensure_ascii=False, indent=2))
    else:
        if counts:
            show_counts(report.lessons)
        show(report)
    raise typer.Exit(1 if report.problems else 0)


def show_links() -> int:
    """Ask all addresses and print those that do not open; 1 if any is gone, else 0."""
    from twoviews.authoring import links
    from twoviews.bank import sources

    with Progress(TextColumn("Asking"), BarColumn(), MofNCompleteColumn(), transient=True) as bar:
        task = bar.add_task("", total=None)
        found = links.look(
            sources.sources().values(), lambda done, of: bar.update(task, completed=done, total=of)
        )
    count = Counter(each.state for each in found)
    if found and not count["open"]:
        raise TwoViewsError("Not one address opened, so this computer is probably not online. Try again.")
    for each in sorted((each for each in found if each.state != "open"), key=lambda each: each.state):
        typer.echo(f"{each.state.capitalize()}: {each.source.key}, {each.source.short} ({each.why})")
        typer.echo(f"    {each.source.url}")
        typer.echo(f"    copies: {links.ARCHIVE}{each.source.url}")
    typer.echo(
        f"{plural(len(found), 'address', 'addresses')}: {count['open']:,} open, {count['gone']:,} gone, "
        f"{count['unclear']:,} unclear (a program was refused, or nobody answered): try those by hand."
    )
    return 1 if count["gone"] else 0


def as_data(report: Report) -> dict[str, Any]:
    """The counts and the problems as plain JSON values."""
    problems = [msgspec.to_builtins(problem) for problem in report.problems]
    lessons = [msgspec.to_builtins(each) for each in report.lessons]
    found = {"balance": dict(report.balance), "awaiting_review": report.awaiting, "cores": lessons}
    return {**report.counts, **found, "problems": problems}


def show_counts(lessons: Sequence[Counts]) -> None:
    """Print a row for each lesson; what is more than a core may have is marked."""
    from twoviews.authoring.rules.core import LIMITS

    most = ["", *(f"≤{LIMITS[name][0]:,}" if name in LIMITS else "" for name in COLUMNS)]
    heads = (Column(head, justify="right", no_wrap=True) for head in COLUMNS.values())
    table = Table(Column("lesson", no_wrap=True), *heads, box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_row(*most, style="dim", end_section=True)
    for each in lessons:
        row = [_cell(each, name) for name in COLUMNS]
        table.add_row(Text(each.lesson if each.held else f"({each.lesson})"), *row)
    console = Console(width=max(Console().width, WIDE))
    console.print(table)
    console.print(Text("In brackets: not yet in two depths, so only counted. ! is over the limit."))


def _cell(counts: Counts, name: str) -> Text:
    """One number, marked if it is too much."""
    from twoviews.authoring.rules.core import LIMITS

    value = getattr(counts, name)
    over = value > LIMITS[name][0] if name in LIMITS else name == "minutes" and value > counts.declared
    shown = f"{value:.0%}" if isinstance(value, float) else f"{value:,}"
    return Text(f"{shown}!", style="bold red") if over else Text(f"{shown} ")


def show(report: Report) -> None:
    """Print the problems as a table, and the counts in one line."""
    console = Console()
    if report.problems:
        place = Column("where", overflow="fold")  # a cut place would hide the line
        table = Table(place, "id", "what is wrong", "cure", title=plural(len(report.problems), "problem"))
        for problem in report.problems:
            where = f"{problem.file}:{problem.line}" if problem.line else problem.file
            table.add_row(*map(Text, (where, problem.id, problem.what, problem.cure)))
        console.print(table)
    counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in report.counts.items())
    console.print(Text(counts if report.problems else f"No problem found. {counts}."))
    if report.alone:
        console.print(
            Text(f"{len(report.alone)} objectives come back in one form only: {', '.join(report.alone)}.")
        )
    if report.awaiting:
        console.print(Text(f"{report.awaiting} items await a second person: `twoviews review-keys`."))
