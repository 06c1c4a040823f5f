"""`twoviews site`: the whole course as a folder of pages for any browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from twoviews.cli.build import progress
from twoviews.cli.checkout import checkout
from twoviews.cli.lab import HIGHEST, PortInUse, is_taken


def site(
    place: Annotated[Path, typer.Argument(help="The folder to write.")] = Path("site"),
    serve: Annotated[bool, typer.Option("--serve", help="Show it at once, on this machine alone.")] = False,
    port: Annotated[
        int, typer.Option(min=0, max=HIGHEST, help="The port to show it at; a free one if not given.")
    ] = 0,
    packed: Annotated[
        bool, typer.Option("--zip", help="Pack it into one file as well, for a stick or a download.")
    ] = False,
    pyodide: Annotated[
        Path | None,
        typer.Option(
            help="A folder with Pyodide's whole distribution: then explorers can be made fully live.",
            metavar="DIR",
            exists=True,
            file_okay=False,
        ),
    ] = None,
    scorm: Annotated[
        str,
        typer.Option(
            help="Write packages for a learning platform instead: 1.2 (any) or 2004.", metavar="VERSION"
        ),
    ] = "",
) -> None:
    """Write the course as a folder of pages: for a phone, a stick, any static server.

    Lessons are live there by Python in the browser; what a learner enters is kept in that browser. Nothing
    is fetched from anywhere else. Python for the browser comes from npm, once.
    """
    from twoviews.teaching.site import folder
    from twoviews.teaching.writing import writing

    if scorm not in ("", "1.2", "2004"):
        raise typer.BadParameter("SCORM is 1.2 or 2004.", param_hint="--scorm")
    if serve and port and is_taken(port):
        raise PortInUse(port)
    if scorm and pyodide:
        raise typer.BadParameter("Packages for a platform do without it.", param_hint="--pyodide")
    with progress() as say:
        found = folder.laid_out(checkout(), say, pyodide)
    with progress() as say, writing(place):
        if scorm:
            write_packages(found, place, scorm, say)
        else:
            folder.write(found, place)
    if scorm:
        typer.echo(f"{place} holds a package for each lesson, and one for the course: upload them as SCORM.")
        return
    size = sum(map(len, found.values())) / 1e6
    typer.echo(f"{place} holds the course: {len(found)} files, {size:.0f} MB. Copy it to any web server.")
    if packed:
        target = place.with_name(f"{place.name}.zip")
        with writing(target):
            folder.pack(found, target, f"{place.name}/")
        typer.echo(f"{target} is the same in one file. Unpacked, it opens by: python3 -m http.server")
    if serve:
        show(place, port)


def write_packages(found: Mapping[str, bytes], place: Path, version: str, say: Callable[[str], None]) -> None:
    """Write a package for each lesson and one for the course into a folder."""
    from twoviews.bank import library
    from twoviews.teaching.site import folder, scorm

    place.mkdir(parents=True, exist_ok=True)
    for name, files in scorm.packages(found, library.course(), "2004" if version == "2004" else "1.2"):
        say(f"package {name}")
        folder.pack(files, place / f"two-views-{name}-scorm-{version}.zip")


def show(place: Path, port: int) -> None:
    """Serve the folder until it is stopped."""
    from twoviews.teaching.site.serving import server

    with server(place, port) as running:
        typer.echo(f"http://127.0.0.1:{running.server_port}/  (to stop: Ctrl+C here)")
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            typer.echo("Stopped.")
