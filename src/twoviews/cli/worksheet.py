"""`twoviews worksheet`: a lesson on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def worksheet(
    lessons: Annotated[list[str] | None, typer.Argument(help="Two digits each, as 07; all if none.")] = None,
    key: Annotated[bool, typer.Option("--key", help="Write the answers, on a page of their own.")] = False,
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
) -> None:
    """Write a worksheet of four to six pages to fill in by hand, as a tagged PDF.

    Guesses, two figures, claims to judge, eight questions, a text to write, who is who.
    """
    from twoviews.bank import library
    from twoviews.teaching.paper import setting
    from twoviews.teaching.paper import worksheet as paper
    from twoviews.teaching.writing import whole, writing

    course = library.course()
    for number in dict.fromkeys(lessons or course.files):
        made = setting.pdf((paper.key if key else paper.worksheet)(library.lesson(number), course))
        path = out / f"worksheet-{number}{'-key' if key else ''}.pdf"
        with writing(out):
            out.mkdir(parents=True, exist_ok=True)
            whole(path, made)
        typer.echo(f"{path} is written.")
