"""`twoviews site`: the whole course as a folder of pages for any browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from twoviews.cli.build import progress
from twoviews.cli.checkout import checkout


def site(
    place: Annotated[Path, typer.Argument(help="The folder to write.")] = Path("site"),
    serve: Annotated[bool, typer.Option("--serve", help="Show it at once, on this machine alone.")] = False,
    port: Annotated[int, typer.Option(help="The port to show it at; a free one if not given.")] = 0,
    packed: Annotated[
        bool, typer.Option("--zip", help="Pack it into one file as well, for a stick or a download.")
    ] = False,
) -> None:
    """Write the course as a folder of pages: for a phone, a stick, any static server.

    Lessons are live there by Python in the browser; what a learner enters is kept in that browser. Nothing
    is fetched from anywhere else. Python for the browser comes from npm, once.
    """
    from twoviews.teaching.site import folder

    with progress() as say:
        found = folder.laid_out(checkout(), say)
        folder.write(found, place)
    size = sum(map(len, found.values())) / 1e6
    typer.echo(f"{place} holds the course: {len(found)} files, {size:.0f} MB. Copy it to any web server.")
    if packed:
        typer.echo(f"{folder.pack(found, place)} is the same in one file.")
    if serve:
        show(place, port)


def show(place: Path, port: int) -> None:
    """Serve the folder until it is stopped."""
    from twoviews.teaching.site.serving import server

    with server(place, port) as running:
        typer.echo(f"http://127.0.0.1:{running.server_port}/  (to stop: Ctrl+C here)")
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            typer.echo("Stopped.")
