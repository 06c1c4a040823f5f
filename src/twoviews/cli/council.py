"""`twoviews council`: the Council game on paper, for a class without computers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def council(
    occasion: Annotated[
        str, typer.Argument(help="The occasion, as in 2019-12; all of them if it is not given.")
    ] = "",
    paper: Annotated[
        bool, typer.Option("--paper", help="Write the pages to print: the table, four seats, the teacher's.")
    ] = False,
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
) -> None:
    """Name the occasions of the Council game or, with --paper, write the pages of one or all to print.

    Each file is a web page of its own: the rules and the table for all, a page for each seat to be handed to
    that group alone, and one for the teacher, kept back until the vote. A file that is there is replaced.
    """
    from twoviews.bank import library
    from twoviews.game import drafts
    from twoviews.parts.council import paper as pages
    from twoviews.parts.council.live import TITLE

    content = library.course().council
    wanted = [occasion] if occasion else [each.id for each in content.scenarios]
    for key in wanted:
        table = drafts.table(content, key)
        if not paper:
            typer.echo(f"{key}  {table.scenario.title}")
            continue
        file = out / f"council-{key}.html"
        file.write_text(str(pages.document(TITLE, table)), encoding="utf-8")
        typer.echo(f"{table.scenario.title} is in {file}.")
