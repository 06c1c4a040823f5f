"""`twoviews build`: write everything that is derived, or say what is stale."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from twoviews.cli.checkout import checkout
from twoviews.cli.lab import find_lesson

if TYPE_CHECKING:
    from collections.abc import Callable

    from twoviews.authoring.build import Stale


def build(
    lesson: Annotated[str, typer.Argument(help="Run only this lesson's notebooks, for example 07.")] = "",
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; fail and name the files that are stale.")
    ] = False,
) -> None:
    """Write all derived files: exercises, checksums, schema, environment.yml, the notebooks' outputs.

    Run it after any change to the content, then commit what it wrote. `--check` is what the tests do.
    """
    from twoviews.authoring import build as derive

    root = checkout()
    number = find_lesson(root, lesson).stem[:2] if lesson else ""
    with progress() as say:
        found = derive.stale(root, say, number) if check else []
        if not check:
            derive.build(root, say, number)
    report(found, "Everything derived is up to date." if check else built(number))


def built(lesson: str) -> str:
    """What a build has done, which is not that the content is sound."""
    ran = f" Of the notebooks only those of lesson {lesson} were run." if lesson else ""
    return f"Everything derived is written.{ran} Next: `twoviews check`, and `git status` for what changed."


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A line that says what is being built; the function it gives moves it on."""
    from rich.console import Console

    with Console(stderr=True).status("Building") as status:
        yield lambda step: status.update(f"Building: {step}")


def report(found: list[Stale], well: str) -> None:
    """Say which files are stale and where they begin to differ (exit code 1), or say that all is `well`."""
    for item in found:
        typer.echo(f"{item.file}:{item.line}\n  committed  {item.committed}\n  built now  {item.built}")
    if found:
        typer.secho(
            f"{len(found)} stale: run `twoviews build` and commit what it writes.", fg="red", err=True
        )
        raise typer.Exit(1)
    typer.echo(well)
