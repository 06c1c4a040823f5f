"""`twoviews lms`: the questions and prompts as a file for the platform that a school already has."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def lms(
    platform: Annotated[
        str, typer.Argument(help="moodle, canvas, blackboard (and OpenOlat), cartridge, qti3 or csv.")
    ],
    lessons: Annotated[
        list[str] | None, typer.Option("--lessons", "-l", help="A lesson, as in 03; give it again for more.")
    ] = None,
    more: Annotated[list[str] | None, typer.Argument(help="More lessons after the first one.")] = None,
    forms: Annotated[int, typer.Option(min=1, help="Forms of each question with drawn numbers.")] = 6,
    out: Annotated[
        Path | None, typer.Option("--out", "--to", help="The file to write; the usual one here if not given.")
    ] = None,
) -> None:
    """Write all questions with keys and feedback, all prompts with marking notes, into one file to import.

    The file holds every key: it is for teachers. One that is there is replaced. What a platform cannot hold,
    and how marks then differ, stands in the README.
    """
    from twoviews.bank import library
    from twoviews.teaching import lms as exports
    from twoviews.teaching.writing import whole, writing

    target = out or Path(exports.file_name(platform))
    export = exports.gather(library.course(), [*(lessons or ()), *(more or ())], forms)
    written = exports.write(export, platform)
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        whole(target, written)
    count = len({item.family for item in export.items})
    essays = sum(len(chapter.essays) for chapter in export.chapters)
    typer.echo(f"{count} questions and {essays} texts to write are in {target}.")
    if export.live:
        typer.echo(f"Left out, since they need the lesson's own page: {', '.join(export.live)}.")
    if export.cleaned:
        typer.echo(
            f"Control characters, which no such file may hold, were taken out of {', '.join(export.cleaned)}."
        )
