"""`twoviews review`: the questions that are due, on a page of their own, or a list of what comes when."""

from __future__ import annotations

import webbrowser
from datetime import UTC, datetime
from typing import Annotated

import typer

from twoviews.cli.lab import HIGHEST, PortInUse, is_taken
from twoviews.wording import dated


def review(
    list_: Annotated[bool, typer.Option("--list", help="Only say what comes back, and when.")] = False,
    browser: Annotated[bool, typer.Option(help="Open the page in your web browser.")] = True,
    port: Annotated[
        int, typer.Option(min=0, max=HIGHEST, help="The port to use; a free one if not given.")
    ] = 0,
) -> None:
    """Answer up to five questions that are due, out of all lessons that you have done.

    The page is on this computer alone, and your answers go into the same record. Reload it for the next five.
    To stop, press Ctrl+C here.
    """
    if list_:
        tell()
    else:
        serve(browser, port)


def tell() -> None:
    """Print each objective that can come back: its lesson, the days, and the chance that it is known."""
    from rich.console import Console
    from rich.table import Table

    from twoviews.bank import library
    from twoviews.course import coming
    from twoviews.parts.review.paper import NEVER

    found = sorted(coming(), key=lambda each: (each.due, each.objective))
    if not found:
        typer.echo(NEVER)
        return
    table = Table("lesson", "what you can do", "last", "due", "still known")
    today = datetime.now(UTC).date()
    for each in found:
        lesson = library.lesson(each.objective.lesson)
        text = next(one.text for one in lesson.objectives if one.id == each.objective.id)
        due = "now" if each.due <= today else dated(each.due.isoformat(), short=True)
        last = dated(each.last.isoformat(), short=True)
        table.add_row(lesson.id, text, last, due, f"{100 * each.recall:.0f} %")
    Console().print(table)


def serve(browser: bool, port: int) -> None:
    """Show the page until Ctrl+C."""
    from twoviews import course
    from twoviews.hosts.alone import HOST, Alone, server
    from twoviews.parts.review.paper import TITLE

    if port and is_taken(port):
        raise PortInUse(port)
    alone = Alone(course.review, f"Two Views: {TITLE}")
    with server(alone, port) as running:
        address = f"http://{HOST}:{running.server_port}/{alone.key}/"
        typer.echo(f"{TITLE}: {address}  (to stop: Ctrl+C here)")
        if browser:
            webbrowser.open(address)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            typer.echo("Stopped. Your answers are saved.")
