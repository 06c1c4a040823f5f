"""`twoviews worksheet`: a lesson on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def worksheet(
    lessons: Annotated[list[str] | None, typer.Argument(help="Two digits each, as 07; all if none.")] = None,
    key: Annotated[bool, typer.Option("--key", help="Write the answers, on a page of their own.")] = False,
    test: Annotated[
        bool, typer.Option("--test", help="Write the first and the last test instead (of 00, of 12).")
    ] = False,
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
) -> None:
    """Write a worksheet of four to six pages to fill in by hand, as a tagged PDF.

    Guesses, the main figures, claims to judge, eight questions, a text to write, who is who. With --test,
    the test before the course and the one at its end.
    """
    from twoviews.bank import library
    from twoviews.teaching.paper import setting
    from twoviews.teaching.paper import worksheet as paper
    from twoviews.teaching.writing import whole, writing

    course = library.course()
    tested = [number for number, each in course.lessons.items() if each.pretest or each.posttest]
    for number in dict.fromkeys(lessons or (tested if test else course.files)):
        lesson = library.lesson(number)
        if test:
            document = (paper.test_key if key else paper.test)(lesson)
        else:
            document = (paper.key if key else paper.worksheet)(lesson, course)
        made = setting.pdf(document)
        path = out / f"{'test' if test else 'worksheet'}-{number}{'-key' if key else ''}.pdf"
        with writing(out):
            out.mkdir(parents=True, exist_ok=True)
            whole(path, made)
        typer.echo(f"{path} is written.")
