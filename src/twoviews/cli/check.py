"""`twoviews check`: every problem of the content at once, with its cure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from twoviews.cli.checkout import checkout
from twoviews.wording import plural

if TYPE_CHECKING:
    from twoviews.authoring.check import Report


def check(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print counts and problems as JSON, for programs.")
    ] = False,
) -> None:
    """Check the whole content and list every problem: file, line, id, what is wrong, how to cure it.

    The exit code is 0 if there is none and 1 otherwise.
    """
    from twoviews.authoring.check import check as check_content

    report = check_content(checkout())
    if as_json:
        typer.echo(json.dumps(as_data(report), ensure_ascii=False, indent=2))
    else:
        show(report)
    raise typer.Exit(1 if report.problems else 0)


def as_data(report: Report) -> dict[str, Any]:
    """The counts and the problems as plain JSON values."""
    problems = [msgspec.to_builtins(problem) for problem in report.problems]
    balance = dict(report.balance)
    return {**report.counts, "balance": balance, "awaiting_review": report.awaiting, "problems": problems}


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
    if report.awaiting:
        console.print(Text(f"{report.awaiting} items await a second person: `twoviews review-keys`."))
