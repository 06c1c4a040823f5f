"""`twoviews teacher`: the teacher's edition, and the key apart."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def teacher(
    lessons: Annotated[
        list[str] | None, typer.Argument(help="Two digits each, as 07; the whole course if none.")
    ] = None,
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
) -> None:
    """Write the teacher's edition as one page without a network and as a tagged PDF, and the key apart.

    The questions for a show of hands are a page for the wall, on which hands are counted before and after the
    talk. Plans for 20, 50 and 90 minutes, the board, what students stumble over; for the course also its
    syllabus, paths, a rubric with marked texts, who is who.
    """
    from twoviews.bank import library
    from twoviews.teaching.edition import book, page, sheet, wall
    from twoviews.teaching.paper import setting
    from twoviews.teaching.writing import whole, writing

    course, numbers = library.course(), [*dict.fromkeys(lessons or ())]
    name = "-".join(["teacher", *numbers])
    edition, key = book.edition(numbers, course), book.key(numbers, course)
    made = {
        f"{name}.html": page.page(edition).encode(),
        f"{name}.pdf": setting.pdf(sheet.sheet(edition)),
        f"{name}-polls.html": wall.wall(numbers, course).encode(),
        f"{name}-key.html": page.page(key).encode(),
        f"{name}-key.pdf": setting.pdf(sheet.sheet(key)),
    }
    for file, content in made.items():
        with writing(out):
            out.mkdir(parents=True, exist_ok=True)
            whole(out / file, content)
        typer.echo(f"{out / file} is written.")
